import type { Heartbeat } from '../../domain/protocol.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Wake } from '../adapters/wake.ts'
import { silence } from './link.ts'
import { ServerTime } from './server-time.ts'
import type { Connection } from './snapshot.ts'

/** What the screens are told of the line. */
export class ConnectionState {
  readonly time = new ServerTime()
  readonly #clock: Clock
  readonly #wake: Wake
  readonly #changed: () => void
  readonly #stops: (() => void)[]
  #now: Connection

  constructor(clock: Clock, wake: Wake, changed: () => void) {
    this.#clock = clock
    this.#wake = wake
    this.#changed = changed
    this.#now = {
      state: wake.online() ? 'reconnecting' : 'offline',
      since: clock.now(),
      lastHeartbeat: null,
      commandsAccepted: true,
      scheduledAt: null,
    }
    this.#stops = [clock.every(1_000, () => this.#watch()), wake.onOffline(() => this.#watch())]
  }

  get now(): Connection {
    return this.#now
  }

  get live(): boolean {
    return this.#now.state === 'live'
  }

  wentLive(): void {
    if (!this.live) this.#set({ state: 'live', since: this.#clock.now() })
  }

  lost(): void {
    if (this.live)
      this.#set({ state: this.#wake.online() ? 'reconnecting' : 'offline', since: this.#clock.now() })
  }

  beat({ at, commandsAccepted, scheduledAt }: Heartbeat): void {
    const now = this.#clock.now()
    this.time.heard(at, now)
    this.#set({ lastHeartbeat: now, commandsAccepted, scheduledAt })
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }

  #watch(): void {
    const { state, since } = this.#now
    const long = this.#clock.now() - since >= silence
    if (state === 'reconnecting' && (long || !this.#wake.online())) this.#set({ state: 'offline' })
  }

  #set(change: Partial<Connection>): void {
    this.#now = { ...this.#now, ...change }
    this.#changed()
  }
}
