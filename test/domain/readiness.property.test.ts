import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Row } from '../../domain/run/row.ts'
import { cellKey, readiness, verdictOf, verdicts } from '../../domain/run/readiness.ts'
import type { Group, Readiness, Verdict } from '../../domain/run/readiness.ts'
import { rowStatus } from '../../domain/run/status.ts'
import { aRow, confirmed, fail, half, hour, minute, tick, times, vinhPhuc, waive } from './run-samples.ts'

const { opening } = vinhPhuc

const claim = fc
  .tuple(
    fc.constantFrom(tick, tick, fail, waive),
    fc.constantFrom('', 'half', 'confirmed'),
    fc.integer({ min: -9, max: 9 }),
  )
  .map(([make, then, hours]) => {
    const fact = make(opening + hours * 8 * hour)
    if (then === 'half') return half(fact)
    return then === 'confirmed' ? confirmed(fact) : fact
  })
const anyRow = fc
  .record({
    due: fc.constantFrom('T-2d', 'T-2h', 'T0', 'T+8h', 'C+0d', 'C+1d'),
    recurrence: fc.constantFrom('once' as const, 'daily' as const, 'every_shift' as const),
    phase: fc.constantFrom('before' as const, 'during' as const, 'after' as const),
    critical: fc.boolean(),
    byPoll: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    facts: fc.array(claim, { maxLength: 3 }),
    area: fc.constantFrom(null, 'hall', 'press'),
    owner: fc.constantFrom('vnpt', 'viettel', 'post'),
    checklist: fc.constantFrom('CL1', 'CL5'),
  })
  .map(({ due, recurrence, phase, critical, byPoll, facts, ...place }) =>
    aRow({ due, recurrence, phase, critical, byPoll }, facts, place),
  )
const board = fc
  .array(anyRow, { maxLength: 12 })
  .map((rows) => rows.map((row, index) => ({ ...row, id: `CN-${String(index).padStart(2, '0')}` })))
const anyNow = fc.integer({ min: -4 * 24 * 60, max: 6 * 24 * 60 }).map((n) => opening + n * minute)

const groupsOf = (of: Readiness): [string, Group][] => [
  ['all', of],
  ...[...of.byChecklist].map(([key, group]): [string, Group] => [`checklist ${key}`, group]),
  ...[...of.byArea].map(([key, group]): [string, Group] => [`area ${key ?? ''}`, group]),
  ...[...of.byOwner].map(([key, group]): [string, Group] => [`owner ${key}`, group]),
  ...[...of.byPhase].map(([key, group]): [string, Group] => [`phase ${key}`, group]),
  ...[...of.cells].map(([key, group]): [string, Group] => [`cell ${key}`, group]),
  ...[...of.fields].map(([key, group]): [string, Group] => [`field ${key}`, group]),
]
const placesOf = (row: Row): string[] => [
  'all',
  `checklist ${row.checklist}`,
  `area ${row.area ?? ''}`,
  `owner ${row.owner}`,
  `phase ${row.item.phase}`,
  `cell ${cellKey(row.area, row.owner)}`,
  `field ${cellKey(row.area, row.checklist)}`,
]

test('[G5] every group shows its worst child and its figures add up', () => {
  fc.assert(
    fc.property(board, anyNow, (rows, now) => {
      const found = readiness(rows, vinhPhuc, now)
      const groups = new Map(groupsOf(found))
      expect(new Set(groups.keys())).toEqual(new Set(['all', ...rows.flatMap(placesOf)]))
      for (const [place, group] of groups) {
        const children = rows.filter((row) => placesOf(row).includes(place))
        const counts = children.filter(
          (row) =>
            row.item.critical && !row.item.byPoll && times(row.item, vinhPhuc)[0]! <= Math.max(now, opening),
        )
        const said = counts.map((row) => verdictOf(rowStatus(row, vinhPhuc, now)))
        const worst = verdicts.find((verdict) => said.includes(verdict)) ?? null
        const proven = said.filter((verdict) => verdict === 'go').length
        const done = children.filter((row) =>
          ['done', 'waived'].includes(rowStatus(row, vinhPhuc, now).state),
        ).length
        expect(group).toMatchObject({
          verdict: worst,
          counted: counts.length,
          proven,
          blocking: counts.length - proven,
          total: children.length,
          done,
        })
      }
      expect(found.blockers).toHaveLength(found.blocking)
    }),
    { numRuns: 400 },
  )
})

test('[G8] go is said only when every counted row is proved: what is unknown is never green', () => {
  fc.assert(
    fc.property(board, anyNow, (rows, now) => {
      for (const [place, group] of groupsOf(readiness(rows, vinhPhuc, now))) {
        const here = rows.filter((row) => placesOf(row).includes(place))
        const unproven = here.some(
          (row) =>
            row.item.critical &&
            !row.item.byPoll &&
            times(row.item, vinhPhuc)[0]! <= Math.max(now, opening) &&
            !row.facts.some((fact) => fact.passed && (!fact.needsSecond || fact.confirmed)),
        )
        if (unproven) expect(['no-go', 'hold', 'unknown']).toContain(group.verdict)
        if (group.verdict === 'go') expect(group.proven).toBe(group.counted)
        if (group.verdict === 'go') expect(group.counted).toBeGreaterThan(0)
      }
    }),
    { numRuns: 400 },
  )
})

const rankOf = (verdict: Verdict | null): number => (verdict === null ? -1 : verdicts.indexOf(verdict))

test('[G9] one more failure never improves any verdict', () => {
  fc.assert(
    fc.property(board, anyNow, fc.nat(), fc.integer({ min: -12, max: 12 }), (rows, now, pick, hours) => {
      fc.pre(rows.length > 0)
      const hit = pick % rows.length
      const worseBoard = rows.map((row, index) =>
        index === hit ? { ...row, facts: [...row.facts, fail(opening + hours * 8 * hour)] } : row,
      )
      const before = new Map(groupsOf(readiness(rows, vinhPhuc, now)))
      for (const [place, group] of groupsOf(readiness(worseBoard, vinhPhuc, now))) {
        expect(rankOf(group.verdict)).toBeLessThanOrEqual(rankOf(before.get(place)?.verdict ?? null))
        expect(group.counted).toBe(before.get(place)?.counted)
      }
    }),
    { numRuns: 400 },
  )
})

test('[G9] time without facts never improves a verdict once there is one', () => {
  fc.assert(
    fc.property(board, anyNow, fc.integer({ min: 1, max: 3 * 24 * 60 }), (rows, now, later) => {
      const before = readiness(rows, vinhPhuc, now)
      const after = readiness(rows, vinhPhuc, now + later * minute)
      fc.pre(before.verdict !== null)
      expect(rankOf(after.verdict)).toBeLessThanOrEqual(rankOf(before.verdict))
    }),
    { numRuns: 400 },
  )
})

test('[G10] the verdict is the same in whatever order the rows come', () => {
  fc.assert(
    fc.property(board, anyNow, (rows, now) => {
      const one = readiness(rows, vinhPhuc, now)
      const other = readiness(rows.toReversed(), vinhPhuc, now)
      expect(new Map(groupsOf(other).slice(1))).toEqual(new Map(groupsOf(one).slice(1)))
      expect(other.blockers).toEqual(one.blockers)
      expect(other.verdict).toBe(one.verdict)
    }),
    { numRuns: 200 },
  )
})
