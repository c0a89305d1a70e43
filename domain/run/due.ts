import type { Item } from '../catalogue/checklist.ts'
import { addDays, instantOf, localParts, nextFullHour } from '../zone.ts'

/** What of a congress decides when things are due. Schedules are kept per object: hand in the same one each time. */
export interface Calendar {
  /** IANA name */
  readonly zone: string
  /** ms */
  readonly opening: number
  /** ms */
  readonly closing: number
  /** `06:00`: local clock times at which a shift begins and the former ends. */
  readonly shifts: readonly string[]
  /** When the congress was closed, ms: its timers stopped then. */
  readonly closedAt?: number
}

export type Timing = Pick<Item, 'due' | 'recurrence' | 'at' | 'until'>

const hour = 3_600_000
/** Clock time of a daily item that names none (DESIGN 5). */
const dailyAt = '16:00'
/** A longer schedule is cut here: 208 days of an hourly item. */
export const mostOccurrences = 5000

/**
 * The instant (ms) of `T-7d`, `T-2h`, `T0`, `C+0d`. Days keep the opening's local clock time, or end at 24:00 of
 * the day counted from closing; hours are elapsed ones. Throws when the text is none of these.
 */
export function dueInstant(due: string, calendar: Calendar): number {
  const { zone, opening, closing } = calendar
  if (due === 'T0') return opening
  const [, from, count, unit] = /^([TC])([+-]\d{1,3})([dh])$/.exec(due) ?? []
  if (from === undefined) throw new RangeError(`not a due time: ${due}`)
  const anchor = from === 'T' ? opening : closing
  if (unit === 'h') return anchor + Number(count) * hour
  const { date, time, rest } = localParts(anchor, zone)
  if (from === 'C') return instantOf(addDays(date, Number(count) + 1), '00:00', zone)
  return instantOf(addDays(date, Number(count)), time, zone) + rest
}

/** Instants of the given local clock times, day after day, from the day of `first` on. */
function* clockTimes(first: number, times: readonly string[], zone: string): Generator<number> {
  const sorted = [...times].sort()
  let date = localParts(first, zone).date
  while (sorted.length > 0) {
    for (const time of sorted) yield instantOf(date, time, zone)
    date = addDays(date, 1)
  }
}

function* fullHours(first: number, zone: string): Generator<number> {
  for (let at = nextFullHour(first, zone); ; at = nextFullHour(at, zone)) yield at
}

type Recurring = Exclude<Item['recurrence'], 'once'>

const recurrences: Record<
  Recurring,
  (timing: Timing, first: number, calendar: Calendar) => Iterable<number>
> = {
  daily: ({ at }, first, { zone }) => clockTimes(first, [at ?? dailyAt], zone),
  every_shift: (_timing, first, { shifts, zone }) => clockTimes(first, shifts, zone),
  hourly: (_timing, first, { zone }) => fullHours(first, zone),
}

function schedule(timing: Timing, calendar: Calendar): readonly number[] {
  const first = dueInstant(timing.due, calendar)
  const list = [first]
  if (timing.recurrence === 'once') return list
  const until = dueInstant(timing.until ?? 'C+0d', calendar)
  let last = first
  for (const at of recurrences[timing.recurrence](timing, first, calendar)) {
    if (at > until || list.length === mostOccurrences) break
    if (at > last) list.push((last = at))
  }
  return list
}

interface Schedules {
  readonly byItem: WeakMap<Timing, readonly number[]>
  /** Many items are due alike; they share one list. */
  readonly byTiming: Map<string, readonly number[]>
}
const schedules = new WeakMap<Calendar, Schedules>()

function shared(timing: Timing, calendar: Calendar, { byTiming }: Schedules): readonly number[] {
  const key = [timing.due, timing.recurrence, timing.at, timing.until].join()
  let list = byTiming.get(key)
  if (!list) byTiming.set(key, (list = schedule(timing, calendar)))
  return list
}

/** When an item has to be proved, ascending (ms), never empty: its due time, then each recurrence up to `until`. */
export function occurrences(timing: Timing, calendar: Calendar): readonly number[] {
  let known = schedules.get(calendar)
  if (!known) schedules.set(calendar, (known = { byItem: new WeakMap(), byTiming: new Map() }))
  let list = known.byItem.get(timing)
  if (!list) known.byItem.set(timing, (list = shared(timing, calendar, known)))
  return list
}
