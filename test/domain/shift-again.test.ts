import { expect, test, vi } from 'vitest'
import { shiftAt, shiftsBetween } from '../../domain/duty/shift.ts'
import { began, info } from './stage.ts'

const hour = 3_600_000

test('[BT10] a thousand questions about one shift reckon with the zone once, and each moment has its own shift', () => {
  const reckoned = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts')
  const calendar = { ...info }
  const first = shiftAt(calendar, began)
  const once = reckoned.mock.calls.length
  expect(once).toBeGreaterThan(0)
  for (let n = 0; n < 1_000; n += 1) expect(shiftAt(calendar, first.from + n)).toEqual(first)
  expect(reckoned.mock.calls.length).toBe(once)
  reckoned.mockRestore()

  // Forth and back, at each border, as it would be found without a memory.
  for (let at = began - 40 * hour; at < began + 40 * hour; at += hour / 2)
    expect([at, shiftAt(calendar, at)]).toEqual([at, shiftsBetween(info, at, at + 1)[0]])
  expect(shiftAt(calendar, first.to)).not.toEqual(first)
  expect(shiftAt(calendar, first.to - 1)).toEqual(first)

  // Hours that were moved are another calendar.
  const moved = { ...calendar, shifts: ['05:00', '17:00'] }
  expect(shiftAt(moved, began)).toEqual(shiftsBetween(moved, began, began + 1)[0])
  expect(shiftAt(moved, began)).not.toEqual(shiftAt(calendar, began))
})
