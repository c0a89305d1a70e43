import * as z from 'zod/mini'
import { Slug } from '../../domain/ids.ts'
import type { OfficeAct } from '../../domain/site/office.ts'
import { mostTokenDays, scopes } from '../../domain/site/scopes.ts'
import { line } from '../../domain/text.ts'
import { isLiving } from '../accounts/tokens.ts'
import type { ApiToken } from '../accounts/types.ts'
import { stands } from '../app/token-standing.ts'
import type { MakerNow } from '../app/token-standing.ts'
import type { HttpParts } from './port.ts'
import type { ErrorCode } from './words.ts'

/** What is asked for: `organisation` is whose sight and place it has, `days` how long it lives. */
export const NewToken = z.strictObject({
  label: line(80),
  organisation: Slug,
  scopes: z.array(z.enum(scopes)).check(z.maxLength(scopes.length, { abort: true }), z.minLength(1)),
  days: z.int().check(z.minimum(1), z.maximum(mostTokenDays)),
})

const dayMs = 86_400_000
/** Living tokens of one congress. */
const mostTokens = 50

export type TokenParts = Pick<HttpParts, 'accounts' | 'desk' | 'clock'>

const makerNow = ({ accounts, desk }: Pick<TokenParts, 'accounts' | 'desk'>): MakerNow => ({
  siteAdmin: (person) => desk.site().admins.has(person),
  unproven: (person) => accounts.unproven(person),
})

/** Whether a token is of use now: it lives, and who made it may still all that it may. */
export function works({ accounts, desk, clock }: TokenParts, token: ApiToken): boolean {
  if (!isLiving(token, clock.now()) || accounts.account(token.maker)?.disabled !== false) return false
  return stands(desk.congress(token.congress), token, makerNow({ accounts, desk }))
}

/** In the site stream, after the act (docs/decisions/0017). `actor` null: somebody on the host. False: not written. */
async function record(
  { desk }: TokenParts,
  act: Extract<OfficeAct, 'token-made' | 'token-revoked'>,
  actor: string | null,
  subject: string,
): Promise<boolean> {
  const said = { act, actor, second: null, subject, digest: null }
  return (await desk.asSystem('site', 'office.record', said)).ok
}

type Made = {
  readonly ok: true
  readonly token: ApiToken
  readonly secret: string
  readonly recorded: boolean
}
type No = { readonly ok: false; readonly code: ErrorCode; readonly field?: string }

/** Makes a token that is never more than `maker`, who administers the congress; the secret is answered this once. */
export async function makeToken(
  parts: TokenParts,
  congress: string,
  asked: z.infer<typeof NewToken>,
  by: { readonly maker: string; readonly actor: string | null },
): Promise<Made | No> {
  const { accounts, desk, clock } = parts
  const { label, organisation, days } = asked
  const state = desk.congress(congress)
  if (!state?.organisations.has(organisation))
    return { ok: false, code: 'unknown-organisation', field: 'organisation' }
  const place = { congress, organisation, maker: by.maker, scopes: [...new Set(asked.scopes)] }
  if (!stands(state, place, makerNow(parts))) return { ok: false, code: 'beyond-maker', field: 'scopes' }
  const living = accounts.tokens(congress).filter((token) => isLiving(token, clock.now()))
  if (living.length >= mostTokens) return { ok: false, code: 'too-many-tokens' }
  const expiresAt = clock.now() + days * dayMs
  const { token, secret } = await accounts.addToken({ ...place, label, expiresAt })
  return { ok: true, token, secret, recorded: await record(parts, 'token-made', by.actor, token.id) }
}

/** Null when there is no such living token; else whether it stands in the record. */
export async function endToken(
  parts: TokenParts,
  congress: string,
  id: string,
  actor: string | null,
): Promise<{ readonly recorded: boolean } | null> {
  if (!(await parts.accounts.revokeToken(congress, id))) return null
  return { recorded: await record(parts, 'token-revoked', actor, id) }
}
