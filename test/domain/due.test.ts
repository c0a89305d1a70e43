import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueInstant, mostOccurrences, occurrences } from '../../domain/run/due.ts'
import type { Calendar } from '../../domain/run/due.ts'
import { anItem, at, berlin, day, hour, minute, shown, times, vinhPhuc } from './run-samples.ts'

const lordHowe: Calendar = {
  ...berlin,
  zone: 'Australia/Lord_Howe',
  opening: Date.parse('2026-04-04T08:00:00+11:00'),
  closing: Date.parse('2026-04-06T17:00:00+10:30'),
}
const newYork: Calendar = {
  ...berlin,
  zone: 'America/New_York',
  opening: Date.parse('2026-03-07T08:30:15-05:00'),
  closing: Date.parse('2026-03-09T17:00:00-04:00'),
}

test.each([
  ['T0', vinhPhuc, '2020-10-14 08:00 GMT+07:00'],
  ['T-7d', vinhPhuc, '2020-10-07 08:00 GMT+07:00'],
  ['T-30d', vinhPhuc, '2020-09-14 08:00 GMT+07:00'],
  ['T+1d', vinhPhuc, '2020-10-15 08:00 GMT+07:00'],
  ['T-7d', newYork, '2026-02-28 08:30 GMT-05:00'],
  ['T+2d', newYork, '2026-03-09 08:30 GMT-04:00'],
  ['T+2d', berlin, '2026-10-26 08:00 GMT+01:00'],
  ['T+1d', lordHowe, '2026-04-05 08:00 GMT+10:30'],
])('[D1] %s keeps the clock time of the opening', (due, calendar, local) => {
  expect(shown(dueInstant(due, calendar), calendar.zone)).toBe(local)
})

test('[D1] seconds of the opening are kept too', () => {
  expect(at('T-7d', newYork)).toBe(newYork.opening - 7 * day)
  expect(at('T+2d', newYork)).toBe(newYork.opening + 2 * day - hour)
})

test('[D2] hours are elapsed hours, whatever the clocks do', () => {
  expect(at('T-2h', vinhPhuc)).toBe(vinhPhuc.opening - 2 * hour)
  expect(at('T+24h', berlin)).toBe(berlin.opening + 24 * hour)
  expect(at('C+3h', berlin)).toBe(berlin.closing + 3 * hour)
  expect(at('C-48h', berlin)).toBe(berlin.closing - 48 * hour)
})

test.each([
  ['C+0d', vinhPhuc, '2020-10-17 00:00 GMT+07:00'],
  ['C+1d', vinhPhuc, '2020-10-18 00:00 GMT+07:00'],
  ['C-1d', vinhPhuc, '2020-10-16 00:00 GMT+07:00'],
  ['C+0d', berlin, '2026-10-27 00:00 GMT+01:00'],
  ['C-2d', berlin, '2026-10-25 00:00 GMT+02:00'],
])('[D3] %s is 24:00 of the day counted from closing', (due, calendar, local) => {
  expect(shown(dueInstant(due, calendar), calendar.zone)).toBe(local)
})

test('[D3] a closing at or just before midnight still belongs to its own day', () => {
  const late = { ...vinhPhuc, closing: Date.parse('2020-10-16T23:59:59.999+07:00') }
  const midnight = { ...vinhPhuc, closing: Date.parse('2020-10-17T00:00:00+07:00') }
  expect(at('C+0d', late)).toBe(Date.parse('2020-10-17T00:00:00+07:00'))
  expect(at('C+0d', midnight)).toBe(Date.parse('2020-10-18T00:00:00+07:00'))
})

test('[D4] a text that is no due time is a fault', () => {
  for (const due of ['', 'T', 'T7d', 'C0', 'T-7w', 'T-7d ', 'X-7d', 'T-1234d']) {
    expect(() => dueInstant(due, vinhPhuc)).toThrow(RangeError)
  }
})

test('[D5] what happens once is due once, whatever else it says', () => {
  expect(times({ due: 'T-7d', at: '10:00', until: 'C+0d' }, vinhPhuc)).toEqual([at('T-7d', vinhPhuc)])
})

test('[D6] a daily item is due at its due time and then at its clock time up to its end', () => {
  const list = times({ due: 'T-1d', recurrence: 'daily', until: 'T+1d' }, vinhPhuc)
  expect(list.map((time) => shown(time, vinhPhuc.zone).slice(5, 16))).toEqual([
    '10-13 08:00',
    '10-13 16:00',
    '10-14 16:00',
  ])
  const early = times({ due: 'T-1d', recurrence: 'daily', at: '07:30', until: 'T0' }, vinhPhuc)
  expect(early.map((time) => shown(time, vinhPhuc.zone).slice(5, 16))).toEqual(['10-13 08:00', '10-14 07:30'])
})

test('[D6] a daily item keeps its clock time over a change of clocks', () => {
  const list = times({ due: 'T0', recurrence: 'daily' }, berlin)
  expect(list.map((time) => shown(time, berlin.zone))).toEqual([
    '2026-10-24 08:00 GMT+02:00',
    '2026-10-24 16:00 GMT+02:00',
    '2026-10-25 16:00 GMT+01:00',
    '2026-10-26 16:00 GMT+01:00',
  ])
})

