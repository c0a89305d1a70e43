import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import * as z from 'zod/mini'
import type { Origins } from '../accounts/origins.ts'
import type { Accounts } from '../accounts/types.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Desk, Feed } from '../app/port.ts'
import { Broadcast, socketsOf, transportsOf } from './broadcast.ts'
import type { ByTransport } from './broadcast.ts'
import { paceKey } from './bucket.ts'
import type { Buckets } from './bucket.ts'
import { tooDeep } from '../app/depth.ts'
import type { Heartbeat } from '../../domain/protocol.ts'
import { Doorway } from './doorway.ts'
import { echo } from './measure.ts'
import { command, subscribe } from './requests.ts'
import type { Asker } from './requests.ts'
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
  /** How fast anybody may ask; the HTTP twin takes from the same. */
  readonly buckets: Buckets
  /** When the scheduler last looked at everything, ms; null before its first round. */
  readonly scheduledAt: () => number | null
}

const beatOf = ({ clock, desk, scheduledAt }: GatewayParts): Heartbeat => ({
  at: clock.now(),
  commandsAccepted: desk.commandsAccepted(),
  scheduledAt: scheduledAt(),
})

const heartbeatEvery = 5_000
/** How long a socket may be open without saying who it is, ms. */
const strangerFor = 5_000
/** How long a closed websocket may take to say goodbye, ms. */
const farewell = 1_000
/** After a restart clients come back spread over this long, ms. */
const longestReturn = 10_000
const Auth = z.object({
  token: z.optional(z.string().check(z.maxLength(200, { abort: true }))),
  language: z.optional(z.enum(['vi', 'en'])),
})

interface Asking extends Asker {
  /** Requests refused because they came too fast. */
  tooFast: number
}
type Answer = (answer: unknown) => void
/** Answers in the same breath where it can: then nothing sent later overtakes the answer. */
type Handler = (asking: Asking, body: unknown, socket: Socket) => unknown

export interface Gateway {
  readonly sockets: () => number
  readonly queuedBytes: () => number
  /** How many sockets each way, and which ways those of one session have. */
  readonly transports: (session: string) => ByTransport
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
    'measure.ping': echo,
  }
  io.on('connection', (socket) => {
    const { caller } = socket.data as Asking
    broadcast.know(socket, caller)
    socket.emit('heartbeat', beatOf(parts))
    // A client may emit this name too: what it sends is not looked at, and certainly not written to a log.
    socket.on('error', () => undefined)
    socket.onAny((event: string, ...args: unknown[]) => void guarded(parts, handlers, socket, event, args))
  })
  return {
    sockets: () => broadcast.sockets,
    queuedBytes: () => upkeep.queued,
    transports: (session) => transportsOf(io, session),
    unseat: (person, congress) => broadcast.unseat(person, congress),
    close: async () => {
      doorway.shut()
      broadcast.drain(() => ((parts.chance.bytes(1)[0] ?? 0) / 255) * longestReturn)
      await parts.desk.settle()
      upkeep.stop()
      const closed = io.close()
      // Else a request that never ends would hold the stop until its time limit.
      parts.http.closeAllConnections()
      await closed
    },
  }
}

function listen({ http, accounts, clock, buckets }: GatewayParts, doorway: Doorway): Server {
  const io = new Server(http, {
    transports: ['websocket', 'polling'],
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    connectTimeout: strangerFor + 500,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => decide(...doorway.admit(request)),
  })
  io.use((socket, next) => {
    const auth = Auth.safeParse(socket.handshake.auth)
    const caller = auth.success ? accounts.whoIs(socket.handshake.headers, auth.data.token) : null
    if (!auth.success || !caller) return next(new Error('signed-out'))
    // Otherwise one pair of hands could take every connection that the server has.
    if (socketsOf(io, caller) >= (buckets.limits.sockets ?? Infinity)) return next(new Error('too-many'))
    socket.data = { caller, language: auth.data.language ?? 'vi', tooFast: 0 } satisfies Asking
    doorway.release(socket.request)
    next()
  })
  io.engine.on('connection', (conn: Conn) => mind(conn, doorway, clock))
  io.engine.on('connection_error', ({ req }: { req: IncomingMessage }) => doorway.release(req))
  return io
}

/** An engine.io session, below Socket.IO; `transport.socket` is there for a websocket. */
interface Conn {
  readonly request: IncomingMessage
  readonly transport: { readonly socket?: { terminate(): void } }
  close(discard: boolean): void
  once(name: 'close', fn: () => void): void
}

/** Ends a stranger's session in time, and a closed websocket whose other side does not answer the closing. */
function mind(conn: Conn, doorway: Doorway, clock: Clock): void {
  // Before Socket.IO's own limit, which closes politely: a silent poller draws that out by half a minute.
  const { request } = conn
  const stop = clock.after(strangerFor, () => {
    if (doorway.isStranger(request)) conn.close(true)
  })
  conn.once('close', () => {
    stop()
    doorway.release(request)
    const { socket } = conn.transport
    if (socket) clock.after(farewell, () => socket.terminate())
  })
}

/** What goes on by itself: views out, revocations, the heartbeat, the slow. */
function keepUp(parts: GatewayParts, broadcast: Broadcast): { queued: number; stop: () => void } {
  const { feed, accounts, clock, log } = parts
  const upkeep = { queued: 0, stop: () => stops.forEach((stop) => stop()) }
  const stops = [
    feed.onMessage((key, message) => broadcast.send(key, message)),
    accounts.onRevoked((revoked) => {
      if (revoked.kind === 'session') broadcast.cut('session', revoked.session, revoked.reason)
      else if (revoked.kind === 'display') broadcast.cut('display', revoked.display, revoked.reason)
      else if (revoked.kind === 'token') broadcast.cut('token', revoked.token, revoked.reason)
      else broadcast.cut('person', revoked.person, revoked.reason)
    }),
    clock.every(heartbeatEvery, () => broadcast.heartbeat(beatOf(parts))),
    clock.every(1_000, () => {
      broadcast.cutEnded((caller) => accounts.alive(caller))
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
    if (!parts.buckets.take(paceKey(asking.caller), parts.clock.monotonic()))
      return hold(parts, asking, socket, answer)
    const handler = Object.hasOwn(handlers, event) ? handlers[event] : undefined
    if (!handler) return answer(socketError('unknown-request', asking.language))
    if (!parts.accounts.alive(asking.caller, 'acting')) {
      answer(socketError('signed-out', asking.language))
      return void socket.disconnect(true)
    }
    if (tooDeep(args[0])) return answer(refusalError('bad-form', asking.language))
    const made = handler(asking, args[0], socket)
    answer(made instanceof Promise ? await made : made)
  } catch (error) {
    parts.log('socket request faulted', { err: error, event })
    answer(socketError('fault', asking.language))
  }
}

/** Who goes on asking too fast although told so is cut. */
function hold(
  { buckets: { limits }, log }: GatewayParts,
  asking: Asking,
  socket: Socket,
  answer: Answer,
): void {
  asking.tooFast += 1
  answer(socketError('too-fast', asking.language))
  if (asking.tooFast <= limits.patience) return
  log('a client that asks too fast was cut', { caller: asking.caller.kind })
  socket.disconnect(true)
}
