import type { LineFigure, Reading } from '../../domain/catalogue/checklist.ts'
import { lineFiguresOf } from '../../domain/run/line.ts'
import type { LineSamples } from '../../domain/run/line.ts'

/** Runs that a page keeps to choose from. */
export const runsKept = 5
const moreIsBetter: readonly LineFigure[] = ['down', 'up']

/** The figure that runs are compared by: the first that the item asks for. */
export const leadingFigure = (readings: readonly Reading[]): LineFigure =>
  readings.find(({ line }) => line !== undefined)?.line ?? 'latency'

/**
 * The run in the middle by one figure, so that neither the luckiest nor the unluckiest is kept by itself; of two in the
 * middle the worse. Runs that do not have the figure come last; null without any run.
 */
export function middleRun(runs: readonly LineSamples[], figure: LineFigure): LineSamples | null {
  const sign = moreIsBetter.includes(figure) ? -1 : 1
  const known = runs.flatMap((run) => {
    const value = lineFiguresOf(run)[figure]
    return value === null ? [] : [{ run, badness: sign * value }]
  })
  const sorted = known.sort((a, b) => a.badness - b.badness)
  return sorted[sorted.length >> 1]?.run ?? runs[0] ?? null
}
