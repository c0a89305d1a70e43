import type { Tier } from '../duty/events.ts'
import type { Stamp } from '../stamp.ts'
import type { ClockKind } from './clocks.ts'
import { change, entry, noteOf } from './events.ts'
import type { IncidentState, Noted } from './events.ts'
import type { Means } from './escalation.ts'
import type { Act, FollowUp, Incident, Inside } from './incident.ts'

type On<T, X = unknown> = { readonly type: T; readonly incident: string } & X

/** How an incident is conducted beside its lifecycle: who commands, what is done, what hangs together. */
export type ConductEvent =
  | On<'incident.noted-inside', Noted>
  | On<'incident.command-offered', { readonly to: string | null }>
  | On<'incident.commanded', { readonly note: string | null }>
  | On<'incident.time-set', { readonly occurredAt: number; readonly former: number; readonly reason: string }>
  | On<'incident.step-set', { readonly step: number; readonly done: boolean }>
  | On<'incident.pinned', { readonly entry: string; readonly pinned: boolean }>
  | On<'incident.received', { readonly of: string }>
  | On<'incident.rows-set', { readonly rows: readonly string[] }>
  | On<'incident.paper-confirmed', { readonly entry: string }>
  | On<'incident.related', { readonly parent: string | null; readonly related: readonly string[] }>
  /** `into`: only the department learns which one it became part of. */
  | On<'incident.merged', { readonly into: string | null; readonly note: string }>
  | On<
      'incident.reviewed',
      {
        readonly cause: string
        readonly worked: string
        readonly improve: string | null
        /** One line each; the owners and times stand beside, in the same order. */
        readonly followUps: string | null
        readonly owners: readonly string[]
        readonly dues: readonly (number | null)[]
      }
    >
  | On<'incident.followed-up', { readonly index: number; readonly note: string | null }>
  | On<'incident.expired'>
  | On<
      'incident.escalated',
      {
        readonly clock: ClockKind
        readonly dueAt: number
        readonly step: number
        readonly of: string
        readonly tier: Tier
        readonly means: Means
        readonly to: readonly string[]
        readonly unproven?: readonly string[]
      }
    >

type State = Pick<IncidentState, 'incidents'>
type When = {
  [T in ConductEvent['type']]: (state: State, event: Extract<ConductEvent, { type: T }>, stamp: Stamp) => void
}

const nothingInside: Inside = { notes: [], parent: null, mergedInto: null, related: [] }
const act = ({ by, at }: Stamp): Act => ({ by, at })

/** What nobody outside the department may notice leaves everything else of the record as it was. */
function set(state: State, id: string, changes: (incident: Incident) => Partial<Incident>): void {
  const incident = state.incidents.get(id)
  if (incident) state.incidents.set(id, { ...incident, ...changes(incident) })
}
const setInside = (state: State, id: string, changes: (inside: Inside) => Partial<Inside>): void =>
  set(state, id, ({ inside = nothingInside }) => ({ inside: { ...inside, ...changes(inside) } }))

const linesOf = (
  followUps: string | null,
  owners: readonly string[],
  dues: readonly (number | null)[],
  former: readonly FollowUp[],
): FollowUp[] =>
  (followUps ?? '')
    .split('\n')
    .slice(0, owners.length)
    .map((text, n) => {
      const owner = owners[n] ?? ''
      const known = former.find((one) => one.text === text && one.owner === owner)
      return { text, owner, due: dues[n] ?? null, done: known?.done ?? null }
    })

