import type { Mistake } from '../../../domain/catalogue/catalogue.ts'
import type { Plan } from '../../../domain/catalogue/plan.ts'
import { addDays, instantOf, isZone, localParts } from '../../../domain/zone.ts'

/** A line of `GET /api/v1/plans`. What stands in the plan is shown as far as the server tells it. */
export interface PlanLine {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly counts: {
    readonly organisations: number
    readonly areas: number
    readonly checklists: number
    readonly rows: number
  }
  readonly mistakes: readonly Mistake[]
  /** IANA name */
  readonly zone?: string
  readonly areas?: readonly string[]
  /** Rows of each organisation, by name. */
  readonly owners?: readonly { readonly name: string; readonly rows: number }[]
}

/** The answer of `POST /api/v1/plans/check`. */
export interface CheckedPlan {
  readonly plan: Plan | null
  readonly summary: PlanLine | null
  readonly mistakes: readonly Mistake[]
}

/** The zone in which the times are typed; this device's where the server does not tell the plan's. */
export const zoneOf = ({ zone }: PlanLine): string =>
  zone !== undefined && isZone(zone) ? zone : Intl.DateTimeFormat().resolvedOptions().timeZone

export interface Times {
  readonly openingDate: string
  readonly openingTime: string
  readonly closingDate: string
  readonly closingTime: string
}

/** A congress of two days, a week from now: a beginning to be changed, never a guess to be kept. */
export function firstTimes(now: number, zone: string): Times {
  const { date } = localParts(now, zone)
  return {
    openingDate: addDays(date, 7),
    openingTime: '08:00',
    closingDate: addDays(date, 8),
    closingTime: '17:00',
  }
}

/** The instants, ms; null for what is not a date and time yet. */
export function instantsOf(
  times: Times,
  zone: string,
): { readonly opening: number | null; readonly closing: number | null } {
  const at = (date: string, time: string): number | null =>
    /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d$/.test(time) ? instantOf(date, time, zone) : null
  return {
    opening: at(times.openingDate, times.openingTime),
    closing: at(times.closingDate, times.closingTime),
  }
}

/** The plan's own key, or with a number behind it when a congress has that already. */
export function freeKey(plan: string, taken: readonly string[]): string {
  if (!taken.includes(plan)) return plan
  for (let n = 2; ; n += 1) {
    const key = `${plan.slice(0, 36)}-${n}`
    if (!taken.includes(key)) return key
  }
}

/** As the server reads it (domain/ids.ts). */
export const keyForm = /^[a-z0-9][a-z0-9-]{0,39}$/
