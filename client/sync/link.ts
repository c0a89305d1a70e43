import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Wake } from '../adapters/wake.ts'
import type { Asked, OpenWire, Wire, WireAuth } from '../adapters/wire.ts'
import type { Heartbeat } from '../../domain/protocol.ts'

/** Whether the socket that just opened is this account's: another tab may have signed somebody else in. */
export type Identity = 'same' | 'unknown' | { readonly ended: string }

export interface LinkParts {
  readonly clock: Clock
  readonly chance: Chance
  readonly wake: Wake
  readonly openWire: OpenWire
  readonly auth: () => WireAuth
  readonly identify: () => Promise<Identity>
  readonly on: LinkHandlers
}

export interface LinkHandlers {
  /** The socket is open and this account's: subscribe, send. */
  readonly opened: () => void
  /** It is not any more; reconnecting goes on by itself. */
  readonly lost: () => void
  readonly beat: (beat: Heartbeat) => void
  readonly message: (event: string, body: unknown) => void
  /** The session is over; nothing more is tried. */
  readonly ended: (reason: string) => void
}

/** Silence after which an open socket counts as dead, ms; the server says something every 5 s. */
export const silence = 15_000
const shortest = 1_000
const longest = 30_000
const settle = 2_000
/** After this reason the session goes on, only the place has changed. */
const moved = 'moved'

/**
 * The socket to the centre: opened, watched, opened again with jitter (1 to 30 s), and at once when the phone wakes,
 * the network comes back or a person asks.
 */
export class Link {
  readonly #parts: LinkParts
  #wire: Wire | null = null
  #open = false
  #tries = 0
  /** By both clocks: one may stand still while the phone sleeps, the other may be set back. */
  #lastSign = { monotonic: 0, wall: 0 }
  #cancelNext: (() => void) | null = null
  #notBefore = 0
  #stops: (() => void)[] = []

  constructor(parts: LinkParts) {
    this.#parts = parts
  }

  start(): void {
    const { clock, wake } = this.#parts
    this.#stops = [clock.every(1_000, () => this.#watch()), wake.onWake(() => this.#woke())]
    this.#connect()
  }

  get open(): boolean {
    return this.#open
  }

  /** "Nối lại": now, whatever was planned. */
  reconnect(): void {
    this.#notBefore = 0
    this.#tries = 0
    if (this.#open) this.#wire?.close()
    this.#connect()
  }

  /** Asks over the open socket. When no answer came, says whether the line at least lived on meanwhile. */
  async ask(event: string, body: object, timeoutMs: number): Promise<Asked> {
    const wire = this.#wire
    if (!wire || !this.#open) return { answered: false, lost: 'line' }
    const asked = await wire.ask(event, body, timeoutMs)
    if (asked.answered || asked.lost === 'line') return asked
    return { answered: false, lost: this.#quiet() < silence ? 'answer' : 'line' }
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
    this.#cancelNext?.()
    this.#cancelNext = null
    const wire = this.#wire
    this.#wire = null
    this.#open = false
    wire?.close()
  }

  #connect(): void {
    if (this.#wire || this.#stops.length === 0) return
    this.#cancelNext?.()
    this.#cancelNext = null
    const current = (): boolean => this.#wire === wire
    const wire: Wire = this.#parts.openWire(this.#parts.auth(), {
      opened: () => void this.#identified(current),
      closed: () => {
        if (current()) this.#closed()
      },
      message: (event, body) => {
        if (current()) this.#heard(event, body)
      },
    })
    this.#wire = wire
    this.#signOfLife()
  }

  async #identified(current: () => boolean): Promise<void> {
    const identity = await this.#parts.identify()
    if (!current()) return
    if (typeof identity === 'object') return this.#ended(identity.ended)
    // The socket lives but the account could not be made sure of: better no line than another person's.
    if (identity === 'unknown') return this.#wire?.close()
    this.#open = true
    this.#signOfLife()
    this.#parts.on.opened()
  }

  #closed(): void {
    const was = this.#open
    this.#wire = null
    this.#open = false
    this.#plan(this.#tries === 0 ? settle : shortest + settle * 2 ** this.#tries)
    this.#tries += 1
    if (was) this.#parts.on.lost()
    else void this.#askWhy()
  }

  /** A server that no longer knows the session refuses the socket without saying why. */
  async #askWhy(): Promise<void> {
    const identity = await this.#parts.identify()
    if (typeof identity === 'object' && this.#stops.length > 0) this.#ended(identity.ended)
  }

  /** Next attempt at a moment between 1 s and `most` from now, never later than 30 s. */
  #plan(most: number): void {
    const { clock, chance } = this.#parts
    const spread = shortest + chance.part() * (Math.min(most, longest) - shortest)
    const wait = Math.max(spread, this.#notBefore - clock.monotonic())
    this.#cancelNext?.()
    this.#cancelNext = clock.after(wait, () => this.#connect())
  }

  #heard(event: string, body: unknown): void {
    this.#signOfLife()
    if (this.#open) this.#tries = 0
    if (event === 'heartbeat') {
      this.#parts.on.beat(body as Heartbeat)
    } else if (event === 'draining') {
      const { afterMs } = body as { afterMs: number }
      this.#notBefore = this.#parts.clock.monotonic() + Math.min(longest, Math.max(shortest, afterMs))
    } else if (event === 'revoked') {
      const { reason } = body as { reason: string }
      // The server cuts the socket after it: a moved person comes back and is looked up again.
      if (reason !== moved) this.#ended(reason)
    } else {
      this.#parts.on.message(event, body)
    }
  }

  #ended(reason: string): void {
    this.stop()
    this.#parts.on.ended(reason)
  }

  #signOfLife(): void {
    const { clock } = this.#parts
    this.#lastSign = { monotonic: clock.monotonic(), wall: clock.now() }
  }

  #quiet(): number {
    const { clock } = this.#parts
    return Math.max(clock.monotonic() - this.#lastSign.monotonic, clock.now() - this.#lastSign.wall)
  }

  /** A half-open line looks open for minutes: without a sign of life it is given up. */
  #watch(): void {
    if (this.#wire && this.#quiet() > silence) this.#wire.close()
  }

  #woke(): void {
    // While the phone slept no timer ran: what looks open may be long dead.
    this.#watch()
    if (this.#parts.wake.online() && this.#notBefore <= this.#parts.clock.monotonic()) this.#connect()
  }
}
