import type { Calendar } from '../run/due.ts'
import type { Row } from '../run/row.ts'
import { rowStatus } from '../run/status.ts'
import type { CongressState } from '../state.ts'
import type { Draft, Preferences, Recipient } from './notice.ts'

type Board = Pick<CongressState, 'rows' | 'info'>

/** A critical item past its due time, as the scheduler wrote it down, which still owes its proof. */
const isLate = (row: Row, calendar: Calendar, now: number): boolean =>
  row.item.critical && row.lapse?.kind === 'overdue' && rowStatus(row, calendar, now).overdue

const isMine = ({ owner }: Row, who: Recipient, { ownOnly }: Preferences): boolean =>
  owner === who.organisation || (who.department && !ownOnly)

/** Rows that fell due together are one notice: the first of them, and how many there are. */
function together(late: readonly Row[]): Draft | null {
  const [first] = [...late].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (!first?.lapse) return null
  return {
    kind: 'overdue',
    level: 'normal',
    at: first.lapse.at,
    severity: null,
    subject: { kind: 'row', id: first.id },
    code: first.item.id,
    what: '',
    area: first.area,
    count: late.length,
  }
}

/** Critical items that fell overdue between two states of a view, together. */
export function* rowNews(
  before: Board,
  after: Board,
  who: Recipient,
  wishes: Preferences,
  now: number,
): Generator<Draft> {
  const { info } = after
  if (!info) return
  const late: Row[] = []
  for (const [id, row] of after.rows) {
    const was = before.rows.get(id)
    if (was === row || was?.lapse?.at === row.lapse?.at) continue
    if (isMine(row, who, wishes) && isLate(row, info, now)) late.push(row)
  }
  const draft = together(late)
  if (draft) yield draft
}

/** What is overdue now, by when it was written down: for the list of the last notices. */
export function* lateRows(
  { rows, info }: Board,
  who: Recipient,
  wishes: Preferences,
  now: number,
): Generator<Draft> {
  if (!info) return
  const byTime = new Map<number, Row[]>()
  for (const row of rows.values()) {
    if (!row.lapse || !isMine(row, who, wishes) || !isLate(row, info, now)) continue
    byTime.set(row.lapse.at, [...(byTime.get(row.lapse.at) ?? []), row])
  }
  for (const late of byTime.values()) {
    const draft = together(late)
    if (draft) yield draft
  }
}
