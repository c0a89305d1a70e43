import './measure.css'
import { useId, useState } from 'react'
import type { Reading } from '../../domain/catalogue/checklist.ts'
import { lineFiguresOf } from '../../domain/run/line.ts'
import type { LineSamples } from '../../domain/run/line.ts'
import { useSnapshot } from '../app/context.ts'
import { useLanguage, useWords } from '../app/language.ts'
import { secondsOf } from '../app/times.ts'
import { Button } from '../parts/controls/Button.tsx'
import { withUnit } from '../screens/items/said.ts'
import { measureWords } from '../words/measure.ts'
import { leadingFigure, middleRun } from './choose.ts'
import type { Progress } from './course.ts'
import { Figures, lineUnits, networkSaid, RawSamples } from './RunFigures.tsx'
import { useMeasuring } from './useMeasuring.ts'
import type { MeasureTools, MeasuringState } from './useMeasuring.ts'

type Readings = readonly Reading[]

const stageWords = { socket: 'trips', http: 'trips', down: 'down', up: 'up' } as const
const stopWords = { cancelled: 'stopped', offline: 'offline', hidden: 'hidden', broken: 'broken' } as const

/** Why the last measurement gave nothing, in a sentence. */
function useWhy(ended: MeasuringState['ended']): string | null {
  const t = useWords(measureWords)
  if (ended === null) return null
  if (ended.is === 'stopped') return t[stopWords[ended.why]]
  if (ended.retryAfter === null) return t.refused
  return ended.code === 'measuring-busy' ? t.busy(ended.retryAfter) : t.enough(ended.retryAfter)
}

function UnderWay({ progress, readings }: { readonly progress: Progress; readonly readings: Readings }) {
  const t = useWords(measureWords)
  const word = t[stageWords[progress.stage]]
  return (
    <>
      <p role="status">
        <b>{progress.waiting === null ? word : t.waits(progress.waiting)}</b>
      </p>
      <progress value={progress.share} max={1} aria-label={word} />
      <Figures figures={progress.figures} readings={readings} live />
      <p className="quiet">{t.stay}</p>
    </>
  )
}

interface RunsProps {
  readonly runs: MeasuringState['runs']
  readonly chosen: LineSamples
  readonly middle: LineSamples | null
  readonly readings: Readings
  readonly onChoose: (samples: LineSamples) => void
}

/** Which of the runs is filled in; the middle one unless the person wants another. */
function Runs({ runs, chosen, middle, readings, onChoose }: RunsProps) {
  const t = useWords(measureWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const name = useId()
  const figure = leadingFigure(readings)
  return (
    <fieldset className="measure-runs">
      <legend>{t.whichRun}</legend>
      {runs.map(({ nth, samples }) => {
        const value = lineFiguresOf(samples)[figure]
        return (
          <label key={nth}>
            <input type="radio" name={name} checked={samples === chosen} onChange={() => onChoose(samples)} />
            <span>
              {t.run(nth, secondsOf(samples.startedAt, shown.info?.zone ?? 'UTC'))}
              {samples === middle ? <small> · {t.middle}</small> : null}
            </span>
            <b>{value === null ? t.unmeasured : withUnit(value, lineUnits[figure], language)}</b>
          </label>
        )
      })}
    </fieldset>
  )
}

interface KeysProps {
  readonly isMeasuring: boolean
  readonly hasRun: boolean
  readonly onUse: () => void
  readonly onStart: () => void
  readonly onStop: () => void
}

/** The big keys: one to stop while it is measured, else to fill in and to measure again. */
function Keys({ isMeasuring, hasRun, onUse, onStart, onStop }: KeysProps) {
  const t = useWords(measureWords)
  if (isMeasuring)
    return (
      <div className="measure-keys">
        <Button size="large" onPress={onStop}>
          {t.stop}
        </Button>
      </div>
    )
  return (
    <div className="measure-keys">
      {hasRun ? (
        <Button kind="primary" size="large" onPress={onUse}>
          {t.use}
        </Button>
      ) : null}
      <Button kind={hasRun ? 'plain' : 'primary'} size="large" icon="activity" onPress={onStart}>
        {hasRun ? t.again : t.start}
      </Button>
    </div>
  )
}

interface MeasurePanelProps {
  /** Of the item: what is measured is shown against their limits. */
  readonly readings: Readings
  /** The person wants these figures in the item's readings. */
  readonly onUse: (samples: LineSamples) => void
  readonly tools?: MeasureTools
}

/** Measures this browser's line to the server, as often as wanted; one run is filled into the item's readings. */
export function MeasurePanel({ readings, onUse, tools }: MeasurePanelProps) {
  const t = useWords(measureWords)
  const { runs, progress, ended, start, cancel } = useMeasuring(tools)
  const [picked, setPicked] = useState<LineSamples | null>(null)
  const [used, setUsed] = useState<LineSamples | null>(null)
  const why = useWhy(ended)
  const all = runs.map(({ samples }) => samples)
  const middle = middleRun(all, leadingFigure(readings))
  const chosen = picked && all.includes(picked) ? picked : middle
  const use = (samples: LineSamples) => {
    setUsed(samples)
    onUse(samples)
  }
  const begin = () => {
    setPicked(null)
    start()
  }
  return (
    <section className="measure" aria-label={t.title}>
      <h2>{t.title}</h2>
      {progress ? (
        <UnderWay progress={progress} readings={readings} />
      ) : (
        <>
          {runs.length === 0 ? <p>{t.text}</p> : null}
          {why === null ? null : <p role="alert">{why}</p>}
          {chosen === null ? null : <Figures figures={lineFiguresOf(chosen)} readings={readings} />}
          {chosen === null ? null : <p className="quiet">{networkSaid(chosen, t)}</p>}
          {runs.length > 1 && chosen !== null ? (
            <Runs {...{ runs, chosen, middle, readings }} onChoose={setPicked} />
          ) : null}
          {chosen === null ? null : <RawSamples samples={chosen} />}
        </>
      )}
      <Keys
        isMeasuring={progress !== null}
        hasRun={chosen !== null}
        onUse={() => (chosen === null ? undefined : use(chosen))}
        onStart={begin}
        onStop={cancel}
      />
      <p role="status" className="ok measure-used">
        {used !== null && used === chosen && !progress ? t.used : ''}
      </p>
      <p className="quiet">{t.honest}</p>
    </section>
  )
}
