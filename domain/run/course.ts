import type { Calendar } from './due.ts'
import { occurrences } from './due.ts'
import type { Fact } from './facts.ts'
import { isCounted, verdictOf, verdicts } from './readiness.ts'
import type { Verdict } from './readiness.ts'
import type { Row } from './row.ts'
import { rowStatus } from './status.ts'

/** A fact as it was known at `at`: what was confirmed or undone later had not happened yet. */
function knownThen(fact: Fact, at: number): Fact {
  const confirmed = fact.confirmed && fact.confirmed.at <= at ? fact.confirmed : null
  const undone = fact.undone && fact.undone.at <= at ? fact.undone : null
  return confirmed === fact.confirmed && undone === fact.undone ? fact : { ...fact, confirmed, undone }
}

/**
 * The row with only what was recorded by `at`, ms. A row keeps its last facts only, so a course far back knows less than
 * the journal does: it can show a row as open that had been proven and proven again forty times since.
 */
export function standingThen(row: Row, at: number): Row {
  const facts = row.facts.filter((fact) => fact.at <= at).map((fact) => knownThen(fact, at))
  const again = row.askedAgain && row.askedAgain.at > at ? { askedAgain: null } : {}
  return { ...row, facts, ...again }
}

export interface CoursePoint {
  readonly at: number
  /** Counted rows that do not say go. */
  readonly open: number
  /** Of those, what had come due by then. */
  readonly late: number
}

const rowsThatCount = (rows: Iterable<Row>, calendar: Calendar, now: number): Row[] =>
  [...rows].filter((row) => row.asked !== false && isCounted(row, calendar, now))

/** How what counts for opening went down, at `steps` + 1 instants from `from` to `now`, both included. */
export function burnDown(
  rows: Iterable<Row>,
  calendar: Calendar,
  from: number,
  now: number,
  steps: number,
): CoursePoint[] {
  const counted = rowsThatCount(rows, calendar, now)
  return Array.from({ length: steps + 1 }, (_, n) => {
    const at = Math.round(from + ((now - from) * n) / steps)
    let open = 0
    let late = 0
    for (const row of counted) {
      const status = rowStatus(standingThen(row, at), calendar, at)
      if (verdictOf(status) === 'go') continue
      open += 1
      if ((occurrences(row.item, calendar)[0] ?? Infinity) <= at) late += 1
    }
    return { at, open, late }
  })
}

/** What would still be open if everything were proven just when it is due: the line to stay below. */
export function planned(
  rows: Iterable<Row>,
  calendar: Calendar,
  now: number,
  instants: readonly number[],
): number[] {
  const dues = rowsThatCount(rows, calendar, now).map((row) => occurrences(row.item, calendar)[0] ?? Infinity)
  return instants.map((at) => dues.filter((due) => due > at).length)
}

export interface Turn {
  readonly row: Row
  readonly from: Verdict
  readonly to: Verdict
  /** When what made it worse was recorded or came due, ms. */
  readonly since: number
}

/** Counted rows whose verdict got worse between `now - within` and `now`; newest first. */
export function turnedWorse(rows: Iterable<Row>, calendar: Calendar, now: number, within: number): Turn[] {
  const turns: Turn[] = []
  for (const row of rowsThatCount(rows, calendar, now)) {
    const status = rowStatus(row, calendar, now)
    const to = verdictOf(status)
    const from = verdictOf(rowStatus(standingThen(row, now - within), calendar, now - within))
    if (verdicts.indexOf(to) >= verdicts.indexOf(from)) continue
    const recorded = row.facts.at(-1)?.at ?? 0
    const since = recorded > now - within ? recorded : (status.staleSince ?? status.dueAt)
    turns.push({ row, from, to, since })
  }
  return turns.sort((a, b) => b.since - a.since)
}
