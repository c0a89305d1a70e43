import { expect, test } from 'vitest'
import * as times from '../../client/app/times.ts'

const zone = 'Asia/Ho_Chi_Minh'
const at = Date.UTC(2020, 9, 13, 20, 7, 9)
const minute = 60_000
const hour = 60 * minute
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('[U4] clocks, dates and weekdays are those of the congress, not of the device', () => {
  expect(times.clockOf(at, zone)).toBe('03:07')
  expect(times.secondsOf(at, zone)).toBe('03:07:09')
  expect(times.dateOf(at, zone)).toBe('14/10/2020')
  expect(times.weekdayOf(at, zone, 'vi')).toBe('Thứ Tư')
  expect(times.weekdayOf(at, 'UTC', 'en')).toBe('Tuesday')
})

test('[U4] another day is written with its date', () => {
  expect(times.whenOf(at, at + hour, zone)).toBe('03:07')
  expect(times.whenOf(at, at + 24 * hour, zone)).toBe('03:07 14/10')
})

test.each([
  [-5 * minute, '0 phút'],
  [59_999, '0 phút'],
  [34 * minute, '34 phút'],
  [59 * minute + 59_999, '59 phút'],
  [60 * minute, '1 g 00'],
  [79 * minute, '1 g 19'],
  [24 * hour, '1 ngày'],
  [76 * hour, '3 ngày 4 g'],
])('[U5] an age of %d ms is written %s', (ms, text) => {
  expect(plain(times.spanOf(ms, 'vi'))).toBe(text)
})

test('[U5] a figure and its unit stay on one line', () => {
  expect(times.spanOf(34 * minute, 'vi')).toBe('34\u00a0phút')
})

test.each([
  [99_000, '1′39″'],
  [98_001, '1′39″'],
  [0, '0′00″'],
  [-1, '0′00″'],
  [10 * minute - 1, '10′00″'],
  [10 * minute, '10 phút'],
])('[U6] a countdown of %d ms is written %s, never as 01:39', (ms, text) => {
  expect(plain(times.countdownOf(ms, 'vi'))).toBe(text)
})

test.each([
  [17 * hour + 57 * minute, '17 giờ 57 phút'],
  [hour, '1 giờ 0 phút'],
  [59 * minute, '59 phút'],
  [10 * minute, '10 phút'],
  [10 * minute - 1, '9 phút 59 giây'],
  [0, '0 phút 0 giây'],
  [65 * hour, '2 ngày 17 giờ'],
])('[U6] the wall counts %d ms down as %s, seconds only in the last ten minutes', (ms, text) => {
  const parts = times.wallCountdown(ms, 'vi')
  expect(parts.map(({ figure, unit }) => `${figure} ${unit}`).join(' ')).toBe(text)
})

test('[U4] figures have a decimal comma in Vietnamese and a real minus', () => {
  expect(times.numberOf(-112.5, 'vi')).toBe('−112,5')
  expect(times.numberOf(1240, 'vi')).toBe('1.240')
  expect(times.numberOf(-6.5, 'en')).toBe('−6.5')
})
