import type { SeverityTargets } from '../catalogue/incidents.ts'
import type { Incident } from './incident.ts'
import { isOpen } from './lifecycle.ts'

export const clockKinds = ['acknowledge', 'first-update', 'update', 'restore'] as const
export type ClockKind = (typeof clockKinds)[number]

/** One time target of an incident: when it began to run, until when, and whether it was met. Times in ms. */
export interface Clock {
  readonly kind: ClockKind
  readonly from: number
  readonly dueAt: number
  /** What the department has set, minutes. */
  readonly target: number
  readonly metAt: number | null
  readonly state: 'running' | 'met' | 'breached'
}

const minute = 60_000
type Timed = Pick<Incident, 'recordedAt' | 'status' | 'severity' | 'timeline' | 'acknowledgedAt'>

/** A reopened incident runs its times anew from then. */
export const startOf = ({ recordedAt, timeline }: Pick<Timed, 'recordedAt' | 'timeline'>): number =>
  timeline.findLast(({ kind }) => kind === 'reopen')?.at ?? recordedAt

const targetsOf = (incident: Timed, targets: readonly SeverityTargets[]): SeverityTargets | undefined =>
  targets.find(({ id }) => id === `S${incident.severity}`)

/**
 * The clocks of an incident by the targets of its severity as they are now: a pure function of what was recorded and
 * `now`. Acknowledging, the first update and restoring count from the recording or the last reopening, each further
 * update from the one before. An acknowledgement that has run out runs again from then.
 */
export function clocksOf(
  incident: Timed,
  targets: readonly SeverityTargets[],
  now: number,
): readonly Clock[] {
  const target = targetsOf(incident, targets)
  if (!target || incident.status === 'cancelled') return []
  const start = startOf(incident)
  const since = incident.timeline.filter(({ at }) => at >= start)
  const clock = (kind: ClockKind, from: number, minutes: number, metAt: number | null): Clock => {
    const dueAt = from + minutes * minute
    const state = (metAt ?? now) > dueAt ? 'breached' : metAt === null ? 'running' : 'met'
    return { kind, from, dueAt, target: minutes, metAt, state }
  }
  const first = (...kinds: readonly string[]) => since.find(({ kind }) => kinds.includes(kind))?.at ?? null
  const ended = isOpen(incident.status) ? null : first('resolve', 'merged')
  const updates = since.filter(({ kind }) => kind === 'update')
  const expired = since.findLast(({ kind }) => kind === 'expired')?.at
  const acknowledged =
    expired === undefined
      ? clock('acknowledge', start, target.ackMin, first('acknowledge') ?? ended)
      : clock('acknowledge', expired, target.ackMin, incident.acknowledgedAt ?? ended)
  const last = updates.at(-1)
  return [
    acknowledged,
    clock('first-update', start, target.firstUpdateMin, updates[0]?.at ?? ended),
    ...(last && ended === null ? [clock('update', last.at, target.updateEveryMin, null)] : []),
    clock('restore', start, target.resolveMin, ended),
  ]
}

/** When an acknowledgement that nobody has followed up runs out, ms; null when it does not. */
export function expiryOf(incident: Timed, targets: readonly SeverityTargets[]): number | null {
  const after = targetsOf(incident, targets)?.ackExpiresMin
  if (after === undefined || incident.status !== 'acknowledged' || incident.acknowledgedAt === null)
    return null
  const spoke = incident.timeline.findLast(({ kind }) => kind === 'update' || kind === 'acknowledge')
  return (spoke?.at ?? incident.acknowledgedAt) + after * minute
}

/** Acknowledged, and the acknowledgement still counts: whatever the scheduler has written down. */
export const isHeld = (incident: Timed, targets: readonly SeverityTargets[], now: number): boolean =>
  incident.status !== 'open' && now < (expiryOf(incident, targets) ?? Infinity)
