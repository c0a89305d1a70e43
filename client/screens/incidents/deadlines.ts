import type { SeverityTargets } from '../../../domain/catalogue/incidents.ts'
import { clocksOf } from '../../../domain/incident/clocks.ts'
import type { Incident } from '../../../domain/incident/events.ts'

export type DeadlineKind = 'acknowledge' | 'update' | 'restore'

export interface Deadline {
  readonly kind: DeadlineKind
  /** ms */
  readonly at: number
  readonly late: boolean
}

/** The clocks of an incident that still run, as deadlines; none once it is resolved. */
export const deadlinesOf = (
  incident: Incident,
  targets: readonly SeverityTargets[],
  now: number,
): readonly Deadline[] =>
  clocksOf(incident, targets, now)
    .filter(({ metAt }) => metAt === null)
    .map(({ kind, dueAt, state }) => ({
      kind: kind === 'first-update' ? 'update' : kind,
      at: dueAt,
      late: state === 'breached',
    }))

/** The one to show: a breached deadline outranks the next one, the longest breached first. */
export const nextDeadline = (deadlines: readonly Deadline[]): Deadline | null =>
  [...deadlines].sort((a, b) => Number(b.late) - Number(a.late) || a.at - b.at)[0] ?? null
