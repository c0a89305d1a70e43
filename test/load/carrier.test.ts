import { expect, test } from 'vitest'
import { Turns } from '../../server/app/turns.ts'
import { Buckets, usualLimits } from '../../server/realtime/bucket.ts'
import { carrier } from './carrier.ts'

test('[LD6] a carrier that floods by socket and HTTP is cut and waits, the others go on', async () => {
  const { wrong, figures } = await carrier(3, 60, 3)
  console.log(figures)
  // How long the others wait beside their quiet time is for a quiet machine: the long run says it.
  expect(wrong.filter((what) => !what.includes('p99'))).toEqual([])
  expect(figures['ack p99 under the flood, ms']).toBeLessThan(10_000)
}, 200_000)

test('[LD6] lanes take turns: whoever has a thousand requests waiting delays another by one', () => {
  let now = 0
  const planned: (() => void)[] = []
  const turns = new Turns({ now: () => now, soon: (run) => void planned.push(run) })
  const begun: string[] = []
  const work = (name: string) => () => {
    begun.push(name)
    now += 0.4
  }
  for (let n = 0; n < 1_000; n += 1) turns.enter('viettel', work(`viettel ${n}`))
  turns.enter('vnpt', work('vnpt'))
  expect(begun).toEqual([])
  planned.shift()?.()
  expect(begun).toEqual(['viettel 0', 'vnpt', 'viettel 1'])
  expect(planned).toHaveLength(1)
  turns.finish()
  expect(begun).toHaveLength(1_001)
})

test('[LD6] who goes on over a socket although told to wait is held for ten seconds; who waits is not', () => {
  const buckets = new Buckets()
  for (let n = 0; n < usualLimits.burst; n += 1) expect(buckets.take('a', 0)).toBe(true)
  const strikes = Array.from({ length: usualLimits.patience + 1 }, () => buckets.strike('a', 0))
  expect(strikes.indexOf(true)).toBe(usualLimits.patience)
  expect([buckets.isHeld('a', 9_999), buckets.isHeld('b', 0), buckets.isHeld('a', 10_000)]).toEqual([
    true,
    false,
    false,
  ])
  // Told to wait ten times a second, for ever: that is forgiven as fast as it comes.
  buckets.take('c', 0)
  for (let n = 0; n < 1_000; n += 1) {
    buckets.take('c', n * 100)
    expect(buckets.strike('c', n * 100)).toBe(false)
  }
})
