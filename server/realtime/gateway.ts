import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import * as z from 'zod/mini'
import { Envelope, Subscribe } from '../../domain/protocol.ts'
import type { Language } from '../../domain/words.ts'
import type { Origins } from '../accounts/origins.ts'
import type { Accounts, Caller } from '../accounts/types.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { sharedView } from '../app/port.ts'
import type { Desk, Feed, ViewKey } from '../app/port.ts'
import { Broadcast } from './broadcast.ts'
import { Bucket } from './bucket.ts'
import { tooDeep } from './depth.ts'
import { Doorway } from './doorway.ts'
import { refusalError, socketError } from './words.ts'

export interface GatewayParts {
  readonly http: HttpServer
  readonly desk: Desk
  readonly feed: Feed
  readonly accounts: Accounts
  readonly clock: Clock
  readonly chance: Chance
  readonly origins: Origins
  /** The peer's address after trusted proxies; null refuses the connection. */
  readonly address: (request: IncomingMessage) => string | null
  readonly log: (message: string, facts: object) => void
}

const heartbeatEvery = 5_000
/** After a restart clients come back spread over this long, ms. */
const longestReturn = 10_000
const Auth = z.object({
  token: z.optional(z.string().check(z.maxLength(200, { abort: true }))),
  language: z.optional(z.enum(['vi', 'en'])),
})

interface Asking {
  readonly caller: Caller
  readonly language: Language
  readonly bucket: Bucket
}
type Answer = (answer: unknown) => void
type Handler = (asking: Asking, body: unknown, socket: Socket) => Promise<unknown>

export interface Gateway {
  readonly sockets: () => number
  readonly queuedBytes: () => number
  /** Takes a person out of their views of a congress: call before the change is published. */
  readonly unseat: (person: string, congress: string) => void
  readonly close: () => Promise<void>
}

/** The socket's door: who asks, in what form, how fast; everything else is the desk's and the feed's. */
export function openGateway(parts: GatewayParts): Gateway {
  const doorway = new Doorway(parts)
  const io = listen(parts, doorway)
  const broadcast = new Broadcast(io)
  const upkeep = keepUp(parts, broadcast)
  const handlers: Record<string, Handler> = {
    subscribe: (asking, body, socket) => subscribe(parts, broadcast, asking, body, socket),
    command: (asking, body) => command(parts, asking, body),
  }
  io.on('connection', (socket) => {
    const { caller } = socket.data as Asking
    if (caller.kind === 'person') void broadcast.know(socket, 'session', caller.session, caller.person)
    else void broadcast.know(socket, 'display', caller.display, null)
    socket.emit('heartbeat', { at: parts.clock.now(), commandsAccepted: parts.desk.commandsAccepted() })
    socket.on('error', (error) => parts.log('socket error', { err: error }))
    socket.onAny((event: string, ...args: unknown[]) => void guarded(parts, handlers, socket, event, args))
  })
  return {
    sockets: () => broadcast.sockets,
    queuedBytes: () => upkeep.queued,
    unseat: (person, congress) => broadcast.unseat(person, congress),
    close: async () => {
      doorway.shut()
      broadcast.drain(() => ((parts.chance.bytes(1)[0] ?? 0) / 255) * longestReturn)
      await parts.desk.settle()
      upkeep.stop()
      await io.close()
    },
  }
}

function listen({ http, accounts, clock }: GatewayParts, doorway: Doorway): Server {
  const io = new Server(http, {
    transports: ['websocket', 'polling'],
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    connectTimeout: 5_000,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => decide(...doorway.admit(request)),
  })
  io.use((socket, next) => {
    const auth = Auth.safeParse(socket.handshake.auth)
    const caller = auth.success ? accounts.whoIs(socket.handshake.headers, auth.data.token) : null
    if (!auth.success || !caller) return next(new Error('signed-out'))
    const bucket = new Bucket(20, 60, clock.monotonic())
    socket.data = { caller, language: auth.data.language ?? 'vi', bucket } satisfies Asking
    doorway.known(socket.request)
    next()
  })
  return io
}

