import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import type { Socket as NetSocket } from 'node:net'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import * as z from 'zod/mini'
import type { Origins } from '../accounts/origins.ts'
import type { Accounts, Caller } from '../accounts/types.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Desk } from '../app/port.ts'
import { unfit } from '../app/fit.ts'
import { heldBack } from '../app/turns.ts'
import type { Turns } from '../app/turns.ts'
import { laneOf } from '../app/view-key.ts'
import { socketsOf } from './broadcast.ts'
import { paceKey } from './bucket.ts'
import type { Buckets } from './bucket.ts'
import { Doorway } from './doorway.ts'
import type { Asker } from './requests.ts'

export interface EntryParts {
  readonly http: HttpServer
  readonly desk: Desk
  readonly accounts: Accounts
  readonly clock: Clock
  readonly origins: Origins
  /** The peer's address after trusted proxies; null refuses the connection. */
  readonly address: (request: IncomingMessage) => string | null
  /** The connection is a board's of somebody known: no flood of strangers takes its place. */
  readonly keepPlace: (socket: NetSocket) => void
  /** How fast anybody may ask; the HTTP twin takes from the same. */
  readonly buckets: Buckets
  /** Requests and connections wait for theirs. */
  readonly turns: Turns
  /** With `err` among its facts it tells of a fault. */
  readonly log: (message: string, facts: object) => void
  /** Whose turn a request by HTTP waits for. */
  readonly lane: (request: IncomingMessage) => string
}

/** How long a socket may be open without saying who it is, ms. */
const strangerFor = 5_000
/** How long a closed websocket may take to say goodbye, ms. */
const farewell = 1_000
const Auth = z.object({
  token: z.optional(z.string().check(z.maxLength(200, { abort: true }))),
  language: z.optional(z.enum(['vi', 'en'])),
})

/** For whom somebody asks: their requests take turns with those of others. */
export const laneFor = ({ desk }: Pick<EntryParts, 'desk'>, caller: Caller): string =>
  laneOf(desk, caller, paceKey(caller))

export interface Entry {
  readonly io: Server
  /** Lets nobody in any more. */
  readonly shut: () => void
}

/** Who comes in, and how: when a socket is connected, its data is an `Asker`. */
export function openEntry(parts: EntryParts): Entry {
  const { buckets, clock } = parts
  const held = (caller: Caller): boolean => buckets.isHeld(paceKey(caller), clock.monotonic())
  const doorway = new Doorway({ ...parts, held })
  const io = listen(parts, doorway)
  io.on('connection', forgetArrival)
  return { io, shut: () => doorway.shut() }
}

function listen(parts: EntryParts, doorway: Doorway): Server {
  const { http, clock, turns } = parts
  const io = new Server(http, {
    transports: ['websocket', 'polling'],
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    connectTimeout: strangerFor + 500,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => {
      const verdict = doorway.admit(request)
      // Who comes back at once, again and again, is in no hurry to be told so.
      if (verdict[0] === 'too-fast') clock.after(heldBack, () => decide(...verdict))
      // Letting somebody in is dear: a hundred in one breath would hold everybody else up.
      else turns.enter(parts.lane(request), () => decide(...verdict))
    },
  })
  io.use(byTurns(parts, doorway, io))
  io.engine.use(onlyKnownMethods)
  io.engine.use(onlyOpeners(doorway, io))
  // One request of each socket in a turn of the loop: else a thousand in one breath would hold everybody else up.
  ;(io.engine as unknown as OverWs).ws.options.allowSynchronousEvents = false
  io.engine.on('connection', (conn: Conn) => mind(conn, doorway, clock))
  io.engine.on('connection_error', ({ req }: { req: IncomingMessage }) =>
    doorway.forget(doorway.strangerOf(req)),
  )
  return io
}

/** Lets sockets in by the turns of whom they are for. */
function byTurns(parts: EntryParts, doorway: Doorway, io: Server): Parameters<Server['use']>[0] {
  const { accounts, log, turns } = parts
  // Let in within this breath, and not connected yet: they count, or as many as one turn takes would come in besides.
  const coming: Caller[] = []
  // A connection has one socket: a second CONNECT may come in the same breath, before the first is connected.
  const asking = new WeakSet<object>()
  return (socket, next) => {
    const { conn } = socket
    const refuse = (why: string): void => {
      asking.delete(conn)
      next(new Error(why))
    }
    // Nothing stands above this: what is thrown here would end the server.
    const orRefused = (step: () => void) => (): void => {
      try {
        step()
      } catch (error) {
        log('letting a socket in faulted', { err: error })
        refuse('fault')
      }
    }
    if (asking.has(conn)) return next(new Error('too-many'))
    asking.add(conn)
    orRefused(() => {
      // By the time it is their turn who may come in may have changed.
      const asker = identified(accounts, socket)
      const lane = asker ? laneFor(parts, asker.caller) : parts.lane(socket.request)
      const enter = (): void => {
        try {
          const refused = letIn(parts, doorway, { io, coming }, socket)
          if (refused === null) next()
          else refuse(refused)
        } finally {
          // Behind Socket.IO's own step, which connects it.
          process.nextTick(() => void coming.splice(0))
        }
      }
      turns.enter(lane, orRefused(enter))
    })()
  }
}

/** Who the socket says it is; null for nobody. */
function identified(accounts: Accounts, { handshake }: Socket): Asker | null {
  if (unfit(handshake.auth) !== null) return null
  const auth = Auth.safeParse(handshake.auth)
  const caller = auth.success ? accounts.whoIs(handshake.headers, auth.data.token) : null
  return auth.success && caller ? { caller, language: auth.data.language ?? 'vi' } : null
}

/** Why the socket stays outside; null lets it in. */
function letIn(
  { accounts, buckets }: EntryParts,
  doorway: Doorway,
  { io, coming }: { readonly io: Server; readonly coming: Caller[] },
  socket: Socket,
): string | null {
  const asker = identified(accounts, socket)
  if (!asker) return 'signed-out'
  if (doorway.isHeld(asker.caller)) return 'too-fast'
  // Otherwise one pair of hands could take every connection that the server has.
  const own = paceKey(asker.caller)
  const here = socketsOf(io, asker.caller) + coming.filter((caller) => paceKey(caller) === own).length
  if (here >= (buckets.limits.sockets ?? Infinity)) return 'too-many'
  coming.push(asker.caller)
  socket.data = asker
  doorway.welcome(socket.request)
  return null
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => void

/** Engine.IO itself answers 500 to any other method of a session that is open. */
function onlyKnownMethods({ method }: IncomingMessage, response: ServerResponse, next: () => void): void {
  if (method === 'GET' || method === 'POST') return next()
  // One by one: what stands for the response of an upgrade returns nothing.
  response.writeHead(405, { allow: 'GET, POST' })
  response.end()
}

/** Engine.IO itself takes every request that names an open session for its client's. */
function onlyOpeners(doorway: Doorway, { engine }: Server): Middleware {
  const { clients } = engine as unknown as { readonly clients: Readonly<Record<string, Conn>> }
  return (request, _response, next) => {
    const { sid = '' } = (request as unknown as { readonly _query: { readonly sid?: string } })._query
    const session = Object.hasOwn(clients, sid) ? clients[sid] : undefined
    // Of an unknown one it says so itself.
    if (session === undefined || doorway.isOf(session, request)) next()
    else next(new Error('not the opener'))
  }
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
  doorway.opened(conn, conn.request)
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
