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

/** A person who touches the page every 200 ms until `until`; a view of twenty pieces, of 10 ms each. */
function busy(until: number) {
  const { clock, wake, pass } = rig(2)
  const began = clock.monotonic()
  const pieces: number[] = []
  let kept = 0
  const made = keeper(clock, wake, async (calm) => {
    for (let piece = 0; piece < 20; piece += 1) {
      await calm()
      pieces.push(clock.monotonic() - began)
      await new Promise<void>((resolve) => clock.after(10, () => resolve()))
    }
    kept += 1
  })
  clock.every(200, () => {
    if (clock.monotonic() - began <= until) wake.touch(clock.monotonic())
  })
  made.changed()
  return { clock, made, wake, pass, pieces, kept: () => kept }
}

test('[BT12] nothing is kept under the hand of who types or scrolls: a second of stillness first, also between two pieces', async () => {
  const { pass, pieces, kept } = busy(8_000)
  await pass(8_990, 10)
  expect(pieces).toEqual([])
  await pass(1_000, 10)
  expect(kept()).toBe(1)
  expect(pieces[0]).toBeGreaterThanOrEqual(9_000)

  const again = busy(0)
  await again.pass(2_100, 10)
  const begun = again.pieces.length
  expect(begun).toBeGreaterThan(2)
  expect(begun).toBeLessThan(18)
  again.wake.touch(again.clock.monotonic())
  await again.pass(900, 10)
  expect(again.pieces.length).toBeLessThanOrEqual(begun + 1)
  await again.pass(600, 10)
  expect(again.kept()).toBe(1)
})

test('[BT12] however busy its person is it is kept after half a minute, and at once when the page is hidden', async () => {
  const { pass, kept } = busy(60_000)
  await pass(31_900, 50)
  expect(kept()).toBe(0)
  await pass(1_500, 10)
  expect(kept()).toBe(1)

  const hidden = busy(60_000)
  await hidden.pass(5_000, 50)
  expect(hidden.kept()).toBe(0)
  hidden.wake.hide()
  await hidden.pass(1_000, 10)
  expect(hidden.kept()).toBeGreaterThanOrEqual(1)
  const closed = hidden.made.close()
  await hidden.pass(1_000, 10)
  await closed
})

/** A view of twenty pieces whose sealing holds the page up for 10 ms each and answers in the same turn, as browsers do. */
function holding() {
  const { clock, wake, pass } = rig(3)
  let kept = 0
  let turn = 0
  let at = clock.monotonic()
  const turns = new Set<number>()
  const slow = { ...clock, monotonic: () => at }
  const made = keeper(slow, wake, async (calm) => {
    for (let piece = 0; piece < 20; piece += 1) {
      await calm()
      turns.add(turn)
      at += 10
    }
    kept += 1
  })
  made.changed()
  const run = async (ms: number) => {
    for (let each = 0; each < ms; each += 1) {
      turn += 1
      await pass(1, 1)
    }
  }
  return { wake, run, turns, kept: () => kept }
}

test('[BT12] however quickly the pieces are sealed, the page has its turn between them; one that nobody sees needs none', async () => {
  const seen = holding()
  await seen.run(2_200)
  expect(seen.kept()).toBe(1)
  expect(seen.turns.size).toBe(20)

  const unseen = holding()
  unseen.wake.hide()
  await unseen.run(5)
  expect(unseen.kept()).toBe(1)
  expect(unseen.turns.size).toBe(1)
})
