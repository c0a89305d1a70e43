import { expect, test } from 'vitest'
import type { Item } from '../../domain/catalogue/checklist.ts'
import type { Row } from '../../domain/run/row.ts'
import { nextChange, rowStatus } from '../../domain/run/status.ts'
import type { RowState } from '../../domain/run/status.ts'
import {
  aFact,
  aRow,
  berlin,
  confirmed,
  fail,
  half,
  hour,
  outOfRange,
  tick,
  undone,
  vinhPhuc,
  waive,
} from './run-samples.ts'

/** A time of October 2020 in Vĩnh Phúc: `vp('14 09:30')`. */
const vp = (text: string): number => Date.parse(`2020-10-${text.replace(' ', 'T')}:00+07:00`)
/** Due on the 13th at 08:00 and then at 16:00 of the 13th, 14th, 15th and 16th. */
const daily: Partial<Item> = { due: 'T-1d', recurrence: 'daily' }
const once: Partial<Item> = { due: 'T-2h' }
const stateAt = (row: Row, now: number): RowState => rowStatus(row, vinhPhuc, now).state
const dueAt = (row: Row, now: number): number => rowStatus(row, vinhPhuc, now).dueAt
const overdueAt = (row: Row, now: number): boolean => rowStatus(row, vinhPhuc, now).overdue

test('[S1] a row without facts is open, due at its first occurrence', () => {
  const status = rowStatus(aRow(daily), vinhPhuc, vp('12 10:00'))
  expect(status).toEqual({
    state: 'open',
    dueAt: vp('13 08:00'),
    overdue: false,
    staleSince: null,
    fact: null,
    mark: null,
    next: vp('13 08:00'),
  })
})

test('[S1] the proof made last decides, whenever it arrives', () => {
  const failed = fail(vp('13 07:00'))
  const late = { ...tick(vp('13 06:00')), at: vp('13 09:00') }
  expect(rowStatus(aRow(once, [failed, late]), vinhPhuc, vp('13 10:00'))).toMatchObject({
    state: 'failed',
    fact: failed,
  })
  const better = tick(vp('13 08:00'))
  expect(stateAt(aRow(once, [failed, late, better]), vp('13 10:00'))).toBe('done')
  expect(stateAt(aRow(once, [better, failed, late]), vp('13 10:00'))).toBe('done')
})

test('[S1] an undone proof leaves the one before it, or nothing', () => {
  const first = tick(vp('13 06:00'))
  const second = undone(fail(vp('13 07:00')))
  expect(rowStatus(aRow(once, [first, second]), vinhPhuc, vp('13 10:00'))).toMatchObject({
    state: 'done',
    fact: first,
  })
  expect(stateAt(aRow(once, [undone(first), second]), vp('13 10:00'))).toBe('open')
  expect(stateAt(aRow(once, [undone(waive(vp('13 06:00')))]), vp('13 10:00'))).toBe('open')
})

test('[S2] a failure and a reading out of range are failed, and a later proof mends them', () => {
  for (const bad of [fail(vp('13 07:00')), outOfRange(vp('13 07:00'))]) {
    expect(stateAt(aRow(once, [tick(vp('12 07:00')), bad]), vp('13 10:00'))).toBe('failed')
    expect(stateAt(aRow(once, [bad, tick(vp('13 09:00'))]), vp('13 10:00'))).toBe('done')
  }
})

test('[S2] a failure leaves the occurrence before it without proof', () => {
  const early = aRow(daily, [fail(vp('12 10:00'))])
  expect([dueAt(early, vp('12 11:00')), overdueAt(early, vp('12 11:00'))]).toEqual([vp('13 08:00'), false])
  expect(overdueAt(early, vp('13 08:01'))).toBe(true)
  const later = aRow(daily, [tick(vp('14 15:00')), fail(vp('15 10:00'))])
  expect([dueAt(later, vp('15 11:00')), overdueAt(later, vp('15 11:00'))]).toEqual([vp('14 16:00'), true])
  const exactly = aRow(daily, [fail(vp('14 16:00'))])
  expect(dueAt(exactly, vp('15 11:00'))).toBe(vp('14 16:00'))
})