export const evolveConduct: When = {
  'incident.noted-inside': (state, { incident, ...said }, stamp) =>
    setInside(state, incident, ({ notes }) => ({ notes: [...notes, entry(stamp, noteOf(said))] })),
  'incident.command-offered': (state, { incident, to }, stamp) =>
    change(
      state,
      incident,
      stamp,
      { kind: 'offered', detail: to },
      { handing: to === null ? null : { to, ...act(stamp) } },
    ),
  'incident.commanded': (state, { incident, note }, stamp) =>
    change(
      state,
      incident,
      stamp,
      { kind: 'command', text: note },
      {
        handing: null,
        commander: stamp.by && { person: stamp.by.person, of: stamp.by.organisation, since: stamp.at },
      },
    ),
  'incident.time-set': (state, { incident, occurredAt, former, reason }, stamp) =>
    change(
      state,
      incident,
      stamp,
      { kind: 'time', text: reason, occurredAt, detail: String(former) },
      { occurredAt },
    ),
  'incident.step-set': (state, { incident, step, done }, stamp) => {
    const rest = (state.incidents.get(incident)?.steps ?? []).filter((one) => one.step !== step)
    const steps = done ? [...rest, { step, ...act(stamp) }] : rest
    change(state, incident, stamp, { kind: done ? 'step' : 'step-undone', detail: String(step) }, { steps })
  },
  'incident.pinned': (state, { incident, entry: id, pinned }) =>
    set(state, incident, ({ pins = [] }) => {
      const rest = pins.filter((one) => one !== id)
      return { pins: pinned ? [...rest, id] : rest }
    }),
  'incident.received': (state, { incident, of }, stamp) =>
    set(state, incident, ({ receipts = [] }) => ({ receipts: [...receipts, { of, ...act(stamp) }] })),
  'incident.rows-set': (state, { incident, rows }, stamp) =>
    change(state, incident, stamp, { kind: 'rows', detail: rows.join(' ') }, { rows }),
  'incident.paper-confirmed': (state, { incident, entry: id }, stamp) =>
    set(state, incident, ({ timeline }) => ({
      timeline: timeline.map((one) =>
        one.id === id && one.paper ? { ...one, paper: { confirmed: act(stamp) } } : one,
      ),
    })),
  'incident.related': (state, { incident, parent, related }) =>
    setInside(state, incident, () => ({ parent, related })),
  'incident.merged': (state, { incident, into, note }, stamp) => {
    change(state, incident, stamp, { kind: 'merged', text: note }, { status: 'closed' })
    if (into !== null) setInside(state, incident, () => ({ mergedInto: into }))
  },
  'incident.reviewed': (state, { incident, cause, worked, improve, followUps, owners, dues }, stamp) => {
    // What was done stays done when the review is written again.
    const former = state.incidents.get(incident)?.review?.followUps ?? []
    const review = {
      cause,
      worked,
      improve,
      followUps: linesOf(followUps, owners, dues, former),
      ...act(stamp),
    }
    change(state, incident, stamp, { kind: 'review', text: cause }, { review })
  },
  'incident.followed-up': (state, { incident, index, note }, stamp) => {
    const review = state.incidents.get(incident)?.review
    if (!review) return
    const followUps = review.followUps.map((one, n) => (n === index ? { ...one, done: act(stamp) } : one))
    const line = { kind: 'follow-up', text: note, detail: String(index) } as const
    change(state, incident, stamp, line, { review: { ...review, followUps } })
  },
  'incident.expired': (state, { incident }, stamp) =>
    change(state, incident, stamp, { kind: 'expired' }, { status: 'open', acknowledgedAt: null }),
  'incident.escalated': (state, { incident, type: _type, ...facts }, { at }) =>
    set(state, incident, ({ escalations = [] }) => ({ escalations: [...escalations, { ...facts, at }] })),
}

export const conductText: { readonly [T in ConductEvent['type']]: readonly string[] } = {
  'incident.noted-inside': ['note'],
  'incident.command-offered': [],
  'incident.commanded': ['note'],
  'incident.time-set': ['reason'],
  'incident.step-set': [],
  'incident.pinned': [],
  'incident.received': [],
  'incident.rows-set': [],
  'incident.paper-confirmed': [],
  'incident.related': [],
  'incident.merged': ['note'],
  'incident.reviewed': ['cause', 'worked', 'improve', 'followUps'],
  'incident.followed-up': ['note'],
  'incident.expired': [],
  'incident.escalated': [],
}
