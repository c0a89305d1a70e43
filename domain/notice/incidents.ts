import { differences } from '../draft.ts'
import type { Face, Incident, Severity, TimelineEntry } from '../incident/events.ts'
import { isOpen } from '../incident/lifecycle.ts'
import type { CongressState } from '../state.ts'
import type { About } from './events.ts'
import type { Draft, NoticeKind, Preferences, Recipient } from './notice.ts'

type Board = Pick<CongressState, 'incidents' | 'faces'>

/** One's own organisation has work or a word in it. */
export const concerns = (
  { lead, involved, reporting, named }: Incident,
  { organisation }: Pick<Recipient, 'organisation'>,
): boolean => [lead, reporting, ...involved, ...named].includes(organisation)

const severityOf = ({ detail }: TimelineEntry): Severity => Number(detail) as Severity

/** How bad it was before an entry of its record. */
const severityBefore = (timeline: readonly TimelineEntry[], index: number, now: Severity): Severity => {
  const former = timeline.slice(0, index).findLast(({ kind }) => kind === 'severity' || kind === 'opened')
  return former ? severityOf(former) : now
}

interface Said {
  readonly kind: NoticeKind
  readonly severity: Severity
  readonly about: About | null
  /** By name, whatever its severity. */
  readonly forMe: boolean
}

const calls = ({ mentions }: TimelineEntry, { person, organisation }: Recipient): boolean =>
  mentions?.some((one) => one === person || one === organisation) ?? false

/** What an entry of the record is to its reader; null: nothing to be told of. */
function saidBy(incident: Incident, index: number, who: Recipient): Said | null {
  const { timeline, severity: now } = incident
  const entry = timeline[index]
  if (!entry) return null
  const plain = { severity: now, about: null, forMe: false }
  if (calls(entry, who)) return { ...plain, kind: 'mentioned', forMe: true }
  if (entry.kind === 'opened') return { ...plain, kind: 'opened', severity: severityOf(entry), about: 'new' }
  if (entry.kind === 'reopen') return { ...plain, kind: 'reopened', about: 'new' }
  if (entry.kind === 'expired') return { ...plain, kind: 'expired', about: 'new' }
  if (entry.kind === 'resolve') return { ...plain, kind: 'recovered' }
  if (entry.kind === 'cancel') return { ...plain, kind: 'cancelled' }
  if (entry.kind === 'offered')
    return entry.detail === who.person ? { ...plain, kind: 'offered', forMe: true } : null
  if (entry.kind !== 'severity') return null
  const severity = severityOf(entry)
  return severity < severityBefore(timeline, index, now)
    ? { ...plain, kind: 'raised', severity, about: 'raised' }
    : null
}

/** Severity 1 is told whatever the wishes. */
const isWished = ({ severity }: Said, wishes: Preferences): boolean =>
  severity === 1 || wishes.severities.includes(severity)

const alarming: readonly NoticeKind[] = ['opened', 'reopened', 'expired', 'raised', 'escalated']

function draftOf(incident: Incident, said: Said, at: number): Draft {
  const { kind, severity, about, forMe } = said
  const critical = alarming.includes(kind) && (severity === 1 || forMe)
  return {
    kind,
    level: critical ? 'critical' : 'normal',
    at,
    severity,
    subject: { kind: 'incident', id: incident.id },
    code: incident.code,
    what: incident.title,
    area: incident.area,
    about: severity === 1 ? about : null,
  }
}

/** How far the record of an incident is known: entries, steps of escalation, notes of the department. */
export interface Known {
  readonly entries: number
  readonly escalations: number
  readonly notes: number
}
export const nothingKnown: Known = { entries: 0, escalations: 0, notes: 0 }
const knownOf = (incident: Incident | undefined): Known =>
  incident
    ? {
        entries: incident.timeline.length,
        escalations: incident.escalations?.length ?? 0,
        notes: incident.inside?.notes.length ?? 0,
      }
    : nothingKnown

/** Steps of escalation that reached this person. */
function* escalationsIn(incident: Incident, from: number, { person }: Recipient): Generator<Draft> {
  const { severity, escalations = [] } = incident
  for (const { to, at } of escalations.slice(from))
    if (to.includes(person))
      yield draftOf(incident, { kind: 'escalated', severity, about: 'escalated', forMe: true }, at)
}

/** The notices in the record of one incident after what is known. Nobody is told of what they did themselves. */
export function* noticesIn(
  incident: Incident,
  known: Known,
  who: Recipient,
  wishes: Preferences,
): Generator<Draft> {
  const { timeline, severity, inside } = incident
  const mine = !wishes.ownOnly || concerns(incident, who)
  yield* escalationsIn(incident, known.escalations, who)
  for (const note of inside?.notes.slice(known.notes) ?? [])
    if (calls(note, who) && note.by?.person !== who.person)
      yield draftOf(incident, { kind: 'mentioned', severity, about: null, forMe: true }, note.at)
  for (let index = known.entries; index < timeline.length; index += 1) {
    const entry = timeline[index]
    const said = saidBy(incident, index, who)
    if (!entry || !said || entry.by?.person === who.person) continue
    if (said.forMe || (mine && isWished(said, wishes))) yield draftOf(incident, said, entry.at)
  }
}

/** Those outside an incident learn that it is there, and no more. */
export const faceNotice = (face: Face): Draft => ({
  kind: 'opened',
  level: 'info',
  at: face.occurredAt,
  severity: face.severity,
  subject: { kind: 'incident', id: face.id },
  code: face.code,
  what: face.publicLine,
  area: face.area,
})

/** Still true: a new one that is over meanwhile is no news, nor that one is over of which nothing was said. */
function stillTrue({ kind }: Draft, was: Incident | undefined, is: Incident): boolean {
  if (kind === 'mentioned') return true
  const over = kind === 'recovered' || kind === 'cancelled'
  return over ? was !== undefined && isOpen(was.status) && !isOpen(is.status) : isOpen(is.status)
}

const weight = ({ level }: Draft): number => ['critical', 'normal', 'info'].indexOf(level)

/** What is new of incidents between two states of a view: at most one notice of each, the worst of it. */
export function* incidentNews(
  before: Board,
  after: Board,
  who: Recipient,
  wishes: Preferences,
): Generator<Draft> {
  for (const { was, is } of differences(before.incidents, after.incidents)) {
    if (is === undefined) continue
    const drafts = [...noticesIn(is, knownOf(was), who, wishes)]
    const [worst] = drafts
      .filter((draft) => stillTrue(draft, was, is))
      .sort((a, b) => weight(a) - weight(b) || b.at - a.at)
    if (worst) yield worst
  }
  if (wishes.ownOnly) return
  for (const { key, was, is: face } of differences(before.faces, after.faces)) {
    if (face === undefined || was !== undefined || before.incidents.has(key)) continue
    if (isOpen(face.status) && (face.severity === 1 || wishes.severities.includes(face.severity)))
      yield faceNotice(face)
  }
}
