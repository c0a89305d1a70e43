import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, instantOf, isZone, localParts, nextFullHour } from '../../domain/zone.ts'
import { day, hour, minute, shown } from './run-samples.ts'

const zones = [
  'Asia/Ho_Chi_Minh',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
]

/** Offset in ms as the platform names it (`GMT+10:30`), another way than the one under test. */
function offset(instant: number, zone: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)$/.exec(shown(instant, zone)) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * minute)
}

/** Instants in 2026 around which the zone changes its clocks, to the hour. */
const changes = new Map(
  zones.map((zone) => {
    const found: number[] = []
    const first = Date.UTC(2026, 0, 1)
    for (let at = first; at < first + 365 * day; at += 6 * hour) {
      if (offset(at, zone) !== offset(at + 6 * hour, zone)) found.push(at)
    }
    return [zone, found] as const
  }),
)

const someInstant = fc.integer({ min: Date.UTC(1975, 0, 1) / minute, max: Date.UTC(2037, 0, 1) / minute })
const anyMoment = fc.constantFrom(...zones).chain((zone) => {
  const near = changes.get(zone) ?? []
  const close = fc
    .tuple(fc.constantFrom(...near, Date.UTC(2026, 6, 1)), fc.integer({ min: -12 * 60, max: 18 * 60 }))
    .map(([change, minutes]) => change / minute + minutes)
  return fc.record({
    zone: fc.constant(zone),
    instant: fc.oneof(someInstant, close).map((at) => at * minute),
  })
})

const clock = (instant: number, zone: string): string => {
  const { date, time } = localParts(instant, zone)
  return `${date} ${time}`
}

test('[Z1] local parts are what the clocks of the zone show', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 0, max: 59_999 }), ({ zone, instant }, rest) => {
      expect(`${clock(instant + rest, zone)} ${localParts(instant + rest, zone).rest}`).toBe(
        `${shown(instant, zone).slice(0, 16)} ${rest}`,
      )
    }),
    { numRuns: 500 },
  )
})

test('[Z2] an instant found for a local time is the first at which clocks show it or later', () => {
  fc.assert(
    fc.property(anyMoment, ({ zone, instant }) => {
      const wanted = clock(instant, zone)
      const found = instantOf(wanted.slice(0, 10), wanted.slice(11), zone)
      expect(clock(found, zone)).toBe(wanted)
      expect([found, found + offset(found, zone) - offset(instant, zone)]).toContain(instant)
      for (let back = 1; back <= 30; back += 1) {
        expect(clock(found - back * 15 * minute, zone) < wanted).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('[Z2] every time that the clocks show leads back to its own instant unless it happens twice', () => {
  fc.assert(
    fc.property(anyMoment, ({ zone, instant }) => {
      const { date, time } = localParts(instant, zone)
      const back = instantOf(date, time, zone)
      if (back === instant) return
      expect(back).toBeLessThan(instant)
      expect(offset(back, zone)).toBeGreaterThan(offset(instant, zone))
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T03:00:00+02:00'],
  ['Europe/Berlin', '2026-03-29', '02:00', '2026-03-29T03:00:00+02:00'],
  ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T01:59:00+01:00'],
  ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T03:00:00+02:00'],
  ['America/New_York', '2026-03-08', '02:15', '2026-03-08T03:00:00-04:00'],
  ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-04T02:30:00+11:00'],
  ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-24T01:00:00+03:00'],
  ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-31T00:00:00+14:00'],
])('[Z3] in %s %s %s is left out or next to it: %s', (zone, date, time, instant) => {
  expect(shown(instantOf(date, time, zone), zone)).toBe(shown(Date.parse(instant), zone))
})

test.each([
  ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T02:30:00+02:00'],
  ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T03:00:00+01:00'],
  ['America/New_York', '2026-11-01', '01:00', '2026-11-01T01:00:00-04:00'],
  ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-05T01:45:00+11:00'],
  ['Australia/Lord_Howe', '2026-04-05', '02:00', '2026-04-05T02:00:00+10:30'],
])('[Z4] in %s %s %s means its first coming', (zone, date, time, instant) => {
  expect(instantOf(date, time, zone)).toBe(Date.parse(instant))
})

test('[Z5] days are added by the calendar', () => {
  expect(addDays('2020-02-28', 1)).toBe('2020-02-29')
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29')
  expect(addDays('2020-12-31', 1)).toBe('2021-01-01')
  expect(addDays('2020-10-14', -30)).toBe('2020-09-14')
  expect(addDays('2020-10-14', 0)).toBe('2020-10-14')
})

test('[Z6] the next full hour is the first minute after now at which clocks show :00', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 0, max: 59_999 }), ({ zone, instant }, rest) => {
      let wanted = instant + minute
      while (!clock(wanted, zone).endsWith(':00')) wanted += minute
      expect(nextFullHour(instant + rest, zone)).toBe(wanted)
    }),
    { numRuns: 300 },
  )
})

test('[Z7] a zone that nobody knows is told apart, and a time that is none is a fault', () => {
  expect(zones.every(isZone)).toBe(true)
  expect(isZone('Asia/Vinh_Phuc')).toBe(false)
  expect(() => localParts(0, 'Asia/Vinh_Phuc')).toThrow(RangeError)
  expect(() => instantOf('2020-10-14', '25:00', 'UTC')).toThrow(RangeError)
  expect(() => instantOf('14/10/2020', '08:00', 'UTC')).toThrow(RangeError)
})
