import type { Actor } from '../../domain/decision.ts'
import { administers } from '../../domain/may.ts'
import { actorOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { weighed } from '../app/weighed.ts'
import type { HttpParts } from './port.ts'
import { error } from './reply.ts'
import type { Reply } from './reply.ts'

/** A person's place in a congress; null looks exactly like a congress that does not exist. */
export interface Seat {
  readonly congress: string
  readonly state: CongressState
  readonly actor: Actor
}

export const servesSite = ({ desk }: HttpParts, person: string): boolean => desk.site().admins.has(person)

/** May do what site administrators do: one without the second step that is due may not. */
export const isSiteAdmin = (parts: HttpParts, person: string): boolean =>
  servesSite(parts, person) && !parts.accounts.unproven(person)

/** Of the installation or of any congress: such an account needs a second step. */
export const isAdministrator = (parts: HttpParts, person: string): boolean =>
  servesSite(parts, person) ||
  [...parts.desk.site().congresses.keys()].some(
    (congress) => parts.desk.congress(congress)?.people.get(person)?.role === 'admin',
  )

/** What somebody without a right to administer is answered: as if there were nothing, or what they have to do first. */
export const noRight = (parts: HttpParts, person: string): Reply =>
  error(parts.accounts.unproven(person) && isAdministrator(parts, person) ? 'factor-required' : 'not-found')

export function seatOf(parts: HttpParts, person: string, congress: string): Seat | null {
  const state = parts.desk.congress(congress)
  const actor = state && actorOf(state, person, servesSite(parts, person))
  return actor ? { congress, state, actor: weighed(actor, (one) => parts.accounts.unproven(one)) } : null
}

/**
 * A link lets its holder become that person, so an administrator of one congress may make one only for people whose
 * every place is in congresses they administer, and never for a site administrator.
 */
export function mayAdminister(parts: HttpParts, by: string, person: string): boolean {
  if (isSiteAdmin(parts, by)) return true
  if (servesSite(parts, person)) return false
  for (const congress of parts.desk.site().congresses.keys()) {
    const serves = parts.desk.congress(congress)?.people.has(person) ?? false
    const seat = serves ? seatOf(parts, by, congress) : null
    if (serves && !(seat && administers(seat.actor))) return false
  }
  return true
}
