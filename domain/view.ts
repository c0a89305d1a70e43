import { contactFor } from './directory/sight.ts'
import { evolve } from './events.ts'
import type { CongressEvent } from './events.ts'
import { noteCode } from './incident/incident.ts'
import { emptyState } from './state.ts'
import type { CongressState } from './state.ts'
import type { Stamp } from './stamp.ts'
import {
  areaFor,
  checklistFor,
  directiveFor,
  faceOf,
  incidentFor,
  infoFor,
  policyFor,
  policyLogFor,
  pollFor,
  rowFor,
  seesRow,
  sightOf,
} from './visible.ts'
import { evolveViewBy } from './view-fold.ts'
import type { Touched, Viewer } from './visible.ts'

/** The state as one organisation sees it: what folding its view events from the beginning gives (rule V9, tested). */
export function viewOf(viewer: Viewer, state: CongressState): CongressState {
  const seen: CongressState = {
    ...emptyState(),
    info: state.info && infoFor(viewer, state.info),
    catalogue: state.catalogue,
    published: state.published,
    doubted: viewer.department ? state.doubted : null,
  }
  for (const organisation of state.organisations.values())
    seen.organisations.set(organisation.id, organisation)
  for (const area of state.areas.values()) seen.areas.set(area.id, areaFor(viewer, area))
  for (const seat of state.people.values())
    if (viewer.department || seat.organisation === viewer.organisation) seen.people.set(seat.person, seat)
  for (const row of state.rows.values())
    if (seesRow(viewer, row.owner)) seen.rows.set(row.id, rowFor(viewer, row))
  for (const list of state.checklists.values()) {
    const shown = checklistFor(viewer, state, list)
    if (shown) seen.checklists.set(list.id, shown)
  }
  if (viewer.department) for (const [incident, told] of state.deliveries) seen.deliveries.set(incident, told)
  seePolicies(viewer, state, seen)
  for (const poll of state.polls.values()) {
    const shown = pollFor(viewer, poll)
    if (shown) seen.polls.set(poll.id, shown)
  }
  for (const contact of state.directory.values()) {
    const shown = contactFor(viewer, contact)
    if (shown) seen.directory.set(shown.id, shown)
  }
  for (const [key, slot] of state.duty) if (seesRow(viewer, slot.of)) seen.duty.set(key, slot)
  for (const [key, one] of state.reach) if (seesRow(viewer, one.of)) seen.reach.set(key, one)
  for (const [key, one] of state.handovers) if (seesRow(viewer, one.of)) seen.handovers.set(key, one)
  for (const directive of state.directives.values()) {
    const shown = directiveFor(viewer, directive)
    if (shown) seen.directives.set(directive.id, shown)
  }
  if (viewer.department) {
    for (const signal of state.signals.values()) seen.signals.set(signal.id, signal)
    for (const rule of state.signalRules.values()) seen.signalRules.set(rule.id, rule)
  }
  for (const incident of state.incidents.values()) {
    const sight = sightOf(viewer, incident)
    if (sight !== 'none') noteCode(seen, incident.code, incident.id)
    if (sight === 'all') seen.incidents.set(incident.id, incidentFor(viewer, incident))
    if (sight === 'face') seen.faces.set(incident.id, faceOf(incident))
  }
  return seen
}

function seePolicies(viewer: Viewer, state: CongressState, seen: CongressState): void {
  for (const [key, policy] of state.policies) {
    const shown = policyFor(viewer, policy)
    if (shown) seen.policies.set(key, shown)
  }
  for (const [key, log] of state.policyLog) {
    const shown = policyLogFor(viewer, key, log)
    if (shown) seen.policyLog.set(key, shown)
  }
}

/** Applies one event of a view, whatever it is. */
export const evolveView = evolveViewBy(evolve)

/** Applies an event and says what it touched, for `visible`. */
export function evolveTouching(state: CongressState, event: CongressEvent, stamp: Stamp): Touched {
  const incident = 'incident' in event ? event.incident : null
  const before = incident === null ? undefined : state.incidents.get(incident)
  const rowBefore = 'row' in event ? state.rows.get(event.row) : undefined
  const contact = 'contact' in event ? event.contact : null
  const contactBefore = contact === null ? undefined : state.directory.get(contact)
  evolve(state, event, stamp)
  return {
    state,
    contactBefore,
    contact: contact === null ? undefined : state.directory.get(contact),
    row: 'row' in event ? state.rows.get(event.row) : undefined,
    rowBefore,
    directive: 'directive' in event ? state.directives.get(event.directive) : undefined,
    poll: 'poll' in event && typeof event.poll === 'string' ? state.polls.get(event.poll) : undefined,
    before,
    after: incident === null ? undefined : state.incidents.get(incident),
  }
}
