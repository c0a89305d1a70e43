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

/** What an entry of the record is to its reader; null: nothing to be told of. */
function saidBy(incident: Incident, index: number, _who: Recipient): Said | null {
  const { timeline, severity: now } = incident
  const entry = timeline[index]
  if (!entry) return null
  const plain = { severity: now, about: null, forMe: false }
  if (entry.kind === 'opened') return { ...plain, kind: 'opened', severity: severityOf(entry), about: 'new' }
  if (entry.kind === 'reopen') return { ...plain, kind: 'reopened', about: 'new' }
  if (entry.kind === 'resolve') return { ...plain, kind: 'recovered' }
  if (entry.kind === 'cancel') return { ...plain, kind: 'cancelled' }
  if (entry.kind !== 'severity') return null
  const severity = severityOf(entry)
  return severity < severityBefore(timeline, index, now)
    ? { ...plain, kind: 'raised', severity, about: 'raised' }
    : null
}

/** Severity 1 is told whatever the wishes. */
const isWished = ({ severity, forMe }: Said, wishes: Preferences): boolean =>
  forMe || severity === 1 || wishes.severities.includes(severity)

const settles: readonly NoticeKind[] = ['recovered', 'cancelled', 'mentioned']

/** The notices in the record of one incident from entry `from` on, in order. Nobody is told of what they did themselves. */
export function* noticesIn(
  incident: Incident,
  from: number,
  who: Recipient,
  wishes: Preferences,
): Generator<Draft> {
  if (wishes.ownOnly && !concerns(incident, who)) return
  for (let index = from; index < incident.timeline.length; index += 1) {
    const entry = incident.timeline[index]
    const said = saidBy(incident, index, who)
    if (!entry || !said || entry.by?.person === who.person || !isWished(said, wishes)) continue
    const { kind, severity, about, forMe } = said
    const critical = !settles.includes(kind) && (severity === 1 || (forMe && kind === 'escalated'))
    yield {
      kind,
      level: critical ? 'critical' : 'normal',
      at: entry.at,
      severity,
      subject: { kind: 'incident', id: incident.id },
      code: incident.code,
      what: incident.title,
      area: incident.area,
      about: severity === 1 ? about : null,
    }
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
  for (const [id, is] of after.incidents) {
    const was = before.incidents.get(id)
    if (was === is) continue
    const drafts = [...noticesIn(is, was?.timeline.length ?? 0, who, wishes)]
    const [worst] = drafts
      .filter((draft) => stillTrue(draft, was, is))
      .sort((a, b) => weight(a) - weight(b) || b.at - a.at)
    if (worst) yield worst
  }
  if (wishes.ownOnly) return
  for (const [id, face] of after.faces) {
    const known = before.faces.has(id) || before.incidents.has(id)
    if (!known && isOpen(face.status) && (face.severity === 1 || wishes.severities.includes(face.severity)))
      yield faceNotice(face)
  }
}
