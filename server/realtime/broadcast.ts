import type { Server, Socket } from 'socket.io'
import type { EventsMessage, Heartbeat } from '../../domain/protocol.ts'
import type { ViewKey } from '../app/port.ts'

/** Room names are made here and nowhere else, never from what a client sent. */
const viewRoom = (congress: string, key: ViewKey): string => `view:${congress}:${key}`
const callerRoom = (kind: 'session' | 'display' | 'person', id: string): string => `${kind}:${id}`

/** A socket with more than this waiting, bytes, or nothing drained for `stuckFor`, is cut; it resumes by its cursor. */
const mostQueued = 4 * 1024 * 1024
const stuckFor = 10_000

/** The only place that sends to sockets: it takes messages of the feed, which hold nothing but what `visible` passed. */
export class Broadcast {
  readonly #io: Server
  /** Since when a socket's queue has not been empty, monotonic ms. */
  readonly #stuck = new WeakMap<Socket, number>()

  constructor(io: Server) {
    this.#io = io
  }

  send(key: ViewKey, message: EventsMessage): void {
    this.#io.to(viewRoom(message.congress, key)).emit('events', message)
  }

  heartbeat(beat: Heartbeat): void {
    this.#io.volatile.emit('heartbeat', beat)
  }

  /** A socket watches one view of a congress at a time. */
  async watch(socket: Socket, congress: string, key: ViewKey): Promise<void> {
    await this.leave(socket, congress)
    await socket.join(viewRoom(congress, key))
  }

  async leave(socket: Socket, congress: string): Promise<void> {
    for (const room of socket.rooms) if (room.startsWith(`view:${congress}:`)) await socket.leave(room)
  }

  async know(socket: Socket, kind: 'session' | 'display', id: string, person: string | null): Promise<void> {
    await socket.join(callerRoom(kind, id))
    if (person !== null) await socket.join(callerRoom('person', person))
  }

  cut(kind: 'session' | 'display' | 'person', id: string, reason: string): void {
    const room = this.#io.in(callerRoom(kind, id))
    room.emit('revoked', { reason })
    room.disconnectSockets(true)
  }

  /** The person's place changed: out of every view at once, before anything more is sent; the client asks again. */
  unseat(person: string, congress: string): void {
    for (const id of this.#io.sockets.adapter.rooms.get(callerRoom('person', person)) ?? []) {
      const socket = this.#io.sockets.sockets.get(id)
      if (!socket) continue
      void this.leave(socket, congress)
      socket.emit('moved', { congress })
    }
  }

  /** Tells everybody to come back after a random delay, so that a restart is no stampede. */
  drain(delay: () => number): void {
    for (const socket of this.#io.sockets.sockets.values()) socket.emit('draining', { afterMs: delay() })
  }

  /** Cuts followers that are too slow: their queue would eat the server's memory. Returns how many. */
  cutSlow(now: number): { cut: number; queued: number } {
    let cut = 0
    let queued = 0
    for (const socket of this.#io.sockets.sockets.values()) {
      const waiting = queuedBytes(socket)
      queued += waiting
      if (waiting === 0) {
        this.#stuck.delete(socket)
        continue
      }
      const since = this.#stuck.get(socket) ?? now
      this.#stuck.set(socket, since)
      if (waiting <= mostQueued && now - since <= stuckFor) continue
      socket.disconnect(true)
      cut += 1
    }
    return { cut, queued }
  }

  get sockets(): number {
    return this.#io.sockets.sockets.size
  }
}

/** What engine.io holds for a client that does not read; `ws` itself hides it. */
function queuedBytes(socket: Socket): number {
  let bytes = 0
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: readonly { data?: unknown }[] }
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 64
  return bytes
}
