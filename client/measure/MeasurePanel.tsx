import './measure.css'
import { useEffect, useRef, useState } from 'react'
import type { LineFigure } from '../../domain/catalogue/checklist.ts'
import { lineFiguresOf } from '../../domain/run/line.ts'
import type { LineSamples } from '../../domain/run/line.ts'
import { BusyLine, browserProbe } from '../adapters/probe-line.ts'
import { useBench, useSnapshot } from '../app/context.ts'
import { useLanguage, useWords } from '../app/language.ts'
import { numberOf, secondsOf } from '../app/times.ts'
import { Button } from '../parts/controls/Button.tsx'
import { measureWords } from '../words/measure.ts'
import { measureLine } from './run.ts'
import type { Progress } from './run.ts'

const units: { readonly [F in LineFigure]: string } = {
  latency: 'ms',
  jitter: 'ms',
  loss: '%',
  down: 'Mbit/s',
  up: 'Mbit/s',
}
const names = { latency: 'latency', jitter: 'jitter', loss: 'loss', down: 'downRate', up: 'upRate' } as const
const kept = 5

function useMeasuring() {
  const t = useWords(measureWords)
  const language = useLanguage()
  const { clock } = useBench()
  const [runs, setRuns] = useState<readonly LineSamples[]>([])
  const [progress, setProgress] = useState<Progress | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const stopper = useRef<AbortController | null>(null)
  const stop = () => stopper.current?.abort()
  useEffect(() => {
    // A hidden tab is throttled by the browser: what it measures then is the browser.
    const hidden = () => (document.hidden ? stopper.current?.abort() : undefined)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      stopper.current?.abort()
    }
  }, [])
  const start = async () => {
    const abort = new AbortController()
    stopper.current = abort
    setSaid(null)
    setProgress({ step: 'trips', share: 0 })
    const probe = browserProbe(language)
    const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
    try {
      const means = { probe, now: () => clock.now(), wait, signal: abort.signal, onProgress: setProgress }
      const samples = await measureLine(means)
      setRuns((before) => [samples, ...before].slice(0, kept))
    } catch (error) {
      if (error instanceof BusyLine) setSaid(t.busy(error.retryAfter))
      else setSaid(abort.signal.aborted ? t.stopped : t.broken)
    } finally {
      probe.close()
      setProgress(null)
    }
  }
  return { runs, progress, said, start: () => void start(), stop }
}

function Samples({ run }: { readonly run: LineSamples }) {
  const t = useWords(measureWords)
  const language = useLanguage()
  const write = (value: number) => numberOf(value, language)
  const flows = (list: LineSamples['down']) =>
    list.map(({ bytes, ms }) => t.flow(write(Math.round(bytes / 1024)), write(ms))).join('; ')
  return (
    <details className="fold">
      <summary>{t.samples}</summary>
      <p className="quiet">{t.rtts(run.socket.rtts.map(write).join(' · '))}</p>
      <p className="quiet">HTTP {t.rtts(run.http.rtts.map(write).join(' · '))}</p>
      <p className="quiet">
        {t.downRate}: {flows(run.down)}
      </p>
      <p className="quiet">
        {t.upRate}: {flows(run.up)}
      </p>
    </details>
  )
}

function Run(props: { readonly run: LineSamples; readonly nth: number; readonly onUse: () => void }) {
  const t = useWords(measureWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const figures = lineFiguresOf(props.run)
  const all = Object.keys(units) as LineFigure[]
  return (
    <li className="measure-run">
      <p>
        <b>{t.run(props.nth, secondsOf(props.run.startedAt, shown.info?.zone ?? 'UTC'))}</b>
        {props.run.network === null ? null : <span className="quiet"> · {t.network(props.run.network)}</span>}
      </p>
      <dl>
        {all.map((figure) => {
          const value = figures[figure]
          return (
            <div key={figure}>
              <dt>{t[names[figure]]}</dt>
              <dd>{value === null ? t.unmeasured : `${numberOf(value, language)}\u00a0${units[figure]}`}</dd>
            </div>
          )
        })}
      </dl>
      <Button onPress={props.onUse}>{t.use}</Button>
      <Samples run={props.run} />
    </li>
  )
}

/** Measures this browser's line to the server; the person chooses which run is filled into the item. */
export function MeasurePanel({ onUse }: { readonly onUse: (samples: LineSamples) => void }) {
  const t = useWords(measureWords)
  const { runs, progress, said, start, stop } = useMeasuring()
  const [used, setUsed] = useState<LineSamples | null>(null)
  return (
    <section className="measure" aria-label={t.title}>
      <h2>{t.title}</h2>
      <p className="quiet">{t.text}</p>
      {progress ? (
        <>
          <p role="status">{t[progress.step]}</p>
          <progress value={progress.share} max={1} aria-label={t[progress.step]} />
          <Button size="large" onPress={stop}>
            {t.stop}
          </Button>
        </>
      ) : (
        <Button kind="primary" size="large" onPress={start}>
          {runs.length === 0 ? t.start : t.again}
        </Button>
      )}
      {said === null ? null : <p role="alert">{said}</p>}
      <ol className="measure-runs">
        {runs.map((run, n) => (
          <Run
            key={run.startedAt}
            run={run}
            nth={runs.length - n}
            onUse={() => {
              setUsed(run)
              onUse(run)
            }}
          />
        ))}
      </ol>
      {used ? <p className="ok">{t.used}</p> : null}
      <p className="quiet">{t.honest}</p>
    </section>
  )
}
