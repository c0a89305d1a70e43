import type { Attachment } from '../run/facts.ts'
import type { Stamp } from '../stamp.ts'
import { noteCode } from './incident.ts'
import type { Incident, IncidentState, Severity, TimelineEntry, Visibility } from './incident.ts'
import type { IncidentStatus, Move } from './lifecycle.ts'

export { noteCode, severities, visibilities } from './incident.ts'
export type * from './incident.ts'

type On<T, X = unknown> = { readonly type: T; readonly incident: string } & X

/** A note, for all who see the incident whole or for the department alone. */
export interface Noted {
  readonly note: string
  readonly occurredAt: number | null
  readonly photos?: readonly Attachment[]
  readonly mentions?: readonly string[]
  readonly paper?: true
}

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
        readonly photos?: readonly Attachment[]
        readonly paper?: true
      }
    >
  | On<'incident.moved', { readonly move: Move; readonly to: IncidentStatus; readonly note: string | null }>
  | On<'incident.noted', Noted>
  | On<
      'incident.updated',
      {
        readonly doing: string
        readonly restoreAt: number | null
        readonly conditions?: string | null
        readonly needs?: string | null
      }
    >
  | On<'incident.severity-set', { readonly severity: Severity; readonly note: string }>
  | On<'incident.public-line-set', { readonly publicLine: string }>
  | On<'incident.visibility-set', { readonly visibility: Visibility; readonly named: readonly string[] }>
  | On<'incident.involved-set', { readonly lead: string | null; readonly involved: readonly string[] }>

export type Entry = Pick<TimelineEntry, 'kind'> & Partial<TimelineEntry>

export const entry = (stamp: Stamp, { kind, ...rest }: Entry): TimelineEntry => ({
  id: stamp.id,
  kind,
  by: stamp.by,
  at: stamp.at,
  occurredAt: null,
  text: null,
  detail: null,
  ...rest,
})

export function change(
  state: Pick<IncidentState, 'incidents'>,
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

const shownOn = ({ photos, paper }: { photos?: Noted['photos'] | undefined; paper?: true | undefined }) => ({
  ...(photos === undefined ? {} : { photos }),
  ...(paper === undefined ? {} : { paper: { confirmed: null } }),
})
export const noteOf = ({ note, occurredAt, mentions, ...said }: Noted): Entry => ({
  kind: 'note',
  text: note,
  occurredAt,
  ...(mentions === undefined ? {} : { mentions }),
  ...shownOn(said),
})
const unmerged = (incident: Incident | undefined): Partial<Incident> =>
  incident?.inside?.mergedInto ? { inside: { ...incident.inside, mergedInto: null } } : {}
/** Who acknowledges first commands it until they hand it over. */
const commandedBy = (state: IncidentState, id: string, { by, at }: Stamp): Partial<Incident> =>
  by === null || state.incidents.get(id)?.commander
    ? {}
    : { commander: { person: by.person, of: by.organisation, since: at } }

type When = {
  [T in IncidentEvent['type']]: (
    state: IncidentState,
    event: Extract<IncidentEvent, { type: T }>,
    stamp: Stamp,
  ) => void
}

export const evolveIncident: When = {
  'incident.opened': (state, event, stamp) => {
    const {
      incident: id,
      type: _type,
      note,
      reportedBy,
      reportedPost,
      reportedPhone,
      photos,
      paper,
      ...facts
    } = event
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
        entry(stamp, {
          kind: 'opened',
          text: note,
          occurredAt: late,
          detail: String(event.severity),
          ...shownOn({ photos, paper }),
        }),
      ],
    })
  },
  'incident.moved': (state, { incident, move, to, note }, stamp) => {
    const acknowledged =
      move === 'acknowledge'
        ? { acknowledgedAt: stamp.at, ...commandedBy(state, incident, stamp) }
        : move === 'reopen'
          ? { acknowledgedAt: null, ...unmerged(state.incidents.get(incident)) }
          : {}
    change(state, incident, stamp, { kind: move, text: note }, { status: to, ...acknowledged })
  },
  'incident.noted': (state, { incident, ...said }, stamp) => change(state, incident, stamp, noteOf(said)),
  'incident.updated': (state, { incident, doing, restoreAt, conditions, needs }, stamp) => {
    const can = {
      ...(conditions === undefined ? {} : { conditions }),
      ...(needs === undefined ? {} : { needs }),
    }
    const detail = restoreAt === null ? null : String(restoreAt)
    change(
      state,
      incident,
      stamp,
      { kind: 'update', text: doing, detail, ...can },
      { doing, restoreAt, ...can },
    )
  },
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
  'incident.updated': ['doing', 'conditions', 'needs'],
  'incident.severity-set': ['note'],
  'incident.public-line-set': ['publicLine'],
  'incident.visibility-set': [],
  'incident.involved-set': [],
}
