import type { OpenWire, WireHandlers } from '../../client/adapters/wire.ts'
import type { FakeSocket } from './fake-io.ts'
import type { SimServer } from './server.ts'
import { congress, secret } from './scene.ts'
import type { Truth } from './truth.ts'
import type { VirtualTime } from './time.ts'

/** What becomes of one message on its way. */
export type Fate = 'comes' | 'lost' | 'twice' | 'late' | 'cut'

/** The net between the devices and the centre. */
export interface Network {
  readonly time: VirtualTime
  readonly truth: Truth
  readonly random: () => number
  fate: (what: 'request' | 'answer' | 'message') => Fate
  latency: () => number
  /** A command is decided: `before` and when its answer is known. */
  readonly judged: (server: SimServer, person: string, body: object) => (answer: unknown) => void
  /** The process that answers now; null: none does. */
  server: SimServer | null
  /** The view that what is sent at this moment is of. */
  sendingKey: string | null
  readonly lines: Set<Line>
  lastId: number
  /** Told of each receipt that reached a device: the id it is for. */
  readonly received: (id: string) => void
  /** Told of each answer of the centre to a command, before the net has it. */
  readonly answered: (person: string, id: string, answer: unknown) => void
}

type Asked = Awaited<ReturnType<ReturnType<OpenWire>['ask']>>
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** One attempt at a socket, from one device to the process that was there when it began. */
export class Line {
  readonly person: string
  readonly #net: Network
  readonly #server: SimServer | null
  readonly #handlers: WireHandlers
  #socket: FakeSocket | null = null
  #over = false
  /** Looks open and carries nothing. */
  #mute = false
  /** Nothing overtakes what was sent before it on the same line, unless it is meant to come late. */
  #lastDue = 0

  constructor(net: Network, person: string, online: boolean, handlers: WireHandlers) {
    this.#net = net
    this.person = person
    this.#handlers = handlers
    this.#server = online ? net.server : null
    net.lines.add(this)
    net.time.after(net.latency() + 1, () => this.#open())
  }

  /** The other side is gone: told, or not even that. */
  drop(told: boolean): void {
    this.#mute = true
    if (told) this.#net.time.after(this.#net.latency(), () => this.close())
  }

  close(): void {
    if (this.#over) return
    this.#over = true
    this.#socket?.gone()
    this.#net.lines.delete(this)
    this.#handlers.closed()
  }

  ask(event: string, body: object, patience: number): Promise<Asked> {
    const { time } = this.#net
    return new Promise((resolve) => {
      const cancel = time.after(patience, () =>
        resolve({ answered: false, lost: this.#over ? 'line' : 'answer' }),
      )
      const answered = (answer: unknown): void => {
        cancel()
        resolve({ answered: true, answer })
      }
      this.#carry('request', () => void this.#asked(event, copy(body), answered))
    })
  }

  #open(): void {
    if (this.#over) return
    // The process may be another by now, or dead.
    if (!this.#server || this.#server !== this.#net.server) return this.close()
    this.#net.lastId += 1
    this.#socket = this.#server.connect(this.person, `s${this.#net.lastId}`, {
      emit: (event, body) => this.#emit(event, body),
      cut: () => this.drop(true),
    })
    if (this.#isOpen()) this.#handlers.opened()
  }

  /** Asked anew: the line may be cut while it is being opened. */
  #isOpen(): boolean {
    return !this.#over
  }

  async #asked(event: string, body: object, answered: (answer: unknown) => void): Promise<void> {
    const server = this.#server
    if (!server || !this.#socket || server !== this.#net.server) return
    const judge = event === 'command' ? this.#net.judged(server, this.person, body) : null
    const answer = await server.ask(this.#socket, event, body)
    await server.kept()
    if (server !== this.#net.server) return
    const { id } = body as { id?: string }
    judge?.(answer)
    if (id !== undefined) this.#net.answered(this.person, id, answer)
    this.#look(answer)
    const sent = copy(answer)
    this.#carry('answer', () => {
      if (id !== undefined && (sent as { ok: boolean }).ok) this.#net.received(id)
      answered(sent)
    })
  }

  #emit(event: string, body: unknown): void {
    if (event === 'events' && this.#net.sendingKey !== null) {
      const place = this.#net.truth.placeOf(this.person)
      if (place !== this.#net.sendingKey)
        this.#net.truth.say(`P4 ${this.person} of ${place} is sent an event of ${this.#net.sendingKey}`)
    }
    this.#look(body)
    const sent = copy(body)
    this.#carry('message', () => this.#handlers.message(event, sent))
  }

  /** Held against a list of its own, not against the product's table. */
  #look(body: unknown): void {
    const { truth } = this.#net
    if (truth.placeOf(this.person) === 'so' || !JSON.stringify(body ?? null).includes(secret)) return
    truth.say(`P4 ${this.person} is sent what the department keeps for itself`)
  }

  #carry(what: 'request' | 'answer' | 'message', deliver: () => void): void {
    const { time, fate, latency } = this.#net
    if (this.#mute || this.#over) return
    const meant = fate(what)
    if (meant === 'lost') return
    if (meant === 'cut') return this.close()
    const due = Math.max(this.#lastDue, time.elapsed + latency())
    if (meant !== 'late') this.#lastDue = due
    const arrive = (): void => {
      if (!this.#over && !this.#mute) deliver()
    }
    time.after(due - time.elapsed + (meant === 'late' ? latency() * 3 : 0), arrive)
    if (meant === 'twice') time.after(due - time.elapsed + latency(), arrive)
  }
}

export const viewPath = `/api/v1/congresses/${congress}/view`
