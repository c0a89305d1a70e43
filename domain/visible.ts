import type { Checklist } from './catalogue/checklist.ts'
import type { Contact } from './directory/events.ts'
import { contactSeen } from './directory/sight.ts'
import type { DirectoryViewEvent } from './directory/sight.ts'
import type { CongressEvent } from './events.ts'
import type { Directive } from './directive/events.ts'
import { addressed, ownReceipt } from './directive/sight.ts'
import type { Face, Incident } from './incident/events.ts'
import type { Poll } from './poll/events.ts'
import type { Row } from './run/row.ts'
import { areaFor, infoFor, policyFor, removedFor, rowFor, checklistFor } from './redact.ts'
import { seesRow, sightOf, viewerOf } from './sight.ts'
import type { Sight, Viewer } from './sight.ts'
import { incidentSeen } from './incident/seen.ts'
import type { Stamp } from './stamp.ts'
import { rowRecord } from './state.ts'
import type { CongressState, RowRecord } from './state.ts'

export { seesRow, sightOf, viewerOf }
export {
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
} from './redact.ts'
export type { Sight, Viewer }

/** What only a view can contain: a record that came into sight as it stands, its redacted face, or its going. */
export type ViewOnlyEvent =
  | DirectoryViewEvent
  | { readonly type: 'incident.disclosed'; readonly record: Incident }
  | { readonly type: 'incident.faced'; readonly face: Face }
  | { readonly type: 'incident.withdrawn'; readonly incident: string }
  | { readonly type: 'run.disclosed'; readonly record: RowRecord; readonly checklist: Checklist }
  | { readonly type: 'run.withdrawn'; readonly row: string }
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
  readonly rowBefore: Row | undefined
  readonly poll: Poll | undefined
  readonly directive: Directive | undefined
  readonly contactBefore?: Contact | undefined
  readonly contact?: Contact | undefined
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

/** Duty and its passing on: the organisation's own, and the department's. */
const ownDuty = (viewer: Viewer, event: ViewEvent & { readonly of: string }): ViewEvent | null =>
  seesRow(viewer, event.of) ? event : null

const toAll = (_viewer: Viewer, event: ViewEvent): ViewEvent => event
const toDepartment = (viewer: Viewer, event: ViewEvent): ViewEvent | null =>
  viewer.department ? event : null

/** Rows of a run: only one's own, and their items. */
function startedRows(viewer: Viewer, event: Of<'run.started'>): ViewEvent | null {
  if (viewer.department) return event
  const rows = event.rows.filter(({ owner }) => seesRow(viewer, owner))
  if (rows.length === 0) return null
  const used = new Set(rows.map(({ item }) => item))
  const items = event.checklist.items.filter(({ id }) => used.has(id))
  return { ...event, rows, checklist: { ...event.checklist, items } }
}

/** Rows that came to a live run: the whole list of the viewer's items says their places in it. */
function grownRows(viewer: Viewer, event: Of<'run.grown'>, { state }: Touched): ViewEvent | null {
  if (viewer.department) return event
  const rows = event.rows.filter(({ owner }) => seesRow(viewer, owner))
  if (rows.length === 0) return null
  const checklist = checklistFor(viewer, state, state.checklists.get(event.checklist.id) ?? event.checklist)
  return checklist && { ...event, rows, checklist }
}

/** To a new owner the row as it stands, from a former one it is taken: neither learns of the other. */
function reassigned(
  viewer: Viewer,
  event: Of<'run.reassigned'>,
  { state, row, rowBefore }: Touched,
): ViewEvent | null {
  if (!row || !rowBefore) return null
  if (viewer.department) return event
  if (rowBefore.owner === viewer.organisation) return { type: 'run.withdrawn', row: row.id }
  const list = state.checklists.get(row.checklist)
  const checklist = list && checklistFor(viewer, state, list)
  if (row.owner !== viewer.organisation || !checklist) return null
  return { type: 'run.disclosed', record: rowRecord(rowFor(viewer, row)), checklist }
}

/** Telephone numbers: to others only what is shared, as it stands. */
const directory = (viewer: Viewer, event: CongressEvent, touched: Touched): ViewEvent | null =>
  contactSeen(viewer, event, touched.contactBefore, touched.contact)

const isAsked = (viewer: Viewer, { poll }: Touched): boolean =>
  viewer.organisation !== null && (poll?.asked.includes(viewer.organisation) ?? false)

