import type { Context, Decision } from '../decision.ts'
import type { CongressState } from '../state.ts'
import { decideIncident, incidentCommands } from './commands.ts'
import type { IncidentCommand, IncidentScene } from './commands.ts'

/** What an incident rule may look at; a code counts as taken only where everybody can see by what (docs/decisions/0003). */
export function sceneOf(state: CongressState): IncidentScene {
  const everybodySees = (id: string): boolean =>
    state.faces.has(id) || state.incidents.get(id)?.visibility === 'all'
  const taken = (code: string): boolean => state.codes.get(code)?.some(everybodySees) ?? false
  return {
    codePrefix: state.info?.codePrefix ?? '',
    opening: state.info?.opening ?? Infinity,
    catalogue: state.catalogue,
    areas: state.areas,
    organisations: state.organisations,
    rows: state.rows,
    incidents: state.incidents,
    people: state.people,
    taken,
  }
}

type Made = ReturnType<typeof decideIncident>
const ruleOf =
  (type: string) =>
  (state: CongressState, payload: object, ctx: Context): Made =>
    decideIncident(sceneOf(state), { type, payload } as IncidentCommand, ctx)

/** The incident's rules by command, for the table of all. */
export const incidentRules: {
  readonly [type: string]: (state: CongressState, payload: object, ctx: Context) => Decision<never> | Made
} = Object.fromEntries(Object.keys(incidentCommands).map((type) => [type, ruleOf(type)]))
