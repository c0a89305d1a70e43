import { instantOf, localParts } from '../../../domain/zone.ts'

const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/
const minute = 60_000

/** A moment as an address holds it, in the congress's own time: `2020-11-25T09:40`. */
export function momentText(at: number, zone: string): string {
  const { date, time } = localParts(at, zone)
  return `${date}T${time}`
}

/** The moment of an address, ms; null when it names none. */
export function momentFrom(text: string | null, zone: string): number | null {
  const [, date, time] = pattern.exec(text ?? '') ?? []
  if (date === undefined || time === undefined) return null
  // A date that is none comes back as another one.
  const at = instantOf(date, time, zone)
  return Number.isFinite(at) && momentText(at, zone) === `${date}T${time}` ? at : null
}

/** Minutes since midnight of the congress's day, for the slider. */
export function minutesOf(at: number, zone: string): number {
  const [hours = 0, minutes = 0] = localParts(at, zone).time.split(':').map(Number)
  return hours * 60 + minutes
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The same day at so many minutes after midnight. */
export const atMinutes = (at: number, minutes: number, zone: string): number =>
  instantOf(localParts(at, zone).date, `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, zone)

/** Whole minutes, and none that has not come: there is nothing to see of it. */
export const held = (at: number, now: number): number => Math.floor(Math.min(at, now) / minute) * minute
