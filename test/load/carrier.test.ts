import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Turns } from '../../server/app/turns.ts'
import { Places } from '../../server/http/places.ts'
import { inTurns } from '../../server/http/turns.ts'
import { Buckets, inPace, usualLimits } from '../../server/realtime/bucket.ts'
import { cases } from '../domain/seed.ts'
import { fakeClock } from '../tools/clock.ts'
import { carrier } from './carrier.ts'

test('[LD6] a carrier that floods by socket and HTTP is cut and waits, the others go on', async () => {
  const { wrong, figures } = await carrier(3, 60, 3)
  console.log(figures)
  // Three seconds are mostly the beginning of the flood: beside the quiet time the others' is held in the long run.
  expect(wrong.filter((what) => !what.includes('p99'))).toEqual([])
  expect(figures['ack p99 under the flood, ms']).toBeLessThan(1_000)
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

test('[LD6] in a lane they begin in their order and each once, whatever is brought meanwhile, from within too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(4), fc.nat(30), fc.boolean(), fc.nat(3)), { maxLength: 80 }),
      (steps) => {
        let now = 0
        const planned: (() => void)[] = []
        const turns = new Turns({ now: () => now, soon: (run) => void planned.push(run) })
        const begun: [number, number][] = []
        const brought: number[] = [0, 0, 0, 0, 0]
        const bring = (lane: number, cost: number, another: boolean): void => {
          const number = brought[lane] ?? 0
          brought[lane] = number + 1
          turns.enter(`lane ${lane}`, () => {
            begun.push([lane, number])
            now += cost / 10
            if (another) bring(lane, cost, false)
          })
        }
        for (const [lane, cost, another, pause] of steps) {
          bring(lane, cost, another)
          for (let turn = 0; turn < pause; turn += 1) planned.shift()?.()
        }
        while (planned.length > 0) planned.shift()?.()
        for (const [lane, count] of brought.entries())
          expect(begun.filter(([one]) => one === lane).map(([, number]) => number)).toEqual(
            Array.from({ length: count }, (_, number) => number),
          )
      },
    ),
    cases('turns', 300),
  )
})

test('[LD6] a request of who is held begins a second later, on whatever page; another’s at once', () => {
  const clock = fakeClock(0)
  const turns = new Turns({ now: () => clock.monotonic(), soon: (run) => run() })
  const begun: string[] = []
  const app = inTurns(({ url }) => void begun.push(url ?? ''), {
    turns,
    clock,
    places: new Places(false),
    whose: ({ headers }) => ({ lane: 'viettel', isHeld: headers.cookie === 'held' }),
  })
  const ask = (url: string, cookie: string): void => {
    const request = new IncomingMessage(new Socket())
    Object.assign(request, { url, headers: { cookie } })
    app(request, new ServerResponse(request))
  }
  ask('/api/v1/me', 'held')
  ask('/', 'held')
  ask('/other', 'free')
  expect(begun).toEqual(['/other'])
  clock.advance(999)
  expect(begun).toEqual(['/other'])
  clock.advance(1)
  expect(begun).toEqual(['/other', '/api/v1/me', '/'])
})

test('[LD6] who goes on by HTTP although told to wait is held by that door, and keeps the boards', () => {
  const buckets = new Buckets()
  const caller = { kind: 'display', display: 'wall', congress: 'vp', organisation: null } as const
  const asked = Array.from({ length: usualLimits.burst + usualLimits.patience + 1 }, () =>
    inPace(buckets, caller, 0),
  )
  expect(asked.filter(Boolean)).toHaveLength(usualLimits.burst)
  expect(buckets.isHeld('wall', 9_999, 'http')).toBe(true)
  expect(buckets.isHeld('wall', 10_000, 'http')).toBe(false)
  expect(buckets.isHeld('wall', 0, 'socket')).toBe(false)
  for (let n = 0; n <= usualLimits.patience; n += 1) buckets.strike('wall', 0, 'socket')
  expect(buckets.isHeld('wall', 0, 'http')).toBe(true)
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
