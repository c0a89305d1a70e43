import fc from 'fast-check'
import { expect, test } from 'vitest'
import { horizonLeft, nowLeft, placeOnHorizon } from '../../client/parts/layout/horizonPlaces.ts'

const event = (minutes: number, text = 'Cập nhật SC-7K4M') => ({
  id: String(minutes),
  minutes,
  time: '03:21',
  text,
})

test('the first hour takes 10 px a minute and each later hour 122 px', () => {
  expect(horizonLeft(0)).toBe(nowLeft)
  expect(horizonLeft(60) - horizonLeft(0)).toBe(600)
  expect(horizonLeft(180) - horizonLeft(120)).toBe(122)
})

test('of two deadlines that would overlap the nearer keeps its words and counts the other', () => {
  const placed = placeOnHorizon([event(21), event(20), event(59)], 1364)
  expect(placed.map(({ minutes, covered }) => [minutes, covered])).toEqual([
    [20, 1],
    [59, 0],
  ])
})

test('what is past or beyond the right end has no place', () => {
  expect(placeOnHorizon([event(-1), event(5), event(1200)], 1364).map(({ minutes }) => minutes)).toEqual([5])
})

test('no two labels start nearer than the words of the first are long, whatever falls due', () => {
  const some = fc.array(
    fc.record({ minutes: fc.integer({ min: -60, max: 900 }), text: fc.string({ maxLength: 30 }) }),
  )
  fc.assert(
    fc.property(some, fc.integer({ min: 300, max: 2000 }), (events, width) => {
      const given = events.map(({ minutes, text }, at) => ({ id: String(at), minutes, time: '00:00', text }))
      const placed = placeOnHorizon(given, width)
      for (const [at, one] of placed.entries()) {
        const next = placed[at + 1]
        if (next) expect(next.left - one.left).toBeGreaterThanOrEqual(one.text.length * 7)
      }
      const inside = given.filter(({ minutes }) => minutes >= 0 && horizonLeft(minutes) < width - 40)
      expect(placed.reduce((sum, one) => sum + 1 + one.covered, 0)).toBe(inside.length)
    }),
  )
})
