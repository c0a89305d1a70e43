import { sha256 } from '../adapters/hash.ts'
import type { Pages } from './book.ts'
import { factorsOf, hasFactor, tellNews } from './factors.ts'
import { beginSession, endSessions, newToken, note, tellEnded } from './office.ts'
import type { Office } from './office.ts'
import { contextFor } from './people.ts'
import { normalised, passwordRefusal } from './policy.ts'
import { untied } from './provider-links.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Account, Accounts, Link, Origin, PasswordSet, SignedIn } from './types.ts'

export const linkMs = 72 * 3_600_000
/** A link that replaces a password is handed over in person, and used there and then. */
export const recoverMs = 15 * 60_000

/** The link and whose it is, while it can still be used. */
function usable(office: Office, pages: Pages, token: string): { link: Link; account: Account } | null {
  const link = pages.links.get(sha256(token))
  const account = link && pages.accounts.get(link.person)
  if (!account || account.disabled || office.clock.now() >= link.expiresAt) return null
  return { link, account }
}

/** Takes links out of a draft. */
export const dropLinks = (draft: Pages, which: (link: Link) => boolean): void => {
  for (const link of draft.links.values()) if (which(link)) draft.links.delete(link.linkHash)
}

async function useLink(
  office: Office,
  token: string,
  password: string,
  origin: Origin,
): Promise<SignedIn | PasswordSet | AccountRefusal> {
  const found = usable(office, office.book.pages, token)
  if (!found) return no('link-not-valid')
  const refusal = passwordRefusal(password, contextFor(office, found.account))
  if (refusal) return refusal
  const hash = await office.hasher.hash(normalised(password))
  const { person } = found.account
  const used = await office.book.change((draft) => {
    // Two uses of one link race here: the first takes it out of the draft.
    const still = usable(office, draft, token)
    if (!still) return null
    dropLinks(draft, (link) => link.person === person)
    // Taking an account back: whoever tied it to somebody at the provider must not keep a way in.
    const account = still.link.purpose === 'recover' ? untied(still.account) : still.account
    draft.accounts.set(person, { ...account, hash })
    const former = endSessions(draft, (session) => session.person === person)
    if (still.link.purpose === 'recover') tellNews(draft, person, 'password-reset', office.clock.now())
    // Whoever has the link must not come past the second step.
    if (hasFactor(factorsOf(draft, person))) return { former, ended: [], signedIn: null }
    return { former, ...beginSession(office, draft, person, origin) }
  })
  if (!used) return no('link-not-valid')
  tellEnded(office, used.former, 'password-changed')
  tellEnded(office, used.ended, 'signed-out')
  note(office, found.link.purpose, 'ok', { person, username: found.account.username }, origin)
  if (!used.signedIn) return { ok: true, person: null }
  office.presence.began(sha256(used.signedIn.sessionToken))
  return used.signedIn
}

export const linkDoors = (office: Office): Pick<Accounts, 'issueLink' | 'lookAtLink' | 'useLink'> => ({
  issueLink: (person) =>
    office.book.change((draft) => {
      const account = draft.accounts.get(person)
      if (!account) return no('no-account')
      if (account.disabled) return no('account-disabled')
      const now = office.clock.now()
      dropLinks(draft, (link) => link.person === person || link.expiresAt <= now)
      const token = newToken(office.chance)
      const purpose = account.hash === null ? 'set-password' : 'recover'
      const expiresAt = now + (purpose === 'recover' ? recoverMs : linkMs)
      const linkHash = sha256(token)
      draft.links.set(linkHash, { linkHash, person, purpose, expiresAt })
      return { ok: true, token, purpose, expiresAt } as const
    }),
  lookAtLink: (token) => {
    const found = usable(office, office.book.pages, token)
    if (!found) return no('link-not-valid')
    const { username, name } = found.account
    return { ok: true, username, name, purpose: found.link.purpose }
  },
  useLink: (token, password, origin) => useLink(office, token, password, origin),
})
