import fc from 'fast-check'
import { sharedView } from '../../server/app/port.ts'
import type { Step } from './histories.ts'
import { steps, turnsOf } from './histories.ts'
import { house } from './house.ts'
import { twoRuns } from './two-runs.ts'
import type { World } from './worlds.ts'
import { worlds } from './worlds.ts'

/** A world, what is done in it, and who watches. */
export interface Case {
  readonly world: World
  readonly history: readonly Step[]
  readonly whose: number
}
export const histories: fc.Arbitrary<Case> = fc.record({
  world: worlds,
  history: fc.array(steps, { minLength: 15, maxLength: 40 }),
  whose: fc.nat(99),
})

/** Who watches: an organisation outside the department, or the wall. */
export function watcher(world: World, whose: number): string {
  const keys = [
    ...world.organisations.filter(({ department }) => !department).map(({ id }) => id),
    sharedView,
  ]
  return keys[whose % keys.length] ?? sharedView
}

/** The rules, the fold and the feed: two runs of one case. */
export const comparePure = ({ world, history, whose }: Case, leaky = false) =>
  twoRuns([house(world), house(world)], turnsOf(world, history), watcher(world, whose), leaky)

const lengths = /"content-length":"\d+",/g

/** Where what one was told parts from what the other was: the head of that piece and what stands around; null when nowhere. */
export function parting(one: readonly string[], other: readonly string[]): string | null {
  const piece = one.findIndex((text, n) => text !== other[n])
  if (piece === -1) return one.length === other.length ? null : 'one was told more than the other'
  // What the length tells is seen better in what is as long.
  const [mine = '', theirs = ''] = [one[piece], other[piece]].map((text) => text?.replace(lengths, ''))
  let at = 0
  while (at < mine.length && mine[at] === theirs[at]) at += 1
  const around = (text: string): string => text.slice(Math.max(0, at - 200), at + 200)
  return `${mine.slice(0, 120)}: ${around(mine)}\n  and\n${around(theirs)}`
}
