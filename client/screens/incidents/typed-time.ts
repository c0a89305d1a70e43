import { addDays, instantOf, localParts } from '../../../domain/zone.ts'

/** The last time before `now` that the clocks showed `03:21`; null when that is not a clock time. Tolerance 1 minute. */
export const lastTime = (typed: string, now: number, zone: string): number | null =>
  around(typed, now, zone, (at) => at <= now + 60_000, -1)

/** The next time after `now` that the clocks will show it. */
export const nextTime = (typed: string, now: number, zone: string): number | null =>
  around(typed, now, zone, (at) => at > now, 1)

function around(
  typed: string,
  now: number,
  zone: string,
  fits: (at: number) => boolean,
  otherDay: number,
): number | null {
  const [, hours, minutes] = /^\s*(\d{1,2})[:hg.](\d{2})\s*$/.exec(typed) ?? []
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  const { date } = localParts(now, zone)
  const clock = `${hours.padStart(2, '0')}:${minutes}`
  const today = instantOf(date, clock, zone)
  return fits(today) ? today : instantOf(addDays(date, otherDay), clock, zone)
}
