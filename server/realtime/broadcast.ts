import type { Server, Socket } from 'socket.io'
import type { EventsMessage, Heartbeat } from '../../domain/protocol.ts'
import type { Caller } from '../accounts/types.ts'
import type { ViewKey } from '../app/port.ts'
import type { Turns } from '../app/turns.ts'

/** Room names are made here and nowhere else, never from what a client sent. */
const viewRoom = (congress: string, key: ViewKey): string => `view:${congress}:${key}`
type Known = 'session' | 'display' | 'token' | 'person'
/** `maker`: sockets of the tokens that a person made, which lose their sight with that person's place. */
const callerRoom = (kind: Known | 'maker', id: string): string => `${kind}:${id}`

/** A socket with more than this waiting, bytes, or nothing drained for `stuckFor`, is cut; it resumes by its cursor. */
const mostQueued = 4 * 1024 * 1024
const stuckFor = 10_000
/** Where sockets that are to end wait for their turn; no organisation is called so. */
const ending = 'sockets to end'

/** The only place that sends to sockets: it takes messages of the feed, which hold nothing but what `visible` passed. */
export class Broadcast {
  readonly #io: Server
  /** What stands first in a socket's queue, and since when, monotonic ms: a queue that moves is not stuck. */
  readonly #stuck = new WeakMap<Socket, { readonly head: unknown; readonly since: number }>()

  constructor(io: Server) {
    this.#io = io
  }

  send(key: ViewKey, message: EventsMessage): void {
    const room = viewRoom(message.congress, key)
    // Socket.IO writes the message out before it looks who is there.
    if (this.#io.sockets.adapter.rooms.has(room)) this.#io.to(room).emit('events', message)
  }

  heartbeat(beat: Heartbeat): void {
    this.#io.volatile.emit('heartbeat', beat)
  }

  /**
   * A socket watches one view of a congress at a time. Done when it returns (the adapter keeps its rooms in memory):
   * a breath between looking up a view and joining it would lose an event, or show one of a view just lost.
   */
  watch(socket: Socket, congress: string, key: ViewKey): void {
    this.leave(socket, congress)
    void socket.join(viewRoom(congress, key))
  }

  leave(socket: Socket, congress: string): void {
    for (const room of socket.rooms) if (room.startsWith(`view:${congress}:`)) void socket.leave(room)
  }

  know(socket: Socket, caller: Caller): void {
    void socket.join(callerRoom(...namedBy(caller)))
    if (caller.kind === 'person') void socket.join(callerRoom('session', caller.session))
    if (caller.kind === 'token') void socket.join(callerRoom('maker', caller.maker))
  }

  /** Tokens that may nothing any more, for whatever reason: run out, or their maker lost a right. */
  cutEnded(alive: (caller: Caller) => boolean): void {
    for (const { data } of this.#io.sockets.sockets.values()) {
      const { caller } = data as { caller: Caller }
      if (caller.kind === 'token' && !alive(caller)) this.cut('token', caller.token, 'token-revoked')
    }
  }

  cut(kind: Known, id: string, reason: string): void {
    const room = this.#io.in(callerRoom(kind, id))
    room.emit('revoked', { reason })
    room.disconnectSockets(true)
  }

  /**
   * Every socket of the caller, without a word and without waiting for its goodbye: it floods. None is read any more;
   * each ends in its turn, for all of them at once would keep the others' commands waiting.
   */
  drop(caller: Caller, turns: Turns): void {
    const { rooms } = this.#io.sockets.adapter
    for (const id of [...(rooms.get(callerRoom(...namedBy(caller))) ?? [])]) {
      const socket = this.#io.sockets.sockets.get(id)
      if (!socket) continue
      wireOf(socket)?.pause()
      turns.enter(ending, () => end(socket))
    }
  }

  /** The person's place changed: out of every view at once, before anything more is sent; the client asks again. */
  unseat(person: string, congress: string): void {
    const { rooms } = this.#io.sockets.adapter
    const own = rooms.get(callerRoom('person', person)) ?? []
    const made = rooms.get(callerRoom('maker', person)) ?? []
    for (const id of [...own, ...made]) {
      const socket = this.#io.sockets.sockets.get(id)
      if (!socket) continue
      this.leave(socket, congress)
      socket.emit('moved', { congress })
    }
  }

  /** Tells everybody to come back after a random delay, so that a restart is no stampede. */
  drain(delay: () => number): void {
    for (const socket of this.#io.sockets.sockets.values()) socket.emit('draining', { afterMs: delay() })
  }

  /** Cuts followers that are too slow: their queue would eat the server's memory. How many, and the bytes of the others. */
  cutSlow(now: number): { cut: number; queued: number } {
    let cut = 0
    let queued = 0
    for (const socket of this.#io.sockets.sockets.values()) {
      const { bytes, head } = queueOf(socket)
      if (head === undefined) continue
      const known = this.#stuck.get(socket)
      const since = known && known.head === head ? known.since : now
      if (bytes > mostQueued || now - since > stuckFor) {
        end(socket)
        cut += 1
        continue
      }
      queued += bytes
      this.#stuck.set(socket, { head, since })
    }
    return { cut, queued }
  }

  get sockets(): number {
    return this.#io.sockets.sockets.size
  }
}

function namedBy(caller: Caller): [Known, string] {
  if (caller.kind === 'person') return ['person', caller.person]
  return caller.kind === 'token' ? ['token', caller.token] : ['display', caller.display]
}

/** Sockets that one person, wall or token has open. */
export const socketsOf = (io: Server, caller: Caller): number =>
  io.sockets.adapter.rooms.get(callerRoom(...namedBy(caller)))?.size ?? 0

/** Open sockets by how they are connected, and the ways of one session's. */
export interface ByTransport {
  readonly mine: readonly string[]
  readonly websocket: number
  readonly polling: number
}

export function transportsOf(io: Server, session: string): ByTransport {
  const own = io.sockets.adapter.rooms.get(callerRoom('session', session)) ?? new Set()
  const count = { websocket: 0, polling: 0 }
  const mine = new Set<string>()
  for (const { id, conn } of io.sockets.sockets.values()) {
    const { name } = conn.transport
    count[name === 'websocket' ? 'websocket' : 'polling'] += 1
    if (own.has(id)) mine.add(name)
  }
  return { mine: [...mine].sort(), ...count }
}

interface Wire {
  pause(): void
  terminate(): void
}

/** The websocket itself; who polls has none. */
const wireOf = ({ conn }: Socket): Wire | undefined =>
  (conn as unknown as { transport: { socket?: Wire } }).transport.socket

/** At once: a polite end waits until everything has been taken, and who does not read takes nothing. */
function end(socket: Socket): void {
  const wire = wireOf(socket)
  socket.disconnect(true)
  wire?.terminate()
}

/** What engine.io holds for a client that does not read; `ws` itself hides it. */
function queueOf(socket: Socket): { readonly bytes: number; readonly head: unknown } {
  let bytes = 0
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: readonly { data?: unknown }[] }
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 64
  return { bytes, head: writeBuffer[0] }
}
