import { verdicts } from '../../../domain/run/readiness.ts'
import type { Verdict } from '../../../domain/run/readiness.ts'
import type { Grid, GridRow, Turned } from './fit.ts'

/** Every length in u: one 1080th of the screen's shorter side. */
const letterWide = 13
const lampWide = 40
const detailHigh = 52
const nameHigh = 40
const lineHigh = 46
/** "Theo đơn vị:" before them. */
const labelWide = 190
/** Whose it is stands in at most two lines. */
const ownerLines = 2
/** What a line of words of unequal lengths fills. */
const fill = 0.95
const wide = { across: 1080, upright: 1000 } as const
/** Left of the screen's height for the places, below their heading. */
const high = { across: 735, upright: 660 } as const
/** More than these with whose it is are a column too long for one look. */
const mostDetailed = 11

export interface Owner {
  readonly id: string
  readonly name: string
  readonly verdict: Verdict
  readonly blocking: number
}

/** Whose what is not green is, in the plan's order, as many of the worst as two lines hold. */
export function ownersOf(
  { columns, rows }: Grid,
  turned: Turned,
): { readonly owners: readonly Owner[]; readonly more: number; readonly lines: number } {
  const all = columns.flatMap(({ id, name }): Owner[] => {
    const cells = rows.flatMap(({ cells: of }) => of.filter(({ column }) => column === id))
    const verdict = verdicts.find((one) => cells.some((cell) => cell.verdict === one))
    const blocking = cells.reduce((sum, cell) => sum + cell.blocking, 0)
    return verdict === undefined || verdict === 'go' ? [] : [{ id, name, verdict, blocking }]
  })
  const chosen = new Set<string>()
  let used = labelWide
  for (const { id, name } of [...all].sort((a, b) => b.blocking - a.blocking)) {
    used += lampWide + (name.length + 5) * letterWide
    if (used <= ownerLines * wide[turned] * fill) chosen.add(id)
  }
  const owners = all.filter(({ id }) => chosen.has(id))
  const lines = owners.length === 0 ? 0 : used <= wide[turned] * fill ? 1 : ownerLines
  return { owners, more: all.length - owners.length, lines }
}

export interface Named<T> {
  readonly of: T
  /** Columns it takes: a long name has two. */
  readonly span: number
}
export interface Spread<T> {
  /** With more than the name, one line each. */
  readonly detailed: readonly T[]
  /** By name alone, in `nameColumns` columns. */
  readonly named: readonly Named<T>[]
  /** No room to name them. */
  readonly more: number
}

export const nameColumns = 4
/** Letters of a name that stands in one column. */
const nameLetters: { readonly [T in Turned]: number } = { across: 15, upright: 14 }

/** In how many lines names of these spans stand, none broken over the end of a line. */
function linesOf(spans: readonly number[]): number {
  let [lines, used] = [0, nameColumns]
  for (const span of spans) {
    if (used + span > nameColumns) [lines, used] = [lines + 1, 0]
    used += span
  }
  return lines
}

/**
 * How places share the room: all are named; the first of them, as many as the room allows, say more.
 * `lines`: of other things that stand above.
 */
export function spread<T>(
  order: readonly T[],
  nameOf: (one: T) => string,
  turned: Turned,
  lines: number,
): Spread<T> {
  const room = high[turned] - lines * lineHigh
  const spans = order.map((one) => (nameOf(one).length <= nameLetters[turned] ? 1 : 2))
  const roomAfter = (count: number): number => Math.floor((room - count * detailHigh) / nameHigh)
  let detailed = Math.min(order.length, mostDetailed)
  while (detailed > 0 && linesOf(spans.slice(detailed)) > roomAfter(detailed)) detailed -= 1
  let to = order.length
  const left = roomAfter(detailed)
  // The last line says how many are left out.
  if (linesOf(spans.slice(detailed)) > left)
    while (to > detailed && linesOf(spans.slice(detailed, to)) >= left) to -= 1
  const named = order.slice(detailed, to).map((of, n) => ({ of, span: spans[detailed + n] ?? 1 }))
  return { detailed: order.slice(0, detailed), named, more: order.length - to }
}

/** Letters of a line beside the longest name. */
const besideName = 48

/** Whose the items of an area are, the most first, as far as one line holds; and how many organisations more. */
export function whoseOf(
  { cells }: GridRow,
  nameOf: (column: string) => string,
): { text: string; more: number } {
  const parts = cells
    .filter(({ blocking }) => blocking > 0)
    .sort((a, b) => b.blocking - a.blocking)
    .map(({ column, blocking }) => `${nameOf(column)}\u00a0${blocking}`)
  let most = parts.length
  while (most > 1 && parts.slice(0, most).join(' · ').length > besideName) most -= 1
  return { text: parts.slice(0, most).join(' · '), more: parts.length - most }
}
