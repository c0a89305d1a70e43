import { sha256 } from '../adapters/hash.ts'
import { beginSession, endSessions, note, tellEnded } from './office.ts'
import type { Office } from './office.ts'
import { findByUsername, plainUsername } from './people.ts'
import { longest, normalised } from './policy.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Account, Accounts, Origin, SignedIn } from './types.ts'

/** Only the device token of this very person counts: another's would let one account open the way to every other. */
const knownDevice = (office: Office, account: Account | null, { device }: Origin): string | null => {
  if (device === null || account === null) return null
  const deviceHash = sha256(device)
  return office.book.pages.devices.get(deviceHash)?.person === account.person ? deviceHash : null
}

/** Today's cost, when the stored hash was made more cheaply. */
const freshHash = async (office: Office, stored: string, password: string): Promise<string> =>
  office.hasher.outdated(stored) ? office.hasher.hash(password) : stored

async function admit(
  office: Office,
  { person, hash: stored }: Account,
  password: string,
  origin: Origin,
): Promise<SignedIn | null> {
  if (stored === null) return null
  const hash = await freshHash(office, stored, password)
  const begun = await office.book.change((draft) => {
    const account = draft.accounts.get(person)
    // While the password was hashed, the account may have been disabled or given another one.
    if (!account || account.disabled || account.hash !== stored) return null
    draft.accounts.set(person, { ...account, hash })
    return beginSession(office, draft, person, origin)
  })
  if (!begun) return null
  tellEnded(office, begun.ended, 'signed-out')
  office.presence.began(sha256(begun.signedIn.sessionToken))
  return begun.signedIn
}

async function signIn(
  office: Office,
  typed: string,
  typedPassword: string,
  origin: Origin,
): Promise<SignedIn | AccountRefusal> {
  const username = plainUsername(typed)
  const account = findByUsername(office.book.pages.accounts.values(), username)
  const device = knownDevice(office, account, origin)
  const who = { person: account?.person ?? null, username: account?.username ?? null }
  const attempt = { username, address: origin.address, device }
  const retryAfter = await office.throttle.pass(attempt)
  if (retryAfter !== null) {
    note(office, 'sign-in', 'throttled', who, origin)
    return { ...no('too-many-tries'), retryAfter }
  }
  const password = normalised(typedPassword).slice(0, 4 * longest)
  const stored = account && !account.disabled ? account.hash : null
  const right = await office.hasher.verify(stored, password, device === null ? 'other' : 'known')
  if (right === 'busy') return { ...no('too-many-tries'), retryAfter: 10 }
  const signedIn = right && account ? await admit(office, account, password, origin) : null
  note(office, 'sign-in', signedIn ? 'ok' : 'wrong', who, origin)
  if (!signedIn) return no('wrong-sign-in')
  await office.throttle.forgive(attempt)
  return signedIn
}

export const signInDoors = (office: Office): Pick<Accounts, 'signIn' | 'signOut'> => ({
  signIn: (username, password, origin) => signIn(office, username, password, origin),
  signOut: async (session) => {
    const ended = await office.book.change((draft) =>
      endSessions(draft, ({ sessionHash }) => sessionHash === session),
    )
    tellEnded(office, ended, 'signed-out')
  },
})
