import { occurrences } from './due.ts'
import type { Calendar } from './due.ts'
import { countedFact, standingMark } from './facts.ts'
import type { Fact } from './facts.ts'
import type { Row } from './row.ts'

export const rowStates = [
  'open',
  'in-progress',
  'blocked',
  'done',
  'failed',
  'waiting',
  'stale',
  'waived',
] as const
export type RowState = (typeof rowStates)[number]

/** How a row stands at one instant; times in ms. */
export interface RowStatus {
  readonly state: RowState
  /** Earliest occurrence without proof; for a done or waived row the next one after now, or the last. */
  readonly dueAt: number
  readonly overdue: boolean
  /** The occurrence for which the proof had become too old. */
  readonly staleSince: number | null
  /** The fact that decides the state. */
  readonly fact: Fact | null
  /** What the owner says of the work since: begun, or in the way. */
  readonly mark: Fact | null
  /** When the next proof will be asked for: a done row goes stale then. Null when none will be. */
  readonly next: number | null
}

/** Index of the first time at or after `from`; the length when there is none. */
function firstFrom(times: readonly number[], from: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? Infinity) < from) low = middle + 1
    else high = middle
  }
  return low
}

const isWaiting = (fact: Fact): boolean => fact.passed && fact.needsSecond && !fact.confirmed

/** The latest claim that needs nobody's word any more; one that still waits has proved nothing. */
function standingFact(row: Row, counted: Fact | null): Fact | null {
  if (!counted || !isWaiting(counted)) return counted
  return countedFact({ ...row, facts: row.facts.filter((fact) => !isWaiting(fact)) })
}

/** The earliest occurrence that the claim leaves without proof; null when it serves all. */
function owedFrom(times: readonly number[], fact: Fact | null): number | null {
  if (fact?.kind === 'waive') return null
  if (!fact) return times[0] ?? null
  // A proof serves the next occurrence after it. A failure serves none, not even the one before it.
  if (fact.passed) return times[firstFrom(times, fact.madeAt) + 1] ?? null
  return times[Math.max(0, firstFrom(times, fact.madeAt + 1) - 1)] ?? null
}

/** When the next proof is owed, ms; null when none will be. It moves only with what is recorded. */
export const owedAt = (row: Row, calendar: Calendar): number | null =>
  owedFrom(occurrences(row.item, calendar), standingFact(row, countedFact(row)))

function provenState(fact: Fact | null, owed: number | null, now: number): RowState {
  if (!fact) return 'open'
  if (fact.silent) return 'stale'
  if (!fact.passed) return 'failed'
  if (isWaiting(fact)) return 'waiting'
  if (fact.kind === 'waive') return 'waived'
  return owed !== null && owed <= now ? 'stale' : 'done'
}

/** Work that has begun proves nothing, and nothing in the way makes a failure better. */
function stateOf(proven: RowState, mark: Fact | null): RowState {
  if (!mark || proven === 'failed' || proven === 'waived') return proven
  if (mark.kind === 'block') return 'blocked'
  return proven === 'open' ? 'in-progress' : proven
}

/** A pure function of facts and now: nobody has to have noticed for a row to be overdue or stale. */
export function rowStatus(row: Row, calendar: Calendar, clock: number): RowStatus {
  const now = Math.min(clock, calendar.closedAt ?? clock)
  const times = occurrences(row.item, calendar)
  const fact = countedFact(row)
  const mark = standingMark(row, fact)
  const owed = owedFrom(times, standingFact(row, fact))
  const proven = provenState(fact, owed, now)
  const state = stateOf(proven, mark)
  const served = state === 'done' || state === 'waived'
  const upcoming = times[firstFrom(times, now + 1)] ?? null
  const last = times[times.length - 1] ?? now
  return {
    state,
    dueAt: (served ? upcoming : owed) ?? last,
    overdue: !served && owed !== null && now > owed,
    staleSince: proven === 'stale' ? (fact?.silent ? fact.madeAt : owed) : null,
    fact,
    mark,
    next: served ? owed : upcoming,
  }
}

/** The next instant (ms) at which the status can change by time alone; null when it no longer can. */
export function nextChange(row: Row, calendar: Calendar, now: number): number | null {
  if (calendar.closedAt !== undefined && now >= calendar.closedAt) return null
  const times = occurrences(row.item, calendar)
  const upcoming = times[firstFrom(times, now + 1)] ?? Infinity
  const owed = owedAt(row, calendar)
  // A row is overdue only after its due instant.
  const overdue = owed !== null && owed >= now ? owed + 1 : Infinity
  const next = Math.min(upcoming, overdue)
  return next === Infinity ? null : next
}
