import type { CongressEvent } from '../events.ts'
import { faceOf, incidentFor } from '../redact.ts'
import { sightOf } from '../sight.ts'
import type { Sight, Viewer } from '../sight.ts'
import type { Touched, ViewEvent } from '../visible.ts'
import type { ConductEvent } from './conduct-events.ts'
import type { IncidentEvent } from './events.ts'
import type { Incident } from './incident.ts'

type Own = IncidentEvent | ConductEvent
type Of<T extends Own['type']> = Extract<Own, { type: T }>
type Seen<T extends Own['type']> = (viewer: Viewer, event: Of<T>, touched: Touched) => ViewEvent | null

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

/** The event to who sees the incident whole; to others its face where that changed; its coming and going. */
function whole(viewer: Viewer, event: CongressEvent, { before, after }: Touched): ViewEvent | null {
  if (!after) return null
  const was: Sight = before ? sightOf(viewer, before) : 'none'
  const is = sightOf(viewer, after)
  if (is === 'all')
    return was === 'all' || !before
      ? event
      : { type: 'incident.disclosed', record: incidentFor(viewer, after) }
  if (is === 'none') return was === 'none' ? null : { type: 'incident.withdrawn', incident: after.id }
  return was === 'face' && before && sameFace(before, after) ? null : facedOf(after)
}

const inside = (viewer: Viewer, event: CongressEvent): ViewEvent | null => (viewer.department ? event : null)
const ownPeople = (
  viewer: Viewer,
  event: Of<'incident.received' | 'incident.escalated'>,
): ViewEvent | null => (viewer.department || event.of === viewer.organisation ? event : null)
/** Who of an organisation was called may be more than sees the incident. */
const called = (viewer: Viewer, event: Of<'incident.received' | 'incident.escalated'>, { after }: Touched) =>
  after && sightOf(viewer, after) === 'all' ? ownPeople(viewer, event) : null

/** The incident rows of the table in \`visible.ts\`. */
export const incidentSeen: { readonly [T in Own['type']]: Seen<T> } = {
  'incident.opened': whole,
  'incident.moved': whole,
  'incident.noted': whole,
  'incident.updated': whole,
  'incident.severity-set': whole,
  'incident.public-line-set': whole,
  'incident.visibility-set': whole,
  'incident.involved-set': whole,
  'incident.noted-inside': inside,
  'incident.command-offered': whole,
  'incident.commanded': whole,
  'incident.time-set': whole,
  'incident.step-set': whole,
  'incident.pinned': whole,
  'incident.received': called,
  'incident.rows-set': whole,
  'incident.paper-confirmed': whole,
  'incident.related': inside,
  // Which incident it became part of may be one that the reader does not see.
  'incident.merged': (viewer, event, touched) =>
    whole(viewer, viewer.department ? event : { ...event, into: null }, touched),
  'incident.reviewed': whole,
  'incident.followed-up': whole,
  'incident.expired': whole,
  'incident.escalated': called,
}
