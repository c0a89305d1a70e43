import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { sha256 } from '../adapters/hash.ts'
import type { Pages } from './book.ts'
import type { FactorAdded, FactorDoors } from './factor-doors.ts'
import { changeFactors, factorsOf } from './factors.ts'
import type { Factors, Passkey } from './factors.ts'
import { beginSession, note, tellEnded } from './office.ts'
import type { Challenge, Office } from './office.ts'
import { keepFactor, proven, takeFactor } from './own-factors.ts'
import { sourceOf } from './peers.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Own } from './sessions.ts'
import { checkPassword } from './sign-in.ts'
import type { Account, Origin, SignedIn } from './types.ts'

/** With the first passkey that is asked for: it takes a third of a start, for which everybody waits. */
const webAuthn = () => import('@simplewebauthn/server')

const mostPasskeys = 10
const timeout = 120_000
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))

/** The name under which a passkey is removed: shorter than its id, and no use elsewhere. */
export const passkeyName = ({ id }: Passkey): string => sha256(id).slice(0, 16)

/** A fresh challenge, kept until it is answered once. */
function challengeFor(office: Office, owner: string, challenge: Challenge): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(office.chance.bytes(32))
  office.challenges.put(Buffer.from(bytes).toString('base64url'), owner, challenge)
  return bytes
}

/** The challenge that the browser says it answers, used up by looking. */
function answered(
  office: Office,
  clientDataJSON: string,
): { readonly said: string; readonly kept: Challenge } | null {
  let said: unknown
  try {
    said = (
      JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown } | null
    )?.challenge
  } catch {
    return null
  }
  const kept = typeof said === 'string' ? office.challenges.take(said) : null
  return kept && typeof said === 'string' ? { said, kept } : null
}

const described = ({ id, transports }: Passkey) => ({ id, transports: [...transports] })

async function askPasskey(office: Office, { person, session }: Own) {
  const rp = office.rp()
  const account = office.book.pages.accounts.get(person)
  if (!rp || !account) return no('passkey-not-here')
  const { passkeys } = factorsOf(office.book.pages, person)
  if (passkeys.length >= mostPasskeys) return no('too-many-passkeys')
  const { generateRegistrationOptions } = await webAuthn()
  const options = await generateRegistrationOptions({
    rpName: 'Trực Ban',
    rpID: rp.id,
    userName: account.username,
    userDisplayName: account.name,
    userID: bytesOf(person),
    challenge: challengeFor(office, session, { purpose: 'add', person, session, alone: false, hash: null }),
    timeout,
    attestationType: 'none',
    excludeCredentials: passkeys.map(described),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  return { ok: true, options } as const
}

async function addPasskey(
  office: Office,
  own: Own,
  proof: string,
  { name, response }: { readonly name: string; readonly response: RegistrationResponseJSON },
  origin: Origin,
): Promise<FactorAdded | AccountRefusal> {
  const rp = office.rp()
  const answer = answered(office, response.response.clientDataJSON)
  const meant = answer?.kept.purpose === 'add' && answer.kept.session === own.session
  if (!rp || !meant) return no('passkey-wrong')
  const { verifyRegistrationResponse } = await webAuthn()
  const made = await verifyRegistrationResponse({
    response,
    expectedChallenge: answer.said,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: false,
  }).catch(() => null)
  if (!made?.verified) return no('passkey-wrong')
  const { id, publicKey, counter } = made.registrationInfo.credential
  const passkey: Passkey = {
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: (response.response.transports ?? []).slice(0, 8),
    name,
    addedAt: office.clock.now(),
    usedAt: null,
  }
  return keepFactor(office, { own, proof, kind: 'passkey', origin }, ({ passkeys }) => {
    if (passkeys.length >= mostPasskeys) return no('too-many-passkeys')
    if (ownerOf(office.book.pages, id)) return no('passkey-wrong')
    return { passkeys: [...passkeys, passkey] }
  })
}

function ownerOf(pages: Pages, id: string): { readonly factors: Factors; readonly passkey: Passkey } | null {
  for (const factors of pages.factors.values()) {
    const passkey = factors.passkeys.find((one) => one.id === id)
    if (passkey) return { factors, passkey }
  }
  return null
}

/** Whose passkey answered what was asked; `use` writes that down in a draft and is false when it was taken away since. */
interface Shown {
  readonly person: string
  /** Of the password that came before, as in `Challenge`. */
  readonly hash: string | null
  readonly use: (draft: Pages) => boolean
}

export async function shownBy(
  office: Office,
  response: AuthenticationResponseJSON,
  fits: (challenge: Challenge) => boolean,
): Promise<Shown | null> {
  const rp = office.rp()
  const answer = answered(office, response.response.clientDataJSON)
  const owner = ownerOf(office.book.pages, response.id)
  if (!rp || !answer || !owner || !fits(answer.kept)) return null
  const { passkey, factors } = owner
  const { person } = factors
  const { userHandle } = response.response
  if (answer.kept.person !== null && answer.kept.person !== person) return null
  if (userHandle && Buffer.from(userHandle, 'base64url').toString('utf8') !== person) return null
  const { verifyAuthenticationResponse } = await webAuthn()
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: answer.said,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: answer.kept.alone,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
  }).catch(() => null)
  if (!checked?.verified) return null
  const { newCounter } = checked.authenticationInfo
  return {
    person,
    hash: answer.kept.hash,
    use: (draft) => {
      const { passkeys } = factorsOf(draft, person)
      const kept = passkeys.find(({ id }) => id === passkey.id)
      // A copy of an authenticator that counts shows itself by a number that was there before.
      if (!kept || (newCounter > 0 && newCounter <= kept.counter)) return false
      const used = { ...kept, counter: newCounter, usedAt: office.clock.now() }
      changeFactors(draft, person, { passkeys: passkeys.map((one) => (one.id === used.id ? used : one)) })
      return true
    },
  }
}