test('[S3] what needs a second person waits until it is confirmed', () => {
  const claim = tick(vp('13 06:00'))
  expect(stateAt(aRow(once, [half(claim)]), vp('13 10:00'))).toBe('waiting')
  expect(stateAt(aRow(once, [confirmed(claim)]), vp('13 10:00'))).toBe('done')
  expect(stateAt(aRow(once, [half(waive(vp('13 06:00')))]), vp('13 10:00'))).toBe('waiting')
  expect(stateAt(aRow(once, [confirmed(waive(vp('13 06:00')))]), vp('13 10:00'))).toBe('waived')
  expect(stateAt(aRow(once, [half(fail(vp('13 06:00')))]), vp('13 10:00'))).toBe('failed')
})

test('[S3] a claim that waits proves nothing: what was due stays due and what was served stays served', () => {
  const onlyHalf = aRow(once, [half(tick(vp('13 06:00')))])
  expect(overdueAt(onlyHalf, vp('14 05:59'))).toBe(false)
  expect(overdueAt(onlyHalf, vp('14 06:01'))).toBe(true)
  const earlyAgain = aRow(daily, [confirmed(tick(vp('14 15:00'))), half(tick(vp('15 10:00')))])
  expect(rowStatus(earlyAgain, vinhPhuc, vp('15 11:00'))).toMatchObject({
    state: 'waiting',
    dueAt: vp('15 16:00'),
    overdue: false,
    staleSince: null,
  })
  expect(overdueAt(earlyAgain, vp('15 16:01'))).toBe(true)
  const noWaiver = aRow(once, [half(waive(vp('13 06:00')))])
  expect(overdueAt(noWaiver, vp('14 06:01'))).toBe(true)
})

test('[S4] a waived row is never due, overdue or stale', () => {
  const row = aRow(daily, [waive(vp('12 10:00'))])
  for (const now of [vp('12 11:00'), vp('14 16:01'), vp('31 10:00')]) {
    expect(rowStatus(row, vinhPhuc, now)).toMatchObject({
      state: 'waived',
      overdue: false,
      staleSince: null,
      next: null,
    })
  }
})

test.each([
  ['before anything is due', '12 10:00', '13 07:59', 'done'],
  ['long before the first time it is due', '01 10:00', '13 15:59', 'done'],
  ['for the first time it is due, at the second', '12 10:00', '13 16:00', 'stale'],
  ['at the very first due time, at the second', '13 08:00', '13 16:00', 'stale'],
  ['just after the first due time, at the second', '13 08:01', '13 16:00', 'done'],
  ['on the day before at the due minute', '13 16:00', '14 16:00', 'stale'],
  ['on the day before just after the due minute', '13 16:01', '14 16:00', 'done'],
  ['two days before', '13 10:00', '15 10:00', 'stale'],
  ['this morning for this afternoon', '14 09:00', '14 17:00', 'done'],
])('[S5] a daily proof made %s (%s) is at %s %s', (_when, made, now, state) => {
  expect(stateAt(aRow(daily, [tick(vp(made))]), vp(now))).toBe(state)
})

test('[S5] a proof of what happens once never grows old', () => {
  expect(stateAt(aRow(once, [tick(vp('01 10:00'))]), vp('31 10:00'))).toBe('done')
})

test('[S5] stale counts from the occurrence that the proof no longer serves, however long ago', () => {
  const row = aRow(daily, [tick(vp('13 09:00'))])
  expect(rowStatus(row, vinhPhuc, vp('13 17:00')).staleSince).toBeNull()
  expect(rowStatus(row, vinhPhuc, vp('14 16:00')).staleSince).toBe(vp('14 16:00'))
  expect(rowStatus(row, vinhPhuc, vp('16 10:00')).staleSince).toBe(vp('14 16:00'))
})

test('[S5] over the doubled hour a proof of each hour is asked for twice', () => {
  const hourly: Partial<Item> = { due: 'T0', recurrence: 'hourly' }
  const first = Date.parse('2026-10-25T01:30:00+02:00')
  const row = aRow(hourly, [tick(first)])
  expect(rowStatus(row, berlin, Date.parse('2026-10-25T02:59:00+02:00')).state).toBe('done')
  const again = Date.parse('2026-10-25T02:00:00+01:00')
  expect(rowStatus(row, berlin, again)).toMatchObject({ state: 'stale', staleSince: again })
  expect(rowStatus(aRow(hourly, [tick(first + hour)]), berlin, again).state).toBe('done')
})

