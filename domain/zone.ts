/** What a wall clock in a zone shows. */
export interface LocalParts {
  /** `2020-10-14` */
  readonly date: string
  /** `03:07` */
  readonly time: string
  /** Milliseconds into that minute, 0 to 59,999. */
  readonly rest: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** No zone is further than this from UTC, so every local time lies within it of its reading as UTC. */
const farthest = 15 * hour

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** Whether this machine knows the IANA name; every other function here throws a RangeError for an unknown one. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch (problem) {
    if (problem instanceof RangeError) return false
    throw problem
  }
}

/** By zone and minute, what its clocks are ahead of UTC, ms: a screen asks for the same few minutes again and again. */
const offsets = new Map<string, Map<number, number>>()
const offsetsKept = 5_000
/** Before it zones also changed within a minute. */
const wholeMinutesSince = Date.UTC(1980, 0, 1)

/** What the clocks of the zone show, read as if it were UTC, ms. */
function localClock(instant: number, zone: string): number {
  if (instant < wholeMinutesSince) return reckoned(instant, zone)
  const at = Math.floor(instant / minute)
  const known = offsets.get(zone) ?? new Map<number, number>()
  const offset = known.get(at) ?? reckoned(at * minute, zone) - at * minute
  if (known.size >= offsetsKept) known.clear()
  offsets.set(zone, known.set(at, offset))
  return instant + offset
}

function reckoned(instant: number, zone: string): number {
  const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatOf(zone).formatToParts(instant)) {
    if (type in shown) shown[type as keyof typeof shown] = Number(value)
  }
  const whole = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second)
  return whole + (instant - Math.floor(instant / 1000) * 1000)
}

const offsetAt = (instant: number, zone: string): number => localClock(instant, zone) - instant

/** What the clocks of the zone show at an instant (ms). */
export function localParts(instant: number, zone: string): LocalParts {
  const local = localClock(instant, zone)
  const text = new Date(local).toISOString()
  return {
    date: text.slice(0, 10),
    time: text.slice(11, 16),
    rest: local - Math.floor(local / minute) * minute,
  }
}

/** The first second in `(from, to]` whose offset is no longer that of `from`. */
function transition(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone)
  let low = Math.floor(from / 1000)
  let high = Math.ceil(to / 1000)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * 1000, zone) === before) low = middle
    else high = middle
  }
  return high * 1000
}

/**
 * The first instant (ms) at which the clocks of the zone show that date and time or a later one: of an hour that
 * happens twice the first, and for an hour that the clocks leave out the instant at which they jump.
 */
export function instantOf(date: string, time: string, zone: string): number {
  const local = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(local)) throw new RangeError(`not a local date and time: ${date} ${time}`)
  const before = offsetAt(local - farthest, zone)
  const after = offsetAt(local + farthest, zone)
  const early = local - Math.max(before, after)
  if (offsetAt(early, zone) === local - early) return early
  const late = local - Math.min(before, after)
  if (offsetAt(late, zone) === local - late) return late
  return transition(early, late, zone)
}

/** The calendar day `n` days after `2020-10-14`. */
export function addDays(date: string, n: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + n * day).toISOString().slice(0, 10)
}

/** The first instant after `instant` at which the clocks of the zone show a full hour. */
export function nextFullHour(instant: number, zone: string): number {
  const local = localClock(instant, zone)
  const plain = instant + hour - (local - Math.floor(local / hour) * hour)
  if (offsetAt(plain, zone) === local - instant) return plain
  // The clocks change in between, perhaps by half an hour: look at every minute.
  let next = (Math.floor(instant / minute) + 1) * minute
  while (localClock(next, zone) % hour !== 0) next += minute
  return next
}
