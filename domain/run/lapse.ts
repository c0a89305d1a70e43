import type { Calendar } from './due.ts'
import type { Lapse, Row } from './row.ts'
import { nextChange, rowStatus } from './status.ts'

/** A row without its proof is announced this long before it is due, ms. */
export const dueLead = 60 * 60_000

/**
 * What time alone has made of a row and nobody has recorded yet: due soon, overdue or stale; null when there is nothing
 * to record. Only the present state: after an outage nothing that has passed meanwhile is made up for.
 */
export function lapsesOf(row: Row, calendar: Calendar, now: number): Pick<Lapse, 'kind' | 'dueAt'> | null {
  if (row.asked === false || calendar.closedAt !== undefined) return null
  const status = rowStatus(row, calendar, now)
  const lapse = lapseNow(status, now)
  if (!lapse || (row.lapse?.kind === lapse.kind && row.lapse.dueAt === lapse.dueAt)) return null
  return lapse
}

/** The next instant (ms) at which time alone can bring something to record; null when none can. */
export function nextLapse(row: Row, calendar: Calendar, now: number): number | null {
  const change = nextChange(row, calendar, now)
  const { dueAt, next } = rowStatus(row, calendar, now)
  const announced = [dueAt, next].flatMap((at) => (at !== null && at - dueLead > now ? [at - dueLead] : []))
  const soonest = Math.min(change ?? Infinity, ...announced)
  return soonest === Infinity ? null : soonest
}

function lapseNow(
  { state, overdue, staleSince, dueAt }: ReturnType<typeof rowStatus>,
  now: number,
): Pick<Lapse, 'kind' | 'dueAt'> | null {
  if (state === 'done' || state === 'waived') return null
  if (staleSince !== null) return { kind: 'stale', dueAt: staleSince }
  if (overdue) return { kind: 'overdue', dueAt }
  return dueAt >= now && dueAt - now <= dueLead ? { kind: 'due', dueAt } : null
}
