import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MeasureBudget } from '../../server/http/measure-budget.ts'
import { cases } from '../domain/seed.ts'

const small = {
  burst: 1_000,
  perSecond: 100,
  laneBurst: 1_000,
  lanePerSecond: 100,
  ownBurst: 600,
  ownPerSecond: 10,
  boardsBehind: 50,
}

/** A person of an organisation of their own. */
const alone = (person: string) => ({ person, lane: `lane of ${person}` })
const from = (lane: string, person: number) => ({ person: `${lane}-${person}`, lane })

test('[LM6] the budget holds for all together and for each, and refills with time', () => {
  const budget = new MeasureBudget(0, small)
  const first = budget.begin(alone('a'), 600, 0)
  expect(first.ok).toBe(true)
  expect(budget.begin(alone('a'), 1, 0)).toEqual({ ok: false, why: 'enough', retryAfter: 2 })
  if (first.ok) first.over(0)
  expect(budget.begin(alone('a'), 10, 0)).toEqual({ ok: false, why: 'enough', retryAfter: 1 })
  expect(budget.begin(alone('b'), 400, 0).ok).toBe(true)
  expect(budget.begin(alone('c'), 200, 0)).toEqual({ ok: false, why: 'busy', retryAfter: 2 })
  expect(budget.begin(alone('c'), 200, 2_000).ok).toBe(true)
  expect(budget.begin(alone('a'), 10, 61_000).ok).toBe(true)
})

test('[LM6] thirty people of one organisation, asking again and again, leave the others theirs', () => {
  const budget = new MeasureBudget(0)
  const mega = 1024 * 1024
  let refused = 0
  for (let second = 0; second < 600; second += 1) {
    const now = second * 1_000
    for (let person = 0; person < 30; person += 1) {
      const granted = budget.begin(from('viettel', person), 4 * mega, now)
      if (granted.ok) granted.over(0)
    }
    // One of the others measures as a phone does: 16 MB, every half minute.
    if (second % 30 < 4) {
      const granted = budget.begin(from('vnpt', Math.floor(second / 30) % 13), 4 * mega, now)
      if (granted.ok) granted.over(0)
      else refused += 1
    }
  }
  expect(refused).toBe(0)
})

test('[LM8] what did not move is given back once, and never more than there was', () => {
  const budget = new MeasureBudget(0, small)
  const first = budget.begin(alone('a'), 600, 0)
  if (!first.ok) throw new Error(first.why)
  first.over(600)
  first.over(600)
  expect(budget.begin(alone('a'), 600, 0).ok).toBe(true)
  expect(budget.begin(alone('b'), 401, 0)).toEqual({ ok: false, why: 'busy', retryAfter: 1 })
})

test('[LM9] while boards wait nothing begins', () => {
  let queued = 51
  const budget = new MeasureBudget(0, small, () => queued)
  expect(budget.begin(alone('a'), 1, 0)).toEqual({ ok: false, why: 'busy', retryAfter: 2 })
  queued = 50
  expect(budget.begin(alone('a'), 1, 0).ok).toBe(true)
})

test('[LM6] who has their share again is forgotten', () => {
  const budget = new MeasureBudget(0, { ...small, burst: 1e9 })
  for (let person = 0; person < 5_000; person += 1) {
    const granted = budget.begin(alone(`p${person}`), 10, person * 1_000)
    if (granted.ok) granted.over(0)
  }
  expect(budget.size).toBeLessThan(250)
})

test('[LM6] whatever is asked, cancelled and when, no stretch of time moves more than burst and rate allow', () => {
  const step = fc.record({
    person: fc.constantFrom('a', 'b', 'c'),
    bytes: fc.integer({ min: 1, max: 700 }),
    left: fc.nat(100),
    after: fc.nat(4_000),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const budget = new MeasureBudget(0, small)
      const moved: { at: number; bytes: number; person: string }[] = []
      let now = 0
      for (const { person, bytes, left, after } of steps) {
        now += after
        const granted = budget.begin(alone(person), bytes, now)
        if (!granted.ok) {
          expect(granted.retryAfter).toBeGreaterThan(0)
          continue
        }
        const unmoved = Math.floor((bytes * left) / 100)
        granted.over(unmoved)
        moved.push({ at: now, bytes: bytes - unmoved, person })
      }
      for (const [from, { at }] of moved.entries()) {
        const later = moved.slice(from)
        const sum = later.reduce((all, one) => all + one.bytes, 0)
        const own = later.filter(({ person }) => person === 'a').reduce((all, one) => all + one.bytes, 0)
        expect(sum).toBeLessThanOrEqual(1_000 + ((now - at) / 1_000) * 100 + 1e-6)
        expect(own).toBeLessThanOrEqual(600 + ((now - at) / 1_000) * 10 + 1e-6)
      }
    }),
    cases('measure budget', 300),
  )
})
