import type { Area } from '../../../domain/catalogue/plan.ts'
import type { Line } from './sections.ts'

export interface AreaGroup {
  readonly area: string | null
  readonly lines: readonly Line[]
  readonly done: number
}

/** The same lines by area, in the order of the plan; what belongs to no area stands last. */
export function byArea(lines: readonly Line[], areas: ReadonlyMap<string, Area>): readonly AreaGroup[] {
  const groups = new Map<string | null, Line[]>()
  for (const id of [...areas.keys(), null]) groups.set(id, [])
  for (const line of lines) groups.get(line.row.area ?? null)?.push(line)
  return [...groups]
    .filter(([, group]) => group.length > 0)
    .map(([area, group]) => ({
      area,
      lines: group,
      done: group.filter(({ place, status }) => place === 'done' || status.state === 'done').length,
    }))
}
