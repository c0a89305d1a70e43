import type { SeverityTargets } from '../../../domain/catalogue/incidents.ts'
import type { Face, Incident } from '../../../domain/incident/events.ts'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { CongressState } from '../../../domain/state.ts'
import { fold } from '../items/fold.ts'
import { foldLong } from './fold-long.ts'
import { deadlinesOf, nextDeadline } from './deadlines.ts'

/** What a search looks at in a line, without diacritics. */
interface Folded {
  readonly area: string
  readonly text: string
}

/** One line of the board: an incident seen whole, or the face of one that this organisation is not in. */
export type BoardLine = (
  { readonly whole: true; readonly incident: Incident } | { readonly whole: false; readonly incident: Face }
) & {
  /** Written here once: a record never changes, it is replaced and its line with it. */
  folded?: Folded
}

export const boardLines = (state: Pick<CongressState, 'incidents' | 'faces'>): readonly BoardLine[] => [
  ...[...state.incidents.values()].map((incident) => ({ whole: true as const, incident })),
  ...[...state.faces.values()].map((incident) => ({ whole: false as const, incident })),
]

/** When it was last written to, ms; of a face nobody outside knows more than when it happened. */
export const touchedAt = (line: BoardLine): number =>
  line.whole ? line.incident.touchedAt : line.incident.occurredAt

const settled = ({ incident: { status } }: BoardLine): boolean => !isOpen(status)
/** Nobody has it, and this organisation could take it: what others have to take is not its alarm. */
export const isFresh = (line: BoardLine): boolean => line.whole && line.incident.status === 'open'
const unheldCritical = (line: BoardLine): boolean => isFresh(line) && line.incident.severity === 1

/** Unacknowledged critical first, then severity, then oldest touched; settled ones below, newest first. */
export function boardOrder(a: BoardLine, b: BoardLine): number {
  if (settled(a) !== settled(b)) return settled(a) ? 1 : -1
  const byId = Number(a.incident.id > b.incident.id) - Number(a.incident.id < b.incident.id)
  if (settled(a)) return touchedAt(b) - touchedAt(a) || byId
  return (
    Number(unheldCritical(b)) - Number(unheldCritical(a)) ||
    a.incident.severity - b.incident.severity ||
    touchedAt(a) - touchedAt(b) ||
    byId
  )
}

export const boardFilters = ['fresh', 'open', 'held', 'mitigated', 'late', 'settled'] as const
export type BoardFilter = (typeof boardFilters)[number]

export interface BoardView {
  /** When the present shift began, ms: settled since then counts as done in it. */
  readonly shiftFrom: number
  readonly isLate: (line: BoardLine) => boolean
}

const tests: { readonly [F in BoardFilter]: (line: BoardLine, view: BoardView) => boolean } = {
  fresh: isFresh,
  open: ({ incident }) => isOpen(incident.status),
  held: ({ incident }) => incident.status === 'acknowledged',
  mitigated: ({ incident }) => incident.status === 'mitigated',
  late: (line, { isLate }) => isLate(line),
  settled: (line, { shiftFrom }) => settled(line) && touchedAt(line) >= shiftFrom,
}

/** The first place from which on `test` holds; it holds for none before and all behind. */
export function firstWhere(lines: readonly BoardLine[], test: (line: BoardLine) => boolean): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const line = lines[middle]
    if (line && test(line)) high = middle
    else low = middle + 1
  }
  return low
}

/** Of lines in the order of the board, those that a filter can leave: what is settled stands below, the newest first. */
function reachOf(lines: readonly BoardLine[], filter: BoardFilter, { shiftFrom }: BoardView) {
  const from = firstWhere(lines, settled)
  if (filter !== 'settled') return lines.slice(0, from)
  return lines.slice(
    from,
    firstWhere(lines, (line) => settled(line) && touchedAt(line) < shiftFrom),
  )
}

/** What is asked of each open line. */
const counted = ['fresh', 'held', 'mitigated', 'late'] as const

/** How many lines each filter would leave; nine in ten are settled and not looked at. */
export function countLines(
  lines: readonly BoardLine[],
  view: BoardView,
): { readonly [F in BoardFilter]: number } {
  const open = firstWhere(lines, settled)
  const counts = { fresh: 0, open, held: 0, mitigated: 0, late: 0 }
  for (let at = 0; at < open; at += 1) {
    const line = lines[at]
    if (line === undefined) continue
    for (const filter of counted) if (tests[filter](line, view)) counts[filter] += 1
  }
  return { ...counts, settled: reachOf(lines, 'settled', view).length }
}

export const isBoardFilter = (text: string | null): text is BoardFilter =>
  boardFilters.some((filter) => filter === text)

/** Code, title, place and all that was written of a line, without diacritics; of a face what it shows. */
export function searchText(line: BoardLine, area: string): string {
  const known = line.folded
  if (known?.area === area) return known.text
  const { code, publicLine } = line.incident
  const said = line.whole
    ? [line.incident.title, line.incident.doing, ...line.incident.timeline.map(({ text }) => text)]
    : []
  const text = foldLong([code, publicLine, area, ...said].filter((part) => part !== null).join(' '))
  line.folded = { area, text }
  return text
}

/** The lines that a filter and a search leave, in the order they are given in. Areas are searched by name. */
export function fittingLines(
  lines: readonly BoardLine[],
  filter: BoardFilter,
  query: string,
  view: BoardView,
  areaName: (area: string) => string,
): readonly BoardLine[] {
  const wanted = fold(query)
    .split(' ')
    .filter((word) => word !== '')
  const found = (line: BoardLine): boolean => {
    if (wanted.length === 0) return true
    const text = searchText(line, areaName(line.incident.area))
    return wanted.every((word) => text.includes(word))
  }
  const within = reachOf(lines, filter, view)
  // What is in reach of these two is all there is to find.
  const isAll = filter === 'open' || filter === 'settled'
  if (isAll && wanted.length === 0) return within
  return within.filter((line) => tests[filter](line, view) && found(line))
}

/** As `fittingLines`, with a memory: a search that goes on by a letter looks through what the last one left. */
export function searching(): typeof fittingLines {
  type Last = { readonly asked: Parameters<typeof fittingLines>; readonly found: readonly BoardLine[] }
  let last: Last | null = null
  return (lines, filter, query, view, areaName) => {
    const was = last?.asked
    const sameView = filter === 'late' ? was?.[3] === view : was?.[3].shiftFrom === view.shiftFrom
    const goesOn = was?.[0] === lines && was[1] === filter && was[4] === areaName && sameView
    if (goesOn && last && was[2] === query) return last.found
    const among = goesOn && last && query.startsWith(was[2]) ? last.found : lines
    const found = fittingLines(among, filter, query, view, areaName)
    last = { asked: [lines, filter, query, view, areaName], found }
    return found
  }
}

/** By what targets it was worked out, and the moment, ms. */
const lateMoments = new WeakMap<Incident, { readonly targets: unknown; readonly at: number }>()

/** The moment from which an incident is late if nothing more is written of it, ms; never: Infinity. */
export function lateFrom(incident: Incident, targets: readonly SeverityTargets[]): number {
  // Nothing runs any more; of 10,000 nine in ten need not be looked into.
  if (!isOpen(incident.status)) return Infinity
  const known = lateMoments.get(incident)
  if (known?.targets === targets) return known.at
  const at = nextDeadline(deadlinesOf(incident, targets, -Infinity))?.at ?? Infinity
  lateMoments.set(incident, { targets, at })
  return at
}
