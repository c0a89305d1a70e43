import type { SeverityTargets } from '../../../domain/catalogue/incidents.ts'
import type { Incident } from '../../../domain/incident/events.ts'

export type DeadlineKind = 'acknowledge' | 'update' | 'restore'

export interface Deadline {
  readonly kind: DeadlineKind
  /** ms */
  readonly at: number
  readonly late: boolean
}

const minute = 60_000

/** A reopened incident runs its times anew from then. */
const startOf = ({ recordedAt, timeline }: Incident): number =>
  timeline.findLast(({ kind }) => kind === 'reopen')?.at ?? recordedAt

/**
 * The deadlines that run, by the targets of the incident's severity: acknowledging and restoring count from the
 * recording, the next update from the last time anybody wrote. None once it is resolved.
 */
export function deadlinesOf(
  incident: Incident,
  targets: readonly SeverityTargets[],
  now: number,
): readonly Deadline[] {
  const target = targets.find(({ id }) => id === `S${incident.severity}`)
  if (!target) return []
  const at = (kind: DeadlineKind, from: number, minutes: number): Deadline => {
    const when = from + minutes * minute
    return { kind, at: when, late: now > when }
  }
  const start = startOf(incident)
  const restore = at('restore', start, target.resolveMin)
  const updated = incident.timeline.some(({ kind }) => kind === 'update')
  const pace = updated ? target.updateEveryMin : target.firstUpdateMin
  if (incident.status === 'open') return [at('acknowledge', start, target.ackMin), restore]
  if (incident.status === 'acknowledged' || incident.status === 'mitigated')
    return [at('update', incident.touchedAt, pace), restore]
  return []
}

/** The one to show: a breached deadline outranks the next one, the longest breached first. */
export const nextDeadline = (deadlines: readonly Deadline[]): Deadline | null =>
  [...deadlines].sort((a, b) => Number(b.late) - Number(a.late) || a.at - b.at)[0] ?? null
