import { openGauge, pairedRow } from './figures.ts'
import type { Pair, Row, RowHead } from './figures.ts'
import { openStand } from './load.ts'
import type { Stand } from './load.ts'

const mostRepeats = 3

/** How long and how often. */
export interface Effort {
  readonly pairs: number
  readonly seconds: number
}

/** One figure out of a run. */
export interface Wanted<T> extends RowHead {
  readonly of: (run: T) => number
}

export interface Matter<T> {
  readonly boards: number
  /** Added to each group commit, ms. */
  readonly delay: number
  readonly run: (stand: Stand) => Promise<T>
  readonly wanted: readonly Wanted<T>[]
}

/**
 * Runs bare, ours, ours, bare, bare … so that neither is always the first. A pair before or after which the machine was
 * busy with something else is repeated, a few times; what stays disturbed is counted.
 */
export async function inTurns<T>(
  count: number,
  bare: () => Promise<T>,
  ours: () => Promise<T>,
): Promise<readonly Pair<T>[]> {
  const gauge = openGauge()
  const pairs: Pair<T>[] = []
  for (let tries = 0; tries < count + mostRepeats; tries += 1) {
    const before = gauge.disturbed()
    const first = tries % 2 === 0 ? await bare() : null
    const second = await ours()
    pairs.push({ bare: first ?? (await bare()), ours: second, disturbed: before || gauge.disturbed() })
    if (pairs.filter(({ disturbed }) => !disturbed).length >= count) break
  }
  return pairs.toSorted((a, b) => Number(a.disturbed) - Number(b.disturbed)).slice(0, count)
}

/** The bare server and ours over the same boards. */
export async function inPairs<T extends { loaderCpu: number }>(
  matter: Matter<T>,
  effort: Effort,
): Promise<Row[]> {
  const [bare, ours] = [await openStand('bare', matter.boards), await openStand('ours', matter.boards)]
  try {
    for (const stand of [bare, ours]) {
      await stand.server.addDelay(matter.delay)
      await matter.run(stand)
    }
    const pairs = await inTurns(
      effort.pairs,
      () => matter.run(bare),
      () => matter.run(ours),
    )
    const loader = Math.max(...pairs.flatMap((pair) => [pair.bare.loaderCpu, pair.ours.loaderCpu]))
    return matter.wanted.map(({ of, ...head }) => ({ ...pairedRow(head, pairs, of), loader }))
  } finally {
    await bare.close()
    await ours.close()
  }
}
