import type { Area } from './catalogue/plan.ts'
import type { CongressEvent } from './events.ts'
import type { Face, Incident } from './incident/events.ts'
import type { Row } from './run/events.ts'
import type { Stamp } from './stamp.ts'
import type { CongressState } from './state.ts'

/** Whose sight it is: one organisation's, or with null the shared view, which is involved in nothing. */
export interface Viewer {
  readonly organisation: string | null
  readonly department: boolean
}

export const viewerOf = (state: CongressState, organisation: string | null): Viewer => ({
  organisation,
  department: organisation !== null && (state.organisations.get(organisation)?.department ?? false),
})

export type Sight = 'all' | 'face' | 'none'

/** The incident rows of the table in DESIGN 3. */
export function sightOf(viewer: Viewer, incident: Incident): Sight {
  if (viewer.department) return 'all'
  if (viewer.organisation === null) return incident.visibility === 'all' ? 'face' : 'none'
  if (incident.reporting === viewer.organisation) return 'all'
  if (incident.visibility === 'department') return 'none'
  if (incident.visibility === 'named') return incident.named.includes(viewer.organisation) ? 'all' : 'none'
  return incident.lead === viewer.organisation || incident.involved.includes(viewer.organisation)
    ? 'all'
    : 'face'
}

/** Everything an organisation outside the incident ever learns of it. */
export const faceOf = ({
  id,
  code,
  area,
  category,
  severity,
  status,
  occurredAt,
  restoreAt,
  publicLine,
}: Incident): Face => ({
  id,
  code,
  area,
  category,
  severity,
  status,
  occurredAt,
  restoreAt,
  publicLine,
})

export const seesRow = (viewer: Viewer, owner: string): boolean =>
  viewer.department || owner === viewer.organisation

/** Who serves an area is a competitor's business: outside the department an organisation sees only its own place in it. */
export function areaFor(viewer: Viewer, area: Area): Area {
  if (viewer.department) return area
  const { leadCarrier, leadPost, carriers, ...rest } = area
  const own = viewer.organisation
  return {
    ...rest,
    ...(leadCarrier !== undefined && leadCarrier === own ? { leadCarrier } : {}),
    ...(leadPost !== undefined && leadPost === own ? { leadPost } : {}),
    carriers: carriers.filter((carrier) => carrier === own),
  }
}

/** What only a view can contain: a record that came into sight as it stands, its redacted face, or its going. */
export type ViewOnlyEvent =
  | { readonly type: 'incident.disclosed'; readonly record: Incident }
  | { readonly type: 'incident.faced'; readonly face: Face }
  | { readonly type: 'incident.withdrawn'; readonly incident: string }
export type ViewEvent = CongressEvent | ViewOnlyEvent

/** One event as a view may have it. Only this module makes one, and sockets accept nothing else. */
export interface Visible {
  readonly event: ViewEvent
  readonly stamp: Stamp
  readonly passed: typeof passed
}
const passed = 'visible'

/** What an event touched, as it was before and as it is after; the state is the one after. */
export interface Touched {
  readonly state: CongressState
  readonly row: Row | undefined
  readonly before: Incident | undefined
  readonly after: Incident | undefined
}

type Of<T extends CongressEvent['type']> = Extract<CongressEvent, { type: T }>
type Rule<T extends CongressEvent['type']> = (
  viewer: Viewer,
  event: Of<T>,
  touched: Touched,
) => ViewEvent | null

const ownRow = <T extends CongressEvent['type']>(
  viewer: Viewer,
  event: Of<T>,
  { row }: Touched,
): ViewEvent | null => (row && seesRow(viewer, row.owner) ? event : null)

const sameFace = (one: Incident, other: Incident): boolean =>
  JSON.stringify(faceOf(one)) === JSON.stringify(faceOf(other))

/** The same for everybody who sees it redacted; records never change, so it is made once. */
const facedEvents = new WeakMap<Incident, ViewEvent>()
function facedOf(incident: Incident): ViewEvent {
  const known = facedEvents.get(incident)
  if (known) return known
  const made: ViewEvent = { type: 'incident.faced', face: faceOf(incident) }
  facedEvents.set(incident, made)
  return made
}

function incident<T extends CongressEvent['type']>(
  viewer: Viewer,
  event: Of<T>,
  { before, after }: Touched,
): ViewEvent | null {
  if (!after) return null
  const was: Sight = before ? sightOf(viewer, before) : 'none'
  const is = sightOf(viewer, after)
  if (is === 'all') return was === 'all' || !before ? event : { type: 'incident.disclosed', record: after }
  if (is === 'none') return was === 'none' ? null : { type: 'incident.withdrawn', incident: after.id }
  return was === 'face' && before && sameFace(before, after) ? null : facedOf(after)
}

/** The table: one row per event type, so that a forgotten one does not compile. */
const rules: { [T in CongressEvent['type']]: Rule<T> } = {
  'congress.opened': (viewer, event) => ({
    ...event,
    areas: event.areas.map((area) => areaFor(viewer, area)),
  }),
  'person.joined': (viewer, event) => (viewer.department || event.to === viewer.organisation ? event : null),
  'person.moved': (viewer, event) => {
    if (viewer.department) return event
    if (event.from === event.to) return event.to === viewer.organisation ? event : null
    if (event.from === viewer.organisation)
      return { type: 'person.left', person: event.person, from: event.from }
    return event.to === viewer.organisation
      ? { type: 'person.joined', person: event.person, to: event.to, role: event.role }
      : null
  },
  'person.left': (viewer, event) => (viewer.department || event.from === viewer.organisation ? event : null),
  'readiness.published': (_viewer, event) => event,
  'run.started': (viewer, event) => {
    const rows = event.rows.filter(({ owner }) => seesRow(viewer, owner))
    if (rows.length === 0) return null
    const used = new Set(rows.map(({ item }) => item))
    return {
      ...event,
      rows,
      checklist: { ...event.checklist, items: event.checklist.items.filter(({ id }) => used.has(id)) },
    }
  },
  'run.ticked': ownRow,
  'run.measured': ownRow,
  'run.failed': ownRow,
  'run.waived': ownRow,
  'run.confirmed': ownRow,
  'run.undone': ownRow,
  'incident.opened': incident,
  'incident.moved': incident,
  'incident.noted': incident,
  'incident.updated': incident,
  'incident.severity-set': incident,
  'incident.public-line-set': incident,
  'incident.visibility-set': incident,
  'incident.involved-set': incident,
}

/** Events in which everybody may know who acted: nobody's, apart from what an organisation and the department do themselves. */
function stampFor(viewer: Viewer, event: ViewEvent, stamp: Stamp): Stamp {
  if (
    event.type === 'incident.faced' ||
    event.type === 'incident.withdrawn' ||
    event.type === 'incident.disclosed'
  )
    return { at: stamp.at, by: null, id: '' }
  const open =
    event.type === 'congress.opened' ||
    event.type === 'readiness.published' ||
    event.type === 'run.started' ||
    event.type.startsWith('person.')
  const own = viewer.organisation !== null && stamp.by?.organisation === viewer.organisation
  if (!open || viewer.department || own) return stamp
  return { at: stamp.at, by: null, id: '' }
}

/** The one function that decides what leaves the server (DESIGN 3): the event, a redacted one, or nothing. */
export function visible<T extends CongressEvent['type']>(
  viewer: Viewer,
  event: Of<T>,
  stamp: Stamp,
  touched: Touched,
): Visible | null {
  const rule = rules[event.type]
  const seen = rule(viewer, event, touched)
  return seen === null ? null : { event: seen, stamp: stampFor(viewer, seen, stamp), passed }
}
