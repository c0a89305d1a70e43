import type { Role } from '../../domain/decision.ts'
import type { Me } from '../sync/session-state.ts'

/** Each role at what it is here for (PRODUCT 1). */
const places: { readonly [R in Role]: string } = {
  liaison: '/viec',
  operator: '/su-co',
  leader: '/tom-tat',
  admin: '/nguoi-dung',
}

/** Where the app begins for this person in this congress; a site administrator without one begins by making it. */
export function firstPath({ congresses, siteAdmin }: Me, congress: string | null): string {
  const mine = congresses.find(({ id }) => id === congress) ?? congresses[0]
  if (!mine) return siteAdmin ? '/thiet-lap' : places.liaison
  return places[mine.role]
}
