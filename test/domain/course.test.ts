import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Checklist } from '../../domain/catalogue/checklist.ts'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { burnDown, turnedRed } from '../../domain/run/course.ts'
import { historyKept } from '../../domain/run/events.ts'
import { readiness, verdictOf, verdicts } from '../../domain/run/readiness.ts'
import type { Verdict } from '../../domain/run/readiness.ts'
import type { Row } from '../../domain/run/row.ts'
import { standingAt } from '../../domain/run/standing.ts'
import { rowStatus } from '../../domain/run/status.ts'
import { copyState, emptyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { anItem, aRow, aFact, day, fail, hour, minute, tick, vinhPhuc } from './run-samples.ts'
import { cases } from './seed.ts'

const { opening } = vinhPhuc
const began = opening - 3 * day

const items = [
  anItem({ id: 'A' }),
  anItem({ id: 'B', due: 'T-2d', recurrence: 'daily', twoPerson: true }),
  anItem({ id: 'C', due: 'T-1d' }),
  anItem({ id: 'D', due: 'T-1d', onlyIf: { item: 'C', is: 'failed' } }),
]
const checklist: Checklist = {
  id: 'CL5',
  title: { vi: 'Bảng', en: 'List' },
  version: '1',
  validFor: ['province'],
  items,
} as unknown as Checklist
const seeds = items.map(({ id }) => ({ id, item: id, area: 'hall', carrier: null, owner: 'vnpt' }))

interface Moment {
  readonly at: number
  readonly state: CongressState
}

/** What happened, told by the real reducers; the state after each thing is kept as it was. */
function told(happened: readonly (readonly [number, CongressEvent, string])[]): readonly Moment[] {
  const state = emptyState()
  const kept: Moment[] = []
  const started: CongressEvent = { type: 'run.started', checklist, rows: seeds }
  for (const [at, event, id] of [[began, started, 'start'] as const, ...happened]) {
    evolve(state, event, { at, by: null, id })
    kept.push({ at, state: copyState(state) })
  }
  return kept
}
const lastBefore = (moments: readonly Moment[], at: number): CongressState =>
  moments.findLast((moment) => moment.at <= at)?.state ?? emptyState()

const said = { flagged: false, needsSecond: false, note: null }
/** A fact is confirmed and undone once at most, as the rules have it, and a row asked for again: it keeps the last asking. */
const anyHistory = fc
  .array(
    fc.record({
      row: fc.constantFrom('A', 'B', 'C', 'C', 'D'),
      what: fc.constantFrom('tick', 'tick', 'fail', 'block', 'half', 'confirm', 'undo', 'again'),
      after: fc.integer({ min: 1, max: 6 * 60 }),
      late: fc.integer({ min: 0, max: 300 }),
      pick: fc.nat(),
    }),
    { maxLength: 24 },
  )
  .map((steps) => {
    let at = began
    const facts: { row: string; id: string }[] = []
    const once = new Set<string>()
    return steps.flatMap(({ row, what, after, late, pick }, n): [number, CongressEvent, string][] => {
      at += after * minute
      const id = `f${n}`
      const claim = { ...said, row, madeAt: Math.max(began, at - late * minute) }
      if (what === 'confirm' || what === 'undo') {
        const fact = facts[pick % Math.max(1, facts.length)]
        if (!fact) return []
        if (once.has(`${what} ${fact.id}`)) return []
        once.add(`${what} ${fact.id}`)
        const about = { row: fact.row, fact: fact.id }
        if (what === 'undo') return [[at, { type: 'run.undone', ...about, note: null }, id]]
        return [[at, { type: 'run.confirmed', ...about }, id]]
      }
      if (what === 'again') {
        if (once.has(row)) return []
        once.add(row)
        return [[at, { type: 'run.asked-again', row, reason: 'x', incident: null }, id]]
      }
      facts.push({ row, id })
      if (what === 'fail') return [[at, { type: 'run.failed', ...claim, note: 'x' }, id]]
      if (what === 'block') return [[at, { type: 'run.blocked', ...claim, note: 'x' }, id]]
      return [[at, { type: 'run.ticked', ...claim, needsSecond: what === 'half', byHand: false }, id]]
    })
  })

test('[G11] how a row stood at any moment is what its facts of then made it', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: -60, max: 5 * 24 * 60 }), (happened, later) => {
      const moments = told(happened)
      const at = began + later * minute
      const then = lastBefore(moments, at)
      for (const row of moments.at(-1)?.state.rows.values() ?? []) {
        const before = then.rows.get(row.id)
        const found = standingAt(row, at)
        expect(found === null).toBe(before === undefined)
        if (found && before) expect(rowStatus(found, vinhPhuc, at)).toEqual(rowStatus(before, vinhPhuc, at))
      }
    }),
    cases('standing', 400),
  )
})

