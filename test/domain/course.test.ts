import fc from 'fast-check'
import { expect, test } from 'vitest'
import { burnDown, planned, standingThen, turnedWorse } from '../../domain/run/course.ts'
import { cellKey, readiness } from '../../domain/run/readiness.ts'
import { aFact, anItem, aRow, day, hour, minute, vinhPhuc } from './run-samples.ts'
import { cases } from './seed.ts'

const { opening } = vinhPhuc
const once = anItem({ due: 'T-2h' })
const tick = (at: number, more = {}) => aFact({ at, madeAt: at, ...more })

test('[G11] what was recorded, confirmed or undone later had not happened then', () => {
  const at = opening - day
  const later = { by: null, at: at + hour }
  const row = aRow(once, [tick(at, { needsSecond: true, confirmed: later }), tick(at + 2 * hour)])
  expect(standingThen(row, at).facts).toMatchObject([{ confirmed: null }])
  expect(standingThen(row, at + hour).facts).toMatchObject([{ confirmed: later }])
  expect(standingThen(row, at + 3 * hour).facts).toHaveLength(2)
  const undone = aRow(once, [tick(at, { undone: later })])
  expect(standingThen(undone, at).facts[0]?.undone).toBeNull()
})

test('[G12] the course goes down as items are proven and ends where readiness stands', () => {
  const rows = [1, 2, 3].map((n) => ({
    ...aRow(once, n < 3 ? [tick(opening - n * day)] : []),
    id: `CN-08.${n}`,
  }))
  const points = burnDown(rows, vinhPhuc, opening - 4 * day, opening - hour, 8)
  expect(points[0]).toMatchObject({ open: 3, late: 0 })
  expect(points.at(-1)).toMatchObject({ at: opening - hour, open: 1, late: 1 })
  expect(points.at(-1)?.open).toBe(readiness(rows, vinhPhuc, opening - hour).blocking)
  expect(planned(rows, vinhPhuc, opening, [opening - day, opening - 2 * hour, opening])).toEqual([3, 0, 0])
})

test('[G12] at any moment the course says what readiness said then', () => {
  const facts = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 200 }), passed: fc.boolean(), undoneAfter: fc.nat(40) }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(facts, fc.integer({ min: 0, max: 200 }), (made, then) => {
      const from = opening - 100 * hour
      const all = made.map(({ at, passed, undoneAfter }) =>
        tick(from + at * 20 * minute, {
          passed,
          undone: undoneAfter > 20 ? { by: null, at: from + (at + undoneAfter) * 20 * minute } : null,
        }),
      )
      const now = from + then * 20 * minute
      const [point] = burnDown([aRow(once, all)], vinhPhuc, now, opening, 1)
      const asKnown = aRow(
        once,
        all
          .filter((fact) => fact.at <= now)
          .map((fact) => (fact.undone && fact.undone.at > now ? { ...fact, undone: null } : fact)),
      )
      expect(point?.open).toBe(readiness([asKnown], vinhPhuc, now).blocking)
    }),
    cases('course', 300),
  )
})

test('[G13] what turned worse within the hour is told, newest first, and what got better is not', () => {
  const now = opening - 3 * hour
  const failed = {
    ...aRow(once, [tick(now - day), tick(now - 10 * minute, { kind: 'fail', passed: false })]),
    id: 'a',
  }
  const better = { ...aRow(once, [tick(now - 5 * minute)]), id: 'b' }
  const overdue = { ...aRow(anItem({ due: 'T-3h' })), id: 'c' }
  const old = { ...aRow(once, [tick(now - 2 * hour, { kind: 'fail', passed: false })]), id: 'd' }
  const later = now + 30 * minute
  const told = turnedWorse([failed, better, overdue, old], vinhPhuc, later - 29 * minute, hour)
  expect(told.map(({ row, from, to }) => [row.id, from, to])).toEqual([
    ['c', 'unknown', 'hold'],
    ['a', 'go', 'no-go'],
  ])
})

test('[G14] rows are counted by area and field, too', () => {
  const rows = [
    { ...aRow(once, [tick(opening - day)]), id: 'a', area: 'hoi-truong', checklist: 'CL6' },
    { ...aRow(once), id: 'b', area: 'hoi-truong', checklist: 'CL1' },
    { ...aRow(once), id: 'c', area: 'hoi-truong', checklist: 'CL1', asked: false },
  ]
  const { fields } = readiness(rows, vinhPhuc, opening - day)
  expect(fields.get(cellKey('hoi-truong', 'CL6'))).toMatchObject({ verdict: 'go', total: 1 })
  expect(fields.get(cellKey('hoi-truong', 'CL1'))).toMatchObject({ verdict: 'unknown', total: 1 })
})
