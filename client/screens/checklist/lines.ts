import type { Area } from '../../../domain/catalogue/plan.ts'
import type { Calendar } from '../../../domain/run/due.ts'
import { verdictOf, worse } from '../../../domain/run/readiness.ts'
import type { Row } from '../../../domain/run/row.ts'
import { rowStatus } from '../../../domain/run/status.ts'
import type { RowState, RowStatus } from '../../../domain/run/status.ts'
import type { Verdict } from '../../parts/kinds.ts'
import { finds } from '../items/fold.ts'

/** What of a run is wanted; all of it stands in the address. */
export interface Wanted {
  readonly list: string
  readonly open: boolean
  readonly owner: string | null
  readonly area: string | null
  readonly query: string
}

/** `/bang-kiem/CL6?xem=mo&don-vi=vnpt&khu=hoi-truong&tim=…` */
export const wantedFrom = (list: string, query: URLSearchParams): Wanted => ({
  list,
  open: query.get('xem') === 'mo',
  owner: query.get('don-vi'),
  area: query.get('khu'),
  query: query.get('tim') ?? '',
})

export interface Line {
  readonly row: Row
  readonly status: RowStatus
  readonly asked: boolean
}
export interface Group {
  readonly area: string | null
  readonly lines: readonly Line[]
  readonly done: number
  /** Of those asked for. */
  readonly total: number
  readonly blocking: number
  readonly worst: Verdict
}

export const isSettled = ({ state }: RowStatus): boolean => state === 'done' || state === 'waived'

/** All rows of one checklist, before any filter. */
export const linesOf = (rows: Iterable<Row>, list: string, calendar: Calendar, now: number): Line[] =>
  [...rows]
    .filter(({ checklist }) => checklist === list)
    .map((row) => ({ row, status: rowStatus(row, calendar, now), asked: row.asked !== false }))

/** How many stand how, of those asked for, in the order of the states. */
export function countsOf(lines: readonly Line[]): ReadonlyMap<RowState, number> {
  const counts = new Map<RowState, number>()
  for (const { status, asked } of lines)
    if (asked) counts.set(status.state, (counts.get(status.state) ?? 0) + 1)
  return counts
}

const fits = ({ row, status, asked }: Line, wanted: Wanted, area: string): boolean => {
  if (wanted.open && (!asked || isSettled(status))) return false
  if (wanted.owner !== null && row.owner !== wanted.owner) return false
  if (wanted.area !== null && (row.area ?? '') !== wanted.area) return false
  return finds(wanted.query, row.item.id, row.item.title.vi, row.item.title.en, area)
}

function groupOf(area: string | null, lines: readonly Line[]): Group {
  const asked = lines.filter((line) => line.asked)
  const critical = asked.filter(({ row }) => row.item.critical && !row.item.byPoll)
  const verdicts = critical.map(({ status }) => verdictOf(status))
  return {
    area,
    lines,
    done: asked.filter(({ status }) => isSettled(status)).length,
    total: asked.length,
    blocking: verdicts.filter((verdict) => verdict !== 'go').length,
    worst: verdicts.reduce<ReturnType<typeof worse>>(worse, null) ?? 'none',
  }
}

/** The wanted lines by area, in the plan's order, in the order of the checklist; what has no area last. */
export function groupsOf(
  lines: readonly Line[],
  areas: ReadonlyMap<string, Area>,
  wanted: Wanted,
): readonly Group[] {
  return [...areas.keys(), null].flatMap((area) => {
    const name = area === null ? '' : (areas.get(area)?.name ?? '')
    const here = lines.filter((line) => line.row.area === area && fits(line, wanted, name))
    return here.length === 0 ? [] : [groupOf(area, here)]
  })
}
