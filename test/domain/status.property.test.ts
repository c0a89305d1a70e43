import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Calendar } from '../../domain/run/due.ts'
import type { Fact } from '../../domain/run/facts.ts'
import type { Row } from '../../domain/run/row.ts'
import { nextChange, rowStatus } from '../../domain/run/status.ts'
import type { RowState } from '../../domain/run/status.ts'
import {
  aRow,
  berlin,
  confirmed,
  fail,
  half,
  hour,
  minute,
  outOfRange,
  tick,
  times,
  undone,
  vinhPhuc,
  waive,
} from './run-samples.ts'

const minutes = fc.integer({ min: -3 * 24 * 60, max: 4 * 24 * 60 })
const aMoment = fc.oneof(
  minutes.map((n) => n * minute),
  // On the hour and next to it, where the rules turn.
  fc
    .tuple(fc.integer({ min: -72, max: 96 }), fc.integer({ min: -1, max: 1 }))
    .map(([h, ms]) => h * hour + ms),
)
const claim = fc
  .tuple(
    fc.constantFrom(tick, fail, outOfRange, waive),
    fc.constantFrom('', 'half', 'confirmed', 'undone'),
    aMoment,
  )
  .map(([make, then, madeAt]) => ({ make, then, madeAt }))
const anItemKind = fc.record({
  due: fc.constantFrom('T-1d', 'T-2h', 'T0', 'T+1d', 'C+0d'),
  recurrence: fc.constantFrom('once' as const, 'daily' as const, 'every_shift' as const, 'hourly' as const),
})
const scene = fc.record({
  calendar: fc.constantFrom(vinhPhuc, berlin),
  item: anItemKind,
  claims: fc.array(claim, { maxLength: 5 }),
  now: aMoment,
})
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never

const factOf = ({ make, then, madeAt }: Scene['claims'][number], calendar: Calendar): Fact => {
  const fact = make(calendar.opening + madeAt)
  if (then === 'half') return half(fact)
  if (then === 'confirmed') return confirmed(fact)
  return then === 'undone' ? undone(fact) : fact
}
const staged = ({ calendar, item, claims, now }: Scene): { row: Row; calendar: Calendar; now: number } => ({
  row: aRow(
    item,
    claims.map((one) => factOf(one, calendar)),
  ),
  calendar,
  now: calendar.opening + now,
})

/** The rules once more as DESIGN 5 says them, counting occurrences one by one. */
function expected({ row, calendar, now }: ReturnType<typeof staged>): { state: RowState; overdue: boolean } {
  const list = times(row.item, calendar)
  const standing = row.facts.filter((fact) => !fact.undone)
  const latest = (facts: readonly Fact[]): Fact | undefined =>
    facts.toSorted((a, b) => a.madeAt - b.madeAt || facts.indexOf(a) - facts.indexOf(b)).at(-1)
  const ready = (fact: Fact): boolean => !fact.passed || !fact.needsSecond || fact.confirmed !== null
  const passed = list.filter((time) => time <= now)
  const beforeLast = passed.at(-2)
  const fresh = (fact: Fact): boolean => beforeLast === undefined || fact.madeAt > beforeLast
  const kind = (fact: Fact | undefined): RowState => {
    if (!fact) return 'open'
    if (!fact.passed) return 'failed'
    if (fact.kind === 'waive') return 'waived'
    return row.item.recurrence === 'once' || fresh(fact) ? 'done' : 'stale'
  }
  const counted = latest(standing)
  const state = counted && !ready(counted) ? 'waiting' : kind(counted)
  const without = latest(standing.filter(ready))
  const served = kind(without) === 'done' || kind(without) === 'waived'
  const lateFor = list.filter((time) => time < now)
  if (served) return { state, overdue: false }
  if (without && kind(without) === 'stale') {
    const gone = list[list.findIndex((time) => time >= without.madeAt) + 1]!
    return { state, overdue: gone < now }
  }
  const since = without ? (list.filter((time) => time <= without.madeAt).at(-1) ?? list[0]!) : list[0]!
  return { state, overdue: lateFor.includes(since) }
}

test('[S1] to [S6] hold together for any facts in any order', () => {
  fc.assert(
    fc.property(scene, (any) => {
      const { row, calendar, now } = staged(any)
      expect(rowStatus(row, calendar, now)).toMatchObject(expected({ row, calendar, now }))
    }),
    { numRuns: 3000 },
  )
})

test('[S1] a proof older than the one that counts never changes the state', () => {
  fc.assert(
    fc.property(scene, claim, (any, late) => {
      const { row, calendar, now } = staged(any)
      const before = rowStatus(row, calendar, now)
      const arrives = factOf(late, calendar)
      fc.pre(before.fact !== null && arrives.madeAt < before.fact.madeAt)
      const after = rowStatus({ ...row, facts: [...row.facts, arrives] }, calendar, now)
      expect([after.state, after.fact]).toEqual([before.state, before.fact])
    }),
    { numRuns: 2000 },
  )
})

test('[S6] time alone never makes a row done and never takes back that it is stale or overdue', () => {
  fc.assert(
    fc.property(scene, fc.integer({ min: 1, max: 3 * 24 * 60 }), (any, later) => {
      const { row, calendar, now } = staged(any)
      const before = rowStatus(row, calendar, now)
      const after = rowStatus(row, calendar, now + later * minute)
      if (before.state !== 'done') expect(after.state).toBe(before.state)
      if (before.state === 'done') expect(['done', 'stale']).toContain(after.state)
      if (before.staleSince !== null) expect(after.staleSince).toBe(before.staleSince)
      if (before.overdue) expect([after.overdue, after.dueAt]).toEqual([true, before.dueAt])
    }),
    { numRuns: 2000 },
  )
})

test('[S1] a row that nobody proved is never done', () => {
  fc.assert(
    fc.property(scene, (any) => {
      const { row, calendar, now } = staged(any)
      const proofs = row.facts.filter(
        (fact) => fact.passed && !fact.undone && (!fact.needsSecond || fact.confirmed),
      )
      const { state } = rowStatus(row, calendar, now)
      if (state === 'done') expect(proofs.some((fact) => fact.kind !== 'waive')).toBe(true)
      if (state === 'waived') expect(proofs.some((fact) => fact.kind === 'waive')).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('[S10] between now and the next change nothing changes, and each due and each lapse is announced', () => {
  fc.assert(
    fc.property(scene, fc.double({ min: 0, max: 1, noNaN: true }), (any, share) => {
      const { row, calendar, now } = staged(any)
      const next = nextChange(row, calendar, now)
      const end = next ?? now + 9 * 24 * hour
      expect(end).toBeGreaterThan(now)
      const between = now + Math.floor((end - 1 - now) * share)
      for (const at of [between, end - 1]) {
        expect(rowStatus(row, calendar, at)).toEqual(rowStatus(row, calendar, now))
      }
      const list = times(row.item, calendar)
      if (next !== null) expect(list.includes(next) || list.includes(next - 1)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
