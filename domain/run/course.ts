import { occurrences } from './due.ts'
import type { Calendar } from './due.ts'
import { isCounted, verdicts } from './readiness.ts'
import type { Verdict } from './readiness.ts'
import type { Row } from './row.ts'
import { boardOf, isForgotten, lookedAt, recordedAt, verdictAt } from './standing.ts'
import type { Board } from './standing.ts'
import { timelineOf } from './timeline.ts'

/** Instants after `from` at which the verdict of a row can have changed, ascending; later ones count as now. */
function changesSince(
  row: Row,
  looked: readonly Row[],
  calendar: Calendar,
  from: number,
  now: number,
): number[] {
  const at = new Set<number>()
  for (const one of [row, ...looked])
    for (const recorded of recordedAt(one)) if (recorded > from) at.add(Math.min(recorded, now))
  // A row is overdue only after its due instant.
  for (const due of occurrences(row.item, calendar)) {
    if (due > now) break
    for (const instant of [due, due + 1]) if (instant > from && instant <= now) at.add(instant)
  }
  return [...at].sort((a, b) => a - b)
}

export interface CoursePoint {
  /** ms */
  readonly at: number
  /** Rows that counted then and did not say go. */
  readonly open: number
  /** Of these, no-go or hold: in the way already, not merely still to come. */
  readonly held: number
  /** Rows left out because what was recorded of them then is no longer kept. */
  readonly forgotten: number
}

export interface Course {
  /** Ascending in time, the last one now, or opening once that is past. */
  readonly points: readonly CoursePoint[]
  /** How many would be open if everything were proven when it is due; each holds from its instant to the next. */
  readonly due: readonly { readonly at: number; readonly open: number }[]
}

const day = 86_400_000

/** From the first proof on; before there is one from the run's start, at most thirty days before opening. */
function beginning(rows: readonly Row[], { opening }: Calendar, until: number): number {
  let proof = Infinity
  let start = Infinity
  for (const row of rows) {
    start = Math.min(start, row.startedAt)
    for (const { facts } of [row, ...(row.past ?? [])]) proof = Math.min(proof, facts[0]?.at ?? Infinity)
  }
  const from = Math.max(start, proof < Infinity ? proof : opening - 30 * day)
  return Math.min(from, until)
}

type Tally = { -readonly [K in keyof CoursePoint]: CoursePoint[K] }

/** Adds one row to every point; the present is the row as it stands. */
function addCourse(row: Row, points: readonly Tally[], board: Board, calendar: Calendar, now: number): void {
  const [first] = points
  if (!first) return
  const { at, said } = timelineOf(row, board, calendar, first.at)
  let next = 0
  for (const point of points) {
    while ((at[next] ?? Infinity) <= point.at) next += 1
    const isNow = point.at >= now
    const verdict = isNow ? verdictAt(row, board, calendar, now, now) : (said[next - 1] ?? null)
    if (!isNow && isForgotten(row, point.at)) point.forgotten += 1
    else if (verdict !== null && verdict !== 'go') {
      point.open += 1
      if (verdict !== 'unknown') point.held += 1
    }
  }
}

function dueLine(rows: readonly Row[], calendar: Calendar, from: number): Course['due'] {
  const firsts = rows
    .filter((row) => row.asked !== false)
    .map((row) => occurrences(row.item, calendar)[0] ?? Infinity)
    .sort((a, b) => a - b)
  const steps = new Set([from, ...firsts.filter((at) => at > from), Math.max(from, calendar.opening)])
  let due = 0
  return [...steps].map((at) => {
    while ((firsts[due] ?? Infinity) <= at) due += 1
    return { at, open: firsts.length - due }
  })
}

/** How what counts for opening went down, at `steps` + 1 instants; null when nothing counts. */
export function burnDown(rows: Iterable<Row>, calendar: Calendar, now: number, steps: number): Course | null {
  const board = boardOf(rows)
  // What can have counted before opening is what counts at it.
  const counted = [...board.values()].filter((row) => isCounted(row, calendar, calendar.opening))
  if (counted.length === 0) return null
  const until = Math.min(now, calendar.opening)
  const from = beginning(counted, calendar, until)
  const instants = Array.from({ length: steps + 1 }, (_, n) =>
    Math.round(from + ((until - from) * n) / steps),
  )
  const points = [...new Set(instants)].map((at) => ({ at, open: 0, held: 0, forgotten: 0 }))
  for (const row of counted) addCourse(row, points, board, calendar, now)
  return { points, due: dueLine(counted, calendar, from) }
}

/** A row whose verdict got worse. */
export interface Turn {
  readonly row: Row
  /** What it said before; null when it did not count yet. */
  readonly from: Verdict | null
  readonly to: Exclude<Verdict, 'go'>
  /** Since when it has been no better than now, ms. */
  readonly since: number
}

/** What only begins to count is not worse for that, unless it begins in the way. */
const isBetter = (before: Verdict | null, now: Verdict): boolean =>
  before === null ? now !== 'unknown' : verdicts.indexOf(before) > verdicts.indexOf(now)

/** Counted rows whose verdict got worse within the last `within` ms and has not recovered; newest first. */
export function turnedRed(
  rows: Iterable<Row>,
  calendar: Calendar,
  now: number,
  within: number,
): readonly Turn[] {
  const board = boardOf(rows)
  const from = now - within
  const turns = [...board.values()].flatMap((row): Turn | [] => {
    const to = verdictAt(row, board, calendar, now, now)
    if (to === null || to === 'go') return []
    const instants = changesSince(row, lookedAt(row, board), calendar, from, now)
    for (let n = instants.length - 1; n >= 0; n -= 1) {
      const before = verdictAt(row, board, calendar, instants[n - 1] ?? from, now)
      if (isBetter(before, to)) return { row, from: before, to, since: instants[n] ?? now }
    }
    return []
  })
  const rank = ({ to }: Turn): number => verdicts.indexOf(to)
  return turns.sort((a, b) => b.since - a.since || rank(a) - rank(b) || (a.row.id < b.row.id ? -1 : 1))
}
