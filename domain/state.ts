import type { Checklist } from './catalogue/checklist.ts'
import type { IncidentCatalogue, RunningCatalogue } from './catalogue/incidents.ts'
import type { Area, Organisation } from './catalogue/plan.ts'
import type { CongressInfo, CongressOwnState, Membership, Published } from './congress/events.ts'
import type { Actor } from './decision.ts'
import type { Directive, DirectiveState } from './directive/events.ts'
import type { Contact, DirectoryState } from './directory/events.ts'
import type { DutySlot, DutyState, Reach } from './duty/events.ts'
import type { Handover, HandoverState } from './handover/events.ts'
import { policyKey, reachKey, slotKey } from './keys.ts'
import { noteCode } from './incident/incident.ts'
import type { EscalationPolicy, EscalationState, PolicyChange } from './incident/escalation.ts'
import type { Face, Incident, IncidentState } from './incident/incident.ts'
import type { Delivery, NoticeState } from './notice/events.ts'
import type { Poll, PollState } from './poll/events.ts'
import type { Row, RunState } from './run/row.ts'
import type { Signal, SignalRule, SignalState } from './signal/events.ts'

/**
 * One congress. The server holds it whole; a client holds what its organisation may see, in the same shape:
 * `faces` are the incidents it sees redacted (always empty on the server).
 */
export interface CongressState
  extends
    CongressOwnState,
    RunState,
    IncidentState,
    PollState,
    DirectiveState,
    SignalState,
    DutyState,
    HandoverState,
    DirectoryState,
    NoticeState,
    EscalationState {
  readonly faces: Map<string, Face>
}

const emptyCatalogue: IncidentCatalogue = {
  severities: [],
  timeTargetBasis: 'judgement',
  raiseWhen: [],
  categories: [],
  playbooks: [],
}

export const emptyState = (): CongressState => ({
  info: null,
  catalogue: emptyCatalogue,
  organisations: new Map(),
  areas: new Map(),
  people: new Map(),
  published: null,
  doubted: null,
  checklists: new Map(),
  rows: new Map(),
  incidents: new Map(),
  codes: new Map(),
  faces: new Map(),
  polls: new Map(),
  directives: new Map(),
  signals: new Map(),
  signalRules: new Map(),
  duty: new Map(),
  reach: new Map(),
  handovers: new Map(),
  directory: new Map(),
  deliveries: new Map(),
  policies: new Map(),
  policyLog: new Map(),
})

/** A copy whose maps can be changed without touching the original; records are shared, they never change. */
export const copyState = (state: CongressState): CongressState => ({
  ...state,
  organisations: new Map(state.organisations),
  areas: new Map(state.areas),
  people: new Map(state.people),
  checklists: new Map(state.checklists),
  rows: new Map(state.rows),
  incidents: new Map(state.incidents),
  codes: new Map(state.codes),
  faces: new Map(state.faces),
  polls: new Map(state.polls),
  directives: new Map(state.directives),
  signals: new Map(state.signals),
  signalRules: new Map(state.signalRules),
  duty: new Map(state.duty),
  reach: new Map(state.reach),
  handovers: new Map(state.handovers),
  directory: new Map(state.directory),
  deliveries: new Map(state.deliveries),
  policies: new Map(state.policies),
  policyLog: new Map(state.policyLog),
})

/** A row that names its item instead of repeating it. */
export type RowRecord = Omit<Row, 'item'> & { readonly item: string }
export const rowRecord = (row: Row): RowRecord => ({ ...row, item: row.item.id })

/** The state as plain JSON: what a snapshot holds and what `/view` answers. Rows name their item instead of repeating it. */
export interface StateRecord {
  readonly info: CongressInfo | null
  readonly catalogue: RunningCatalogue
  readonly organisations: readonly Organisation[]
  readonly areas: readonly Area[]
  readonly people: readonly Membership[]
  readonly published: Published | null
  readonly doubted?: NonNullable<CongressOwnState['doubted']>
  readonly checklists: readonly Checklist[]
  readonly rows: readonly RowRecord[]
  readonly incidents: readonly Incident[]
  readonly faces: readonly Face[]
  readonly polls?: readonly Poll[]
  readonly directives?: readonly Directive[]
  readonly signals?: readonly Signal[]
  readonly signalRules?: readonly SignalRule[]
  readonly duty?: readonly DutySlot[]
  readonly reach?: readonly Reach[]
  readonly handovers?: readonly Handover[]
  readonly directory?: readonly Contact[]
  readonly policies?: readonly EscalationPolicy[]
  readonly policyLog?: readonly (readonly PolicyChange[])[]
  readonly deliveries?: readonly (readonly [incident: string, deliveries: readonly Delivery[]])[]
}

