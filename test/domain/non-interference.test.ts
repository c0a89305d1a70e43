import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePure, histories, watcher } from './comparing.ts'
import { turnsOf } from './histories.ts'
import { installed } from './installed.ts'
import { cases } from './seed.ts'
import { twoRuns } from './two-runs.ts'

describe('no competitor learns anything', () => {
  test('[V12] runs that differ only in what the table hides from A are the same, byte for byte, to A', async () => {
    const seen = { differing: 0, events: 0, answers: 0 }
    await fc.assert(
      fc.asyncProperty(histories, async (one) => {
        const pair = await comparePure(one)
        expect(pair.b.answers).toEqual(pair.a.answers)
        expect(pair.b.everything).toBe(pair.a.everything)
        seen.differing += pair.differing
        seen.events += pair.events
        seen.answers += pair.a.answers.length
      }),
      cases('T14', 1_000),
    )
    console.log(`T14: ${JSON.stringify(seen)}`)
    expect(Math.min(seen.differing, seen.events, seen.answers)).toBeGreaterThan(0)
  })

  test('[V12] the same through the desk, its journal and its groups', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ world, history, whose }) => {
        const sides = [await installed(world), await installed(world)] as const
        const pair = await twoRuns(sides, turnsOf(world, history), watcher(world, whose))
        expect(pair.b.answers).toEqual(pair.a.answers)
        expect(pair.b.everything).toBe(pair.a.everything)
      }),
      cases('T14 through the desk', 60),
    )
  })

  test('[V12] the comparison notices when the runs differ in what A may see', async () => {
    let noticed = 0
    const run = fc.asyncProperty(histories, async (one) => {
      const pair = await comparePure(one, true)
      if (pair.a.everything !== pair.b.everything) noticed += 1
    })
    await fc.assert(run, cases('T14 without the table', 100))
    expect(noticed).toBeGreaterThan(0)
  })
})
