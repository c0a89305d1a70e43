import type { CongressCommand } from './commands.ts'
import type { Actor, Context, Decision, Refusal } from './decision.ts'
import { accept, refuse } from './decision.ts'
import type { CongressEvent } from './events.ts'
import { decideRun, runCommands } from './run/commands.ts'
import type { RunCommand } from './run/commands.ts'
import { rowRights } from './run/rights.ts'
import type { CongressState } from './state.ts'

/** What a phone needs before anything else; the rest of the rules can come later (`commands.ts` has all). */
export const firstSchemas = runCommands
export const firstRules: RuleTable = {}
export const firstRights: RightTable = rowRights

function idTaken(state: CongressState, command: CongressCommand, id: string): boolean {
  if (command.type === 'incident.open' || command.type === 'poll.open')
    return state.incidents.has(id) || state.polls.has(id)
  if (command.type === 'directive.issue') return state.directives.has(id)
  if (command.type === 'signal.raise') return state.signals.has(id)
  if (command.type === 'signal.accept') return state.incidents.has(id)
  if (command.type === 'handover.offer') return state.handovers.has(id)
  if (command.type === 'poll.answer')
    return state.polls.get(command.payload.poll)?.votes.some((vote) => vote.id === id) ?? false
  if (!command.type.startsWith('run.') || !('row' in command.payload)) return false
  return state.rows.get(command.payload.row)?.facts.some((fact) => fact.id === id) ?? false
}

/**
 * Rights, then rules: the same call greys the client's button and refuses on the server. A right or rule that is not in
 * the tables has not been loaded yet, on a phone: nothing speaks against the command there, and the server decides.
 */
export const decideBy =
  (rights: RightTable, rest: RuleTable) =>
  (state: CongressState, command: CongressCommand, ctx: Context): Decision<CongressEvent> => {
    const right = rights[command.type] as OwnRight | undefined
    const refusal = right?.(ctx.by, command.payload, state)
    if (refusal) return { ok: false, refusal }
    if (state.info?.closedAt !== undefined && !afterClosing.includes(command.type))
      return refuse('congress-closed')
    if (idTaken(state, command, ctx.id)) return refuse('id-reused')
    if (isRun(command)) return decideRun(state, command, ctx)
    const rule = rest[command.type] as OwnRule | undefined
    return rule ? rule(state, command.payload, ctx) : accept()
  }

/** What a closed congress still takes: people must be able to leave it, and a closing by mistake to be taken back. */
const afterClosing: readonly CongressCommand['type'][] = [
  'congress.reopen',
  'person.join',
  'person.move',
  'person.leave',
]
export type RuleTable = { readonly [type: string]: unknown }
export type RightTable = { readonly [type: string]: unknown }
type OwnRight = (actor: Actor, ask: object, state: CongressState) => Refusal | null
type OwnRule = (state: CongressState, ask: object, ctx: Context) => Decision<CongressEvent>
const isRun = (command: CongressCommand): command is RunCommand => Object.hasOwn(runCommands, command.type)