/** The table: one row per event type, so that a forgotten one does not compile. */
const rules: { [T in CongressEvent['type']]: Rule<T> } = {
  'congress.opened': (viewer, event) => ({
    ...event,
    info: infoFor(viewer, event.info),
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
  'congress.changed': toAll,
  'congress.rescheduled': (viewer, event) => (viewer.department ? event : { ...event, moved: null }),
  'congress.closed': (viewer, event) => (viewer.department ? event : { ...event, open: null }),
  'congress.reopened': toAll,
  // Why an area changed may name who serves it.
  'area.set': (viewer, event) =>
    viewer.department ? event : { ...event, area: areaFor(viewer, event.area), reason: '' },
  'organisation.set': (viewer, event) => (viewer.department ? event : { ...event, reason: '' }),
  'run.started': startedRows,
  'run.grown': grownRows,
  'run.reassigned': reassigned,
  'run.range-set': (viewer, event, { state }) =>
    [...state.rows.values()].some(
      (row) => row.item.id === event.item && row.checklist === event.checklist && seesRow(viewer, row.owner),
    )
      ? event
      : null,
  // An incident that asks nothing of the row leaves no trace in it.
  'run.asked-again': (viewer, event, touched) =>
    touched.row === touched.rowBefore ? null : ownRow(viewer, event, touched),
  'run.probe-bound': ownRow,
  'run.probed': ownRow,
  'run.polled': ownRow,
  'run.begun': ownRow,
  'run.blocked': ownRow,
  'run.reminded': ownRow,
  'run.lapsed': ownRow,
  'poll.opened': (viewer, event, touched) => {
    if (viewer.department) return event
    return isAsked(viewer, touched) ? { ...event, asked: [viewer.organisation ?? ''], follows: null } : null
  },
  'poll.answered': (viewer, event) =>
    viewer.department || event.voter === viewer.organisation ? event : null,
  'poll.closed': (viewer, event, touched) => {
    if (viewer.department) return event
    return isAsked(viewer, touched) ? { ...event, note: null, result: null } : null
  },
  // Why it was cancelled may name who was not ready, and the poll before it may not have asked the viewer.
  'poll.cancelled': (viewer, event, touched) => {
    if (viewer.department) return event
    return isAsked(viewer, touched) ? { ...event, reason: '' } : null
  },
  'notice.delivered': toDepartment,
  'directory.set': directory,
  'directory.removed': directory,
  'directory.tested': directory,
  'duty.rostered': ownDuty,
  'duty.taken': ownDuty,
  'duty.tested': ownDuty,
  'duty.answered': ownDuty,
  'handover.offered': ownDuty,
  'handover.noted': ownDuty,
  'handover.accepted': ownDuty,
  'handover.questioned': ownDuty,
  'handover.taken': ownDuty,
  'handover.withdrawn': ownDuty,
  'directive.issued': addressed,
  'directive.received': ownReceipt,
  'directive.completed': ownReceipt,
  'directive.extended': addressed,
  'directive.cancelled': addressed,
  'signal.raised': toDepartment,
  'signal.repeated': toDepartment,
  'signal.cleared': toDepartment,
  'signal.accepted': toDepartment,
  'signal.merged': toDepartment,
  'signal.dismissed': toDepartment,
  'signal.rule-set': toDepartment,
  'signal.rule-removed': toDepartment,
  'schedule.doubted': toDepartment,
  'schedule.trusted': toDepartment,
  'run.ticked': ownRow,
  'run.measured': ownRow,
  'run.failed': ownRow,
  'run.waived': ownRow,
  'run.confirmed': ownRow,
  'run.undone': ownRow,
  ...incidentSeen,
  'targets.set': (viewer, event) => (viewer.department ? event : { ...event, reason: '' }),
  'escalation.set': policyFor,
  'escalation.removed': removedFor,
}

/** Events in which everybody may know who acted: nobody's, apart from what an organisation and the department do themselves. */
function stampFor(viewer: Viewer, event: ViewEvent, stamp: Stamp): Stamp {
  if (
    event.type === 'incident.faced' ||
    event.type === 'incident.withdrawn' ||
    event.type === 'incident.disclosed' ||
    event.type === 'run.disclosed' ||
    event.type === 'run.withdrawn' ||
    event.type === 'directory.disclosed' ||
    event.type === 'directory.withdrawn'
  )
    return { at: stamp.at, by: null, id: '' }
  const open =
    event.type === 'readiness.published' ||
    event.type === 'poll.opened' ||
    event.type === 'poll.closed' ||
    event.type === 'poll.cancelled' ||
    event.type === 'directive.issued' ||
    event.type === 'directive.extended' ||
    event.type === 'directive.cancelled' ||
    event.type === 'run.started' ||
    event.type === 'run.grown' ||
    event.type === 'run.range-set' ||
    event.type === 'area.set' ||
    event.type === 'organisation.set' ||
    event.type === 'targets.set' ||
    event.type.startsWith('congress.') ||
    event.type.startsWith('directory.') ||
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