/** Whoever knew the former password has shown nothing. */
const stillHolds = ({ hash: shown }: Shown, { hash }: Account): boolean => shown === null || shown === hash

async function passkeySignIn(
  office: Office,
  response: AuthenticationResponseJSON,
  origin: Origin,
): Promise<SignedIn | AccountRefusal> {
  const shown = await shownBy(office, response, ({ purpose }) => purpose === 'sign-in')
  const begun =
    shown &&
    (await office.book.change((draft) => {
      const account = draft.accounts.get(shown.person)
      if (!account || account.disabled || !stillHolds(shown, account) || !shown.use(draft)) return null
      return { account, ...beginSession(office, draft, shown.person, origin, 'passkey') }
    }))
  if (!begun) {
    note(office, 'sign-in', 'passkey-wrong', { person: shown?.person ?? null, username: null }, origin)
    return no('passkey-wrong')
  }
  tellEnded(office, begun.ended, 'signed-out')
  office.presence.began(sha256(begun.signedIn.sessionToken))
  note(office, 'sign-in', 'passkey', begun.account, origin)
  return begun.signedIn
}

const alone = { alone: true, hash: null } as const

/** What the browser is to ask its authenticator for. `person` null: whoever's passkey is there. */
export async function request(office: Office, owner: string, challenge: Challenge) {
  const rp = office.rp()
  if (!rp) return no('passkey-not-here')
  const { person, alone } = challenge
  const passkeys = person === null ? [] : factorsOf(office.book.pages, person).passkeys
  if (person !== null && passkeys.length === 0) return no('no-factor')
  const { generateAuthenticationOptions } = await webAuthn()
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    challenge: challengeFor(office, owner, challenge),
    timeout,
    allowCredentials: passkeys.map(described),
    userVerification: alone ? 'required' : 'preferred',
  })
  return { ok: true, options } as const
}

type Doors = Pick<
  FactorDoors,
  | 'askPasskey'
  | 'addPasskey'
  | 'removePasskey'
  | 'askPasskeySignIn'
  | 'passkeySignIn'
  | 'askPasskeyProof'
  | 'provePasskey'
>

/** Passkeys: added, removed, signed in with, alone or after the password, and shown again before something delicate. */
export function passkeyDoors(office: Office): Doors {
  const { book } = office
  return {
    askPasskey: (own) => askPasskey(office, own),
    addPasskey: (own, proof, made, origin) => addPasskey(office, own, proof, made, origin),
    removePasskey: (own, id, keepOne, origin) =>
      takeFactor(office, { own, kind: 'passkey', keepOne, origin }, ({ passkeys }) => {
        const left = passkeys.filter((one) => passkeyName(one) !== id)
        return left.length === passkeys.length ? null : { passkeys: left }
      }),
    askPasskeySignIn: async (origin, asked) => {
      const session = null
      if (!asked)
        return request(office, sourceOf(origin.address), {
          ...alone,
          purpose: 'sign-in',
          person: null,
          session,
        })
      const known = await checkPassword(office, 'sign-in', asked, origin)
      if (!known.ok) return known
      await office.throttle.forgive(known.attempt)
      const { person, hash } = known.account
      return request(office, person, { purpose: 'sign-in', person, session, alone: false, hash })
    },
    passkeySignIn: (response, origin) => passkeySignIn(office, response, origin),
    askPasskeyProof: async ({ person, session }, password, origin) => {
      const challenge = { purpose: 'prove', person, session } as const
      if (password === undefined) return request(office, session, { ...challenge, ...alone })
      const username = book.pages.accounts.get(person)?.username ?? ''
      const known = await checkPassword(office, 'prove', { username, password }, origin)
      if (!known.ok) return known
      await office.throttle.forgive(known.attempt)
      return request(office, session, { ...challenge, alone: false, hash: known.account.hash })
    },
    provePasskey: async (own, response) => {
      const shown = await shownBy(
        office,
        response,
        ({ purpose, session }) => purpose === 'prove' && session === own.session,
      )
      const used =
        shown?.person === own.person &&
        (await book.change((draft) => {
          const account = draft.accounts.get(own.person)
          return account !== undefined && stillHolds(shown, account) && shown.use(draft)
        }))
      return used ? proven(office, own) : no('passkey-wrong')
    },
  }
}
