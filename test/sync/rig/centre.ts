import type { NetAnswer, Net } from '../../../client/adapters/net.ts'
import type { OpenWire, WireHandlers } from '../../../client/adapters/wire.ts'
import { decide } from '../../../domain/commands.ts'
import type { CongressCommand } from '../../../domain/commands.ts'
import type { CommandAnswer, Envelope, SubscribeAnswer, WireEvent } from '../../../domain/protocol.ts'
import { actorOf, recordOf } from '../../../domain/state.ts'
import type { CongressState } from '../../../domain/state.ts'
import { evolveView } from '../../../domain/view.ts'
import type { FakeClock } from '../../tools/clock.ts'
import { congress, meOf } from './scene.ts'

/** What the centre and the net do to one command, in the order they are tried. */
export type Mishap =
  | 'none'
  | 'fault'
  | 'lost-before'
  | 'lost-after'
  | 'cut-before'
  | 'cut-after'
  | 'too-fast'
  | 'full'
  | 'garbage'

interface OpenSocket {
  readonly handlers: WireHandlers
  readonly person: string
  subscribed: boolean
  over: boolean
  close(): void
}

const fault = { ok: false, error: { code: 'fault', message: 'lỗi', retryable: true } } as const

/**
 * The centre as one view sees it, deciding by the product's own rules; it loses, repeats, faults and restarts as told.
 * `accepted` holds each id once, in order, with how often it took effect.
 */
export class Centre {
  readonly accepted = new Map<string, { readonly answer: CommandAnswer; effects: number }>()
  readonly answered = new Set<string>()
  readonly seen: Envelope[] = []
  /** Whose cookie the browser holds. */
  signedIn: string | null
  up = true
  accepting = true
  mishap: (envelope: Envelope) => Mishap = () => 'none'
  /** What becomes of one message of events on its way. */
  delivery: () => 'once' | 'never' | 'twice' = () => 'once'
  latency: () => number = () => 5
  epoch = 'a'
  ring = 5_000
  loads = 0
  /** How far its clock is ahead of the phone's, ms. */
  ahead = 0
  /** The person still has a place. */
  member = true
  #state: CongressState
  readonly #clock: FakeClock
  #log: WireEvent[] = []
  readonly #sockets = new Set<OpenSocket>()
  #beating = true
  /** Stands for the digest of a cursor. */
  #history = 0

