import type { Actor } from '../../domain/decision.ts'
import { administers } from '../../domain/may.ts'
import { actorOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import type { HttpParts } from './port.ts'

/** A person's place in a congress; null looks exactly like a congress that does not exist. */
export interface Seat {
  readonly congress: string
  readonly state: CongressState
  readonly actor: Actor
}

export const isSiteAdmin = ({ desk }: HttpParts, person: string): boolean => desk.site().admins.has(person)

export function seatOf(parts: HttpParts, person: string, congress: string): Seat | null {
  const state = parts.desk.congress(congress)
  const actor = state && actorOf(state, person, isSiteAdmin(parts, person))
  return actor ? { congress, state, actor } : null
}

/**
 * A link lets its holder become that person, so an administrator of one congress may make one only for people whose
 * every place is in congresses they administer, and never for a site administrator.
 */
export function mayAdminister(parts: HttpParts, by: string, person: string): boolean {
  if (isSiteAdmin(parts, by)) return true
  if (isSiteAdmin(parts, person)) return false
  for (const congress of parts.desk.site().congresses.keys()) {
    const serves = parts.desk.congress(congress)?.people.has(person) ?? false
    const seat = serves ? seatOf(parts, by, congress) : null
    if (serves && !(seat && administers(seat.actor))) return false
  }
  return true
}
