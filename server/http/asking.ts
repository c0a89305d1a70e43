import type { Request } from 'express'
import * as z from 'zod/mini'
import type { Language } from '../../domain/words.ts'
import { cookieNames, readCookie } from '../accounts/cookies.ts'
import { addressOf, plainAddress } from '../accounts/peers.ts'
import type { Caller, Origin } from '../accounts/types.ts'
import type { HttpParts } from './port.ts'
import { languageOf, requestIdOf } from './request.ts'

/** One request, as a handler may look at it. */
export interface Asking {
  readonly requestId: string
  readonly language: Language
  readonly caller: Caller | null
  /** Sent `Authorization: Bearer tb_…`, whether or not it is a living token. */
  readonly withToken: boolean
  /** Cookie of a sign-in that is under way at the provider; empty: none. */
  readonly attempt: string
  readonly origin: Origin
  /** The connection as it is, before anything is believed of what it says. */
  readonly cameBy: { readonly peer: string; readonly forwarded: string | null }
  /** The parsed JSON body; not yet checked against a form. */
  readonly body: unknown
  param(name: string): string
  /** Null when it is missing or given twice. */
  query(name: string): string | null
  readonly acceptsGzip: boolean
}

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

const hopsOf = ({ headers }: Request): string | undefined => {
  const forwarded = headers['x-forwarded-for']
  return Array.isArray(forwarded) ? forwarded.join(',') : forwarded
}

/** The peer after trusted proxies. */
export const peerOf = (request: Request, { trusted }: HttpParts): string =>
  addressOf(request.socket.remoteAddress ?? '', hopsOf(request), trusted)

export function askingOf(request: Request, parts: HttpParts): Asking {
  const caller = parts.accounts.whoIs(request.headers)
  const requestId = requestIdOf(request)
  const names = cookieNames(parts.secure)
  const device = readCookie(request.headers.cookie, names.device)
  return {
    requestId,
    language: languageOf(request),
    caller,
    withToken: /^Bearer tb_/i.test(request.headers.authorization ?? ''),
    attempt: readCookie(request.headers.cookie, names.attempt) ?? '',
    origin: {
      address: peerOf(request, parts),
      device,
      session: caller?.kind === 'person' ? caller.session : null,
      requestId,
      agent: request.headers['user-agent'],
    },
    cameBy: {
      peer: plainAddress(request.socket.remoteAddress ?? ''),
      forwarded: hopsOf(request)?.slice(0, 200) ?? null,
    },
    body: request.body as unknown,
    param: (name) => first(request.params[name]) ?? '',
    query: (name) => {
      const value = request.query[name]
      return typeof value === 'string' ? value : null
    },
    acceptsGzip: request.acceptsEncodings('gzip') === 'gzip',
  }
}

/** The body in the wanted form, or the path of the first field that is not. */
export function formOf<T>(
  schema: z.ZodMiniType<T>,
  body: unknown,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly field: string } {
  const parsed = z.safeParse(schema, body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].map(String).join('.')
  return { ok: false, field: path.slice(0, 80) || 'body' }
}
