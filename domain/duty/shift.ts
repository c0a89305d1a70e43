import type { Calendar } from '../run/due.ts'
import { addDays, instantOf, localParts } from '../zone.ts'

/** One duty shift. `key` is `2020-10-14.2`: the second shift that begins on that day; when its hours move, the key stays. */
export interface Shift {
  readonly key: string
  /** ms */
  readonly from: number
  /** ms, when the next one begins. */
  readonly to: number
}
type Hours = Pick<Calendar, 'shifts' | 'zone'>

/** A plan's day without shift times is one of 24 hours from midnight. */
const timesOf = ({ shifts }: Hours): readonly string[] => (shifts.length === 0 ? ['00:00'] : shifts)

function* shiftsFrom(hours: Hours, day: string): Generator<Shift> {
  const times = timesOf(hours)
  let date = day
  let from = instantOf(date, times[0] ?? '00:00', hours.zone)
  for (let nth = 1; ; nth += 1) {
    const last = nth === times.length
    const next = last ? addDays(date, 1) : date
    const to = instantOf(next, times[last ? 0 : nth] ?? '00:00', hours.zone)
    yield { key: `${date}.${nth}`, from, to }
    ;[date, from, nth] = [next, to, last ? 0 : nth]
  }
}

/** The shifts that share time with `from` to `to` (ms), in order. */
export function shiftsBetween(hours: Hours, from: number, to: number): Shift[] {
  const found: Shift[] = []
  for (const shift of shiftsFrom(hours, addDays(localParts(from, hours.zone).date, -1))) {
    if (shift.from >= to) return found
    if (shift.to > from) found.push(shift)
  }
  return found
}

/** The last one found, by calendar: the clocks of ten thousand incidents ask each second who is on duty in the same. */
const latest = new WeakMap<Hours, Shift>()

/** The duty shift that runs at `now`. */
export function shiftAt(hours: Hours, now: number): Shift {
  const known = latest.get(hours)
  if (known && known.from <= now && now < known.to) return known
  const [found] = shiftsBetween(hours, now, now + 1)
  if (!found) throw new RangeError(`no shift at ${now}`)
  latest.set(hours, found)
  return found
}

/** Null when there is no such day, or that day has no such shift (any more). */
export function shiftOf(hours: Hours, key: string): Shift | null {
  const date = key.slice(0, 10)
  if (Number.isNaN(Date.parse(date)) || addDays(date, 0) !== date) return null
  for (const shift of shiftsFrom(hours, date)) {
    if (shift.key === key) return shift
    if (!shift.key.startsWith(date)) return null
  }
  return null
}
