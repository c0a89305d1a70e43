import type { Author, Stamp } from '../stamp.ts'
import type { IncidentStatus, Move } from './lifecycle.ts'

export const severities = [1, 2, 3, 4] as const
export type Severity = (typeof severities)[number]
export const visibilities = ['all', 'department', 'named'] as const
export type Visibility = (typeof visibilities)[number]

/** Who called it in; callers have no account. A work contact, never a member of the public. */
export interface ReportedBy {
  readonly organisation: string
  readonly post: string | null
  readonly phone: string | null
}

/** One line of the record; corrections and late facts are entries of their own. */
export interface TimelineEntry {
  readonly id: string
  readonly kind: 'opened' | 'note' | 'update' | 'severity' | 'public-line' | 'visibility' | 'involved' | Move
  readonly by: Author | null
  readonly at: number
  /** When it happened, when that is not when it was written. */
  readonly occurredAt: number | null
  /** Free text; null where there is none, or where it was erased. */
  readonly text: string | null
  /** What a system entry says besides: new severity, visibility, organisation ids. */
  readonly detail: string | null
}

export interface Incident {
  readonly id: string
  readonly code: string
  readonly title: string
  /** The one sentence everybody may read. */
  readonly publicLine: string
  readonly area: string
  readonly category: string
  readonly sub: string | null
  readonly severity: Severity
  readonly status: IncidentStatus
  /** The organisation whose person logged it: it keeps its sight for ever. */
  readonly reporting: string | null
  readonly reportedBy: ReportedBy | null
  readonly lead: string | null
  readonly involved: readonly string[]
  readonly visibility: Visibility
  readonly named: readonly string[]
  readonly occurredAt: number
  readonly recordedAt: number
  readonly restoreAt: number | null
  /** One line: what we are doing. */
  readonly doing: string | null
  readonly rows: readonly string[]
  readonly acknowledgedAt: number | null
  /** Last time anybody wrote to it, ms. */
  readonly touchedAt: number
  readonly timeline: readonly TimelineEntry[]
}

/** What those see who are not in it: area, category, severity, state, times, public line. No organisation, title, note, person or link. */
export interface Face {
  readonly id: string
  readonly code: string
  readonly area: string
  readonly category: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly occurredAt: number
  readonly restoreAt: number | null
  readonly publicLine: string
}

type On<T, X = unknown> = { readonly type: T; readonly incident: string } & X

export type IncidentEvent =
  | On<
      'incident.opened',
      {
        readonly code: string
        readonly title: string
        readonly publicLine: string
        readonly area: string
        readonly category: string
        readonly sub: string | null
        readonly severity: Severity
        readonly occurredAt: number
        readonly lead: string | null
        readonly involved: readonly string[]
        readonly visibility: Visibility
        readonly named: readonly string[]
        readonly reporting: string | null
        readonly reportedBy: string | null
        readonly reportedPost: string | null
        readonly reportedPhone: string | null
        readonly rows: readonly string[]
        readonly note: string | null
      }
    >
  | On<'incident.moved', { readonly move: Move; readonly to: IncidentStatus; readonly note: string | null }>
  | On<'incident.noted', { readonly note: string; readonly occurredAt: number | null }>
  | On<'incident.updated', { readonly doing: string; readonly restoreAt: number | null }>
  | On<'incident.severity-set', { readonly severity: Severity; readonly note: string }>
  | On<'incident.public-line-set', { readonly publicLine: string }>
  | On<'incident.visibility-set', { readonly visibility: Visibility; readonly named: readonly string[] }>
  | On<'incident.involved-set', { readonly lead: string | null; readonly involved: readonly string[] }>

export interface IncidentState {
  readonly incidents: Map<string, Incident>
  /** Incidents by code, so that a new one finds its code without a walk over all; derived, never written down. */
  readonly codes: Map<string, readonly string[]>
}

