import type { Incident } from '../../../domain/incident/events.ts'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { Signal } from '../../../domain/signal/events.ts'
import { isWaiting } from '../../../domain/signal/rules.ts'
import type { CongressState } from '../../../domain/state.ts'

/** Signals on the page, each in one part. */
export interface Sorted {
  /** For a person to decide, oldest first: a new one stands at the end and moves nothing. */
  readonly waiting: readonly Signal[]
  /** Explained by an incident that is open. */
  readonly under: readonly Signal[]
  /** Newest first. */
  readonly handled: readonly Signal[]
}

export function sorted(state: CongressState): Sorted {
  const all = [...state.signals.values()]
  const settledAt = ({ settled, clearedAt, lastAt }: Signal): number => settled?.at ?? clearedAt ?? lastAt
  return {
    waiting: all.filter((one) => isWaiting(state, one)),
    under: all.filter((one) => one.status === 'open' && !isWaiting(state, one)),
    handled: all.filter(({ status }) => status !== 'open').sort((a, b) => settledAt(b) - settledAt(a)),
  }
}

/** Open incidents of an area, those touched last first. */
export const openIn = (state: CongressState, area: string | null): Incident[] =>
  [...state.incidents.values()]
    .filter((one) => isOpen(one.status) && (area === null || one.area === area))
    .sort((a, b) => b.touchedAt - a.touchedAt)

/** It says enough to be an incident without another question. */
export const isComplete = ({ area, category }: Pick<Signal, 'area' | 'category'>): boolean =>
  area !== null && category !== null

/** The one to go on with when `gone` leaves the list: the next, or the one before. */
export function afterwards(list: readonly Signal[], gone: string): string | null {
  const at = list.findIndex(({ id }) => id === gone)
  return list[at + 1]?.id ?? list[at - 1]?.id ?? null
}
