import { congressCommands, decideCongress } from './congress/commands.ts'
import type { CongressCommand } from './commands.ts'
import type { Context, Decision } from './decision.ts'
import { accept, refuse } from './decision.ts'
import type { CongressEvent } from './events.ts'
import { decideIncident, incidentCommands } from './incident/commands.ts'
import type { IncidentCommand, IncidentScene } from './incident/commands.ts'
import { may } from './may.ts'
import { decideRun, runCommands } from './run/commands.ts'
import type { RunCommand } from './run/commands.ts'
import type { CongressState } from './state.ts'

/** What a phone needs before anything else; the rest of the rules can come later (`commands.ts` has all). */
export const firstSchemas = { ...congressCommands, ...runCommands, ...incidentCommands }
export const firstRules: RuleTable = decideCongress

/** What an incident rule may look at; a code counts as taken only where everybody can see by what (docs/decisions/0003). */
export function sceneOf(state: CongressState): IncidentScene {
  const everybodySees = (id: string): boolean =>
    state.faces.has(id) || state.incidents.get(id)?.visibility === 'all'
  const taken = (code: string): boolean => state.codes.get(code)?.some(everybodySees) ?? false
  return {
    codePrefix: state.info?.codePrefix ?? '',
    catalogue: state.catalogue,
    areas: state.areas,
    organisations: state.organisations,
    rows: state.rows,
    incidents: state.incidents,
    taken,
  }
}

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
 * Rights, then rules: the same call greys the client's button and refuses on the server. A rule that is not among `rest`
 * has not been loaded yet, on a phone: nothing speaks against the command there, and the server decides.
 */
export const decideBy =
  (rest: RuleTable) =>
  (state: CongressState, command: CongressCommand, ctx: Context): Decision<CongressEvent> => {
    const refusal = may(ctx.by, command, state)
    if (refusal) return { ok: false, refusal }
    if (state.info?.closedAt !== undefined && !afterClosing.includes(command.type))
      return refuse('congress-closed')
    if (idTaken(state, command, ctx.id)) return refuse('id-reused')
    if (isRun(command)) return decideRun(state, command, ctx)
    if (isIncident(command)) return decideIncident(sceneOf(state), command, ctx)
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
type OwnRule = (state: CongressState, ask: object, ctx: Context) => Decision<CongressEvent>
const isRun = (command: CongressCommand): command is RunCommand => Object.hasOwn(runCommands, command.type)
const isIncident = (command: CongressCommand): command is IncidentCommand =>
  Object.hasOwn(incidentCommands, command.type)
