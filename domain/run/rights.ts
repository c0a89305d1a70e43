import type { Actor, Refusal, Role } from '../decision.ts'
import { seesRow } from '../sight.ts'
import type { CongressState } from '../state.ts'
import { needsDepartment } from './commands.ts'
import { countedFact } from './facts.ts'

const no = (code: Refusal['code'], field?: string): Refusal =>
  field === undefined ? { code } : { code, field }
const doing: readonly Role[] = ['liaison', 'operator']
const deciding: readonly Role[] = ['liaison', 'operator', 'leader']
type Ask = { readonly row: string }

const ownRow = (actor: Actor, ask: Ask, state: CongressState): Refusal | null => {
  const row = state.rows.get(ask.row)
  if (!row || !seesRow(actor, row.owner)) return no('not-found', 'row')
  if (row.owner !== actor.organisation) return no('not-owner')
  // Its maker could be the second pair of eyes.
  if (actor.token && row.item.twoPerson) return no('not-allowed')
  return doing.includes(actor.role) ? null : no('not-allowed')
}

/** The second person stands in the owning organisation, or in the department. */
const second = (actor: Actor, ask: Ask, state: CongressState): Refusal | null => {
  const row = state.rows.get(ask.row)
  if (!row || !seesRow(actor, row.owner)) return no('not-found', 'row')
  if (!deciding.includes(actor.role)) return no('not-allowed')
  const counted = countedFact(row)
  return counted && needsDepartment(row, counted) && !actor.department ? no('department-needed') : null
}

const remind = (actor: Actor, ask: Ask, state: CongressState): Refusal | null => {
  const row = state.rows.get(ask.row)
  if (!row || !seesRow(actor, row.owner)) return no('not-found', 'row')
  return deciding.includes(actor.role) ? null : no('not-allowed')
}

/** Who may say something of a row: what a phone needs before anything else. */
export const rowRights = {
  'run.tick': ownRow,
  'run.measure': ownRow,
  'run.fail': ownRow,
  'run.waive': ownRow,
  'run.undo': ownRow,
  'run.confirm': second,
  'run.begin': ownRow,
  'run.block': ownRow,
  'run.remind': remind,
} as const
