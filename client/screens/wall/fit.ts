import type { CongressState } from '../../../domain/state.ts'
import { cellKey, readiness, verdicts, worse } from '../../../domain/run/readiness.ts'
import type { Group, Readiness, Verdict } from '../../../domain/run/readiness.ts'
import type { Language } from '../../../domain/words.ts'

/** Beyond this the grid cannot be read from across the room, and only what is not green is named (UI 6). */
export const mostRows = 13
/** What the heads of the grid have beside the names of the areas, in u: one 1080th of the screen's shorter side. */
const headsWide = { across: 850, upright: 770 } as const
export type Turned = keyof typeof headsWide

export interface GridCell {
  readonly column: string
  readonly verdict: Verdict | null
  readonly blocking: number
}
export interface GridRow {
  /** Null: rows without an area. */
  readonly area: string | null
  readonly worst: Verdict | null
  readonly blocking: number
  readonly cells: readonly GridCell[]
}
export interface GridColumn {
  readonly id: string
  readonly name: string
  /** Of the width that all columns have, 0 to 1. */
  readonly share?: number
}
export interface Grid {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
  /** What the heads need, u. */
  readonly wide: number
}

/** Whose readiness a view can tell: everybody's, one organisation's own, or nobody's. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly organisation: string }
  | { readonly kind: 'shared' }

export function scopeOf(state: CongressState): Scope {
  const owners = new Set<string>()
  for (const { owner } of state.rows.values()) owners.add(owner)
  const [first] = owners
  if (first === undefined) return { kind: 'shared' }
  return owners.size === 1 && state.organisations.size > 1
    ? { kind: 'own', organisation: first }
    : { kind: 'all' }
}

const counted = (group: Group | undefined): GridCell['verdict'] => group?.verdict ?? null

function rowsFor(
  areas: readonly (string | null)[],
  columns: readonly GridColumn[],
  groupOf: (area: string | null, column: string) => Group | undefined,
): GridRow[] {
  const rows = areas.map((area): GridRow => {
    const cells = columns.map(({ id }) => {
      const group = groupOf(area, id)
      return { column: id, verdict: counted(group), blocking: group?.blocking ?? 0 }
    })
    return {
      area,
      cells,
      worst: cells.reduce<Verdict | null>((worst, { verdict }) => worse(worst, verdict), null),
      blocking: cells.reduce((sum, { blocking }) => sum + blocking, 0),
    }
  })
  return rows.filter(({ worst }) => worst !== null)
}

/** Areas down; across, the organisations, or the checklists where a view has only one organisation's rows. */
export function gridOf(
  state: CongressState,
  all: Readiness,
  scope: Scope,
  now: number,
  language: Language,
): Grid {
  const areas = [...state.areas.keys(), null]
  const { info } = state
  if (scope.kind === 'shared' || !info) return { columns: [], rows: [], wide: 0 }
  if (scope.kind === 'all') {
    const columns = [...state.organisations.values()]
      .filter(({ id }) => (all.byOwner.get(id)?.counted ?? 0) > 0)
      .map(({ id, short }) => ({ id, name: short }))
    return fitted(
      columns,
      rowsFor(areas, columns, (area, id) => all.cells.get(cellKey(area, id))),
    )
  }
  const byList = new Map<string, Readiness>()
  for (const { id } of state.checklists.values())
    byList.set(
      id,
      readiness(
        [...state.rows.values()].filter(({ checklist }) => checklist === id),
        info,
        now,
      ),
    )
  const lists = [...state.checklists.values()].filter(({ id }) => (byList.get(id)?.counted ?? 0) > 0)
  const columns = lists.map(({ id, title }) => ({ id, name: headFor(title[language], id, lists.length) }))
  return fitted(
    columns,
    rowsFor(areas, columns, (area, id) => byList.get(id)?.byArea.get(area)),
  )
}

/** Characters of a head's two lines when the columns share the grid's width. */
const headRoom = (columns: number): number => 2 * Math.floor(78 / columns) - 4

/** A checklist's title where it fits its head, otherwise its key. */
const headFor = (title: string, id: string, columns: number): string =>
  title.length <= headRoom(columns) ? title : id

/** A column holds a lamp with a figure, and the longest word of its head at the size that can be read. */
const leastWide = 72
const letterWide = 14
const wideOf = ({ name }: GridColumn): number =>
  Math.max(leastWide, letterWide * Math.max(...name.split(' ').map(({ length }) => length)))

const fitted = (columns: readonly GridColumn[], rows: readonly GridRow[]): Grid => {
  const wide = columns.reduce((sum, column) => sum + wideOf(column), 0)
  return {
    columns: columns.map((column) => ({ ...column, share: wideOf(column) / wide })),
    rows,
    wide,
  }
}

/** Whether the whole grid can be read from across the room. */
export const fits = ({ rows, wide }: Pick<Grid, 'rows' | 'wide'>, turned: Turned): boolean =>
  rows.length <= mostRows && wide <= headsWide[turned]

const rank = (verdict: Verdict | null): number =>
  verdict === null ? verdicts.length : verdicts.indexOf(verdict)

/** What is not green, worst first; equal ones by how many items block, then as the plan lists them. */
export const notGreen = ({ rows }: Pick<Grid, 'rows'>): readonly GridRow[] =>
  rows
    .filter(({ worst }) => worst !== 'go')
    .sort((a, b) => rank(a.worst) - rank(b.worst) || b.blocking - a.blocking)
