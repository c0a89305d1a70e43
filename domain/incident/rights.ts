import type { Actor, Refusal, Role } from '../decision.ts'
import { SYSTEM } from '../ids.ts'
import { seesRow, sightOf } from '../sight.ts'
import type { CongressState } from '../state.ts'
import type { ConductCommand } from './conduct.ts'
import type { IncidentCommand } from './commands.ts'
import type { Incident } from './incident.ts'

type Known = IncidentCommand | ConductCommand
type Ask<T extends Known['type']> = Extract<Known, { type: T }>['payload']

const no = (code: Refusal['code'], field?: string): Refusal =>
  field === undefined ? { code } : { code, field }
const doing: readonly Role[] = ['liaison', 'operator']
const deciding: readonly Role[] = ['liaison', 'operator', 'leader']

type Part = 'department' | 'involved' | 'reporting'

const partsIn = (actor: Actor, incident: Incident): Part[] => {
  const parts: Part[] = []
  if (actor.department) parts.push('department')
  if (actor.organisation === null) return parts
  if (incident.lead === actor.organisation || incident.involved.includes(actor.organisation))
    parts.push('involved')
  if (incident.reporting === actor.organisation) parts.push('reporting')
  return parts
}

/** Who may act in an incident: a role out of `by`, standing in one of `parts`. */
const inIncident =
  (by: readonly Role[], parts: readonly Part[]) =>
  (actor: Actor, ask: { incident: string }, state: CongressState): Refusal | null => {
    const incident = state.incidents.get(ask.incident)
    // On a client the redacted ones stand among the faces; the server tells the same two apart by sight.
    if (!incident) return state.faces.has(ask.incident) ? no('not-allowed') : no('not-found', 'incident')
    const sight = sightOf(actor, incident)
    if (sight === 'none') return no('not-found', 'incident')
    if (sight === 'face' || !by.includes(actor.role)) return no('not-allowed')
    return partsIn(actor, incident).some((part) => parts.includes(part)) ? null : no('not-allowed')
  }

const handling = inIncident(doing, ['department', 'involved'])
const leading = inIncident(deciding, ['department', 'involved'])
const department = inIncident(['operator', 'leader'], ['department'])
const anyone = inIncident(deciding, ['department', 'involved', 'reporting'])

/** Named organisations see it whole although they are not in it: they may add what they know. */
const noting = (actor: Actor, ask: { incident: string }, state: CongressState): Refusal | null => {
  const refusal = anyone(actor, ask, state)
  const named =
    actor.organisation !== null && state.incidents.get(ask.incident)?.named.includes(actor.organisation)
  return refusal?.code === 'not-allowed' &&
    named &&
    deciding.includes(actor.role) &&
    sightOf(actor, state.incidents.get(ask.incident) as Incident) === 'all'
    ? null
    : refusal
}

const bySystem = (actor: Actor): Refusal | null => (actor.person === SYSTEM ? null : no('not-allowed'))
const rowsSeen = (actor: Actor, rows: readonly string[], state: CongressState): Refusal | null =>
  rows.every((id) => {
    const row = state.rows.get(id)
    return row !== undefined && seesRow(actor, row.owner)
  })
    ? null
    : no('not-found', 'rows')

export const incidentRights: {
  readonly [T in Known['type']]: (actor: Actor, ask: Ask<T>, state: CongressState) => Refusal | null
} = {
  'incident.open': (actor, ask, state) =>
    actor.organisation === null || !deciding.includes(actor.role)
      ? no('not-allowed')
      : rowsSeen(actor, ask.rows, state),
  'incident.acknowledge': handling,
  'incident.mitigate': handling,
  'incident.resolve': handling,
  'incident.close': department,
  'incident.cancel': inIncident(doing, ['department', 'reporting']),
  'incident.reopen': leading,
  'incident.note': (actor, ask, state) =>
    bySystem(actor) === null
      ? null
      : (noting(actor, ask, state) ?? (ask.inside && !actor.department ? no('not-allowed', 'inside') : null)),
  'incident.update': handling,
  'incident.severity': leading,
  'incident.public-line': department,
  'incident.visibility': department,
  'incident.involve': department,
  'incident.hand-over': leading,
  'incident.take-command': leading,
  'incident.correct-time': anyone,
  'incident.step': handling,
  'incident.pin': anyone,
  'incident.receive': noting,
  'incident.link-rows': (actor, ask, state) => {
    const linked = state.incidents.get(ask.incident)?.rows ?? []
    const added = ask.rows.filter((id) => !linked.includes(id))
    return anyone(actor, ask, state) ?? rowsSeen(actor, added, state)
  },
  'incident.confirm-paper': anyone,
  'incident.relate': department,
  'incident.merge': department,
  'incident.review': leading,
  'incident.follow-up': noting,
  'incident.expire': bySystem,
  'incident.escalate': bySystem,
}
