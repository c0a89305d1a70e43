import type { IncidentCatalogue, RunningCatalogue } from '../catalogue/incidents.ts'
import type { Area, Organisation, Plan } from '../catalogue/plan.ts'
import type { Role } from '../decision.ts'
import type { PollResult } from '../poll/events.ts'
import type { Verdict } from '../run/readiness.ts'
import type { Stamp } from '../stamp.ts'

export interface CongressInfo {
  readonly name: string
  readonly level: string
  readonly codePrefix: string
  /** IANA name; every local time of the congress is in it. */
  readonly zone: string
  readonly opening: number
  readonly closing: number
  /** Local clock times at which a shift begins and the former ends. */
  readonly shifts: readonly string[]
  readonly dutyPhone: string
  readonly rehearsal: boolean
  readonly plan: string
  /** Who owns items where an area names nobody: rows of a later area come from it. The department's to see. */
  readonly owners?: Plan['owners']
  /** The congress is over: timers stand, nothing is taken. */
  readonly closedAt?: number
  readonly closed?: { readonly reason: string; readonly purgeAt: number }
}

/** One role per person and congress. Names live in the accounts document, never here. */
export interface Membership {
  readonly person: string
  readonly organisation: string
  readonly role: Role
}

export interface Published {
  readonly verdict: Verdict
  readonly at: number
  readonly polled?: PollResult & { readonly closedAt: number }
}

export type CongressOwnEvent =
  | {
      readonly type: 'congress.opened'
      readonly info: CongressInfo
      readonly organisations: readonly Organisation[]
      readonly areas: readonly Area[]
      readonly catalogue: IncidentCatalogue
    }
  | { readonly type: 'person.joined'; readonly person: string; readonly to: string; readonly role: Role }
  | {
      readonly type: 'person.moved'
      readonly person: string
      readonly from: string
      readonly to: string
      readonly role: Role
    }
  | { readonly type: 'person.left'; readonly person: string; readonly from: string }
  | {
      readonly type: 'readiness.published'
      readonly verdict: Verdict
      /** The latest closed poll, once there is one: only here do others learn of its result. */
      readonly polled?: PollResult & { readonly closedAt: number }
    }
  | {
      readonly type: 'congress.changed'
      readonly name: string
      readonly level: string
      readonly dutyPhone: string
      readonly shifts: readonly string[]
      readonly reason: string
    }
  | {
      readonly type: 'congress.rescheduled'
      readonly opening: number
      readonly closing: number
      readonly reason: string
      /** Rows still open whose times moved; null for those who may not know. */
      readonly moved: number | null
    }
  | {
      readonly type: 'congress.closed'
      readonly reason: string
      /** From then on duty contacts are erased, ms. */
      readonly purgeAt: number
      /** What was open; null for those who may not know. */
      readonly open: { readonly rows: number; readonly incidents: number } | null
    }
  | { readonly type: 'congress.reopened'; readonly reason: string }
  | { readonly type: 'area.set'; readonly area: Area; readonly reason: string }
  | { readonly type: 'organisation.set'; readonly record: Organisation; readonly reason: string }

export interface CongressOwnState {
  info: CongressInfo | null
  catalogue: RunningCatalogue
  readonly organisations: Map<string, Organisation>
  readonly areas: Map<string, Area>
  readonly people: Map<string, Membership>
  published: Published | null
  /** The server's clock jumped: nothing is recorded or escalated until somebody has looked. */
  doubted: { readonly at: number; readonly jump: number } | null
}

type When = {
  [T in CongressOwnEvent['type']]: (
    state: CongressOwnState,
    event: Extract<CongressOwnEvent, { type: T }>,
    stamp: Stamp,
  ) => void
}

export const evolveCongress: When = {
  'congress.opened': (state, { info, organisations, areas, catalogue }) => {
    state.info = info
    state.catalogue = catalogue
    for (const organisation of organisations) state.organisations.set(organisation.id, organisation)
    for (const area of areas) state.areas.set(area.id, area)
  },
  'person.joined': (state, { person, to, role }) => {
    state.people.set(person, { person, organisation: to, role })
  },
  'person.moved': (state, { person, to, role }) => {
    state.people.set(person, { person, organisation: to, role })
  },
  'person.left': (state, { person }) => {
    state.people.delete(person)
  },
  'readiness.published': (state, { verdict, polled }, stamp) => {
    state.published = { verdict, at: stamp.at, ...(polled ? { polled } : {}) }
  },
  'congress.changed': (state, { name, level, dutyPhone, shifts }) => {
    if (state.info) state.info = { ...state.info, name, level, dutyPhone, shifts }
  },
  'congress.rescheduled': (state, { opening, closing }) => {
    if (state.info) state.info = { ...state.info, opening, closing }
  },
  'congress.closed': (state, { reason, purgeAt }, stamp) => {
    if (state.info) state.info = { ...state.info, closedAt: stamp.at, closed: { reason, purgeAt } }
  },
  'congress.reopened': (state) => {
    if (!state.info) return
    const { closedAt: _at, closed: _closed, ...info } = state.info
    state.info = info
  },
  'area.set': (state, { area }) => {
    state.areas.set(area.id, area)
  },
  'organisation.set': (state, { record }) => {
    state.organisations.set(record.id, record)
  },
}

export const congressText: { [T in CongressOwnEvent['type']]: readonly string[] } = {
  'congress.opened': [],
  'person.joined': [],
  'person.moved': [],
  'person.left': [],
  'readiness.published': [],
  'congress.changed': ['reason'],
  'congress.rescheduled': ['reason'],
  'congress.closed': ['reason'],
  'congress.reopened': ['reason'],
  'area.set': ['reason'],
  'organisation.set': ['reason'],
}
