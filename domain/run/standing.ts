import { isAsked } from './conditions.ts'
import type { Calendar } from './due.ts'
import { historyKept } from './events.ts'
import type { Fact } from './facts.ts'
import { isCounted, verdictOf } from './readiness.ts'
import type { Verdict } from './readiness.ts'
import type { Row } from './row.ts'
import { rowStatus } from './status.ts'

/** When something was written down about the row or its owner changed, ms, in no order. */
export function* recordedAt(row: Row): Generator<number> {
  yield row.startedAt
  if (row.askedAgain) yield row.askedAgain.at
  if (row.probe) yield row.probe.boundAt
  if (row.assigned) yield row.assigned.at
  for (const { facts } of [row, ...(row.past ?? [])])
    for (const { at, confirmed, undone } of facts) {
      yield at
      if (confirmed) yield confirmed.at
      if (undone) yield undone.at
    }
}

/** What was confirmed or undone later had not happened yet. */
function knownThen(fact: Fact, at: number): Fact {
  const confirmed = fact.confirmed && fact.confirmed.at <= at ? fact.confirmed : null
  const undone = fact.undone && fact.undone.at <= at ? fact.undone : null
  return confirmed === fact.confirmed && undone === fact.undone ? fact : { ...fact, confirmed, undone }
}

/** Whose it was then, and what they had written; null where only the department knows that. */
function heldThen(row: Row, at: number): Pick<Row, 'owner' | 'facts'> | null {
  const former = row.past?.find(({ until }) => until > at)
  if (former) return former
  return row.assigned && row.assigned.at > at ? null : row
}

/**
 * The row with only what was known at `at`, ms; null when it was not there yet. Kept are the last `historyKept` facts,
 * the last time it was asked for again and the limits of today: see `isForgotten`.
 */
export function standingAt(row: Row, at: number): Row | null {
  const then = row.startedAt > at ? null : heldThen(row, at)
  if (!then) return null
  const { owner, facts } = then
  return {
    ...row,
    owner,
    facts: facts.filter((fact) => fact.at <= at).map((fact) => knownThen(fact, at)),
    askedAgain: row.askedAgain && row.askedAgain.at <= at ? row.askedAgain : null,
    probe: row.probe && row.probe.boundAt <= at ? row.probe : null,
  }
}

/**
 * A row keeps its last facts only, and the first of them may be an old one that was kept because it counts: before the
 * second one nobody but the journal can say how the row stood.
 */
export const isForgotten = ({ facts }: Row, at: number): boolean =>
  facts.length >= historyKept && at < (facts[1]?.at ?? -Infinity)

/** The rows as they stood, by id: what the condition of a row is asked of. */
export type Board = ReadonlyMap<string, Row>
const boardAt = (board: Board, at: number): Pick<Board, 'get'> => ({
  get: (id) => {
    const row = board.get(id)
    return row && (standingAt(row, at) ?? undefined)
  },
})

/** Rows by their item; a board is made anew for each question. */
const indexes = new WeakMap<Board, ReadonlyMap<string, readonly Row[]>>()
function byItem(board: Board): ReadonlyMap<string, readonly Row[]> {
  const known = indexes.get(board)
  if (known) return known
  const index = new Map<string, Row[]>()
  for (const row of board.values()) {
    const rows = index.get(row.item.id)
    if (rows) rows.push(row)
    else index.set(row.item.id, [row])
  }
  indexes.set(board, index)
  return index
}

/** The rows of the item that this one's condition looks at: some of them decide whether it is asked for. */
export const lookedAt = ({ item }: Row, board: Board): readonly Row[] =>
  item.onlyIf ? (byItem(board).get(item.onlyIf.item) ?? []) : []

/** Whether a row, as it stood at `at`, was asked for then. */
export const wasAsked = (then: Row, board: Board, at: number): boolean => isAsked(boardAt(board, at), then)

/** What a row that was asked for said; null when it did not count. */
export const saidBy = (then: Row, calendar: Calendar, at: number): Verdict | null =>
  isCounted(then, calendar, at) ? verdictOf(rowStatus(then, calendar, at)) : null

/** What the row said to the verdict at `at`; null when it did not count. The present is the row as it stands. */
export function verdictAt(
  row: Row,
  board: Board,
  calendar: Calendar,
  at: number,
  now: number,
): Verdict | null {
  if (at >= now) return row.asked === false ? null : saidBy(row, calendar, at)
  const then = standingAt(row, at)
  return then && wasAsked(then, board, at) ? saidBy(then, calendar, at) : null
}

export const boardOf = (rows: Iterable<Row>): Board => new Map(Array.from(rows, (row) => [row.id, row]))
