import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { sameSecret, sha256 } from '../adapters/hash.ts'
import type { SecretFile } from '../adapters/secret-file.ts'
import { beginSession, note } from './office.ts'
import type { Office } from './office.ts'
import { draftAccount, findByUsername } from './people.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Accounts, NewAccount, Origin, SignedIn } from './types.ts'

export const setUpMs = 30 * 60_000

/**
 * Writes a fresh link into `setup-link`. The file is the only place that knows it, so writing kills the former one,
 * whichever process writes: the server at its start, or `trucban init --link` beside a running server.
 */
export async function writeSetUpLink(
  file: SecretFile,
  { clock, chance, baseUrl }: { readonly clock: Clock; readonly chance: Chance; readonly baseUrl: string },
): Promise<{ readonly url: string; readonly expiresAt: number }> {
  const token = Buffer.from(chance.bytes(16)).toString('base64url')
  const url = `${baseUrl}/setup#${token}`
  const expiresAt = clock.now() + setUpMs
  await file.write(`${url}\n${new Date(expiresAt).toISOString()}\n`)
  return { url, expiresAt }
}

async function holds(office: Office, token: string): Promise<boolean> {
  const [url = '', until = ''] = ((await office.setUpFile.read()) ?? '').split('\n')
  const kept = url.split('#')[1] ?? ''
  const expiresAt = Date.parse(until)
  return kept !== '' && sameSecret(kept, token) && office.clock.now() < expiresAt
}

type Admit = (person: string) => Promise<string | null>
type FirstAccount = NewAccount & { readonly password: string }

async function setUp(
  office: Office,
  token: string,
  asked: FirstAccount,
  origin: Origin,
  admit: Admit,
): Promise<SignedIn | AccountRefusal> {
  const refused = no('setup-not-possible')
  if (office.book.pages.accounts.size > 0 || !(await holds(office, token))) return refused
  const drafted = await draftAccount(office, asked)
  if (!drafted.ok) return drafted
  // The journal first: an account without its right could never be mended from the browser, a right without an account is taken up again.
  const person = await admit(drafted.account.person)
  if (person === null) return refused
  const account = { ...drafted.account, person }
  const begun = await office.book.change((draft) => {
    if (draft.accounts.size > 0 || findByUsername(draft.accounts.values(), account.username)) return null
    draft.accounts.set(person, account)
    return beginSession(office, draft, person, origin)
  })
  if (!begun) return refused
  office.presence.began(sha256(begun.signedIn.sessionToken))
  await office.setUpFile.remove()
  note(office, 'set-up', 'ok', { person, username: account.username }, origin)
  return begun.signedIn
}

export function setUpDoors(office: Office): Pick<Accounts, 'setUp' | 'makeSetUpLink' | 'wantsSetUp'> {
  /** Set-ups go one after another: of two that race, the second finds an account. */
  let last: Promise<unknown> = Promise.resolve()
  return {
    setUp: (token, account, origin, admit) => {
      const mine = last.then(() => setUp(office, token, account, origin, admit))
      last = mine.catch(() => null)
      return mine
    },
    makeSetUpLink: async () => {
      if (office.book.pages.accounts.size > 0) {
        await office.setUpFile.remove()
        return null
      }
      return writeSetUpLink(office.setUpFile, { ...office, baseUrl: office.baseUrl() })
    },
    wantsSetUp: () => office.book.pages.accounts.size === 0,
  }
}
