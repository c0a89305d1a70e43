import type { TimelineEntry } from '../../../domain/incident/events.ts'

/** An entry where it belongs in time, and whether it was written down later than it happened. */
export interface Placed {
  readonly entry: TimelineEntry
  /** When it happened, ms. */
  readonly at: number
  readonly late: boolean
}

/** Written this much after it happened it shows both times, ms. */
const apart = 60_000

/** Oldest first by when it happened; what was written at one moment keeps its order. */
export const placed = (timeline: readonly TimelineEntry[]): readonly Placed[] =>
  timeline
    .map((entry) => {
      // A correction names another time; it was made when it was written.
      const at = entry.kind === 'time' ? entry.at : (entry.occurredAt ?? entry.at)
      return { entry, at, late: entry.at - at > apart }
    })
    .sort((a, b) => a.at - b.at)

const system: readonly TimelineEntry['kind'][] = ['public-line', 'visibility', 'involved']
/** What the record says of itself; folded until asked for. */
export const isSystem = ({ kind }: TimelineEntry): boolean => system.includes(kind)
