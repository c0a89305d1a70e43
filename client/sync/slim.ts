import type { WireEvent } from '../../domain/protocol.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import { isOpen } from '../../domain/incident/lifecycle.ts'
import type { CongressState } from '../../domain/state.ts'

/** Settled incidents that a display keeps, the newest: one keeps its place on the wall for a moment and says so. */
export const settledKept = 200

/** What a wall says of an incident; of whom, of what was written and of who was called it needs nothing. */
const bare = (incident: Incident): Incident => ({
  id: incident.id,
  code: incident.code,
  title: incident.title,
  publicLine: incident.publicLine,
  area: incident.area,
  category: incident.category,
  sub: incident.sub,
  severity: incident.severity,
  status: incident.status,
  reporting: null,
  reportedBy: null,
  lead: incident.lead,
  involved: [],
  visibility: incident.visibility,
  named: [],
  occurredAt: incident.occurredAt,
  recordedAt: incident.recordedAt,
  restoreAt: incident.restoreAt,
  doing: incident.doing,
  rows: [],
  acknowledgedAt: incident.acknowledgedAt,
  touchedAt: incident.touchedAt,
  timeline: [],
})

/** The newest stay, once there are twice as many. */
function dropOldest<T extends { readonly id: string }>(
  records: Map<string, T>,
  settled: T[],
  at: (record: T) => number,
): void {
  if (settled.length <= 2 * settledKept) return
  settled.sort((a, b) => at(b) - at(a))
  for (const { id } of settled.slice(settledKept)) records.delete(id)
}

/**
 * Makes a display's state, in place, what a wall shows: it hangs for weeks, and what passes must not pile up in it.
 * Open incidents without their record, the newest settled ones, no codes, no deliveries.
 */
export function slim(state: CongressState): void {
  const { incidents, faces } = state
  for (const incident of incidents.values())
    if (incident.timeline.length > 0 || incident.inside) incidents.set(incident.id, bare(incident))
  const isSettled = ({ status }: Pick<Incident, 'status'>): boolean => !isOpen(status)
  dropOldest(incidents, [...incidents.values()].filter(isSettled), ({ touchedAt }) => touchedAt)
  dropOldest(faces, [...faces.values()].filter(isSettled), ({ occurredAt }) => occurredAt)
  state.codes.clear()
  state.deliveries.clear()
}

/** An incident is open again of which a display has kept nothing: only the whole view tells what it is. */
export const needsWhole = ({ incidents, faces }: CongressState, events: readonly WireEvent[]): boolean =>
  events.some(
    ({ e }) =>
      e.type === 'incident.moved' && isOpen(e.to) && !incidents.has(e.incident) && !faces.has(e.incident),
  )
