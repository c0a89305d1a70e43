import type { Pages } from './book.ts'
import type { Office } from './office.ts'
import { endSessions, note, tellEnded } from './office.ts'
import type { Identity, ProviderDoors, ProviderLink } from './provider-doors.ts'
import { no } from './refusals.ts'
import type { Account } from './types.ts'

/** An administrator's word on who may come in waits as long as a first password's link. */
export const expectedMs = 72 * 3_600_000

/** The account without what ties it to the provider. */
export function untied(account: Account): Account {
  const { provider: _tied, ...rest } = account
  return rest
}

/** An invitation is like a link: it must not outlive a disabling, nor come back with a restore. */
export const withoutInvitation = (account: Account): Account =>
  account.provider?.kind === 'expected' ? untied(account) : account

/** How people type and providers write a name. */
export const plainName = (name: string): string => name.normalize('NFC').trim()

const named = (link: ProviderLink | undefined, issuer: string, name: string, now: number): boolean =>
  link?.kind === 'expected' && link.issuer === issuer && link.name === name && now < link.until

/** The account of somebody at the provider: by subject, or the one that waits for that name. Looks at every account. */
export function tiedTo(pages: Pages, { issuer, subject, name }: Identity, now: number): Account | null {
  let bound: Account | null = null
  let expected: Account | null = null
  for (const account of pages.accounts.values()) {
    const { provider: link } = account
    if (link?.kind === 'bound' && link.issuer === issuer && link.subject === subject) bound = account
    else if (name !== null && named(link, issuer, plainName(name), now)) expected = account
  }
  return bound ?? expected
}

/** In a draft: from now on this account, and no name any more. */
export function tie(
  draft: Pages,
  account: Account,
  identity: Identity,
  by: 'self' | 'admin',
  now: number,
): void {
  const { issuer, subject, name } = identity
  const usedAt = by === 'self' ? null : now
  const provider: ProviderLink = { kind: 'bound', issuer, subject, name, by, at: now, usedAt }
  draft.accounts.set(account.person, { ...account, provider })
}

type Doors = Pick<ProviderDoors, 'bindProvider' | 'unbindProvider' | 'expectProvider' | 'providerLink'>

/** Tying accounts to the provider, and letting them go. */
export function providerLinkDoors(office: Office): Doors {
  const { book, clock } = office
  const endProvider = (draft: Pages, person: string, keep: string | null) =>
    endSessions(draft, (one) => one.person === person && one.via === 'provider' && one.sessionHash !== keep)
  return {
    bindProvider: async ({ person, session }, identity, origin) => {
      const done = await book.change((draft) => {
        const account = draft.accounts.get(person)
        if (!account || account.disabled || !draft.sessions.has(session)) return no('prove-again')
        const other = tiedTo(draft, identity, clock.now())
        if (other?.provider?.kind === 'bound' && other.person !== person) return no('provider-taken')
        tie(draft, account, identity, 'self', clock.now())
        return { ok: true, account, ended: endProvider(draft, person, session) } as const
      })
      if (!done.ok) return done
      tellEnded(office, done.ended, 'sessions-ended')
      note(office, 'provider-bound', 'ok', done.account, origin)
      return { ok: true }
    },
    unbindProvider: async (person, keep) => {
      const ended = await book.change((draft) => {
        const account = draft.accounts.get(person)
        if (!account?.provider) return null
        draft.accounts.set(person, untied(account))
        return endProvider(draft, person, keep)
      })
      if (ended === null) return no('provider-none')
      tellEnded(office, ended, 'sessions-ended')
      return { ok: true }
    },
    expectProvider: (person, issuer, typed) =>
      book.change((draft) => {
        const account = draft.accounts.get(person)
        if (!account) return no('no-account')
        if (account.disabled) return no('account-disabled')
        if (account.provider?.kind === 'bound') return no('provider-has')
        const name = plainName(typed)
        const now = clock.now()
        for (const other of draft.accounts.values())
          if (other.person !== person && named(other.provider, issuer, name, now)) return no('provider-taken')
        const provider: ProviderLink = { kind: 'expected', issuer, name, until: now + expectedMs }
        draft.accounts.set(person, { ...account, provider })
        return { ok: true } as const
      }),
    providerLink: (person) => {
      const link = book.pages.accounts.get(person)?.provider
      return !link || (link.kind === 'expected' && clock.now() >= link.until) ? null : link
    },
  }
}
