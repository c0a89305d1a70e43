import type { Calendar } from '../../../domain/run/due.ts'
import { addDays, instantOf, localParts } from '../../../domain/zone.ts'

export interface Shift {
  /** ms */
  readonly from: number
  /** ms, when the next one begins. */
  readonly to: number
}

/** The duty shift that runs at `now`; a plan's day without shift times is one of 24 hours from midnight. */
export function shiftAt({ shifts, zone }: Pick<Calendar, 'shifts' | 'zone'>, now: number): Shift {
  const times = shifts.length === 0 ? ['00:00'] : shifts
  const { date } = localParts(now, zone)
  const edges = [-1, 0, 1]
    .flatMap((days) => times.map((time) => instantOf(addDays(date, days), time, zone)))
    .sort((a, b) => a - b)
  return {
    from: edges.findLast((edge) => edge <= now) ?? now,
    to: edges.find((edge) => edge > now) ?? now,
  }
}