test('[D7] an item of every shift is due at the end of each shift, the long night included', () => {
  const list = times({ due: 'T0', recurrence: 'every_shift', until: 'C-1d' }, berlin)
  expect(list.map((time) => shown(time, berlin.zone).slice(5))).toEqual([
    '10-24 08:00 GMT+02:00',
    '10-24 14:00 GMT+02:00',
    '10-24 22:00 GMT+02:00',
    '10-25 06:00 GMT+01:00',
    '10-25 14:00 GMT+01:00',
    '10-25 22:00 GMT+01:00',
  ])
  expect(list[3]! - list[2]!).toBe(9 * hour)
})

test('[D7] shifts may stand in any order, and a congress without shifts has only the due time', () => {
  const mixed = { ...vinhPhuc, shifts: ['22:00', '06:00', '14:00'] }
  const item = { due: 'T-1d', recurrence: 'every_shift' } as const
  expect(times(item, mixed)).toEqual(times(item, vinhPhuc))
  expect(times(item, { ...vinhPhuc, shifts: [] })).toEqual([at('T-1d', vinhPhuc)])
})

test('[D8] an hourly item is due on each full hour that clocks show, twice in the doubled one', () => {
  const list = times({ due: 'T+17h', recurrence: 'hourly', until: 'T+21h' }, berlin)
  expect(list.map((time) => shown(time, berlin.zone).slice(5))).toEqual([
    '10-25 01:00 GMT+02:00',
    '10-25 02:00 GMT+02:00',
    '10-25 02:00 GMT+01:00',
    '10-25 03:00 GMT+01:00',
    '10-25 04:00 GMT+01:00',
  ])
})

test('[D8] from a crooked due time the hours go on full, also where clocks change by half an hour', () => {
  const start = { ...lordHowe, opening: Date.parse('2026-04-05T00:20:00+11:00') }
  const list = times({ due: 'T0', recurrence: 'hourly', until: 'T+4h' }, start)
  expect(list.map((time) => shown(time, start.zone).slice(11))).toEqual([
    '00:20 GMT+11:00',
    '01:00 GMT+11:00',
    '02:00 GMT+10:30',
    '03:00 GMT+10:30',
  ])
})

test('[D9] a recurrence ends with its end, which still belongs to it', () => {
  const hourly = { due: 'T-2h', recurrence: 'hourly', until: 'T0' } as const
  expect(times(hourly, vinhPhuc).map((time) => time - vinhPhuc.opening)).toEqual([-2 * hour, -hour, 0])
  expect(times({ ...hourly, until: 'T-3h' }, vinhPhuc)).toEqual([at('T-2h', vinhPhuc)])
})

test('[D9] without an end a recurrence runs to C+0d', () => {
  const hourly = times({ due: 'T0', recurrence: 'hourly' }, vinhPhuc)
  expect(hourly.at(-1)).toBe(at('C+0d', vinhPhuc))
  expect(hourly).toHaveLength(65)
})

test('[D10] a schedule is cut at its bound and made once for all items of one timing', () => {
  const endless = anItem({ due: 'T-999d', recurrence: 'hourly', until: 'C+999d' })
  const list = occurrences(endless, vinhPhuc)
  expect(list).toHaveLength(mostOccurrences)
  expect(occurrences(endless, vinhPhuc)).toBe(list)
  expect(occurrences({ ...endless }, vinhPhuc)).toBe(list)
  expect(occurrences({ ...endless, until: 'T0' }, vinhPhuc)).not.toBe(list)
  const later = { ...vinhPhuc, opening: vinhPhuc.opening + day }
  expect(occurrences(endless, later)[0]).toBe(list[0]! + day)
  expect(occurrences({ ...endless, due: 'T0' }, vinhPhuc)[0]).toBe(vinhPhuc.opening)
})

const anyDue = fc
  .tuple(
    fc.constantFrom('T', 'C'),
    fc.constantFrom('+', '-'),
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom('d', 'h'),
  )
  .map((parts) => parts.join(''))
const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

test('[D5][D9] every schedule begins with its due time and rises to its end, and misses no recurrence', () => {
  const recurrence = fc.constantFrom('daily' as const, 'every_shift' as const, 'hourly' as const)
  const calendars = fc.constantFrom(vinhPhuc, berlin, lordHowe, newYork)
  fc.assert(
    fc.property(calendars, anyDue, anyDue, recurrence, clockTime, (calendar, due, until, kind, clock) => {
      const list = times({ due, until, recurrence: kind, at: clock }, calendar)
      const end = at(until, calendar)
      expect(list[0]).toBe(at(due, calendar))
      const wanted = { daily: [clock], every_shift: calendar.shifts, hourly: [] }[kind]
      const isDue = (time: number): boolean => {
        const text = shown(time, calendar.zone).slice(11, 16)
        return kind === 'hourly' ? text.endsWith(':00') : wanted.some((one) => one === text)
      }
      // Around a change of clocks the examples above hold; here the calendars jump between 01:00 and 03:00.
      const quiet = (time: number): boolean => !/^0[123]:/.test(shown(time, calendar.zone).slice(11))
      for (const [index, time] of list.entries()) {
        if (index === 0) continue
        expect(time).toBeGreaterThan(list[index - 1]!)
        expect(time).toBeLessThanOrEqual(end)
        expect(!quiet(time) || isDue(time)).toBe(true)
      }
      const listed = new Set(list)
      const firstMinute = Math.floor(list[0]! / minute) * minute + minute
      for (let time = firstMinute; time <= Math.min(end, firstMinute + 2 * day); time += minute) {
        if (quiet(time) && isDue(time)) expect(listed).toContain(time)
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)
