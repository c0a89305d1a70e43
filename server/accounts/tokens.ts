import type { Scope } from '../../domain/site/scopes.ts'
import { sameSecret, sha256 } from '../adapters/hash.ts'
import type { Pages } from './book.ts'
import { newToken } from './office.ts'
import type { Office } from './office.ts'
import type { Accounts, ApiToken, Caller, TokenCaller } from './types.ts'

const usedEveryMs = 5 * 60_000
/** Tokens of one congress that have ended and are kept for their names. */
const endedKept = 200

/** `tb_<id>_<256 bit>`: a found one can be recognised, and revoked by the id in it. */
const form = /^tb_([0-9a-f-]{36})_[\w-]{43}$/

/** A secret of ours anywhere in an address, as it was sent or escaped: addresses are logged on the way, headers are not. */
export const carriesToken = (url: string): boolean => /tbd?(_|%5f)[\w%-]{16}/i.test(url)

/** What a log may hold of an address. */
export const withoutTokens = (url: string): string => url.replace(/tbd?(_|%5f)[\w%-]{16,}/gi, 'tb_…')

export const isLiving = ({ revokedAt, expiresAt }: ApiToken, now: number): boolean =>
  revokedAt === null && now < expiresAt

/** Only a token needs a scope; whom it belongs to is asked elsewhere. `null`: no token may. */
export const mayUse = (caller: Caller, scope: Scope | null): boolean =>
  caller.kind !== 'token' || (scope !== null && caller.scopes.includes(scope))

const callerOf = ({ id, congress, organisation, maker, scopes }: ApiToken): TokenCaller => ({
  kind: 'token',
  token: id,
  congress,
  organisation,
  maker,
  scopes,
})

/** Who asks with a token, and whether it still may: it lives, and so does what its maker may. */
export interface TokenWho {
  who(secret: string): TokenCaller | null
  alive(caller: TokenCaller, acting: boolean): boolean
}

export function tokenWho(office: Office, stands: (caller: TokenCaller) => boolean): TokenWho {
  /** Tokens whose mark is being written: a slow disk must not gather a write per request. */
  const marking = new Set<string>()
  const mark = ({ id, lastUsed }: ApiToken): void => {
    const now = office.clock.now()
    if (marking.has(id) || Math.abs(now - (lastUsed ?? 0)) < usedEveryMs) return
    marking.add(id)
    const marked = office.book.change((draft) => {
      const kept = draft.tokens.get(id)
      if (kept) draft.tokens.set(id, { ...kept, lastUsed: now })
    })
    void marked
      .catch((error: unknown) => office.log.warn({ err: error }, 'when a token was used cannot be written'))
      .finally(() => marking.delete(id))
  }
  const may = (token: ApiToken): boolean => {
    const maker = office.book.pages.accounts.get(token.maker)
    return (
      isLiving(token, office.clock.now()) && maker !== undefined && !maker.disabled && stands(callerOf(token))
    )
  }
  return {
    who: (secret) => {
      const id = form.exec(secret)?.[1]
      const token = id === undefined ? undefined : office.book.pages.tokens.get(id)
      if (!token || !sameSecret(token.tokenHash, sha256(secret)) || !may(token)) return null
      mark(token)
      return callerOf(token)
    },
    alive: ({ token: id }, acting) => {
      const token = office.book.pages.tokens.get(id)
      if (!token || !may(token)) return false
      if (acting) mark(token)
      return true
    },
  }
}

const dropOldest = (draft: Pages, congress: string, now: number): void => {
  const ended = [...draft.tokens.values()].filter(
    (token) => token.congress === congress && !isLiving(token, now),
  )
  for (const { id } of ended.slice(0, Math.max(0, ended.length - endedKept))) draft.tokens.delete(id)
}

export const tokenDoors = (office: Office): Pick<Accounts, 'tokens' | 'addToken' | 'revokeToken'> => ({
  tokens: (congress) =>
    [...office.book.pages.tokens.values()].filter((token) => token.congress === congress).reverse(),
  addToken: (asked) =>
    office.book.change((draft) => {
      const id = office.chance.uuid()
      const secret = `tb_${id}_${newToken(office.chance)}`
      const createdAt = office.clock.now()
      const token: ApiToken = {
        ...asked,
        id,
        tokenHash: sha256(secret),
        createdAt,
        lastUsed: null,
        revokedAt: null,
      }
      dropOldest(draft, asked.congress, createdAt)
      draft.tokens.set(id, token)
      return { token, secret }
    }),
  revokeToken: async (congress, id) => {
    const now = office.clock.now()
    const revoked = await office.book.change((draft) => {
      const token = draft.tokens.get(id)
      if (token?.congress !== congress || !isLiving(token, now)) return false
      draft.tokens.set(id, { ...token, revokedAt: now })
      return true
    })
    if (revoked) office.tell({ kind: 'token', token: id, reason: 'token-revoked' })
    return revoked
  },
})