/** By id: when a contact came into sight is nobody's business. */
const contactsOf = ({ directory }: CongressState): Contact[] =>
  [...directory.values()].sort((a, b) => (a.id < b.id ? -1 : 1))

export const recordOf = (state: CongressState): StateRecord => ({
  info: state.info,
  catalogue: state.catalogue,
  organisations: [...state.organisations.values()],
  areas: [...state.areas.values()],
  people: [...state.people.values()],
  published: state.published,
  ...(state.doubted ? { doubted: state.doubted } : {}),
  checklists: [...state.checklists.values()],
  rows: [...state.rows.values()].map(rowRecord),
  incidents: [...state.incidents.values()],
  faces: [...state.faces.values()],
  ...(state.polls.size > 0 ? { polls: [...state.polls.values()] } : {}),
  ...(state.directives.size > 0 ? { directives: [...state.directives.values()] } : {}),
  ...(state.signals.size > 0 ? { signals: [...state.signals.values()] } : {}),
  ...(state.signalRules.size > 0 ? { signalRules: [...state.signalRules.values()] } : {}),
  ...(state.duty.size > 0 ? { duty: [...state.duty.values()] } : {}),
  ...(state.reach.size > 0 ? { reach: [...state.reach.values()] } : {}),
  ...(state.handovers.size > 0 ? { handovers: [...state.handovers.values()] } : {}),
  ...(state.directory.size > 0 ? { directory: contactsOf(state) } : {}),
  ...(state.policies.size > 0 ? { policies: [...state.policies.values()] } : {}),
  ...(state.policyLog.size > 0 ? { policyLog: [...state.policyLog.values()] } : {}),
  ...(state.deliveries.size > 0 ? { deliveries: [...state.deliveries] } : {}),
})

export function stateOf(record: StateRecord): CongressState {
  const items = new Map(record.checklists.flatMap((list) => list.items.map((item) => [item.id, item])))
  const state = {
    ...emptyState(),
    info: record.info,
    catalogue: record.catalogue,
    published: record.published,
    doubted: record.doubted ?? null,
  }
  for (const organisation of record.organisations) state.organisations.set(organisation.id, organisation)
  for (const area of record.areas) state.areas.set(area.id, area)
  for (const seat of record.people) state.people.set(seat.person, seat)
  for (const list of record.checklists) state.checklists.set(list.id, list)
  for (const row of record.rows) {
    const item = items.get(row.item)
    if (item) state.rows.set(row.id, { ...row, item })
  }
  for (const incident of record.incidents) {
    state.incidents.set(incident.id, incident)
    noteCode(state, incident.code, incident.id)
  }
  for (const [incident, told] of record.deliveries ?? []) state.deliveries.set(incident, told)
  for (const policy of record.policies ?? []) state.policies.set(policyKey(policy), policy)
  for (const log of record.policyLog ?? []) if (log[0]) state.policyLog.set(log[0].key, log)
  for (const poll of record.polls ?? []) state.polls.set(poll.id, poll)
  for (const directive of record.directives ?? []) state.directives.set(directive.id, directive)
  for (const signal of record.signals ?? []) state.signals.set(signal.id, signal)
  for (const rule of record.signalRules ?? []) state.signalRules.set(rule.id, rule)
  for (const slot of record.duty ?? []) state.duty.set(slotKey(slot.of, slot.tier, slot.shift), slot)
  for (const one of record.reach ?? []) state.reach.set(reachKey(one.of, one.person), one)
  for (const one of record.handovers ?? []) state.handovers.set(one.id, one)
  for (const contact of record.directory ?? []) state.directory.set(contact.id, contact)
  for (const face of record.faces) {
    state.faces.set(face.id, face)
    noteCode(state, face.code, face.id)
  }
  return state
}

/** The person as this congress knows them; null when they have no place in it. */
export function actorOf(state: CongressState, person: string, siteAdmin: boolean): Actor | null {
  const seat = state.people.get(person)
  if (seat)
    return {
      person,
      organisation: seat.organisation,
      role: seat.role,
      department: state.organisations.get(seat.organisation)?.department ?? false,
    }
  return siteAdmin ? { person, organisation: null, role: 'admin', department: false } : null
}
