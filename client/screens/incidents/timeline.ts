import type { TimelineEntry } from '../../../domain/incident/events.ts'
import { localParts } from '../../../domain/zone.ts'

/** An entry where it belongs in time, and whether it was written down later than it happened. */
export interface Placed {
  readonly entry: TimelineEntry
  /** When it happened, ms. */
  readonly at: number
  readonly late: boolean
  /** What was recorded as its time before that was corrected, ms. */
  readonly former: number | null
  /** For the department alone. */
  readonly inside: boolean
}

/** Written this much after it happened it shows both times, ms. */
const apart = 60_000

/**
 * Oldest first by when it happened; what was written at one moment keeps its order. An opening whose time was corrected
 * stands where it has been corrected to, the correction itself where it was made.
 */
export function placed(
  timeline: readonly TimelineEntry[],
  inside: readonly TimelineEntry[] = [],
): readonly Placed[] {
  const corrected = timeline.findLast(({ kind }) => kind === 'time')?.occurredAt ?? null
  const place = (entry: TimelineEntry, isInside: boolean): Placed => {
    const said = entry.kind === 'time' ? entry.at : (entry.occurredAt ?? entry.at)
    const at = entry.kind === 'opened' ? (corrected ?? said) : said
    return { entry, at, late: entry.at - at > apart, former: at === said ? null : said, inside: isInside }
  }
  return [...timeline.map((one) => place(one, false)), ...inside.map((one) => place(one, true))].sort(
    (a, b) => a.at - b.at,
  )
}

const system: readonly TimelineEntry['kind'][] = [
  'public-line',
  'visibility',
  'involved',
  'offered',
  'step',
  'step-undone',
  'rows',
]
/** What the record says of itself; folded until asked for. */
export const isSystem = ({ kind }: TimelineEntry): boolean => system.includes(kind)

export type HistoryLine =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'entry'; readonly key: string; readonly one: Placed }
  | { readonly kind: 'fold'; readonly key: string; readonly entries: readonly Placed[] }

const keyOf = ({ entry }: Placed): string => `${entry.id}-${entry.kind}`

/** The lines of a timeline: a separator for each day of the zone, and system entries next to each other as one fold. */
export function historyLines(all: readonly Placed[], zone: string): readonly HistoryLine[] {
  const lines: HistoryLine[] = []
  let day = ''
  for (const one of all) {
    const { date } = localParts(one.at, zone)
    if (date !== day) lines.push({ kind: 'day', key: date, at: one.at })
    day = date
    const before = lines.at(-1)
    if (!isSystem(one.entry)) lines.push({ kind: 'entry', key: keyOf(one), one })
    else if (before?.kind === 'fold') lines.splice(-1, 1, { ...before, entries: [...before.entries, one] })
    else lines.push({ kind: 'fold', key: `fold-${keyOf(one)}`, entries: [one] })
  }
  return lines
}

/** Lines of a record that are drawn before the rest is asked for. */
const mostLines = 120

/** The end of a long record, beginning with its day; how many lines before it were left out. */
export function latestOf(
  lines: readonly HistoryLine[],
  whole: boolean,
): { readonly shown: readonly HistoryLine[]; readonly before: number } {
  if (whole || lines.length <= mostLines) return { shown: lines, before: 0 }
  const from = lines.length - mostLines
  const day = lines.slice(0, from).findLast(({ kind }) => kind === 'day')
  const shown = lines.slice(from)
  return { shown: day && shown[0]?.kind !== 'day' ? [day, ...shown] : shown, before: from }
}

/** Whether an entry calls upon somebody: the reader, their organisation, or others only. */
export function callOf(
  { mentions = [] }: TimelineEntry,
  reader: { readonly person: string; readonly organisation: string | null } | null,
): 'you' | 'yours' | 'others' | null {
  if (mentions.length === 0) return null
  if (reader && mentions.includes(reader.person)) return 'you'
  return reader?.organisation && mentions.includes(reader.organisation) ? 'yours' : 'others'
}

/** The entries held on top, in the order in which they were pinned. */
export const pinnedOf = (pins: readonly string[] | undefined, all: readonly Placed[]): readonly Placed[] =>
  (pins ?? []).flatMap((id) => all.find(({ entry, inside }) => !inside && entry.id === id) ?? [])
