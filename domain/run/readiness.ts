import type { Phase } from '../catalogue/checklist.ts'
import { occurrences } from './due.ts'
import type { Calendar } from './due.ts'
import type { Row } from './row.ts'
import { rowStatus } from './status.ts'
import type { RowState, RowStatus } from './status.ts'

/** Worst first: a group shows its worst child. */
export const verdicts = ['no-go', 'hold', 'unknown', 'go'] as const
export type Verdict = (typeof verdicts)[number]

export interface Group {
  /** Null when nothing in the group is counted: neither ready nor not. */
  readonly verdict: Verdict | null
  /** Critical rows that count towards the verdict now. */
  readonly counted: number
  /** Counted rows that say go. */
  readonly proven: number
  /** Counted rows that do not. */
  readonly blocking: number
  /** All rows, critical or not. */
  readonly total: number
  /** Rows done or waived among all. */
  readonly done: number
}

/** A counted row that keeps the verdict from go. */
export interface Blocker {
  readonly row: Row
  readonly status: RowStatus
  readonly verdict: Exclude<Verdict, 'go'>
}

export interface Readiness extends Group {
  readonly byChecklist: ReadonlyMap<string, Group>
  readonly byArea: ReadonlyMap<string | null, Group>
  readonly byOwner: ReadonlyMap<string, Group>
  readonly byPhase: ReadonlyMap<Phase, Group>
  /** By `cellKey`. */
  readonly cells: ReadonlyMap<CellKey, Group>
  /** Areas by field: by `cellKey` of area and checklist. */
  readonly fields: ReadonlyMap<CellKey, Group>
  /** Worst first, then earliest due. */
  readonly blockers: readonly Blocker[]
}

export type CellKey = `${string}|${string}`
/** Key of one cell of a matrix: of areas and owners, or of areas and checklists; rows without an area share the empty one. */
export const cellKey = (area: string | null, other: string): CellKey => `${area ?? ''}|${other}`

const byState: Record<RowState, Verdict> = {
  failed: 'no-go',
  stale: 'hold',
  waiting: 'hold',
  open: 'unknown',
  'in-progress': 'unknown',
  blocked: 'hold',
  done: 'go',
  waived: 'go',
}

/** What one critical row says. */
export const verdictOf = (status: RowStatus): Verdict =>
  (status.state === 'open' || status.state === 'in-progress') && status.overdue
    ? 'hold'
    : byState[status.state]

const rank = (verdict: Verdict): number => verdicts.indexOf(verdict)
/** The worse of two; a group that counts nothing says nothing. */
export const worse = (a: Verdict | null, b: Verdict | null): Verdict | null => {
  if (a === null || b === null) return a ?? b
  return rank(a) <= rank(b) ? a : b
}

/** Before opening everything due by then counts, so that what is unproven shows; later what has come due. */
export const isCounted = (row: Row, calendar: Calendar, now: number): boolean =>
  row.item.critical &&
  !row.item.byPoll &&
  (occurrences(row.item, calendar)[0] ?? Infinity) <= Math.max(now, calendar.opening)

type Tally = { -readonly [K in keyof Group]: Group[K] }

const emptyTally = (): Tally => ({ verdict: null, counted: 0, proven: 0, blocking: 0, total: 0, done: 0 })

function tallyAt<K>(groups: Map<K, Tally>, key: K): Tally {
  let tally = groups.get(key)
  if (!tally) groups.set(key, (tally = emptyTally()))
  return tally
}

/** `verdict` is null for a row that is not counted. */
function add(tally: Tally, state: RowState, verdict: Verdict | null): void {
  tally.total += 1
  if (state === 'done' || state === 'waived') tally.done += 1
  if (verdict === null) return
  tally.counted += 1
  if (verdict === 'go') tally.proven += 1
  else tally.blocking += 1
  tally.verdict = worse(tally.verdict, verdict)
}

const worstThenEarliest = (a: Blocker, b: Blocker): number =>
  rank(a.verdict) - rank(b.verdict) || a.status.dueAt - b.status.dueAt || (a.row.id < b.row.id ? -1 : 1)

/** Whether the congress can go ahead, as the rows stand at `now` (ms); the item done by the poll is not asked. */
export function readiness(rows: Iterable<Row>, calendar: Calendar, now: number): Readiness {
  const all = emptyTally()
  const byChecklist = new Map<string, Tally>()
  const byArea = new Map<string | null, Tally>()
  const byOwner = new Map<string, Tally>()
  const byPhase = new Map<Phase, Tally>()
  const cells = new Map<CellKey, Tally>()
  const fields = new Map<CellKey, Tally>()
  const blockers: Blocker[] = []
  for (const row of rows) {
    if (row.asked === false) continue
    const status = rowStatus(row, calendar, now)
    const verdict = isCounted(row, calendar, now) ? verdictOf(status) : null
    const tallies = [
      all,
      tallyAt(byChecklist, row.checklist),
      tallyAt(byArea, row.area),
      tallyAt(byOwner, row.owner),
      tallyAt(byPhase, row.item.phase),
      tallyAt(cells, cellKey(row.area, row.owner)),
      tallyAt(fields, cellKey(row.area, row.checklist)),
    ]
    for (const tally of tallies) add(tally, status.state, verdict)
    if (verdict !== null && verdict !== 'go') blockers.push({ row, status, verdict })
  }
  blockers.sort(worstThenEarliest)
  return { ...all, byChecklist, byArea, byOwner, byPhase, cells, fields, blockers }
}

/** Part of a congress; what is not named is not narrowed. A null area is the rows without one. */
export interface Part {
  readonly area?: string | null
  readonly owner?: string
  readonly checklist?: string
  readonly phase?: Phase
}

/** What keeps a part from go, in the order of all. */
export const blockersOf = (
  { blockers }: Pick<Readiness, 'blockers'>,
  { area, owner, checklist, phase }: Part,
): readonly Blocker[] =>
  blockers.filter(
    ({ row }) =>
      (area === undefined || row.area === area) &&
      (owner === undefined || row.owner === owner) &&
      (checklist === undefined || row.checklist === checklist) &&
      (phase === undefined || row.item.phase === phase),
  )
