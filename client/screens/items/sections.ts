import type { Phase } from '../../../domain/catalogue/checklist.ts'
import { phases } from '../../../domain/catalogue/checklist.ts'
import type { Area } from '../../../domain/catalogue/plan.ts'
import type { Calendar } from '../../../domain/run/due.ts'
import type { Row } from '../../../domain/run/row.ts'
import { rowStates, rowStatus } from '../../../domain/run/status.ts'
import type { RowState, RowStatus } from '../../../domain/run/status.ts'
import { finds } from './fold.ts'

/** Where a row stands on the spine: above the now-line, below it, further away, or settled. */
export const places = ['now', 'shift', 'later', 'done'] as const
export type Place = (typeof places)[number]

export interface Line {
  readonly row: Row
  readonly status: RowStatus
  readonly place: Place
  /** Orders the lines of one place, ms. */
  readonly dueAt: number
}

/** Filters of the list, as they stand in the address. */
export interface Wanted {
  readonly query: string
  readonly area: string | null
  readonly checklist: string | null
  readonly state: RowState | null
  readonly phase: Phase | null
  /** Nothing but critical items. */
  readonly critical: boolean
}

export const nothingWanted: Wanted = {
  query: '',
  area: null,
  checklist: null,
  state: null,
  phase: null,
  critical: false,
}

const isState = (text: string | null): text is RowState => rowStates.some((state) => state === text)

/** `?khu=…&bang=…&loc=…&giai-doan=before&quan-trong=1&tim=…` */
export function wantedFrom(query: URLSearchParams): Wanted {
  const state = query.get('loc')
  return {
    query: query.get('tim') ?? '',
    area: query.get('khu'),
    checklist: query.get('bang'),
    state: isState(state) ? state : null,
    phase: phases.find((phase) => phase === query.get('giai-doan')) ?? null,
    critical: query.get('quan-trong') === '1',
  }
}

/** How many filters are chosen besides the search. */
export const chosenOf = ({ area, checklist, state, phase, critical }: Wanted): number =>
  [area, checklist, state, phase].filter((one) => one !== null).length + Number(critical)

export const isFiltered = (wanted: Wanted): boolean => wanted.query.trim() !== '' || chosenOf(wanted) > 0

/** What has come due or has failed stands above the now-line; a failure asks for somebody whenever it was due. */
export function placeOf(status: RowStatus, shiftEnd: number): Place {
  if (status.state === 'done' || status.state === 'waived') return 'done'
  if (status.overdue || status.state === 'failed' || status.state === 'stale') return 'now'
  return status.dueAt <= shiftEnd ? 'shift' : 'later'
}

const fits = (row: Row, status: RowStatus, wanted: Wanted, areas: ReadonlyMap<string, Area>): boolean => {
  if (wanted.area !== null && (row.area ?? '') !== wanted.area) return false
  if (wanted.checklist !== null && row.checklist !== wanted.checklist) return false
  if (wanted.state !== null && status.state !== wanted.state) return false
  if (wanted.phase !== null && row.item.phase !== wanted.phase) return false
  if (wanted.critical && !row.item.critical) return false
  const area = row.area === null ? '' : (areas.get(row.area)?.name ?? '')
  return finds(wanted.query, row.item.id, row.item.title.vi, row.item.title.en, area, row.carrier ?? '')
}

/** Where rows stood when the list was opened: what is settled meanwhile stays there, so that nothing jumps. */
export type Kept = ReadonlyMap<string, Pick<Line, 'place' | 'dueAt'>>

export interface Ask {
  readonly rows: Iterable<Row>
  readonly areas: ReadonlyMap<string, Area>
  readonly calendar: Calendar
  readonly now: number
  readonly shiftEnd: number
  readonly wanted: Wanted
  readonly kept?: Kept | undefined
}

/** The rows wanted, each with its place; earliest due first, critical before the rest at one time. */
export function linesOf({ rows, areas, calendar, now, shiftEnd, wanted, kept }: Ask): readonly Line[] {
  const lines: Line[] = []
  for (const row of rows) {
    // What the item it depends on does not ask for is nobody's work.
    if (row.asked === false) continue
    const status = rowStatus(row, calendar, now)
    if (!fits(row, status, wanted, areas)) continue
    const place = placeOf(status, shiftEnd)
    const before = place === 'done' ? kept?.get(row.id) : undefined
    lines.push({ row, status, place, dueAt: status.dueAt, ...before })
  }
  return lines.sort(byDue)
}

const byDue = (a: Line, b: Line): number =>
  a.dueAt - b.dueAt ||
  Number(b.row.item.critical) - Number(a.row.item.critical) ||
  (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0)

/** What `Kept` needs of the lines as they stand now; settled ones may move. */
export const keep = (lines: readonly Line[]): Kept =>
  new Map(
    lines.filter(({ place }) => place !== 'done').map(({ row, place, dueAt }) => [row.id, { place, dueAt }]),
  )

export type Sections = { readonly [P in Place]: readonly Line[] }

export const sectionsOf = (lines: readonly Line[]): Sections => ({
  now: lines.filter(({ place }) => place === 'now'),
  shift: lines.filter(({ place }) => place === 'shift'),
  later: lines.filter(({ place }) => place === 'later'),
  done: lines.filter(({ place }) => place === 'done'),
})
