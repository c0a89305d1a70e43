import { disk } from '../../server/catalogue/disk.ts'
import { loadCatalogue } from '../../server/catalogue/load.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'
import type { Actor, Role } from '../../domain/decision.ts'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { emptyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { shipped } from '../catalogue/folder.ts'

const { catalogue } = loadCatalogue(shipped, disk)
export const plan = catalogue.plans.get('vinh-phuc-demo')!
export const zone = 'Asia/Ho_Chi_Minh'
export const now = Date.parse('2020-10-14T03:07:00+07:00')

const actor = (person: string, organisation: string, role: Role, department: boolean): Actor => ({
  person,
  organisation,
  role,
  department,
})
export const desk = actor('so-1', 'so', 'operator', true)
export const vnpt = actor('vnpt-1', 'vnpt', 'liaison', false)
const seats = [
  ['so-1', 'so', 'operator'],
  ['so-2', 'so', 'leader'],
  ['so-3', 'so', 'admin'],
  ['vnpt-1', 'vnpt', 'liaison'],
  ['vnpt-2', 'vnpt', 'liaison'],
  ['viettel-1', 'viettel', 'liaison'],
  ['fpt-1', 'fpt', 'liaison'],
] as const

/** Writes down what happened, by the desk's operator unless said otherwise. */
export function happen(state: CongressState, id: string, event: CongressEvent, at = now, by = desk): void {
  const author = { person: by.person, organisation: by.organisation }
  evolve(state, event, { at, by: author, id })
}

/** The demo congress with a few people, as the department has it. */
export function stage(): CongressState {
  const state = emptyState()
  const { level, codePrefix, shifts, dutyPhone, rehearsal, organisations, areas } = plan
  const info = { level, codePrefix, zone, shifts, dutyPhone, rehearsal, name: plan.title, plan: plan.id }
  const times = { opening: now + 5 * 3_600_000, closing: now + 60 * 3_600_000 }
  const { incidents } = catalogue
  happen(
    state,
    'c0',
    { type: 'congress.opened', info: { ...info, ...times }, organisations, areas, catalogue: incidents },
    now - 86_400_000,
  )
  const checklist = catalogue.checklists.get('CL6')!
  happen(state, 'r0', { type: 'run.started', checklist, rows: rowsOf(plan, checklist).rows })
  for (const [person, to, role] of seats) happen(state, person, { type: 'person.joined', person, to, role })
  return state
}

type Opened = Extract<CongressEvent, { type: 'incident.opened' }>
const incident: Omit<Opened, 'incident'> = {
  type: 'incident.opened',
  code: 'SC-0000',
  title: 'Mất mạng dây phòng họp báo',
  publicLine: 'Mất kết nối tại khu báo chí',
  area: 'bao-chi',
  category: 'KN',
  sub: 'KN6',
  severity: 2,
  occurredAt: now - 600_000,
  lead: 'vnpt',
  involved: [],
  visibility: 'all',
  named: [],
  reporting: 'so',
  reportedBy: null,
  reportedPost: null,
  reportedPhone: null,
  rows: [],
  note: null,
}

/** Opens one and gives it back as it stands. */
export function open(state: CongressState, id: string, facts: Partial<Opened> = {}, at = now) {
  happen(state, id, { ...incident, ...facts, code: `SC-${id.toUpperCase()}`, incident: id }, at)
  return state.incidents.get(id)!
}
