import { contactFor } from './directory/sight.ts'
import { evolve } from './events.ts'
import type { CongressEvent } from './events.ts'
import { refreshAsked } from './run/conditions.ts'
import { noteCode } from './incident/events.ts'
import { emptyState } from './state.ts'
import type { CongressState } from './state.ts'
import type { Stamp } from './stamp.ts'
import {
  areaFor,
  checklistFor,
  directiveFor,
  faceOf,
  infoFor,
  pollFor,
  rowFor,
  seesRow,
  sightOf,
} from './visible.ts'
import type { Touched, ViewEvent, Viewer, ViewOnlyEvent } from './visible.ts'

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
    if (sight === 'all') seen.incidents.set(incident.id, incident)
    if (sight === 'face') seen.faces.set(incident.id, faceOf(incident))
  }
  return seen
}

const viewOnly: {
  [T in ViewOnlyEvent['type']]: (state: CongressState, event: Extract<ViewOnlyEvent, { type: T }>) => void
} = {
  'directory.disclosed': (state, { record }) => {
    state.directory.set(record.id, record)
  },
  'directory.withdrawn': (state, { contact }) => {
    state.directory.delete(contact)
  },
  'incident.disclosed': (state, { record }) => {
    state.faces.delete(record.id)
    state.incidents.set(record.id, record)
    noteCode(state, record.code, record.id)
  },
  'incident.faced': (state, { face }) => {
    state.incidents.delete(face.id)
    state.faces.set(face.id, face)
    noteCode(state, face.code, face.id)
  },
  'incident.withdrawn': (state, { incident }) => {
    state.incidents.delete(incident)
    state.faces.delete(incident)
  },
  'run.disclosed': (state, { record, checklist }) => {
    const item = checklist.items.find(({ id }) => id === record.item)
    if (!item) return
    state.checklists.set(checklist.id, checklist)
    state.rows.set(record.id, { ...record, item })
    refreshAsked(state, checklist.id, item.id)
  },
  'run.withdrawn': (state, { row: id }) => {
    const row = state.rows.get(id)
    if (!row) return
    state.rows.delete(id)
    const list = state.checklists.get(row.checklist)
    const used = new Set(
      [...state.rows.values()]
        .filter(({ checklist }) => checklist === row.checklist)
        .map(({ item }) => item.id),
    )
    const items = list?.items.filter(({ id: item }) => used.has(item)) ?? []
    if (list && items.length > 0) state.checklists.set(list.id, { ...list, items })
    else state.checklists.delete(row.checklist)
    refreshAsked(state, row.checklist, row.item.id)
  },
}

const isViewOnly = (event: ViewEvent): event is ViewOnlyEvent => Object.hasOwn(viewOnly, event.type)

/** Applies one event of a view; the client's only reducer. */
export function evolveView(state: CongressState, event: ViewEvent, stamp: Stamp): void {
  if (!isViewOnly(event)) return evolve(state, event, stamp)
  const apply = viewOnly[event.type] as (state: CongressState, event: ViewOnlyEvent) => void
  apply(state, event)
}

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
