import type { IncidentCatalogue } from '../catalogue/incidents.ts'
import type { Area, Organisation } from '../catalogue/plan.ts'
import type { Role } from '../decision.ts'
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
  | { readonly type: 'readiness.published'; readonly verdict: Verdict }

export interface CongressOwnState {
  info: CongressInfo | null
  catalogue: IncidentCatalogue
  readonly organisations: Map<string, Organisation>
  readonly areas: Map<string, Area>
  readonly people: Map<string, Membership>
  published: Published | null
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
  'readiness.published': (state, { verdict }, stamp) => {
    state.published = { verdict, at: stamp.at }
  },
}

export const congressText: { [T in CongressOwnEvent['type']]: readonly string[] } = {
  'congress.opened': [],
  'person.joined': [],
  'person.moved': [],
  'person.left': [],
  'readiness.published': [],
}
