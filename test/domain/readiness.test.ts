import { expect, test } from 'vitest'
import { blockersOf, cellKey, readiness, verdicts, worse } from '../../domain/run/readiness.ts'
import type { Group, Verdict } from '../../domain/run/readiness.ts'
import type { Fact } from '../../domain/run/facts.ts'
import type { Row } from '../../domain/run/row.ts'
import { aRow, confirmed, day, fail, half, hour, tick, vinhPhuc, waive } from './run-samples.ts'

const { opening } = vinhPhuc
const rowAt = (id: string, due: string, facts: readonly Fact[] = [], change: Partial<Row> = {}): Row =>
  aRow({ due }, facts, { id, ...change })
const verdictAt = (rows: readonly Row[], now: number): Verdict | null =>
  readiness(rows, vinhPhuc, now).verdict

const early = opening - 3 * day
test.each<[string, readonly Fact[], number, Verdict]>([
  ['proved', [tick(early)], early + hour, 'go'],
  ['confirmed by a second person', [confirmed(tick(early))], early + hour, 'go'],
  ['waived', [waive(early)], early + hour, 'go'],
  ['failed', [fail(early)], early + hour, 'no-go'],
  ['failed and past due', [fail(early)], opening, 'no-go'],
  ['waiting for the second person', [half(tick(early))], early + hour, 'hold'],
  ['waiting for the department to confirm a waiver', [half(waive(early))], early + hour, 'hold'],
  ['open and not yet due', [], opening - day, 'unknown'],
  ['open and past due', [], opening - day + 1, 'hold'],
])('[G1] a critical row that is %s', (_how, facts, now, verdict) => {
  expect(verdictAt([rowAt('A', 'T-1d', facts)], now)).toBe(verdict)
})

test('[G1] a stale row holds', () => {
  const row = aRow({ due: 'T-1d', recurrence: 'daily' }, [tick(opening - 2 * day)])
  expect(verdictAt([row], opening - hour)).toBe('hold')
})

test('[G2] before opening all that is due by then counts, afterwards what has come due', () => {
  const rows = [rowAt('A', 'T-1d', [tick(early)]), rowAt('B', 'T0'), rowAt('C', 'T+4h'), rowAt('D', 'C+1d')]
  const countedAt = (now: number): number => readiness(rows, vinhPhuc, now).counted
  expect(countedAt(opening - 30 * day)).toBe(2)
  expect(countedAt(opening)).toBe(2)
  expect(countedAt(opening + 4 * hour - 1)).toBe(2)
  expect(countedAt(opening + 4 * hour)).toBe(3)
  expect(countedAt(opening + 30 * day)).toBe(4)
})

test('[G2] what is due only afterwards does not stand in the way, even when it has failed', () => {
  const rows = [rowAt('A', 'T0', [tick(early)]), rowAt('B', 'C+1d', [fail(early)])]
  expect(verdictAt(rows, opening)).toBe('go')
  expect(verdictAt(rows, vinhPhuc.closing + 3 * day)).toBe('no-go')
})

test('[G3] rows that are not critical, and the item done by the poll, are never counted', () => {
  const rows = [aRow({ critical: false }, [fail(early)]), aRow({ byPoll: true }, [fail(early)])]
  expect(readiness(rows, vinhPhuc, opening)).toMatchObject({
    verdict: null,
    counted: 0,
    proven: 0,
    blocking: 0,
    total: 2,
    done: 0,
    blockers: [],
  })
})

test('[G4] a group that counts nothing has no verdict, and so has no congress without rows', () => {
  expect(verdictAt([], opening)).toBeNull()
  const both = readiness(
    [rowAt('A', 'T0', [tick(early)], { area: 'hall' }), rowAt('B', 'C+1d', [tick(early)], { area: 'press' })],
    vinhPhuc,
    opening,
  )
  expect(both.byArea.get('hall')?.verdict).toBe('go')
  expect(both.byArea.get('press')).toEqual({
    verdict: null,
    counted: 0,
    proven: 0,
    blocking: 0,
    total: 1,
    done: 1,
  })
  expect(both.byArea.get('lodging')).toBeUndefined()
})

test('[G5] no-go is worse than hold, hold than unknown, unknown than go', () => {
  expect(verdicts).toEqual(['no-go', 'hold', 'unknown', 'go'])
  for (const [index, bad] of verdicts.entries()) {
    for (const good of verdicts.slice(index)) {
      expect([worse(bad, good), worse(good, bad)]).toEqual([bad, bad])
    }
    expect([worse(bad, null), worse(null, bad)]).toEqual([bad, bad])
  }
  expect(worse(null, null)).toBeNull()
})

