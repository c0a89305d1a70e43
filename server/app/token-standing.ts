import type { Actor } from '../../domain/decision.ts'
import { administers } from '../../domain/may.ts'
import { seatScopes } from '../../domain/site/scopes.ts'
import type { Scope } from '../../domain/site/scopes.ts'
import { actorOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { weighed } from './weighed.ts'

/** What an access token was made for, and by whom. */
export interface TokenPlace {
  readonly congress: string
  readonly organisation: string
  readonly maker: string
  readonly scopes: readonly Scope[]
}

/** What is asked about the maker beside the congress: an administrator of the installation, without the step that is due. */
export interface MakerNow {
  readonly siteAdmin: (person: string) => boolean
  readonly unproven: (person: string) => boolean
}

/** Whether who made the token may still do and see all that it may: a token is never more than its maker, at any moment. */
export function stands(state: CongressState | null, place: TokenPlace, now: MakerNow): boolean {
  const siteAdmin = now.siteAdmin(place.maker)
  const seat = state && actorOf(state, place.maker, siteAdmin)
  const maker = seat && weighed(seat, now.unproven)
  if (!maker || !administers(maker) || !state.organisations.has(place.organisation)) return false
  // Its figures are of every congress.
  if (place.scopes.includes('metrics:read') && !siteAdmin) return false
  // A site administrator without a place in the congress sees nothing of it.
  return maker.department || !place.scopes.some((scope) => seatScopes.includes(scope))
}

/** Who hands a command in for a token, as its congress knows it; null once its maker lost a right that it needs. */
export function tokenActor(
  state: CongressState,
  token: TokenPlace & { readonly token: string },
  now: MakerNow,
): Actor | null {
  if (!stands(state, token, now)) return null
  const { organisation } = token
  const department = state.organisations.get(organisation)?.department ?? false
  return { person: token.token, organisation, role: 'liaison', department, token: true }
}
