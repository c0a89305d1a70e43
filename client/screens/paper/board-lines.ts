import { clocksOf } from '../../../domain/incident/clocks.ts'
import type { Clock } from '../../../domain/incident/clocks.ts'
import type { Incident, TimelineEntry } from '../../../domain/incident/events.ts'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { CongressState } from '../../../domain/state.ts'
import { boardLines, boardOrder } from '../incidents/board.ts'
import type { BoardLine } from '../incidents/board.ts'

/** What is open, in the order of the board. */
export const openLines = (state: CongressState): readonly BoardLine[] =>
  boardLines(state)
    .filter(({ incident }) => isOpen(incident.status))
    .sort(boardOrder)

/** The next time target that is not met; a breached one first. */
export function nextClock(incident: Incident, { catalogue }: CongressState, now: number): Clock | null {
  const open = clocksOf(incident, catalogue.severities, now).filter(({ metAt }) => metAt === null)
  return (
    open.sort(
      (a, b) => Number(b.state === 'breached') - Number(a.state === 'breached') || a.dueAt - b.dueAt,
    )[0] ?? null
  )
}

/** An entry from paper that nobody has compared with the sheet yet. */
export interface Uncompared {
  readonly incident: Incident
  readonly entry: TimelineEntry
}

/** Oldest first. */
export const uncompared = (state: CongressState): readonly Uncompared[] =>
  [...state.incidents.values()]
    .flatMap((incident) =>
      incident.timeline
        .filter(({ paper }) => paper?.confirmed === null)
        .map((entry) => ({ incident, entry })),
    )
    .sort((a, b) => a.entry.at - b.entry.at)
