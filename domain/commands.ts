import type * as z from 'zod/mini'
import { congressCommands, decideCongress } from './congress/commands.ts'
import type { CongressOwnCommand } from './congress/commands.ts'
import { decideSettings, settingCommands } from './congress/settings.ts'
import type { SettingCommand } from './congress/settings.ts'
import type { Context, Decision } from './decision.ts'
import { refuse } from './decision.ts'
import type { CongressEvent } from './events.ts'
import { decideIncident, incidentCommands } from './incident/commands.ts'
import type { IncidentCommand, IncidentScene } from './incident/commands.ts'
import { may } from './may.ts'
import { decidePoll, pollCommands } from './poll/commands.ts'
import type { PollCommand } from './poll/commands.ts'
import { decideRun, runCommands } from './run/commands.ts'
import type { RunCommand } from './run/commands.ts'
import { decideSteering, steeringCommands } from './run/steering.ts'
import type { SteeringCommand } from './run/steering.ts'
import { siteCommands } from './site/commands.ts'
import type { SiteCommand } from './site/commands.ts'
import type { CongressState } from './state.ts'

/** Everything that can be asked of a congress. A new command is a row in its aggregate, in `may.ts` and in `offline`. */
export type CongressCommand =
  CongressOwnCommand | SettingCommand | RunCommand | SteeringCommand | IncidentCommand | PollCommand
export type Command = CongressCommand | SiteCommand

export const commandSchemas = {
  ...congressCommands,
  ...settingCommands,
  ...runCommands,
  ...steeringCommands,
  ...incidentCommands,
  ...pollCommands,
  ...siteCommands,
} satisfies {
  [T in Command['type']]: z.ZodMiniType
}

export const isSiteCommand = (type: string): type is SiteCommand['type'] => Object.hasOwn(siteCommands, type)
export const isCommand = (type: string): type is Command['type'] => Object.hasOwn(commandSchemas, type)

/** Facts can wait on a phone without a network; what needs a second pair of eyes on one truth cannot (DESIGN 4). */
export const offline: { readonly [T in Command['type']]: boolean } = {
  'run.tick': true,
  'run.measure': true,
  'run.fail': true,
  'run.waive': true,
  'run.undo': true,
  'run.begin': true,
  'run.block': true,
  'run.confirm': false,
  'run.remind': false,
  'run.add-item': false,
  'run.reassign': false,
  'run.set-range': false,
  'run.ask-again': false,
  'run.bind-probe': false,
  'run.probe': false,
  'schedule.record': false,
  'schedule.doubt': false,
  'schedule.trust': false,
  'incident.open': true,
  'incident.note': true,
  'incident.update': true,
  'incident.acknowledge': false,
  'incident.mitigate': false,
  'incident.resolve': false,
  'incident.close': false,
  'incident.cancel': false,
  'incident.reopen': false,
  'incident.severity': false,
  'incident.public-line': false,
  'incident.visibility': false,
  'incident.involve': false,
  'poll.open': false,
  'poll.answer': false,
  'poll.close': false,
  'poll.cancel': false,
  'person.join': false,
  'person.move': false,
  'person.leave': false,
  'readiness.publish': false,
  'congress.change': false,
  'congress.reschedule': false,
  'congress.close': false,
  'congress.reopen': false,
  'area.set': false,
  'organisation.set': false,
  'congress.import': false,
  'congress.rehearse': false,
  'congress.list': false,
  'admin.join': false,
  'admin.leave': false,
}

/** What an incident rule may look at; a code counts as taken only where everybody can see by what (docs/decisions/0003). */
function sceneOf(state: CongressState): IncidentScene {
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
  if (command.type === 'poll.answer')
    return state.polls.get(command.payload.poll)?.votes.some((vote) => vote.id === id) ?? false
  if (!command.type.startsWith('run.') || !('row' in command.payload)) return false
  return state.rows.get(command.payload.row)?.facts.some((fact) => fact.id === id) ?? false
}

/** Rights, then rules: the same call greys the client's button and refuses on the server. */
export function decide(
  state: CongressState,
  command: CongressCommand,
  ctx: Context,
): Decision<CongressEvent> {
  const refusal = may(ctx.by, command, state)
  if (refusal) return { ok: false, refusal }
  if (state.info?.closedAt !== undefined && !afterClosing.includes(command.type))
    return refuse('congress-closed')
  if (idTaken(state, command, ctx.id)) return refuse('id-reused')
  if (isRun(command)) return decideRun(state, command, ctx)
  if (isIncident(command)) return decideIncident(sceneOf(state), command, ctx)
  const rule: unknown = rest[command.type]
  return (rule as OwnRule)(state, command.payload, ctx)
}

/** What a closed congress still takes: people must be able to leave it, and a closing by mistake to be taken back. */
const afterClosing: readonly CongressCommand['type'][] = [
  'congress.reopen',
  'person.join',
  'person.move',
  'person.leave',
]
const rest = { ...decideCongress, ...decideSettings, ...decideSteering, ...decidePoll }
type OwnRule = (state: CongressState, ask: object, ctx: Context) => Decision<CongressEvent>
const isRun = (command: CongressCommand): command is RunCommand => Object.hasOwn(runCommands, command.type)
const isIncident = (command: CongressCommand): command is IncidentCommand =>
  Object.hasOwn(incidentCommands, command.type)
