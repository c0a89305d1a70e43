import type { LineFigure, Reading } from '../../domain/catalogue/checklist.ts'
import { lineFigures } from '../../domain/catalogue/checklist.ts'
import type { LineFigures, LineSamples } from '../../domain/run/line.ts'
import { useLanguage, useWords } from '../app/language.ts'
import { numberOf } from '../app/times.ts'
import type { Spoken } from '../app/words.ts'
import { Icon } from '../parts/glyphs/Icon.tsx'
import { Ruler } from '../parts/items/Ruler.tsx'
import { classes } from '../parts/kinds.ts'
import { scaleOf } from '../screens/items/figure.ts'
import { outsideBy } from '../screens/items/outside.ts'
import { distanceUnit, rangeOf, withUnit } from '../screens/items/said.ts'
import { measureWords } from '../words/measure.ts'

export const lineUnits: { readonly [F in LineFigure]: string } = {
  latency: 'ms',
  jitter: 'ms',
  loss: '%',
  down: 'Mbit/s',
  up: 'Mbit/s',
}
export const figureWords = {
  latency: 'latency',
  jitter: 'jitter',
  loss: 'loss',
  down: 'downRate',
  up: 'upRate',
} as const

/** A figure that the item accepts within limits, with its place among them. */
function Limited({ reading, value }: { readonly reading: Reading; readonly value: number }) {
  const t = useWords(measureWords)
  const language = useLanguage()
  const range = rangeOf(reading, language)
  const scale = scaleOf(reading, value)
  if (range === null || scale === null) return null
  const by = outsideBy(value, reading)
  const far = withUnit(Math.abs(by), distanceUnit(reading.unit), language)
  const said = by === 0 ? t.inside(range) : by < 0 ? t.below(far, range) : t.above(far, range)
  const write = (figure: number) => numberOf(figure, language)
  return (
    <>
      <Ruler
        {...scale}
        from={reading.min ?? undefined}
        to={reading.max ?? undefined}
        value={value}
        outside={by !== 0}
        size="wide"
        write={write}
        label={`${write(value)} ${reading.unit}. ${said}`}
      />
      <p className={classes('measure-said', by === 0 ? 'ok' : 'act')}>
        {by === 0 ? null : <Icon name="octagon-x" size={18} />}
        <span>{said}</span>
      </p>
    </>
  )
}

interface FiguresProps {
  readonly figures: LineFigures
  /** Of the item; those that a measurement fills in are drawn against their limits. */
  readonly readings: readonly Reading[]
  /** While it is measured: what is not known yet is simply still to come. */
  readonly live?: boolean
}

/** The five figures of a measurement; the ones the item asks for come first. */
export function Figures({ figures, readings, live = false }: FiguresProps) {
  const t = useWords(measureWords)
  const language = useLanguage()
  const asked = readings.flatMap(({ line }) => line ?? [])
  const order = [...new Set([...asked, ...lineFigures])]
  return (
    <dl className="measure-figures">
      {order.map((figure) => {
        const value = figures[figure]
        const reading = readings.find(({ line }) => line === figure)
        return (
          <div key={figure} className={reading && !live ? 'asked' : undefined}>
            <dt>
              {t[figureWords[figure]]}
              {reading && !live ? ` · ${t.fills(reading.name[language])}` : null}
            </dt>
            <dd>
              {value === null ? (
                <span className="quiet">{live ? '…' : t.unmeasured}</span>
              ) : (
                withUnit(value, lineUnits[figure], language)
              )}
              {reading && value !== null && !live ? <Limited reading={reading} value={value} /> : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/**
 * What the browser tells of the network. Its speed class (`4g` also on a cable) is no generation of mobile network, and
 * is not passed off as one.
 */
export function networkSaid({ network }: LineSamples, t: Spoken<typeof measureWords>): string {
  if (network === null) return t.noNetwork
  const speed = /(?:^|-)((?:slow-)?[2-5]g)$/.exec(network)
  const kind = speed ? network.slice(0, speed.index) : network
  return [kind === '' ? t.noKind : t.network(kind), ...(speed?.[1] ? [t.speedClass(speed[1])] : [])].join(' ')
}

/** Everything that was measured, folded away: it is kept with the reading. */
export function RawSamples({ samples }: { readonly samples: LineSamples }) {
  const t = useWords(measureWords)
  const language = useLanguage()
  const write = (value: number) => numberOf(value, language)
  const trips = ({ sent, rtts }: LineSamples['socket']) =>
    sent === 0 ? t.unmeasured : t.rtts(rtts.length, sent, rtts.map(write).join(' · '))
  const flows = (list: LineSamples['down']) =>
    list.length === 0
      ? t.unmeasured
      : list.map(({ bytes, ms }) => t.flow(write(Math.round(bytes / 1024)), write(ms))).join(' · ')
  return (
    <details className="fold measure-raw">
      <summary>{t.samples}</summary>
      <dl>
        <dt>{t.bySocket}</dt>
        <dd>{trips(samples.socket)}</dd>
        <dt>{t.byHttp}</dt>
        <dd>{trips(samples.http)}</dd>
        <dt>{t.downRate}</dt>
        <dd>{flows(samples.down)}</dd>
        <dt>{t.upRate}</dt>
        <dd>{flows(samples.up)}</dd>
      </dl>
      <p className="quiet">{t.howFigured}</p>
    </details>
  )
}