test('[S6] a row is overdue after its due instant, not at it, and a proof ends that', () => {
  const open = aRow(once)
  expect([overdueAt(open, vp('14 06:00')), overdueAt(open, vp('14 06:00') + 1)]).toEqual([false, true])
  expect(stateAt(open, vp('14 06:01'))).toBe('open')
  const stale = aRow(daily, [tick(vp('13 09:00'))])
  expect([overdueAt(stale, vp('14 16:00')), overdueAt(stale, vp('14 16:00') + 1)]).toEqual([false, true])
  expect(overdueAt(aRow(once, [tick(vp('14 07:00'))]), vp('14 07:01'))).toBe(false)
})

test('[S6] an open row stays overdue at the instant of each later occurrence', () => {
  expect(overdueAt(aRow(daily), vp('14 16:00'))).toBe(true)
  expect(dueAt(aRow(daily), vp('15 10:00'))).toBe(vp('13 08:00'))
})

test('[S7] a served row shows the next occurrence as its due time, or the last one when none follows', () => {
  const row = aRow(daily, [tick(vp('14 15:00'))])
  expect(dueAt(row, vp('14 15:30'))).toBe(vp('14 16:00'))
  expect(dueAt(row, vp('14 16:00'))).toBe(vp('15 16:00'))
  expect(dueAt(aRow(daily, [tick(vp('16 17:00'))]), vp('20 10:00'))).toBe(vp('16 16:00'))
  expect(dueAt(aRow(once, [tick(vp('12 17:00'))]), vp('20 10:00'))).toBe(vp('14 06:00'))
})

test('[S7] a done row says when the next proof will be asked for, others the next occurrence', () => {
  const nextAt = (row: Row, now: number): number | null => rowStatus(row, vinhPhuc, now).next
  expect(nextAt(aRow(daily, [tick(vp('14 15:00'))]), vp('14 15:30'))).toBe(vp('15 16:00'))
  expect(nextAt(aRow(daily, [tick(vp('16 15:00'))]), vp('16 15:30'))).toBeNull()
  expect(nextAt(aRow(daily), vp('14 10:00'))).toBe(vp('14 16:00'))
  expect(nextAt(aRow(daily), vp('17 10:00'))).toBeNull()
  expect(nextAt(aRow(once, [tick(vp('12 15:00'))]), vp('12 15:30'))).toBeNull()
})

test('[S8] after the last occurrence nothing becomes stale any more', () => {
  const row = aRow(daily, [tick(vp('16 15:00'))])
  expect(stateAt(row, vp('31 10:00'))).toBe('done')
  expect(nextChange(row, vinhPhuc, vp('16 16:00'))).toBeNull()
})

test('[S9] a time that the server had to put in counts like any other', () => {
  const flagged = aFact({ madeAt: vp('14 15:00'), at: vp('14 15:00'), flagged: true })
  const earlier = tick(vp('14 14:00'))
  expect(rowStatus(aRow(daily, [flagged, earlier]), vinhPhuc, vp('14 17:00'))).toMatchObject({
    state: 'done',
    fact: flagged,
  })
  expect(stateAt(aRow(daily, [{ ...flagged, madeAt: vp('13 15:00') }]), vp('14 17:00'))).toBe('stale')
})

test('[S10] the next change by time alone is the next occurrence, or the moment after the due instant', () => {
  const next = (row: Row, now: number): number | null => nextChange(row, vinhPhuc, now)
  expect(next(aRow(once), vp('14 05:00'))).toBe(vp('14 06:00'))
  expect(next(aRow(once), vp('14 06:00'))).toBe(vp('14 06:00') + 1)
  expect(next(aRow(once), vp('14 06:01'))).toBeNull()
  expect(next(aRow(daily, [tick(vp('14 15:00'))]), vp('14 15:30'))).toBe(vp('14 16:00'))
  expect(next(aRow(daily, [tick(vp('14 15:00'))]), vp('15 16:00'))).toBe(vp('15 16:00') + 1)
  expect(next(aRow(daily), vp('14 17:00'))).toBe(vp('15 16:00'))
})
