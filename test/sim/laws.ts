import { expect } from 'vitest'
import { day } from './day.ts'
import type { Mutant } from './mutant.ts'

const figures = ['sent', 'acknowledged', 'starts', 'powerCuts', 'faults', 'restores', 'lasted'] as const

/** Lives through the days of these seeds; the first that breaks a law fails the test by its seed. */
export async function livesThrough(
  from: number,
  to: number,
): Promise<Record<(typeof figures)[number], number>> {
  const sum = { sent: 0, acknowledged: 0, starts: 0, powerCuts: 0, faults: 0, restores: 0, lasted: 0 }
  for (let seed = from; seed <= to; seed += 1) {
    const one = await day(seed)
    expect(one.wrong, `seed ${seed}`).toEqual([])
    for (const name of figures) sum[name] += one[name]
  }
  console.log(`seeds ${from} to ${to}: ${JSON.stringify(sum)}`)
  return sum
}

/** The first seed that notices the mistake, or null. */
export async function noticedBy(mutant: Mutant, most: number): Promise<{ seed: number; how: string } | null> {
  for (let seed = 1; seed <= most; seed += 1) {
    const [how] = (await day(seed, mutant)).wrong
    if (how !== undefined) return { seed, how }
  }
  return null
}
