import type { CongressInfo } from '../../../domain/congress/events.ts'
import { instantOf, localParts } from '../../../domain/zone.ts'
import type { DeadlinePreset } from '../../words/directives.ts'
import { shiftAt } from '../items/shift.ts'

const minute = 60_000
/** Nothing nearer is offered, ms. */
const nearest = 5 * minute

/** Deadlines to choose from, ms, those that lie behind `after` left out. */
export function presetsAt(
  now: number,
  info: CongressInfo,
  after = 0,
): readonly { readonly id: DeadlinePreset; readonly at: number }[] {
  const all: readonly { readonly id: DeadlinePreset; readonly at: number }[] = [
    { id: '30m', at: now + 30 * minute },
    { id: '1h', at: now + 60 * minute },
    { id: '2h', at: now + 120 * minute },
    { id: 'shift', at: shiftAt(info, now).to },
    { id: 'T-24h', at: info.opening - 24 * 60 * minute },
    { id: 'T-2h', at: info.opening - 120 * minute },
  ]
  return all.filter(({ at }) => at >= now + nearest && at > after)
}

/** `2020-10-14` and `18:00` as ms; null when they are no time. */
export const typedInstant = (date: string, clock: string, zone: string): number | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && /^\d{2}:\d{2}$/.test(clock) ? instantOf(date, clock, zone) : null

/** What the fields for another date and time begin with: an hour ahead. */
export function firstTyped(now: number, zone: string): { readonly date: string; readonly clock: string } {
  const { date, time } = localParts(now + 60 * minute, zone)
  return { date, clock: time }
}
