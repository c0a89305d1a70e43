import { expect, test } from 'vitest'
import { keeper } from '../../client/sync/keeper.ts'
import { rig } from './rig/phone.ts'

/** Something changes all the time, and keeping takes so long: how often it is kept in a minute, and the rest of the keeper. */
async function minute(tookMs: number) {
  const { clock, wake, pass } = rig(1)
  let keeps = 0
  const made = keeper(clock, wake, () => {
    keeps += 1
    return new Promise((resolve) => clock.after(tookMs, () => resolve()))
  })
  clock.every(100, made.changed)
  await pass(60_000, 100)
  return { made, wake, pass, keeps: () => keeps }
}

test('[BT9] a small view is kept every two seconds, one that takes a second to seal not more than one part in twenty of the time', async () => {
  expect((await minute(1)).keeps()).toBeGreaterThan(25)
  const { keeps, made, pass } = await minute(1_000)
  expect(keeps()).toBeGreaterThan(1)
  expect(keeps()).toBeLessThanOrEqual(4)
  const before = keeps()
  const closed = made.close()
  await pass(2_500, 100)
  await closed
  expect(keeps()).toBe(before + 1)
})