test('[G11] before it changed hands a row was its former owner’s, and not there for who did not see it', () => {
  const at = opening - day
  const past = [{ owner: 'viettel', until: at, facts: [tick(at - hour)] }]
  const moved = aRow({}, [], { assigned: { at, reason: 'x' } })
  expect(standingAt({ ...moved, past }, at - 1)).toMatchObject({ owner: 'viettel', facts: past[0]?.facts })
  expect(standingAt({ ...moved, past }, at)).toMatchObject({ owner: 'vnpt', facts: [] })
  expect(standingAt(moved, at - 1)).toBeNull()
  expect(standingAt(aRow({}, [], { startedAt: at }), at - 1)).toBeNull()
})

test('[G12] each point of the burn-down is what readiness said at that moment', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: 4 * 24 * 60 }), (happened, later) => {
      const now = began + later * minute
      const moments = told(happened.filter(([at]) => at <= now))
      const course = burnDown(moments.at(-1)?.state.rows.values() ?? [], vinhPhuc, now, 12)
      for (const { at, open, held } of course?.points ?? []) {
        const { blocking, blockers } = readiness(lastBefore(moments, at).rows.values(), vinhPhuc, at)
        expect({ open, held }).toEqual({
          open: blocking,
          held: blockers.filter(({ verdict }) => verdict !== 'unknown').length,
        })
      }
      expect(course?.points.at(-1)?.at).toBe(Math.min(now, opening))
    }),
    cases('burn-down', 300),
  )
})

test('[G12] asked again, earlier or later, with some rows changed and others not, it says what it would say at first', () => {
  const unknown = (rows: Iterable<Row>): Row[] => [...rows].map((row) => ({ ...row }))
  fc.assert(
    fc.property(
      anyHistory,
      fc.array(fc.integer({ min: 0, max: 4 * 24 * 60 }), { maxLength: 8 }),
      (happened, when) => {
        const moments = told(happened)
        for (const later of when) {
          const now = began + later * minute
          const rows = lastBefore(moments, now).rows
          const fresh = burnDown(unknown(rows.values()), vinhPhuc, now, 12)
          expect(burnDown(rows.values(), vinhPhuc, now, 12)).toEqual(fresh)
          const moved = { ...vinhPhuc, opening: opening - 30 * hour }
          expect(burnDown(rows.values(), moved, now, 12)).toEqual(
            burnDown(unknown(rows.values()), moved, now, 12),
          )
        }
      },
    ),
    cases('burn-down again', 300),
  )
})

test('[G12] it begins with the first proof, or before one with the run, at most thirty days ahead', () => {
  const now = opening - day
  const from = (rows: readonly Row[]) => burnDown(rows, vinhPhuc, now, 4)?.points[0]?.at
  const proof = { ...tick(now - 5 * hour), at: now - 5 * hour }
  expect(from([aRow({}, [proof]), aRow({}, [], { id: 'B' })])).toBe(now - 5 * hour)
  expect(from([aRow({}, [], { startedAt: now - 2 * day })])).toBe(now - 2 * day)
  expect(from([aRow({}, [], { startedAt: opening - 90 * day })])).toBe(opening - 30 * day)
  expect(burnDown([aRow({ critical: false })], vinhPhuc, now, 4)).toBeNull()
})

