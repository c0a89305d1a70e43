import type { SeverityTargets } from '../../../../domain/catalogue/incidents.ts'
import { expiryOf, isHeld } from '../../../../domain/incident/clocks.ts'
import type { Incident } from '../../../../domain/incident/events.ts'

/**
 * When the acknowledgement that brought an incident back into the queue ran out, ms; null while somebody has it, and for
 * one that nobody ever had. The same before and after the server has written it down.
 */
export function ranOutAt(
  incident: Incident,
  targets: readonly SeverityTargets[],
  now: number,
): number | null {
  if (incident.status === 'open') {
    const last = incident.timeline.findLast(({ kind }) => kind === 'expired' || kind === 'reopen')
    return last?.kind === 'expired' ? last.at : null
  }
  return isHeld(incident, targets, now) ? null : expiryOf(incident, targets)
}
