import type { Contact } from '../../domain/directory/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { Incident, Visibility } from '../../domain/incident/events.ts'
import { hidesContact } from './directory-table.ts'

// DESIGN 3 as this test understands it, written from the document: nothing here is taken from `visible.ts`.

/** Where an organisation stands towards an incident. `shared` is the view that is involved in nothing. */
export const classes = ['department', 'lead', 'involved', 'reporting', 'named', 'other', 'shared'] as const
export type Class = (typeof classes)[number]
export type Sees = 'record' | 'face' | 'nothing'

/** Rows "incident shared", "incident named", "incident department". */
export const incidentTable: { readonly [V in Visibility]: { readonly [C in Class]: Sees } } = {
  all: {
    department: 'record',
    lead: 'record',
    involved: 'record',
    reporting: 'record',
    named: 'face',
    other: 'face',
    shared: 'face',
  },
  named: {
    department: 'record',
    lead: 'nothing',
    involved: 'nothing',
    reporting: 'record',
    named: 'record',
    other: 'nothing',
    shared: 'nothing',
  },
  department: {
    department: 'record',
    lead: 'nothing',
    involved: 'nothing',
    reporting: 'record',
    named: 'nothing',
    other: 'nothing',
    shared: 'nothing',
  },
}

/** What a redacted incident consists of; the handle (id, code) names nobody. */
export const faceFields = [
  'id',
  'code',
  'area',
  'category',
  'severity',
  'status',
  'occurredAt',
  'restoreAt',
  'publicLine',
] as const satisfies readonly (keyof Incident)[]

/** Rows "items, readings, photos, notes, names" and "people": whose they are sees them, and the department. */
export const ownTable: { readonly [who in 'own' | 'department' | 'other' | 'shared']: boolean } = {
  own: true,
  department: true,
  other: false,
  shared: false,
}

export interface Watcher {
  /** Null: the shared view. */
  readonly organisation: string | null
  readonly department: boolean
}

/** The best of the places an organisation has in the incident. */
export function seesIncident(watcher: Watcher, incident: Incident): Sees {
  const { organisation } = watcher
  const places: Class[] = [organisation === null ? 'shared' : 'other']
  if (watcher.department) places.push('department')
  if (organisation !== null) {
    if (incident.lead === organisation) places.push('lead')
    if (incident.involved.includes(organisation)) places.push('involved')
    if (incident.reporting === organisation) places.push('reporting')
    if (incident.named.includes(organisation)) places.push('named')
  }
  const sights = places.map((place) => incidentTable[incident.visibility][place])
  return sights.includes('record') ? 'record' : sights.includes('face') ? 'face' : 'nothing'
}

export const ownsOrDepartment = (watcher: Watcher, owner: string | undefined): boolean =>
  watcher.department
    ? ownTable.department
    : owner !== undefined && owner === watcher.organisation
      ? ownTable.own
      : ownTable.other

const faceOf = (incident: Incident): string => JSON.stringify(faceFields.map((field) => incident[field]))

/** Whether the table hides an event from a watcher altogether; `owner` is that of the row it speaks of. */
export function hides(
  watcher: Watcher,
  event: CongressEvent,
  touched: {
    owner: string | undefined
    formerOwner: string | undefined
    rowChanged: boolean
    /** Organisations that the poll asks, or that the directive addresses. */
    asked: readonly string[]
    /** Whether the watcher, or the department, has a row of the item. */
    item: (checklist: string, item: string, watcher: Watcher) => boolean
    contactBefore?: Contact | undefined
    contact?: Contact | undefined
    before: Incident | undefined
    after: Incident | undefined
  },
): boolean {
  if (event.type.startsWith('congress.') || event.type.startsWith('readiness.')) return false
  if (event.type.startsWith('signal.')) return !watcher.department
  if (event.type === 'directive.received' || event.type === 'directive.completed')
    return !ownsOrDepartment(watcher, event.receiver)
  if (event.type === 'poll.answered') return !ownsOrDepartment(watcher, event.voter)
  if (event.type.startsWith('poll.') || event.type.startsWith('directive.'))
    return !watcher.department && !touched.asked.includes(watcher.organisation ?? '')
  if (event.type.startsWith('directory.')) return hidesContact(watcher, touched)
  if (event.type === 'area.set' || event.type === 'organisation.set') return false
  if (event.type === 'schedule.doubted' || event.type === 'schedule.trusted') return !watcher.department
  if (event.type === 'notice.delivered') return !watcher.department
  if (event.type.startsWith('duty.') || event.type.startsWith('handover.'))
    return !ownsOrDepartment(watcher, (event as { of?: string }).of)
  if (event.type === 'run.range-set') return !touched.item(event.checklist, event.item, watcher)
  if (event.type === 'run.reassigned')
    return !ownsOrDepartment(watcher, touched.owner) && !ownsOrDepartment(watcher, touched.formerOwner)
  // Nothing was asked again: the item stands as it was.
  if (event.type === 'run.asked-again' && !touched.rowChanged) return true
  if (event.type === 'person.joined') return !ownsOrDepartment(watcher, event.to)
  if (event.type === 'person.left') return !ownsOrDepartment(watcher, event.from)
  if (event.type === 'person.moved')
    return !ownsOrDepartment(watcher, event.from) && !ownsOrDepartment(watcher, event.to)
  if (event.type === 'run.started' || event.type === 'run.grown')
    return !event.rows.some(({ owner }) => ownsOrDepartment(watcher, owner))
  if ('row' in event) return !ownsOrDepartment(watcher, touched.owner)
  if (event.type === 'targets.set') return false
  if (event.type === 'escalation.set' || event.type === 'escalation.removed')
    return !ownsOrDepartment(watcher, event.of ?? undefined)
  const { before, after } = touched
  if (!after) return true
  if (event.type === 'incident.noted-inside' || event.type === 'incident.related') return !watcher.department
  if (event.type === 'incident.received' || event.type === 'incident.escalated')
    return !ownsOrDepartment(watcher, event.of) || seesIncident(watcher, after) !== 'record'
  const was = before ? seesIncident(watcher, before) : 'nothing'
  const is = seesIncident(watcher, after)
  if (was === 'nothing' && is === 'nothing') return true
  return was === 'face' && is === 'face' && before !== undefined && faceOf(before) === faceOf(after)
}