  constructor(state: CongressState, clock: FakeClock, person: string) {
    this.#state = state
    this.#clock = clock
    this.signedIn = person
    clock.every(5_000, () => this.#beat())
  }

  get state(): CongressState {
    return this.#state
  }

  get sockets(): number {
    return this.#sockets.size
  }

  cursor(position = this.#log.length): string {
    return `${this.epoch}.${position}.${this.#history}`
  }

  /** Every line breaks; nothing is forgotten. */
  restart(): void {
    for (const socket of [...this.#sockets]) socket.close()
  }

  /** Lines look open and carry nothing. */
  halfOpen(): void {
    this.#beating = false
    for (const socket of this.#sockets) socket.over = true
  }

  revive(): void {
    this.#beating = true
  }

  /** An older copy of its files was put back, with nobody telling. */
  forget(state: CongressState): void {
    this.#state = state
    this.#log = []
    this.#history += 1
    this.accepted.clear()
  }

  push(event: string, body: unknown): void {
    for (const socket of this.#sockets) this.#say(socket, event, body)
  }

  /** Somebody else's command, or one of these people's from elsewhere. */
  act(person: string, id: string, command: CongressCommand): CommandAnswer {
    return this.#handIn(person, { id, congress, ...command, madeAt: this.#clock.now() })
  }

  net(): Net {
    const late = <T>(answer: () => NetAnswer<T>): Promise<NetAnswer<T>> =>
      new Promise((resolve) => {
        this.#clock.after(this.latency(), () =>
          resolve(this.up ? answer() : { ok: false, error: { status: 0, code: 'no-connection' } }),
        )
      })
    const out = { ok: false, error: { status: 401, code: 'signed-out' } } as const
    return {
      get: <T>(path: string) =>
        late<T>(() =>
          this.signedIn === null
            ? out
            : {
                ok: true,
                body: this.#page(path) as T,
                ...(path.endsWith('/view') ? { by: this.signedIn } : {}),
              },
        ),
      post: <T>(path: string, body: object) => late<T>(() => this.#door(path, body) as NetAnswer<T>),
      del: <T>() =>
        late<T>(() => {
          this.signedIn = null
          return { ok: true, body: {} as T }
        }),
    }
  }

  wire(): OpenWire {
    return (_auth, handlers) => {
      const socket: OpenSocket = {
        handlers,
        person: this.signedIn ?? '',
        subscribed: false,
        over: false,
        close: () => {
          if (!this.#sockets.delete(socket) && socket.over) return
          socket.over = true
          handlers.closed()
        },
      }
      const refused = !this.up || this.signedIn === null
      if (!refused) this.#sockets.add(socket)
      this.#clock.after(this.latency(), () => (refused ? handlers.closed() : this.#welcome(socket)))
      return {
        close: () => socket.close(),
        ask: (event, body, patience) => this.#asked(socket, event, body, patience),
      }
    }
  }

  #welcome(socket: OpenSocket): void {
    if (!this.#sockets.has(socket) || socket.over) return
    socket.handlers.message('heartbeat', {
      at: this.#clock.now() + this.ahead,
      commandsAccepted: this.accepting,
    })
    socket.handlers.opened()
  }

  #beat(): void {
    if (this.#beating)
      this.push('heartbeat', { at: this.#clock.now() + this.ahead, commandsAccepted: this.accepting })
  }

  #say(socket: OpenSocket, event: string, body: unknown): void {
    this.#clock.after(this.latency(), () => {
      if (this.#sockets.has(socket) && !socket.over) socket.handlers.message(event, structuredClone(body))
    })
  }

  #page(path: string): unknown {
    if (path === '/api/v1/me') return meOf(this.signedIn, this.#clock.now())
    if (path.endsWith('/people')) return { people: [{ person: this.signedIn, name: 'Người trực' }] }
    this.loads += 1
    return { congress, cursor: this.cursor(), at: this.#clock.now(), view: recordOf(this.#state) }
  }

  #door(path: string, body: object): NetAnswer<unknown> {
    if (path !== '/api/v1/session') return { ok: false, error: { status: 404, code: 'not-found' } }
    this.signedIn = (body as { username: string }).username
    return { ok: true, body: meOf(this.signedIn, this.#clock.now()) }
  }

  #asked(socket: OpenSocket, event: string, body: object, patience: number) {
    type Asked = Awaited<ReturnType<ReturnType<OpenWire>['ask']>>
    return new Promise<Asked>((resolve) => {
      const lost = (): void =>
        resolve({ answered: false, lost: this.#sockets.has(socket) ? 'answer' : 'line' })
      const cancel = this.#clock.after(patience, lost)
      const answer = (value: unknown): void => {
        this.#clock.after(this.latency(), () => {
          if (!this.#sockets.has(socket) || socket.over) return
          cancel()
          resolve({ answered: true, answer: structuredClone(value) })
        })
      }
      const gone = (): void => {
        cancel()
        socket.close()
        resolve({ answered: false, lost: 'line' })
      }
      this.#clock.after(this.latency(), () => {
        if (!this.#sockets.has(socket)) return gone()
        if (socket.over) return
        if (event === 'subscribe') return answer(this.#subscribe(socket, body as { cursor: string | null }))
        this.#command(socket, body as Envelope, answer, gone)
      })
    })
  }

  #subscribe(socket: OpenSocket, { cursor }: { cursor: string | null }): SubscribeAnswer {
    if (!this.member) return { ok: false, error: { code: 'not-found', message: '' } }
    socket.subscribed = true
    const position = Number(cursor?.split('.')[1])
    const fits = cursor === this.cursor(position) && position <= this.#log.length
    if (fits && this.#log.length - position <= this.ring)
      return {
        ok: true,
        mode: 'events',
        congress,
        from: cursor,
        cursor: this.cursor(),
        events: this.#log.slice(position),
      }
    return {
      ok: true,
      mode: 'snapshot',
      congress,
      cursor: this.cursor(),
      at: this.#clock.now(),
      view: recordOf(this.#state),
    }
  }

  #command(socket: OpenSocket, envelope: Envelope, answer: (value: unknown) => void, gone: () => void): void {
    this.seen.push(envelope)
    const mishap = this.mishap(envelope)
    if (mishap === 'cut-before') return gone()
    if (mishap === 'lost-before') return
    if (mishap === 'fault') return answer(fault)
    if (mishap === 'garbage') return answer('<html>504</html>')
    if (mishap === 'too-fast' || mishap === 'full')
      return answer({
        ok: false,
        error: { ...fault.error, code: mishap === 'full' ? 'storage-full' : 'too-fast' },
      })
    const made = this.#handIn(socket.person, envelope)
    if (mishap === 'cut-after') return gone()
    if (mishap === 'lost-after') return
    this.answered.add(envelope.id)
    answer(made)
  }

  #handIn(person: string, envelope: Envelope): CommandAnswer {
    const known = this.accepted.get(envelope.id)
    if (known) return known.answer
    const by = actorOf(this.#state, person, false)
    if (!by) return { ok: false, error: { code: 'not-found', message: '' } }
    const { id, madeAt, expected, type, payload } = envelope
    const at = this.#clock.now()
    const ctx = { by, at, madeAt, id, expected: expected ?? null }
    const decision = decide(this.#state, { type, payload } as unknown as CongressCommand, ctx)
    if (!decision.ok) return { ok: false, error: { ...decision.refusal, message: 'không' } }
    const from = this.cursor()
    const stamp = { at, by: { person, organisation: by.organisation }, id }
    const events = decision.events.map((e) => ({ e, s: stamp }))
    for (const { e, s } of events) evolveView(this.#state, e, s)
    this.#log.push(...events)
    const answer = { ok: true, cursor: this.cursor() } as const
    this.accepted.set(id, { answer, effects: 1 })
    this.#publish({ congress, from, cursor: this.cursor(), events })
    return answer
  }

  #publish(message: object): void {
    for (const socket of this.#sockets) {
      if (!socket.subscribed) continue
      const times = { once: 1, never: 0, twice: 2 }[this.delivery()]
      for (let time = 0; time < times; time += 1) this.#say(socket, 'events', message)
    }
  }
}
