import { sha256 } from '../adapters/hash.ts'
import { factorsOf, hasFactor, kindsOf } from './factors.ts'
import { beginSession, endSessions, note, tellEnded } from './office.ts'
import type { Office } from './office.ts'
import { findByUsername, plainUsername } from './people.ts'
import { longest, normalised } from './policy.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import { secondStep } from './second-step.ts'
import type { SecondStep } from './second-step.ts'
import type { Attempt } from './throttle.ts'
import type { Account, Accounts, Origin, SignedIn } from './types.ts'
import { codeWasWrong, forgiveSlip } from './wrong-codes.ts'

/** Only the device token of this very person counts: another's would let one account open the way to every other. */
export const knownDevice = (office: Office, account: Account | null, { device }: Origin): string | null => {
  if (device === null || account === null) return null
  const deviceHash = sha256(device)
  return office.book.pages.devices.get(deviceHash)?.person === account.person ? deviceHash : null
}

/** Today's cost, when the stored hash was made more cheaply. */
const freshHash = async (office: Office, stored: string, password: string): Promise<string> =>
  office.hasher.outdated(stored) ? office.hasher.hash(password) : stored

/** The account whose password this is, and the attempt it came with. */
export interface Known {
  readonly ok: true
  readonly account: Account
  readonly attempt: Attempt
}

/** Equal work whether the account exists or not. Notes what was wrong; what is right its caller notes. */
export async function checkPassword(
  office: Office,
  what: string,
  asked: { readonly username: string; readonly password: string },
  origin: Origin,
): Promise<Known | AccountRefusal> {
  const username = plainUsername(asked.username)
  const account = findByUsername(office.book.pages.accounts.values(), username)
  const device = knownDevice(office, account, origin)
  const who = { person: account?.person ?? null, username: account?.username ?? null }
  const attempt = { username, address: origin.address, device }
  const retryAfter = await office.throttle.pass(attempt)
  if (retryAfter !== null) {
    note(office, what, 'throttled', who, origin)
    return { ...no('too-many-tries'), retryAfter }
  }
  const password = normalised(asked.password).slice(0, 4 * longest)
  const stored = account && !account.disabled ? account.hash : null
  const right = await office.hasher.verify(stored, password, device === null ? 'other' : 'known')
  if (right === 'busy') return { ...no('too-many-tries'), retryAfter: 10 }
  if (right && account) return { ok: true, account, attempt }
  note(office, what, 'wrong', who, origin)
  return no('wrong-sign-in')
}

async function admit(
  office: Office,
  { person, hash: stored }: Account,
  password: string,
  origin: Origin,
  step: SecondStep | null,
): Promise<SignedIn | null> {
  if (stored === null) return null
  const hash = await freshHash(office, stored, normalised(password).slice(0, 4 * longest))
  const begun = await office.book.change((draft) => {
    const account = draft.accounts.get(person)
    // While the password was hashed, the account may have been disabled or given another one, or a second step.
    if (!account || account.disabled || account.hash !== stored) return null
    if (hasFactor(factorsOf(draft, person)) && !step?.useUp(draft)) return null
    if (step) forgiveSlip(office, draft, account, origin)
    draft.accounts.set(person, { ...account, hash })
    return beginSession(office, draft, person, origin, step?.kind)
  })
  if (!begun) return null
  tellEnded(office, begun.ended, 'signed-out')
  office.presence.began(sha256(begun.signedIn.sessionToken))
  return begun.signedIn
}

async function signIn(
  office: Office,
  asked: { readonly username: string; readonly password: string; readonly code: string | undefined },
  origin: Origin,
): Promise<SignedIn | AccountRefusal> {
  const known = await checkPassword(office, 'sign-in', asked, origin)
  if (!known.ok) return known
  const { account, attempt } = known
  const factors = factorsOf(office.book.pages, account.person)
  const needed = hasFactor(factors)
  if (needed && asked.code === undefined) {
    // The password was right: what was tried counts from the code on.
    await office.throttle.forgive(attempt)
    note(office, 'sign-in', 'second-factor', account, origin)
    return { ...no('second-factor-needed', 'code'), factors: kindsOf(factors) }
  }
  const step = needed ? await secondStep(office, account, asked.code ?? '', attempt) : null
  if (step && !step.ok) {
    note(office, 'sign-in', step.code, account, origin)
    if (step.code === 'wrong-code') await codeWasWrong(office, account, origin)
    return step
  }
  const signedIn = await admit(office, account, asked.password, origin, step)
  note(office, 'sign-in', signedIn ? (step?.kind ?? 'ok') : 'wrong', account, origin)
  if (!signedIn) return needed ? no('wrong-code', 'code') : no('wrong-sign-in')
  await office.throttle.forgive(attempt)
  if (step) await office.throttle.forgive({ ...attempt, second: true })
  return { ...signedIn, factor: step?.kind }
}

export const signInDoors = (office: Office): Pick<Accounts, 'signIn' | 'signOut'> => ({
  signIn: (username, password, origin, code) => signIn(office, { username, password, code }, origin),
  signOut: async (session) => {
    const ended = await office.book.change((draft) =>
      endSessions(draft, ({ sessionHash }) => sessionHash === session),
    )
    tellEnded(office, ended, 'signed-out')
  },
})
