import type { Socket } from 'socket.io'
import type * as z from 'zod/mini'
import { Envelope, Subscribe } from '../../domain/protocol.ts'
import { scopeFor } from '../../domain/site/scopes.ts'
import type { Language } from '../../domain/words.ts'
import { mayUse } from '../accounts/tokens.ts'
import type { Caller } from '../accounts/types.ts'
import type { Desk, Feed } from '../app/port.ts'
import { viewKeyOf } from '../app/view-key.ts'
import type { Broadcast } from './broadcast.ts'
import { refusalError, socketError } from './words.ts'

/** Who asks, and in which language they want to be told no. */
export interface Asker {
  readonly caller: Caller
  readonly language: Language
}

interface Doors {
  readonly desk: Desk
  readonly feed: Feed
}

/** From a cursor on, or the whole view when it does not fit; from here on the socket is told what follows. */
export function subscribe(
  { desk, feed }: Doors,
  broadcast: Broadcast,
  asking: Asker,
  body: unknown,
  socket: Socket,
): unknown {
  const form = Subscribe.safeParse(body)
  if (!form.success) return refusalError('bad-form', asking.language, wrongField(form.error))
  const { congress, cursor } = form.data
  if (!mayUse(asking.caller, 'view:read')) return socketError('scope-missing', asking.language)
  const key = viewKeyOf(desk, asking.caller, congress)
  if (key === null) return refusalError('not-found', asking.language, 'congress')
  // Listen before reading, with nothing pending, all in one breath: between the two not one event can fall.
  feed.flush(congress)
  broadcast.watch(socket, congress, key)
  return feed.since(congress, key, cursor) ?? refusalError('not-found', asking.language, 'congress')
}

/** Hands a command in; its HTTP twin is `POST /api/v1/commands`. */
export function command({ desk }: Doors, asking: Asker, body: unknown): unknown {
  const { caller, language } = asking
  if (caller.kind === 'display') return refusalError('not-allowed', language)
  const form = Envelope.safeParse(body)
  if (!form.success) return refusalError('bad-form', language, wrongField(form.error))
  if (caller.kind === 'person') return desk.handIn(caller.person, form.data, language)
  return mayUse(caller, scopeFor(form.data.type))
    ? desk.handInByToken(caller, form.data, language, 'seat')
    : socketError('scope-missing', language)
}

/** Path of the first field that is wrong, as the HTTP twin names it. */
function wrongField({ issues: [issue] }: z.core.$ZodError): string {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].map(String).join('.')
  return path.slice(0, 80) || 'body'
}
