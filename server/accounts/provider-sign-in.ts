import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { sha256 } from '../adapters/hash.ts'
import type { Pages } from './book.ts'
import { factorsOf, hasFactor, kindsOf, tellNews } from './factors.ts'
import { beginSession, newToken, note, tellEnded } from './office.ts'
import type { Office, ProviderTicket } from './office.ts'
import { request, shownBy } from './passkeys.ts'
import { sourceOf } from './peers.ts'
import type { Identity, ProviderDoors } from './provider-doors.ts'
import { tie, tiedTo } from './provider-links.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import { secondStep } from './second-step.ts'
import type { SecondStep } from './second-step.ts'
import { knownDevice } from './sign-in.ts'
import type { Account, Origin, SignedIn } from './types.ts'
import { codeWasWrong, forgiveSlip } from './wrong-codes.ts'

/**
 * Whether the own second step is due. The provider's counts where the person tied the account themselves: an
 * administrator who could tie it to somebody of theirs would else come past another's second step alone.
 */
function wantsOwnStep(pages: Pages, { person, provider }: Account, { strong }: Identity): boolean {
  const counts = strong && provider?.kind === 'bound' && provider.by === 'self'
  return hasFactor(factorsOf(pages, person)) && !counts
}

type Step = Pick<SecondStep, 'kind' | 'useUp'>
type Admitted = SignedIn & { readonly bound: boolean }

/** Begins the session, if everything still holds in the draft. */
async function admit(
  office: Office,
  identity: Identity,
  origin: Origin,
  step: Step | null,
): Promise<{ readonly account: Account; readonly signedIn: Admitted } | null> {
  const now = office.clock.now()
  const begun = await office.book.change((draft) => {
    const account = tiedTo(draft, identity, now)
    if (!account || account.disabled) return null
    if (wantsOwnStep(draft, account, identity) && !step?.useUp(draft)) return null
    if (step) forgiveSlip(office, draft, account, origin)
    const { provider: link } = account
    const bound = link?.kind !== 'bound'
    if (bound) {
      tie(draft, account, identity, 'admin', now)
      tellNews(draft, account.person, 'provider-bound', now)
    } else {
      const provider = { ...link, name: identity.name, usedAt: now }
      draft.accounts.set(account.person, { ...account, provider })
    }
    const { signedIn, ended } = beginSession(office, draft, account.person, origin, step?.kind)
    markSession(draft, sha256(signedIn.sessionToken), step === null && identity.strong)
    return { account, bound, signedIn, ended }
  })
  if (!begun) return null
  tellEnded(office, begun.ended, 'signed-out')
  office.presence.began(sha256(begun.signedIn.sessionToken))
  return { account: begun.account, signedIn: { ...begun.signedIn, bound: begun.bound, factor: step?.kind } }
}

/** Where it began, so that it ends with the tie. */
function markSession(draft: Pages, sessionHash: string, strong: boolean): void {
  const session = draft.sessions.get(sessionHash)
  if (!session) return
  draft.sessions.set(sessionHash, { ...session, via: 'provider', ...(strong ? { factor: 'provider' } : {}) })
}

const nobody = { person: null, username: null }

async function signIn(
  office: Office,
  token: string,
  identity: Identity,
  origin: Origin,
): Promise<Admitted | AccountRefusal> {
  const account = tiedTo(office.book.pages, identity, office.clock.now())
  if (account && !account.disabled && wantsOwnStep(office.book.pages, account, identity)) {
    office.tickets.put(sha256(token), account.person, { person: account.person, identity })
    note(office, 'provider', 'second-factor', account, origin)
    const factors = kindsOf(factorsOf(office.book.pages, account.person))
    return { ...no('second-factor-needed', 'code'), factors }
  }
  const admitted = account && !account.disabled ? await admit(office, identity, origin, null) : null
  if (!admitted) {
    note(office, 'provider', 'unbound', account ?? nobody, origin)
    return no('provider-unbound')
  }
  note(office, 'provider', 'ok', admitted.account, origin)
  return admitted.signedIn
}

/** Whose own second step is due in this browser. */
function ticketOf(
  office: Office,
  token: string,
): { readonly ticket: ProviderTicket; readonly account: Account } | null {
  const ticket = office.tickets.peek(sha256(token))
  const account = ticket && office.book.pages.accounts.get(ticket.person)
  return account && !account.disabled ? { ticket, account } : null
}

async function finish(
  office: Office,
  token: string,
  { ticket, step, origin }: { readonly ticket: ProviderTicket; readonly step: Step; readonly origin: Origin },
): Promise<Admitted | null> {
  const admitted = await admit(office, ticket.identity, origin, step)
  if (!admitted) return null
  office.tickets.drop(sha256(token))
  note(office, 'provider', step.kind, admitted.account, origin)
  return admitted.signedIn
}

async function byCode(
  office: Office,
  token: string,
  code: string,
  origin: Origin,
): Promise<Admitted | AccountRefusal> {
  const found = ticketOf(office, token)
  if (!found) return no('provider-again')
  const { ticket, account } = found
  const device = knownDevice(office, account, origin)
  const attempt = { username: account.username, address: origin.address, device }
  const step = await secondStep(office, account, code, attempt)
  const signedIn = step.ok ? await finish(office, token, { ticket, step, origin }) : null
  if (!signedIn) {
    note(office, 'provider', step.ok ? 'wrong-code' : step.code, account, origin)
    if (!step.ok && step.code === 'wrong-code') await codeWasWrong(office, account, origin)
    return step.ok ? no('wrong-code', 'code') : step
  }
  await office.throttle.forgive({ ...attempt, second: true })
  return signedIn
}

async function byPasskey(
  office: Office,
  token: string,
  response: AuthenticationResponseJSON,
  origin: Origin,
): Promise<Admitted | AccountRefusal> {
  const found = ticketOf(office, token)
  if (!found) return no('provider-again')
  const { ticket, account } = found
  const theirs = (challenge: { purpose: string; person: string | null }): boolean =>
    challenge.purpose === 'sign-in' && challenge.person === ticket.person
  const shown = await shownBy(office, response, theirs)
  const step = shown && ({ kind: 'passkey', useUp: shown.use } as const)
  const signedIn = step && (await finish(office, token, { ticket, step, origin }))
  if (!signedIn) note(office, 'provider', 'passkey-wrong', account, origin)
  return signedIn ?? no('passkey-wrong')
}

type Doors = Pick<
  ProviderDoors,
  | 'beginProvider'
  | 'takeProvider'
  | 'providerSignIn'
  | 'providerStep'
  | 'askProviderPasskey'
  | 'providerPasskey'
>

/** Signing in through the provider: from the cookie that goes along to the session. */
export const providerSignInDoors = (office: Office): Doors => ({
  beginProvider: (secrets, binder, origin) => {
    const token = newToken(office.chance)
    office.attempts.put(sha256(token), sourceOf(origin.address), { secrets, binder })
    return token
  },
  takeProvider: (token) => office.attempts.take(sha256(token)),
  providerSignIn: (token, identity, origin) => signIn(office, token, identity, origin),
  providerStep: (token, code, origin) => byCode(office, token, code, origin),
  askProviderPasskey: async (token) => {
    const found = ticketOf(office, token)
    if (!found) return no('provider-again')
    const { person } = found.account
    return request(office, person, { purpose: 'sign-in', person, session: null, alone: false, hash: null })
  },
  providerPasskey: (token, response, origin) => byPasskey(office, token, response, origin),
})
