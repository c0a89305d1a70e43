import { phases } from '../../../domain/catalogue/checklist.ts'
import { cellKey } from '../../../domain/run/readiness.ts'
import type { Group, Part, Readiness } from '../../../domain/run/readiness.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { Verdict } from '../../parts/kinds.ts'

/** What stands across: checklists (fields) or organisations. */
export type Across = 'checklist' | 'owner'

/** In the address a place without an area; an id never looks like this. */
const noArea = '-'

export const acrossOf = (query: URLSearchParams): Across =>
  query.get('xem') === 'don-vi' ? 'owner' : 'checklist'

/** `?khu=hoi-truong&bang=CL6`: the part whose blockers are opened; empty for the whole. */
export function partOf(query: URLSearchParams): Part {
  const area = query.get('khu')
  const checklist = query.get('bang')
  const owner = query.get('don-vi')
  const phase = phases.find((one) => one === query.get('giai-doan'))
  return {
    ...(area === null ? {} : { area: area === noArea ? null : area }),
    ...(checklist === null ? {} : { checklist }),
    ...(owner === null ? {} : { owner }),
    ...(phase === undefined ? {} : { phase }),
  }
}

/** The same the other way: filters for `withQuery`, those not named taken away. */
export const queryOf = ({ area, checklist, owner, phase }: Part) => ({
  khu: area === null ? noArea : area,
  bang: checklist,
  'don-vi': owner,
  'giai-doan': phase,
})

export const isWhole = (part: Part): boolean => Object.keys(part).length === 0

export const isSame = (one: Part, other: Part): boolean =>
  one.area === other.area &&
  one.checklist === other.checklist &&
  one.owner === other.owner &&
  one.phase === other.phase

/** The figures of a part, where they are counted: one side or one cell. */
export function groupOf(found: Readiness, { area, checklist, owner, phase }: Part): Group | undefined {
  const sides = [area, checklist, owner, phase].filter((side) => side !== undefined).length
  if (sides === 0) return found
  if (area !== undefined && sides === 2) {
    if (checklist !== undefined) return found.fields.get(cellKey(area, checklist))
    if (owner !== undefined) return found.cells.get(cellKey(area, owner))
  }
  if (sides > 1) return undefined
  if (area !== undefined) return found.byArea.get(area)
  if (checklist !== undefined) return found.byChecklist.get(checklist)
  if (owner !== undefined) return found.byOwner.get(owner)
  return phase === undefined ? undefined : found.byPhase.get(phase)
}

export const lampOf = (group: Group | undefined): Verdict => group?.verdict ?? 'none'

export interface Line {
  /** Null: rows without an area. */
  readonly area: string | null
  readonly group: Group
  /** In the order of the columns. */
  readonly cells: readonly { readonly id: string; readonly group: Group | undefined }[]
}

/** Areas down in the plan's order, those without one last; across what counts, in the plan's order. */
export function linesOf(
  state: Pick<CongressState, 'areas' | 'checklists' | 'organisations'>,
  found: Readiness,
  across: Across,
): { readonly columns: readonly string[]; readonly lines: readonly Line[] } {
  const fields = across === 'checklist'
  const known = fields ? found.byChecklist : found.byOwner
  const listed = [...(fields ? state.checklists : state.organisations).keys()]
  const ids = new Set([...listed, ...known.keys()])
  const columns = [...ids].filter((id) => (known.get(id)?.counted ?? 0) > 0)
  const cells = fields ? found.fields : found.cells
  const lines = [...state.areas.keys(), null].flatMap((area): Line | [] => {
    const group = found.byArea.get(area)
    if (!group) return []
    return { area, group, cells: columns.map((id) => ({ id, group: cells.get(cellKey(area, id)) })) }
  })
  return { columns, lines }
}
