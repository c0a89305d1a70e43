import { occurrences } from './due.ts'
import type { Calendar } from './due.ts'
import type { Verdict } from './readiness.ts'
import type { Row } from './row.ts'
import { lookedAt, recordedAt, saidBy, standingAt, wasAsked } from './standing.ts'
import type { Board } from './standing.ts'
import { owedAt } from './status.ts'

/** How a row went: what it said from each instant on, and will say if nothing more is recorded. */
export interface Timeline {
  readonly calendar: Calendar
  readonly looked: readonly Row[]
  /** ms */
  readonly from: number
  /** Ascending, ms; the first is `from`. */
  readonly at: number[]
  /** Null: it did not count. */
  readonly said: (Verdict | null)[]
}

/** Rows are replaced, never changed. */
const timelines = new WeakMap<Row, Timeline>()

function note({ at, said }: Timeline, instant: number, verdict: Verdict | null): void {
  if (at.length > 0 && verdict === said.at(-1)) return
  at.push(instant)
  said.push(verdict)
}

/** Between two records a row changes by time alone: when it begins to count, when it is owed, and once that is past. */
function timesOf(then: Row, calendar: Calendar): number[] {
  const owed = owedAt(then, calendar)
  const first = occurrences(then.item, calendar)[0] ?? Infinity
  return [first, ...(owed === null ? [] : [owed, owed + 1])].sort((a, b) => a - b)
}

/** Works out what the row said from `since` until the next record of it or of what it looks at. */
function addStretch(timeline: Timeline, then: Row | null, board: Board, since: number, until: number): void {
  const { calendar } = timeline
  if (!then || !wasAsked(then, board, since)) return note(timeline, since, null)
  note(timeline, since, saidBy(then, calendar, since))
  for (const instant of timesOf(then, calendar))
    if (instant > since && instant < until) note(timeline, instant, saidBy(then, calendar, instant))
}

/**
 * What the row said from `from` on, ms. Kept per row: of a minute that passes nothing has to be worked out, of a change
 * only the row that changed. Hand in the same calendar each time.
 */
export function timelineOf(row: Row, board: Board, calendar: Calendar, from: number): Timeline {
  const looked = lookedAt(row, board)
  const known = timelines.get(row)
  const holds =
    known?.calendar === calendar &&
    known.from <= from &&
    known.looked.length === looked.length &&
    known.looked.every((one, n) => one === looked[n])
  if (holds) return known
  const made: Timeline = { calendar, looked, from, at: [], said: [] }
  const recorded = new Set<number>()
  for (const one of [row, ...looked]) for (const at of recordedAt(one)) if (at > from) recorded.add(at)
  const starts = [from, ...[...recorded].sort((a, b) => a - b)]
  for (const [n, since] of starts.entries())
    addStretch(made, standingAt(row, since), board, since, starts[n + 1] ?? Infinity)
  timelines.set(row, made)
  return made
}
