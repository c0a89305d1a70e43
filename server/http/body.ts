import express from 'express'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { unfit } from '../app/fit.ts'
import type { Origins } from '../accounts/origins.ts'
import { carriesToken } from '../accounts/tokens.ts'
import type { Logger } from '../adapters/log.ts'
import { sendError } from './reply.ts'
import { hasBody, requestIdOf } from './request.ts'
import type { ErrorCode } from './words.ts'

const methods = new Set(['GET', 'HEAD', 'POST', 'DELETE'])
const changing = new Set(['POST', 'PUT', 'DELETE'])

/** Bodies that are no JSON: their routes look at them byte by byte. */
const uploads = /^\/api\/v1\/congresses\/[^/]+\/attachments\/[^/]+$/
const raw = [/^\/api\/v1\/measure\/up$/, uploads]

const refuse =
  (wrong: (request: Parameters<RequestHandler>[0]) => ErrorCode | null): RequestHandler =>
  (request, response, next) => {
    const code = wrong(request)
    if (code === null) return next()
    if (code === 'wrong-method') response.setHeader('Allow', [...methods].join(', '))
    sendError(request, response, { code })
  }

/** Address, method, origin and body, in this order, before any route: what is refused here never reaches a handler. */
export const bodyChecks = (origins: Origins): RequestHandler[] => [
  refuse(({ originalUrl }) => (carriesToken(originalUrl) ? 'token-in-url' : null)),
  refuse(({ method, path }) =>
    methods.has(method) || (method === 'PUT' && uploads.test(path)) ? null : 'wrong-method',
  ),
  refuse(({ method, headers }) =>
    changing.has(method) && !origins.allowsChange(headers) ? 'wrong-origin' : null,
  ),
  refuse((request) => {
    if (!changing.has(request.method) || !hasBody(request)) return null
    if (raw.some((path) => path.test(request.path))) return null
    return request.is('application/json') === false ? 'not-json' : null
  }),
  express.json({ limit: 64 * 1024, strict: true, inflate: false, type: 'application/json' }),
  refuse(({ body }) => unfit(body)),
]

/** What the body parser throws, by its own names. */
const parserFaults: Readonly<Record<string, ErrorCode>> = {
  'entity.too.large': 'too-large',
  'entity.parse.failed': 'broken-json',
  'encoding.unsupported': 'not-json',
  'charset.unsupported': 'not-json',
  'request.size.invalid': 'broken-json',
  'request.aborted': 'broken-json',
}

/** By name: this room does not know the journal, which throws it. */
const isStorageFull = (fault: unknown): boolean =>
  fault instanceof Error && (fault.name === 'StorageFull' || fault.name === 'StorageReadonly')

const codeOf = (fault: unknown): ErrorCode => {
  if (isStorageFull(fault)) return 'storage-full'
  if (fault instanceof URIError) return 'not-found'
  const type = typeof fault === 'object' && fault !== null && 'type' in fault ? fault.type : null
  return (typeof type === 'string' ? parserFaults[type] : undefined) ?? 'fault'
}

/** The last stop: a generic answer with the request's id; what happened stands in the log only. */
export const faults =
  (log: Logger): ErrorRequestHandler =>
  (fault: unknown, request, response, next) => {
    const code = codeOf(fault)
    if (code === 'fault') log.error({ err: fault, requestId: requestIdOf(request) }, 'a request faulted')
    if (response.headersSent) return next(fault)
    response.removeHeader('Content-Encoding')
    sendError(request, response, { code })
  }
