import { countedFact } from '../run/facts.ts'
import type { IncidentScene } from './commands.ts'
import type { Incident } from './incident.ts'
import { isOpen } from './lifecycle.ts'

/** What is still undone when an incident is to be closed: children, playbook steps, items it is about. */
export function leftOpen(scene: IncidentScene, found: Incident): readonly ('children' | 'steps' | 'rows')[] {
  const category = scene.catalogue.categories.find(({ id }) => id === found.category)
  const playbook = category?.subs.find(({ id }) => id === found.sub)?.playbook
  const steps = scene.catalogue.playbooks.find(({ id }) => id === playbook)?.steps.length ?? 0
  const children = [...scene.incidents.values()].some(
    ({ inside, status }) => inside?.parent === found.id && isOpen(status),
  )
  const unproven = found.rows.some((id) => {
    const row = scene.rows.get(id)
    return row !== undefined && countedFact(row)?.passed !== true
  })
  return [
    ...(children ? (['children'] as const) : []),
    ...((found.steps?.length ?? 0) < steps ? (['steps'] as const) : []),
    ...(unproven ? (['rows'] as const) : []),
  ]
}