test('[G6] rows are counted by checklist, area, owner, phase and cell', () => {
  const hall = { area: 'hall', owner: 'vnpt', checklist: 'CL5' }
  const rows = [
    rowAt('A', 'T-1d', [tick(early)], hall),
    rowAt('B', 'T-1d', [fail(early)], hall),
    rowAt('C', 'T0', [], { area: 'hall', owner: 'viettel', checklist: 'CL5' }),
    aRow({ due: 'T0', critical: false, phase: 'during' }, [waive(early)], {
      id: 'D',
      owner: 'vnpt',
      checklist: 'CL1',
    }),
  ]
  const now = readiness(rows, vinhPhuc, opening - 2 * day)
  const group = (
    verdict: Verdict | null,
    counted: number,
    proven: number,
    total: number,
    done: number,
  ): Group => ({
    verdict,
    counted,
    proven,
    blocking: counted - proven,
    total,
    done,
  })
  expect(now).toMatchObject(group('no-go', 3, 1, 4, 2))
  expect(Object.fromEntries(now.byChecklist)).toEqual({
    CL5: group('no-go', 3, 1, 3, 1),
    CL1: group(null, 0, 0, 1, 1),
  })
  expect([...now.byArea]).toEqual([
    ['hall', group('no-go', 3, 1, 3, 1)],
    [null, group(null, 0, 0, 1, 1)],
  ])
  expect(Object.fromEntries(now.byOwner)).toEqual({
    vnpt: group('no-go', 2, 1, 3, 2),
    viettel: group('unknown', 1, 0, 1, 0),
  })
  expect(Object.fromEntries(now.byPhase)).toEqual({
    before: group('no-go', 3, 1, 3, 1),
    during: group(null, 0, 0, 1, 1),
  })
  expect(now.cells.get(cellKey('hall', 'vnpt'))).toEqual(group('no-go', 2, 1, 2, 1))
  expect(now.cells.get(cellKey('hall', 'viettel'))).toEqual(group('unknown', 1, 0, 1, 0))
  expect(now.cells.get(cellKey(null, 'vnpt'))).toEqual(group(null, 0, 0, 1, 1))
  expect(now.cells.size).toBe(3)
})

test('[G7] what stands in the way is listed worst first, then by due time, then by name', () => {
  const rows = [
    rowAt('U2', 'T0'),
    rowAt('H2', 'T-3d'),
    rowAt('N2', 'T-1d', [fail(early)]),
    rowAt('U1', 'T-1d'),
    rowAt('H3', 'T-3d'),
    rowAt('G', 'T0', [tick(early)]),
    rowAt('H1', 'T-4d'),
    rowAt('N1', 'T-2d', [fail(early)]),
  ]
  for (const order of [rows, rows.toReversed()]) {
    const { blockers, blocking } = readiness(order, vinhPhuc, opening - 2 * day)
    expect(blockers.map(({ row }) => row.id)).toEqual(['N1', 'N2', 'H1', 'H2', 'H3', 'U1', 'U2'])
    expect(blocking).toBe(7)
    expect(blockers[0]).toMatchObject({
      verdict: 'no-go',
      status: { state: 'failed', dueAt: opening - 2 * day },
    })
  }
})

test('[G14] rows are counted by area and field, too, and what nobody asks for is counted nowhere', () => {
  const rows = [
    rowAt('A', 'T-1d', [tick(early)], { area: 'hall', checklist: 'CL6' }),
    rowAt('B', 'T-1d', [], { area: 'hall', checklist: 'CL1' }),
    rowAt('C', 'T-1d', [], { area: 'hall', checklist: 'CL1', asked: false }),
  ]
  const { fields, blocking } = readiness(rows, vinhPhuc, early + hour)
  expect(fields.get(cellKey('hall', 'CL6'))).toMatchObject({ verdict: 'go', total: 1 })
  expect(fields.get(cellKey('hall', 'CL1'))).toMatchObject({ verdict: 'unknown', total: 1 })
  expect(blocking).toBe(1)
})

test('[G15] what blocks a part is what blocks the whole, narrowed to it', () => {
  const rows = [
    rowAt('A', 'T-1d', [fail(early)], { area: 'hall', checklist: 'CL6', owner: 'viettel' }),
    rowAt('B', 'T-1d', [], { area: 'hall', checklist: 'CL1' }),
    rowAt('C', 'T-1d', [], { area: null, checklist: 'CL1' }),
  ]
  const found = readiness(rows, vinhPhuc, early + hour)
  const ids = (part: Parameters<typeof blockersOf>[1]) => blockersOf(found, part).map(({ row }) => row.id)
  expect(ids({})).toEqual(['A', 'B', 'C'])
  expect(ids({ area: 'hall' })).toEqual(['A', 'B'])
  expect(ids({ area: null })).toEqual(['C'])
  expect(ids({ area: 'hall', checklist: 'CL1' })).toEqual(['B'])
  expect(ids({ owner: 'viettel', checklist: 'CL1' })).toEqual([])
  expect(ids({ phase: 'before' })).toEqual(['A', 'B', 'C'])
  expect(ids({ phase: 'after' })).toEqual([])
})