/** Remembers which incident has a code. An id that is gone from the state does no harm. */
export function noteCode(state: Pick<IncidentState, 'codes'>, code: string, id: string): void {
  const known = state.codes.get(code) ?? []
  if (!known.includes(id)) state.codes.set(code, [...known, id])
}

type Entry = Pick<TimelineEntry, 'kind'> & Partial<TimelineEntry>

const entry = (stamp: Stamp, { kind, ...rest }: Entry): TimelineEntry => ({
  id: stamp.id,
  kind,
  by: stamp.by,
  at: stamp.at,
  occurredAt: null,
  text: null,
  detail: null,
  ...rest,
})

function change(
  state: IncidentState,
  id: string,
  stamp: Stamp,
  line: Entry,
  changes: Partial<Incident> = {},
): void {
  const incident = state.incidents.get(id)
  if (!incident) return
  state.incidents.set(id, {
    ...incident,
    ...changes,
    touchedAt: stamp.at,
    timeline: [...incident.timeline, entry(stamp, line)],
  })
}

type When = {
  [T in IncidentEvent['type']]: (
    state: IncidentState,
    event: Extract<IncidentEvent, { type: T }>,
    stamp: Stamp,
  ) => void
}

export const evolveIncident: When = {
  'incident.opened': (state, event, stamp) => {
    const { incident: id, type: _type, note, reportedBy, reportedPost, reportedPhone, ...facts } = event
    noteCode(state, event.code, id)
    const late = stamp.at - event.occurredAt > 60_000 ? event.occurredAt : null
    state.incidents.set(id, {
      ...facts,
      id,
      status: 'open',
      reportedBy:
        reportedBy === null ? null : { organisation: reportedBy, post: reportedPost, phone: reportedPhone },
      recordedAt: stamp.at,
      restoreAt: null,
      doing: null,
      acknowledgedAt: null,
      touchedAt: stamp.at,
      timeline: [
        entry(stamp, { kind: 'opened', text: note, occurredAt: late, detail: String(event.severity) }),
      ],
    })
  },
  'incident.moved': (state, { incident, move, to, note }, stamp) => {
    const acknowledged =
      move === 'acknowledge'
        ? { acknowledgedAt: stamp.at }
        : move === 'reopen'
          ? { acknowledgedAt: null }
          : {}
    change(state, incident, stamp, { kind: move, text: note }, { status: to, ...acknowledged })
  },
  'incident.noted': (state, { incident, note, occurredAt }, stamp) =>
    change(state, incident, stamp, { kind: 'note', text: note, occurredAt }),
  'incident.updated': (state, { incident, doing, restoreAt }, stamp) =>
    change(
      state,
      incident,
      stamp,
      { kind: 'update', text: doing, detail: restoreAt === null ? null : String(restoreAt) },
      { doing, restoreAt },
    ),
  'incident.severity-set': (state, { incident, severity, note }, stamp) =>
    change(state, incident, stamp, { kind: 'severity', text: note, detail: String(severity) }, { severity }),
  'incident.public-line-set': (state, { incident, publicLine }, stamp) =>
    change(state, incident, stamp, { kind: 'public-line', text: publicLine }, { publicLine }),
  'incident.visibility-set': (state, { incident, visibility, named }, stamp) =>
    change(
      state,
      incident,
      stamp,
      { kind: 'visibility', detail: [visibility, ...named].join(' ') },
      { visibility, named },
    ),
  'incident.involved-set': (state, { incident, lead, involved }, stamp) =>
    change(
      state,
      incident,
      stamp,
      { kind: 'involved', detail: [lead ?? '-', ...involved].join(' ') },
      { lead, involved },
    ),
}

export const incidentText: { [T in IncidentEvent['type']]: readonly string[] } = {
  'incident.opened': ['title', 'publicLine', 'note', 'reportedPost', 'reportedPhone'],
  'incident.moved': ['note'],
  'incident.noted': ['note'],
  'incident.updated': ['doing'],
  'incident.severity-set': ['note'],
  'incident.public-line-set': ['publicLine'],
  'incident.visibility-set': [],
  'incident.involved-set': [],
}
