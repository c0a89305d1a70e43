import { verdictOf, verdicts } from '../run/readiness.ts'
import { occurrences } from '../run/due.ts'
import type { Calendar } from '../run/due.ts'
import type { Row } from '../run/row.ts'
import { rowStatus } from '../run/status.ts'
import { voteOf } from './asking.ts'
import type { OpenRow, Poll, PollResult, PollVerdict } from './events.ts'

/** Rows that an answer carries; a longer list is counted. */
export const mostOpen = 300

/**
 * The critical rows of an organisation that are due by the poll's deadline and not proven at `now`. The item that the
 * poll itself settles is not among them, nor what nobody asks for.
 */
export function openCritical(
  rows: Iterable<Row>,
  owner: string,
  calendar: Calendar,
  deadline: number,
  now: number,
): OpenRow[] {
  const found: OpenRow[] = []
  for (const row of rows) {
    if (row.owner !== owner || !row.item.critical || row.item.byPoll || row.asked === false) continue
    if ((occurrences(row.item, calendar)[0] ?? Infinity) > deadline) continue
    const status = rowStatus(row, calendar, now)
    const verdict = verdictOf(status)
    if (verdict !== 'go') found.push({ row: row.id, state: status.state, verdict })
  }
  return found.sort(worstFirst)
}

const worstFirst = (a: OpenRow, b: OpenRow): number =>
  verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || (a.row < b.row ? -1 : 1)

/** One no-go is enough where all have to agree; silence and a tie hold. Conditions count as go. */
function verdictFor({ unanimous, asked }: Poll, yes: number, noGo: number): PollVerdict {
  if (unanimous) {
    if (noGo > 0) return 'no-go'
    return yes === asked.length ? 'go' : 'hold'
  }
  if (yes * 2 > asked.length) return 'go'
  return noGo * 2 > asked.length ? 'no-go' : 'hold'
}

/** What the poll comes to with the answers there are. */
export function resultOf(poll: Poll): PollResult {
  const said = poll.asked.map((organisation) => voteOf(poll, organisation)?.answer ?? null)
  const count = (answer: string | null): number => said.filter((one) => one === answer).length
  const [go, conditions, noGo, silent] = [count('go'), count('conditions'), count('no-go'), count(null)]
  return { verdict: verdictFor(poll, go + conditions, noGo), go, conditions, noGo, silent }
}
