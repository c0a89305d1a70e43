import { openGauge, spreadOf } from './figures.ts'
import type { Row } from './figures.ts'
import { openStand } from './load.ts'
import type { Stand } from './load.ts'

const mostRepeats = 3

/** How long and how often. */
export interface Effort {
  readonly pairs: number
  readonly seconds: number
}

/** One figure out of a run. */
export interface Wanted<T> {
  readonly name: string
  readonly unit: string
  readonly target: string
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
 * Runs bare, ours, bare, ours … over the same boards. A pair before or after which the machine was busy with something
 * else is repeated, a few times; what stays disturbed is counted.
 */
export async function inPairs<T extends { loaderCpu: number }>(
  matter: Matter<T>,
  effort: Effort,
): Promise<Row[]> {
  const gauge = openGauge()
  const [bare, ours] = [await openStand('bare', matter.boards), await openStand('ours', matter.boards)]
  try {
    for (const stand of [bare, ours]) {
      await stand.server.addDelay(matter.delay)
      await matter.run(stand)
    }
    const pairs: { bare: T; ours: T; disturbed: boolean }[] = []
    for (let tries = 0; tries < effort.pairs + mostRepeats; tries += 1) {
      const before = gauge.disturbed()
      const pair = { bare: await matter.run(bare), ours: await matter.run(ours) }
      pairs.push({ ...pair, disturbed: before || gauge.disturbed() })
      if (pairs.filter(({ disturbed }) => !disturbed).length >= effort.pairs) break
    }
    const kept = pairs.toSorted((a, b) => Number(a.disturbed) - Number(b.disturbed)).slice(0, effort.pairs)
    return matter.wanted.map(({ name, unit, target, of }) => ({
      name,
      unit,
      target,
      bare: spreadOf(kept.map((pair) => of(pair.bare))),
      ours: spreadOf(kept.map((pair) => of(pair.ours))),
      ratio: spreadOf(kept.map((pair) => of(pair.ours) / of(pair.bare))),
      pairs: kept.length,
      disturbed: kept.filter(({ disturbed }) => disturbed).length,
      loader: Math.max(...kept.flatMap((pair) => [pair.bare.loaderCpu, pair.ours.loaderCpu])),
    }))
  } finally {
    await bare.close()
    await ours.close()
  }
}
