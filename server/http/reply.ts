import type { Request, Response } from 'express'
import type { FactorKind } from '../accounts/factors.ts'
import type { AccountRefusal } from '../accounts/refusals.ts'
import { languageOf, requestIdOf } from './request.ts'
import { statusOf, wordsOf } from './words.ts'
import type { ErrorCode } from './words.ts'

/** What a handler answers; the door writes it. */
export type Reply =
  | {
      readonly kind: 'json'
      readonly status: number
      readonly body: unknown
      readonly cookies: readonly string[]
      readonly headers: Readonly<Record<string, string>>
    }
  /** Something to be saved, made while it is sent. */
  | {
      readonly kind: 'file'
      readonly type: string
      /** ASCII, without path. */
      readonly name: string
      readonly pieces: AsyncIterable<Uint8Array>
    }
  /** JSON that is compressed already; `plain` for who takes none compressed. */
  | {
      readonly kind: 'gzip'
      readonly gzip: Buffer
      readonly plain: () => Promise<Buffer>
      readonly headers: Readonly<Record<string, string>>
    }
  | {
      readonly kind: 'error'
      readonly code: ErrorCode
      readonly field?: string | undefined
      readonly retryAfter?: number | undefined
      /** What a second step can be answered with. */
      readonly factors?: readonly FactorKind[] | undefined
    }

export const json = (
  body: unknown,
  extra: { status?: number; cookies?: readonly string[]; headers?: Readonly<Record<string, string>> } = {},
): Reply => ({ kind: 'json', status: 200, cookies: [], headers: {}, body, ...extra })

export const file = (type: string, name: string, pieces: AsyncIterable<Uint8Array>): Reply => ({
  kind: 'file',
  type,
  name,
  pieces,
})

export const gzipped = (
  body: { readonly gzip: Buffer; readonly plain: () => Promise<Buffer> },
  headers: Readonly<Record<string, string>> = {},
): Reply => ({ kind: 'gzip', ...body, headers })

export const error = (code: ErrorCode, field?: string): Reply => ({ kind: 'error', code, field })

export const refused = ({ code, field, retryAfter, factors }: AccountRefusal): Reply => ({
  kind: 'error',
  code,
  field,
  retryAfter,
  factors,
})

/** `{error: {code, message, field?, requestId}}` in the caller's language; the message never holds what was sent. */
export function sendError(
  request: Request,
  response: Response,
  { code, field, retryAfter, factors }: Omit<Extract<Reply, { kind: 'error' }>, 'kind'>,
): void {
  const message = wordsOf(code)[languageOf(request)]
  const requestId = requestIdOf(request)
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter))
  response.status(statusOf(code))
  response.json({
    error: {
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(factors === undefined ? {} : { factors }),
      requestId,
    },
  })
}
