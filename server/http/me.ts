import type { Caller, TokenCaller } from '../accounts/types.ts'
import type { HttpParts } from './port.ts'
import { isAdministrator, servesSite } from './seat.ts'

/** A congress as its member finds it in the switcher. */
export interface OwnCongress {
  readonly id: string
  readonly name: string
  /** Null for a site administrator without a place in it. */
  readonly organisation: string | null
  readonly organisationName: string | null
  readonly role: string
  readonly department: boolean
  readonly opening: number
  readonly closing: number
  readonly zone: string
  readonly rehearsal: boolean
  /** When it was closed, ms; absent while it runs. */
  readonly closedAt?: number
}

/** Every congress the person has a place in; all of them for a site administrator who asks for the whole list. */
export function congressesOf({ desk }: HttpParts, person: string, wholeSite: boolean): OwnCongress[] {
  const found: OwnCongress[] = []
  for (const { congress, ...listed } of desk.site().congresses.values()) {
    const state = desk.congress(congress)
    // Name and times may have changed since it was set up.
    const { name, opening, closing, zone, rehearsal, closedAt } = { ...listed, ...state?.info }
    const seat = state?.people.get(person)
    if (!state || (!seat && !wholeSite)) continue
    const organisation = seat ? state.organisations.get(seat.organisation) : undefined
    found.push({
      id: congress,
      name,
      organisation: seat?.organisation ?? null,
      organisationName: organisation?.name ?? null,
      role: seat?.role ?? 'admin',
      department: organisation?.department ?? false,
      opening,
      closing,
      zone,
      rehearsal,
      ...(closedAt === undefined ? {} : { closedAt }),
    })
  }
  // What runs comes first.
  return found.sort((a, b) => Number(a.closedAt !== undefined) - Number(b.closedAt !== undefined))
}

/** What the person has to know of their own account: `enrolUntil` while an administrator has no second step, ms. */
function standingOf(parts: HttpParts, person: string): object {
  const { accounts } = parts
  const { news } = accounts.factors(person)
  const until = isAdministrator(parts, person) ? accounts.enrolUntil(person) : null
  return { ...(until === null ? {} : { enrolUntil: until }), ...(news.length === 0 ? {} : { news }) }
}

/** What `GET /api/v1/me` answers, and every door that signs somebody in. Null when the account is gone. */
export function meOf(parts: HttpParts, person: string): object | null {
  const account = parts.accounts.account(person)
  if (!account) return null
  return {
    person,
    username: account.username,
    name: account.name,
    siteAdmin: servesSite(parts, person),
    congresses: congressesOf(parts, person, false),
    ...standingOf(parts, person),
    serverTime: parts.clock.now(),
  }
}

/** What a wall's token answers: which view of which congress it shows. */
const displayOf = (
  { clock }: HttpParts,
  { display, congress, organisation }: Extract<Caller, { kind: 'display' }>,
): object => ({ display, congress, organisation, serverTime: clock.now() })

/** What an access token answers: where it may do what, and until when. */
function tokenOf({ accounts, clock }: HttpParts, { token: id, congress }: TokenCaller): object | null {
  const token = accounts.tokens(congress).find((one) => one.id === id)
  if (!token) return null
  const { label, organisation, scopes, expiresAt } = token
  return { token: id, label, congress, organisation, scopes, expiresAt, serverTime: clock.now() }
}

/** What `GET /api/v1/me` answers whoever asks; null when they are gone. */
export function selfOf(parts: HttpParts, caller: Caller): object | null {
  if (caller.kind === 'person') return meOf(parts, caller.person)
  return caller.kind === 'token' ? tokenOf(parts, caller) : displayOf(parts, caller)
}