test('[G12] the due line falls at each due time and is at nothing when the congress opens', () => {
  const rows = ['T-2d', 'T-1d', 'T-1d', 'T0'].map((due, n) =>
    aRow({ due }, [], { id: `R${n}`, startedAt: began }),
  )
  const course = burnDown(
    [...rows, aRow({ due: 'T0' }, [], { id: 'N', asked: false, startedAt: began })],
    vinhPhuc,
    began,
    4,
  )
  expect(course?.due).toEqual([
    { at: began, open: 4 },
    { at: opening - 2 * day, open: 3 },
    { at: opening - day, open: 1 },
    { at: opening, open: 0 },
  ])
})

test('[G12] where a row’s record of then is no longer kept it is left out, and said so', () => {
  const facts = Array.from({ length: historyKept }, (_, n) => ({
    ...tick(opening - 2 * day + n * minute),
    at: opening - 2 * day + n * minute,
  }))
  const full = aRow({}, facts, { startedAt: began })
  const short = aRow({}, [aFact({ at: began, madeAt: began, passed: false })], { id: 'S', startedAt: began })
  const points = burnDown([full, short], vinhPhuc, opening - day, 4)?.points ?? []
  expect(points[0]).toMatchObject({ at: began, open: 1, forgotten: 1 })
  expect(points.at(-1)).toMatchObject({ open: 1, forgotten: 0 })
})

const asGood = (verdict: Verdict | null): number => (verdict === null ? 1.5 : verdicts.indexOf(verdict))

test('[G13] what turned red is found by looking at every minute of the hour', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 60, max: 4 * 24 * 60 }), (happened, later) => {
      const now = began + later * minute
      const moments = told(happened.filter(([at]) => at <= now))
      const rows = [...(moments.at(-1)?.state.rows.values() ?? [])]
      const saidAt = (id: string, at: number): Verdict | null => {
        const row = lastBefore(moments, at).rows.get(id)
        return row && row.asked !== false ? verdictOf(rowStatus(row, vinhPhuc, at)) : null
      }
      const found = turnedRed(rows, vinhPhuc, now, hour)
      const expected = rows.flatMap(({ id }) => {
        const to = saidAt(id, now)
        if (to === null || to === 'go') return []
        // Due times and records stand on whole minutes; a row is overdue a millisecond later.
        const instants = Array.from({ length: 60 }, (_, n) => now - hour + n * minute)
        const every = instants.flatMap((at) => [at, at + 1])
        const last = every.findLast((at) => asGood(saidAt(id, at)) > asGood(to))
        return last === undefined ? [] : [{ id, from: saidAt(id, last), to }]
      })
      expect(
        found.map(({ row, from, to }) => ({ id: row.id, from, to })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      ).toEqual(expected.sort((a, b) => (a.id < b.id ? -1 : 1)))
      const times = found.map(({ since }) => since)
      expect(times).toEqual(times.toSorted((a, b) => b - a))
      for (const { row, to, since } of found) {
        expect(asGood(saidAt(row.id, since))).toBeLessThanOrEqual(asGood(to))
        expect(asGood(saidAt(row.id, since - 1))).toBeGreaterThan(asGood(to))
      }
    }),
    cases('turned red', 400),
  )
})

test('[G13] what failed, came due without a proof or failed again is told; what was red or recovered is not', () => {
  const now = opening - 90 * minute
  const recorded = (fact: ReturnType<typeof tick>) => ({ ...fact, at: fact.madeAt })
  const row = (id: string, due: string, ...facts: ReturnType<typeof tick>[]): Row =>
    aRow({ due }, facts.map(recorded), { id })
  const told = turnedRed(
    [
      row('failed', 'T0', tick(now - day), fail(now - 10 * minute)),
      row('overdue', 'T-2h'),
      row('again', 'T0', fail(now - day), tick(now - 40 * minute), fail(now - 20 * minute)),
      row('recovered', 'T0', tick(now - day), fail(now - 40 * minute), tick(now - 20 * minute)),
      row('long red', 'T0', fail(now - 2 * hour)),
      row('proved', 'T0', tick(now - 5 * minute)),
      row('still open', 'T0'),
    ],
    vinhPhuc,
    now,
    hour,
  )
  expect(told.map(({ row: { id }, from, to, since }) => [id, from, to, (now - since) / minute])).toEqual([
    ['failed', 'go', 'no-go', 10],
    ['again', 'go', 'no-go', 20],
    ['overdue', 'unknown', 'hold', 30 - 1 / minute],
  ])
})