/** What goes on by itself: views out, revocations, the heartbeat, the slow. */
function keepUp(
  { feed, accounts, clock, desk, log }: GatewayParts,
  broadcast: Broadcast,
): { queued: number; stop: () => void } {
  const upkeep = { queued: 0, stop: () => stops.forEach((stop) => stop()) }
  const stops = [
    feed.onMessage((key, message) => broadcast.send(key, message)),
    accounts.onRevoked((revoked) => {
      if (revoked.kind === 'session') broadcast.cut('session', revoked.session, revoked.reason)
      else if (revoked.kind === 'display') broadcast.cut('display', revoked.display, revoked.reason)
      else broadcast.cut('person', revoked.person, revoked.reason)
    }),
    clock.every(heartbeatEvery, () =>
      broadcast.heartbeat({ at: clock.now(), commandsAccepted: desk.commandsAccepted() }),
    ),
    clock.every(1_000, () => {
      const found = broadcast.cutSlow(clock.monotonic())
      upkeep.queued = found.queued
      if (found.cut > 0) log('followers too slow', { cut: found.cut })
    }),
  ]
  return upkeep
}

/** Every request is answered, whatever its form, and no throw gets past here. */
async function guarded(
  parts: GatewayParts,
  handlers: Record<string, Handler>,
  socket: Socket,
  event: string,
  args: unknown[],
): Promise<void> {
  const asking = socket.data as Asking
  const last = args.at(-1)
  const answer: Answer = typeof last === 'function' ? (last as Answer) : () => undefined
  try {
    const handler = Object.hasOwn(handlers, event) ? handlers[event] : undefined
    if (!handler) return answer(socketError('unknown-request', asking.language))
    if (!parts.accounts.alive(asking.caller)) {
      answer(socketError('signed-out', asking.language))
      return void socket.disconnect(true)
    }
    if (!asking.bucket.take(parts.clock.monotonic())) return answer(socketError('too-fast', asking.language))
    if (tooDeep(args[0])) return answer(refusalError('bad-form', asking.language))
    answer(await handler(asking, args[0], socket))
  } catch (error) {
    parts.log('socket request faulted', { err: error, event })
    answer(socketError('fault', asking.language))
  }
}

/** The view a caller has of a congress; null looks like a congress that does not exist. */
export function viewKeyOf(desk: Desk, caller: Caller, congress: string): ViewKey | null {
  const state = desk.congress(congress)
  if (!state) return null
  if (caller.kind === 'display')
    return caller.congress === congress ? (caller.organisation ?? sharedView) : null
  return state.people.get(caller.person)?.organisation ?? null
}

async function subscribe(
  { desk, feed }: GatewayParts,
  broadcast: Broadcast,
  asking: Asking,
  body: unknown,
  socket: Socket,
): Promise<unknown> {
  const form = Subscribe.safeParse(body)
  if (!form.success)
    return refusalError('bad-form', asking.language, String(form.error.issues[0]?.path[0] ?? ''))
  const { congress, cursor } = form.data
  const key = viewKeyOf(desk, asking.caller, congress)
  if (key === null) return refusalError('not-found', asking.language, 'congress')
  // Listen before reading, with nothing pending: between the two not one event can fall.
  feed.flush(congress)
  const joined = broadcast.watch(socket, congress, key)
  const answer = feed.since(congress, key, cursor)
  await joined
  return answer ?? refusalError('not-found', asking.language, 'congress')
}

async function command({ desk }: GatewayParts, asking: Asking, body: unknown): Promise<unknown> {
  if (asking.caller.kind !== 'person') return refusalError('not-allowed', asking.language)
  const form = Envelope.safeParse(body)
  if (!form.success)
    return refusalError('bad-form', asking.language, String(form.error.issues[0]?.path[0] ?? ''))
  return desk.handIn(asking.caller.person, form.data, asking.language)
}
