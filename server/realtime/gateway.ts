import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import type { Socket as NetSocket } from 'node:net'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import * as z from 'zod/mini'
import type { Origins } from '../accounts/origins.ts'
import type { Accounts, Caller } from '../accounts/types.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Desk, Feed } from '../app/port.ts'
import { Broadcast, socketsOf, transportsOf } from './broadcast.ts'
import type { ByTransport } from './broadcast.ts'
import { paceKey } from './bucket.ts'
import type { Buckets } from './bucket.ts'
import { tooDeep } from '../app/depth.ts'
import type { Turns } from '../app/turns.ts'
import { laneOf } from '../app/view-key.ts'
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
  /** The connection is a board's of somebody known: no flood of strangers takes its place. */
  readonly keepPlace: (socket: NetSocket) => void
  readonly log: (message: string, facts: object) => void
  /** How fast anybody may ask; the HTTP twin takes from the same. */
  readonly buckets: Buckets
  /** Requests wait for theirs. */
  readonly turns: Turns
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

type Answer = (answer: unknown) => void
/** Answers in the same breath where it can: then nothing sent later overtakes the answer. */
type Handler = (asking: Asker, body: unknown, socket: Socket) => unknown

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
  const { buckets, clock } = parts
  const held = (caller: Caller): boolean => buckets.isHeld(paceKey(caller), clock.monotonic())
  const doorway = new Doorway({ ...parts, held })
  const io = listen(parts, doorway)
  const broadcast = new Broadcast(io)
  const upkeep = keepUp(parts, broadcast)
  const handlers: Readonly<Record<string, Handler>> = {
    // Who is gone meanwhile must not be put back into a view's room.
    subscribe: (asking, body, socket) =>
      socket.connected ? subscribe(parts, broadcast, asking, body, socket) : undefined,
    command: (asking, body) => command(parts, asking, body),
    'measure.ping': echo,
  }
  io.on('connection', (socket) => {
    const asker = socket.data as Asker
    forgetArrival(socket)
    broadcast.know(socket, asker.caller)
    socket.emit('heartbeat', beatOf(parts))
    socket.onAny((event: string, ...args: unknown[]) => {
      const answer = answerOf(args)
      if (!inPace(parts, broadcast, asker, answer)) return
      const lane = laneOf(parts.desk, asker.caller, paceKey(asker.caller))
      parts.turns.enter(
        lane,
        () =>
          void guarded(
            parts,
            Object.hasOwn(handlers, event) ? handlers[event] : undefined,
            socket,
            event,
            args[0],
            answer,
          ),
      )
    })
  })
  return {
    sockets: () => broadcast.sockets,
    queuedBytes: () => upkeep.queued,
    transports: (session) => transportsOf(io, session),
    unseat: (person, congress) => broadcast.unseat(person, congress),
    close: async () => {
      doorway.shut()
      broadcast.drain(() => ((parts.chance.bytes(1)[0] ?? 0) / 255) * longestReturn)
      parts.turns.finish()
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
    if (doorway.isHeld(caller)) return next(new Error('too-fast'))
    // Otherwise one pair of hands could take every connection that the server has.
    if (socketsOf(io, caller) >= (buckets.limits.sockets ?? Infinity)) return next(new Error('too-many'))
    socket.data = { caller, language: auth.data.language ?? 'vi' } satisfies Asker
    doorway.welcome(socket.request)
    next()
  })
  io.engine.use(onlyKnownMethods)
  // One request of each socket in a turn of the loop: else a thousand in one breath would hold everybody else up.
  ;(io.engine as unknown as OverWs).ws.options.allowSynchronousEvents = false
  io.engine.on('connection', (conn: Conn) => mind(conn, doorway, clock))
  io.engine.on('connection_error', ({ req }: { req: IncomingMessage }) =>
    doorway.forget(doorway.strangerOf(req)),
  )
  return io
}

/** Engine.IO itself answers 500 to any other method of a session that is open. */
function onlyKnownMethods({ method }: IncomingMessage, response: ServerResponse, next: () => void): void {
  if (method === 'GET' || method === 'POST') return next()
  // One by one: what stands for the response of an upgrade returns nothing.
  response.writeHead(405, { allow: 'GET, POST' })
  response.end()
}

/** The websocket server that engine.io makes for itself; it has no setting for this. */
interface OverWs {
  readonly ws: { readonly options: { allowSynchronousEvents: boolean } }
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
  const stranger = doorway.strangerOf(conn.request)
  if (stranger) {
    // Before Socket.IO's own limit, which closes politely: a silent poller draws that out by half a minute.
    const stop = clock.after(strangerFor, () => {
      if (doorway.isStranger(stranger)) conn.close(true)
    })
    conn.once('close', () => {
      stop()
      doorway.forget(stranger)
    })
  }
  conn.once('close', () => {
    const { socket } = conn.transport
    if (socket) clock.after(farewell, () => socket.terminate())
  })
}

/** Of how somebody came in nothing is kept, least of all a cookie or a token: who they are stands in the socket's data. */
function forgetArrival(socket: Socket): void {
  const arrival = socket as { handshake: unknown; conn: { request: unknown } }
  arrival.handshake = null
  arrival.conn.request = null
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

const answerOf = (args: readonly unknown[]): Answer => {
  const last = args.at(-1)
  return typeof last === 'function' ? (last as Answer) : () => undefined
}

/** Who asks too fast is told so; who goes on all the same is cut, on every socket at once. */
function inPace(
  { buckets, clock, log }: GatewayParts,
  broadcast: Broadcast,
  { caller, language }: Asker,
  answer: Answer,
): boolean {
  const key = paceKey(caller)
  if (buckets.take(key, clock.monotonic())) return true
  answer(socketError('too-fast', language))
  if (!buckets.strike(key, clock.monotonic())) return false
  log('a client that asks too fast was cut', { caller: caller.kind })
  broadcast.drop(caller)
  return false
}

/** Every request is answered, whatever its form, and no throw gets past here. */
async function guarded(
  parts: GatewayParts,
  handler: Handler | undefined,
  socket: Socket,
  event: string,
  body: unknown,
  answer: Answer,
): Promise<void> {
  const asker = socket.data as Asker
  try {
    if (!handler) return answer(socketError('unknown-request', asker.language))
    if (!parts.accounts.alive(asker.caller, 'acting')) {
      answer(socketError('signed-out', asker.language))
      return void socket.disconnect(true)
    }
    if (tooDeep(body)) return answer(refusalError('bad-form', asker.language))
    const made = handler(asker, body, socket)
    answer(made instanceof Promise ? await made : made)
  } catch (error) {
    parts.log('socket request faulted', { err: error, event })
    answer(socketError('fault', asker.language))
  }
}
