import { expect, test } from 'vitest'
import { headlineOf, wallLetters } from '../../client/screens/directives/headline.ts'
import { unheard } from '../../client/screens/directives/unheard.ts'
import { firstTyped, presetsAt, typedInstant } from '../../client/screens/directives/presets.ts'
import type { Directive } from '../../domain/directive/events.ts'
import { began, info, minute } from '../domain/stage.ts'

test('[CD7] usual deadlines lie ahead of now and of the former one', () => {
  const ids = (now: number, after?: number) => presetsAt(now, info, after).map(({ id }) => id)
  expect(ids(began)).toEqual(['30m', '1h', '2h', 'shift', 'T-2h'])
  expect(ids(began, began + 60 * minute)).toEqual(['2h', 'shift', 'T-2h'])
  expect(ids(info.opening)).not.toContain('T-2h')
  for (const now of [began, info.opening, info.closing])
    for (const { at } of presetsAt(now, info)) expect(at).toBeGreaterThan(now)
})

test('[CD7] a typed date and time is the congress’s own; what is no time is nothing', () => {
  expect(typedInstant('2026-01-19', '18:00', info.zone)).toBe(Date.UTC(2026, 0, 19, 11))
  for (const [date, clock] of [
    ['', '18:00'],
    ['2026-01-19', ''],
    ['19/01/2026', '18:00'],
  ] as const)
    expect(typedInstant(date, clock, info.zone)).toBeNull()
  expect(firstTyped(began, info.zone)).toEqual({ date: '2026-01-19', clock: '11:00' })
})

test('[CD7] the wall has the first line, cut at a word where it is longer than two lines', () => {
  expect(headlineOf({ text: 'Bưu điện thay máy soi số 2\nMáy số 2 báo nhiễu hình.' })).toBe(
    'Bưu điện thay máy soi số 2',
  )
  const text = 'VNPT và Viettel thử chuyển mạch sang tuyến dự phòng trước giờ đón đại biểu, báo về Sở'
  const { across, upright } = wallLetters
  expect(headlineOf({ text }, across)).toBe(
    'VNPT và Viettel thử chuyển mạch sang tuyến dự phòng trước giờ đón…',
  )
  expect(headlineOf({ text }, upright)).toBe(
    'VNPT và Viettel thử chuyển mạch sang tuyến dự phòng trước giờ đón đại biểu, báo về…',
  )
  for (const most of [across, upright])
    expect(headlineOf({ text: 'x'.repeat(200) }, most).length).toBeLessThanOrEqual(most + 1)
})

test('[BT1] a phone is reminded of directives its organisation has not heard, the most pressing first', () => {
  const by = null
  const directive = (id: string, more: Partial<Directive>): readonly [string, Directive] => [
    id,
    {
      id,
      text: id,
      to: ['vnpt', 'viettel'],
      deadline: began + 60 * minute,
      issuedAt: began,
      issuedBy: by,
      extensions: [],
      receipts: [],
      cancelled: null,
      ...more,
    },
  ]
  const received = { organisation: 'vnpt', received: { at: began, by }, completed: null }
  const directives = new Map([
    directive('later', { deadline: began + 90 * minute }),
    directive('sooner', {}),
    directive('heard', { receipts: [received] }),
    directive('cancelled', { cancelled: { at: began, by, reason: 'thôi' } }),
    directive('others', { to: ['mobifone'] }),
  ])
  const ids = (organisation: string | null) =>
    unheard({ directives }, organisation, began).map(({ id }) => id)
  expect(ids('vnpt')).toEqual(['sooner', 'later'])
  expect(ids('viettel')).toEqual(['heard', 'sooner', 'later'])
  expect(ids('so')).toEqual([])
  expect(ids(null)).toEqual([])
})
