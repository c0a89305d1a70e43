import type { Server, Socket } from 'socket.io'

/** What a socket of the centre hands to its line. */
export interface LineEnd {
  readonly emit: (event: string, body: unknown) => void
  readonly cut: () => void
}

/** As much of a Socket.IO socket as `Broadcast` asks of it. */
export class FakeSocket {
  readonly rooms = new Set<string>()
  readonly id: string
  readonly data: object
  /** Nothing ever waits in here: what is slow is the line behind it. */
  readonly conn = { writeBuffer: [] }
  readonly #io: FakeIo
  readonly #end: LineEnd

  constructor(io: FakeIo, id: string, data: object, end: LineEnd) {
    this.id = id
    this.#io = io
    this.#end = end
    this.data = data
    io.sockets.sockets.set(id, this)
  }

  join(room: string): void {
    this.rooms.add(room)
    const members = this.#io.sockets.adapter.rooms.get(room) ?? new Set()
    this.#io.sockets.adapter.rooms.set(room, members.add(this.id))
  }

  leave(room: string): void {
    this.rooms.delete(room)
    this.#io.sockets.adapter.rooms.get(room)?.delete(this.id)
  }

  emit(event: string, body: unknown): void {
    this.#end.emit(event, body)
  }

  disconnect(): void {
    this.gone()
    this.#end.cut()
  }

  gone(): void {
    for (const room of [...this.rooms]) this.leave(room)
    this.#io.sockets.sockets.delete(this.id)
  }
}

/** As much of a Socket.IO server as `Broadcast` asks of it: rooms in memory, and lines that fail as told. */
export class FakeIo {
  readonly sockets = {
    sockets: new Map<string, FakeSocket>(),
    adapter: { rooms: new Map<string, Set<string>>() },
  }

  to(room: string) {
    return { emit: (event: string, body: unknown) => this.#in(room).forEach((one) => one.emit(event, body)) }
  }

  in(room: string) {
    return { ...this.to(room), disconnectSockets: () => this.#in(room).forEach((one) => one.disconnect()) }
  }

  get volatile() {
    return {
      emit: (event: string, body: unknown) =>
        [...this.sockets.sockets.values()].forEach((one) => one.emit(event, body)),
    }
  }

  /** Seen as the product sees it. */
  get server(): Server {
    return this as unknown as Server
  }

  #in(room: string): FakeSocket[] {
    const ids = this.sockets.adapter.rooms.get(room) ?? []
    return [...ids].flatMap((id) => this.sockets.sockets.get(id) ?? [])
  }
}

export const asSocket = (socket: FakeSocket): Socket => socket as unknown as Socket
