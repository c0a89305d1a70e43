import type { Pages } from './book.ts'
import { endSessions, tellEnded } from './office.ts'
import type { Office } from './office.ts'
import { normalised, passwordRefusal } from './policy.ts'
import { withoutInvitation } from './provider-links.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Account, Accounts, NewAccount } from './types.ts'

/** Lower case, so that a phone's automatic capital does not keep its owner out. */
export const plainUsername = (typed: string): string => typed.trim().toLowerCase()

const usernameForm = /^[a-z0-9][a-z0-9._@-]{1,39}$/

export const usernameRefusal = (username: string): AccountRefusal | null =>
  usernameForm.test(username) ? null : no('username-form', 'username')

export const findByUsername = (accounts: Iterable<Account>, username: string): Account | null => {
  for (const account of accounts) if (account.username === username) return account
  return null
}

/** Names a password must not be made of: organisations, congresses, and this person's own. */
export const contextFor = (
  office: Office,
  { username, name }: { username: string; name: string },
): string[] => [...office.contextWords(), username, name]

/** An account that may be kept, or why not; `hash` null until the person sets a password through a link. */
export async function draftAccount(
  office: Office,
  { username: typed, name, phone, password }: NewAccount & { readonly password?: string | undefined },
  person = office.chance.uuid(),
): Promise<{ readonly ok: true; readonly account: Account } | AccountRefusal> {
  const username = plainUsername(typed)
  const refusal =
    usernameRefusal(username) ??
    (password === undefined ? null : passwordRefusal(password, contextFor(office, { username, name })))
  if (refusal) return refusal
  const hash = password === undefined ? null : await office.hasher.hash(normalised(password))
  const createdAt = office.clock.now()
  return {
    ok: true,
    account: { person, username, name, phone: phone ?? null, hash, disabled: false, createdAt },
  }
}

/** Versions of the document that stay on the disk. */
const versionsKept = 3

/** Everything of a person, in a draft; names the sessions and tokens that were open. */
function dropPerson(draft: Pages, person: string) {
  draft.accounts.delete(person)
  draft.factors.delete(person)
  for (const link of draft.links.values()) if (link.person === person) draft.links.delete(link.linkHash)
  for (const one of draft.devices.values()) if (one.person === person) draft.devices.delete(one.deviceHash)
  const tokens = [...draft.tokens.values()].filter(({ maker }) => maker === person)
  for (const { id } of tokens) draft.tokens.delete(id)
  return { tokens, ended: endSessions(draft, (session) => session.person === person) }
}

async function erase(office: Office, person: string): Promise<void> {
  const gone = await office.book.change((draft) => dropPerson(draft, person))
  tellEnded(office, gone.ended, 'disabled')
  for (const { id } of gone.tokens) office.tell({ kind: 'token', token: id, reason: 'token-revoked' })
  // The former versions of the document still hold the person: written anew, they fall off its end.
  for (let version = 1; version < versionsKept; version += 1) await office.book.change(() => undefined)
}

export const peopleDoors = (office: Office): Pick<Accounts, 'add' | 'setDisabled' | 'erase'> => ({
  erase: (person) => erase(office, person),
  add: async (asked) => {
    const drafted = await draftAccount(office, asked)
    if (!drafted.ok) return drafted
    const { account } = drafted
    return office.book.change((draft) => {
      if (findByUsername(draft.accounts.values(), account.username)) return no('username-taken', 'username')
      draft.accounts.set(account.person, account)
      return { ok: true, person: account.person } as const
    })
  },
  setDisabled: async (person, disabled) => {
    const ended = await office.book.change((draft) => {
      const account = draft.accounts.get(person)
      if (!account) return null
      draft.accounts.set(person, { ...(disabled ? withoutInvitation(account) : account), disabled })
      if (!disabled) return []
      for (const link of draft.links.values()) if (link.person === person) draft.links.delete(link.linkHash)
      return endSessions(draft, (session) => session.person === person)
    })
    if (ended === null) return no('no-account')
    tellEnded(office, ended, 'disabled')
    return { ok: true }
  },
})
