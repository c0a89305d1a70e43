import { useEffect, useRef, useState } from 'react'
import type { LineSamples } from '../../domain/run/line.ts'
import { browserProbe } from '../adapters/probe-line.ts'
import type { LineProbe } from '../adapters/probe-line.ts'
import { browserWake } from '../adapters/wake.ts'
import type { Wake } from '../adapters/wake.ts'
import { useBench } from '../app/context.ts'
import { useLanguage } from '../app/language.ts'
import { runsKept } from './choose.ts'
import type { Progress } from './course.ts'
import { measureLine } from './run.ts'
import type { Ended, Measuring } from './run.ts'

/** What is measured with, and what tells that the page is hidden; the browser's own unless a gallery hands in others. */
export interface MeasureTools {
  readonly openProbe: (language: string) => LineProbe
  readonly wake: Wake
}
const browserTools: MeasureTools = { openProbe: browserProbe, wake: browserWake }

export interface MeasuringState {
  /** Newest first, each with its number in this page. */
  readonly runs: readonly { readonly nth: number; readonly samples: LineSamples }[]
  /** Null while nothing is measured. */
  readonly progress: Progress | null
  /** Why the last one gave nothing; null when it did, or while one is under way. */
  readonly ended: Exclude<Ended, { is: 'done' }> | null
  readonly start: () => void
  readonly cancel: () => void
}

/** Measures from this page as often as asked, and keeps the last runs as long as the page stands. */
export function useMeasuring(tools: MeasureTools = browserTools): MeasuringState {
  const { clock } = useBench()
  const language = useLanguage()
  const [runs, setRuns] = useState<MeasuringState['runs']>([])
  const [progress, setProgress] = useState<Progress | null>(null)
  const [ended, setEnded] = useState<MeasuringState['ended']>(null)
  const current = useRef<Measuring | null>(null)
  useEffect(() => () => current.current?.cancel(), [])
  const start = async () => {
    if (current.current) return
    setEnded(null)
    const probe = tools.openProbe(language)
    const measuring = measureLine({ probe, clock, wake: tools.wake, onProgress: setProgress })
    current.current = measuring
    const end = await measuring.ended
    current.current = null
    setProgress(null)
    if (end.is !== 'done') return setEnded(end)
    setRuns((before) =>
      [{ nth: (before[0]?.nth ?? 0) + 1, samples: end.samples }, ...before].slice(0, runsKept),
    )
  }
  return { runs, progress, ended, start: () => void start(), cancel: () => current.current?.cancel() }
}
