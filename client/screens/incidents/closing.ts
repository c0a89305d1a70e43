import { leftOpen } from '../../../domain/incident/left-open.ts'
import type { Incident } from '../../../domain/incident/events.ts'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import { sceneOf } from '../../../domain/incident/scene.ts'
import { countedFact } from '../../../domain/run/facts.ts'
import type { Row } from '../../../domain/run/row.ts'
import type { CongressState } from '../../../domain/state.ts'

/** What is still undone in an incident that is about to be closed. */
export interface LeftOpen {
  readonly children: readonly Incident[]
  /** Steps of its playbook, and how many of them are not ticked. */
  readonly steps: { readonly left: number; readonly all: number }
  readonly rows: readonly Row[]
  /** By the rule of the domain a reason has to be given. */
  readonly asksWhy: boolean
}

/** Children that are open, steps not ticked, items not proved; `asksWhy` is the domain's own word. */
export function leftIn(state: CongressState, incident: Incident): LeftOpen {
  const { incidents, catalogue, rows } = state
  const category = catalogue.categories.find(({ id }) => id === incident.category)
  const playbook = category?.subs.find(({ id }) => id === incident.sub)?.playbook
  const all = catalogue.playbooks.find(({ id }) => id === playbook)?.steps.length ?? 0
  const unproved = (row: Row | undefined): row is Row =>
    row !== undefined && countedFact(row)?.passed !== true
  return {
    children: [...incidents.values()].filter(
      ({ inside, status }) => inside?.parent === incident.id && isOpen(status),
    ),
    steps: { left: all - (incident.steps?.length ?? 0), all },
    rows: incident.rows.map((id) => rows.get(id)).filter(unproved),
    asksWhy: leftOpen(sceneOf(state), incident).length > 0,
  }
}
