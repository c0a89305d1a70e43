import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { Scope } from '../../domain/site/scopes.ts'
import { mayUse } from '../accounts/tokens.ts'
import type { Caller, TokenCaller } from '../accounts/types.ts'
import { askingOf } from './asking.ts'
import type { Asking } from './asking.ts'
import type { HttpParts } from './port.ts'
import { error, sendError } from './reply.ts'
import type { Reply } from './reply.ts'

export type Person = Extract<Caller, { kind: 'person' }>
type Answer = Reply | Promise<Reply>

async function send(request: Request, response: Response, reply: Reply, asking: Asking): Promise<void> {
  if (reply.kind === 'error') return sendError(request, response, reply)
  if (reply.kind === 'file') {
    response.setHeader('Content-Type', reply.type)
    response.setHeader('Content-Disposition', `attachment; filename="${reply.name}"`)
    // What breaks on the way breaks the connection: half a file must not look like a whole one.
    return pipeline(Readable.from(reply.pieces), response).catch(() => void response.destroy())
  }
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value)
  if (reply.kind === 'gzip') {
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.setHeader('Vary', 'Accept-Encoding')
    if (asking.acceptsGzip) response.setHeader('Content-Encoding', 'gzip')
    response.end(asking.acceptsGzip ? reply.gzip : await reply.plain())
    return
  }
  for (const cookie of reply.cookies) response.appendHeader('Set-Cookie', cookie)
  response.status(reply.status).json(reply.body)
}

/** The one way in: whatever a handler throws ends this request with a generic answer, never the process. */
const guarded =
  (parts: HttpParts, handle: (asking: Asking) => Answer): RequestHandler =>
  async (request, response, next) => {
    try {
      const asking = askingOf(request, parts)
      await send(request, response, await handle(asking), asking)
    } catch (fault) {
      next(fault)
    }
  }

/** Who is nobody: a program is told what is wrong with its token, a browser that it has to sign in. */
const stranger = ({ withToken }: Asking): Reply => error(withToken ? 'token-not-valid' : 'signed-out')

export interface Doors {
  /** Whoever asks. */
  anyone(handle: (asking: Asking) => Answer): RequestHandler
  /** A display sees only what is made for it; elsewhere it finds nothing. A token is told that it may not. */
  person(handle: (asking: Asking, person: Person) => Answer): RequestHandler
  viewer(handle: (asking: Asking, caller: Caller) => Answer): RequestHandler
  /** A person, or a token with the scope. */
  scoped(scope: Scope, handle: (asking: Asking, caller: Person | TokenCaller) => Answer): RequestHandler
}

export const doorsOf = (parts: HttpParts): Doors => ({
  anyone: (handle) => guarded(parts, handle),
  person: (handle) =>
    guarded(parts, (asking) => {
      if (asking.caller === null) return stranger(asking)
      if (asking.caller.kind === 'token') return error('scope-missing')
      return asking.caller.kind === 'person' ? handle(asking, asking.caller) : error('not-found')
    }),
  viewer: (handle) =>
    guarded(parts, (asking) => (asking.caller === null ? stranger(asking) : handle(asking, asking.caller))),
  scoped: (scope, handle) =>
    guarded(parts, (asking) => {
      const { caller } = asking
      if (caller === null) return stranger(asking)
      if (caller.kind === 'display') return error('not-found')
      return mayUse(caller, scope) ? handle(asking, caller) : error('scope-missing')
    }),
})
