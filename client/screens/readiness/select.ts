import type { Blocker, CellKey, Group, Readiness } from '../../../domain/run/readiness.ts'
import { cellKey, worse } from '../../../domain/run/readiness.ts'
import type { Verdict } from '../../parts/kinds.ts'

/** Which matrix is shown, and what of it is opened; both stand in the address. */
export interface Selected {
  readonly by: 'fields' | 'owners'
  readonly area: string | null
  /** A checklist, an organisation or a phase; which one follows from `kind`. */
  readonly kind: 'checklist' | 'owner' | 'phase' | null
  readonly value: string | null
}

const kinds = ['checklist', 'owner', 'phase'] as const

/** `?xem=don-vi&khu=hoi-truong&loai=checklist&gi=CL6` */
export function selectedFrom(query: URLSearchParams): Selected {
  const kind = kinds.find((one) => one === query.get('loai')) ?? null
  return {
    by: query.get('xem') === 'don-vi' ? 'owners' : 'fields',
    area: query.get('khu'),
    kind,
    value: kind === null ? null : query.get('gi'),
  }
}

export const isSelected = ({ area, value }: Selected): boolean => area !== null || value !== null

/** What blocks, of what is selected: worst first. */
export function blockersOf({ blockers }: Readiness, selected: Selected): readonly Blocker[] {
  const { area, kind, value } = selected
  return blockers.filter(({ row }) => {
    if (area !== null && (row.area ?? '') !== area) return false
    if (kind === 'checklist') return row.checklist === value
    if (kind === 'owner') return row.owner === value
    if (kind === 'phase') return row.item.phase === value
    return true
  })
}

export const lampOf = (group: Group | undefined): Verdict => group?.verdict ?? 'none'

export interface Line {
  readonly area: string
  readonly worst: Verdict
  readonly cells: readonly { readonly id: string; readonly group: Group | undefined }[]
}

/** One line per area that has rows, the places without an area last; the worst of a line is its head. */
export function linesOf(
  cells: ReadonlyMap<CellKey, Group>,
  areas: readonly string[],
  columns: readonly string[],
): readonly Line[] {
  return [...areas, ''].flatMap((area) => {
    const line = columns.map((id) => ({ id, group: cells.get(cellKey(area === '' ? null : area, id)) }))
    if (line.every(({ group }) => group === undefined)) return []
    const worst = line.map(({ group }) => group?.verdict ?? null).reduce(worse, null)
    return [{ area, worst: worst ?? 'none', cells: line }]
  })
}
