import type { EventsMessage, SubscribeAnswer, ViewAnswer, WireEvent } from '../../domain/protocol.ts'
import type { NetAnswer } from '../adapters/net.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Asked } from '../adapters/wire.ts'

export interface FollowerParts {
  readonly congress: string
  readonly clock: Clock
  /** First load over HTTP, compressed: a tenth of what the socket costs the server. */
  readonly load: () => Promise<NetAnswer<ViewAnswer>>
  /** Whether an answer of `load` is surely this account's; such a one need not wait for the line. */
  readonly own: (answer: NetAnswer<ViewAnswer>) => boolean
  readonly ask: (event: string, body: object, timeoutMs: number) => Promise<Asked>
  readonly on: FollowerHandlers
}

export interface FollowerHandlers {
  /** What must be there before these events can be applied; null: nothing. */
  readonly before?: (events: readonly WireEvent[]) => Promise<void> | null
  /** Replaces everything known. */
  readonly snapshot: (answer: ViewAnswer) => void
  /** The next events of the view, in order, none missing, none twice. */
  readonly events: (events: readonly WireEvent[], cursor: string) => void
  /** What is shown is the centre's from now on. */
  readonly live: () => void
  readonly notLive: () => void
  /** The account has no place in the congress (any more). */
  readonly gone: () => void
  readonly signedOut: () => void
}

const patience = 15_000
const firstRetry = 1_000
const longestRetry = 30_000
/** Not at once: a view that is served may be two seconds old, ms. */
const renewAfter = 1_000
/** So many misfits in a row, and only a whole new view helps. */
const misfitsUntilSnapshot = 3

type Subscribed = 'live' | 'again' | 'over'

/**
 * Keeps a view in step with the centre: a message is applied only where it joins on; a gap or a repeat asks again from
 * the cursor; a snapshot replaces. Cursors are opaque: they are compared for equality and nothing else.
 */
export class Follower {
  readonly #parts: FollowerParts
  #cursor: string | null = null
  /** Counts the lines followed on, so that a late answer of a former one is not taken. */
  #turn = 0
  /** Messages that arrive while an answer is awaited; null: none is. */
  #held: EventsMessage[] | null = null
  #following = false
  #renewal: (() => void) | null = null
  #misfits = 0
  #cancelRetry: (() => void) | null = null
  #ahead: Promise<NetAnswer<ViewAnswer>> | null = null

  constructor(parts: FollowerParts) {
    this.#parts = parts
  }

  get cursor(): string | null {
    return this.#cursor
  }

  /** What is shown already stands at this cursor. */
  resume(cursor: string): void {
    this.#cursor = cursor
  }

  /** Where nothing is kept the whole view comes while the line is still being opened, and is shown at once if it is surely
   * this account's; else it is taken once the line is. */
  loadAhead(): void {
    if (this.#cursor !== null) return
    const asked = this.#parts.load()
    this.#ahead = asked
    void asked.then((answer) => {
      if (this.#ahead !== asked || !answer.ok || !this.#parts.own(answer)) return
      this.#ahead = null
      try {
        this.#snapshot(answer.body)
      } catch {
        // Not to be read by this version: as if nothing had come.
        this.#cursor = null
      }
    })
  }

  /** The line is open: from here on, or from the beginning. */
  start(): void {
    this.stop()
    this.#following = true
    void this.#follow(this.#turn, firstRetry)
  }

  /** The whole view anew, once for all who ask meanwhile; what is shown stands until it is there. */
  renewSoon(): void {
    this.#renewal ??= this.#parts.clock.after(renewAfter, () => {
      this.#renewal = null
      this.#cursor = null
      if (this.#following) this.start()
    })
  }

  /** The line is gone. */
  stop(): void {
    this.#turn += 1
    this.#following = false
    this.#held = null
    this.#cancelRetry?.()
    this.#cancelRetry = null
  }

  /** For good: what is still on its way is not shown any more. */
  close(): void {
    this.#ahead = null
    this.stop()
  }

  message(message: EventsMessage): void {
    if (message.congress !== this.#parts.congress) return
    if (this.#held) return void this.#held.push(message)
    const wait = this.#parts.on.before?.(message.events)
    if (wait) return void this.#takeAfter(wait, message)
    if (this.#apply(message)) this.#misfits = 0
    else this.#misfit()
  }

  /** What comes meanwhile stands behind it. */
  async #takeAfter(wait: Promise<void>, message: EventsMessage): Promise<void> {
    const turn = this.#turn
    this.#held = [message]
    await wait.catch(() => undefined)
    if (turn !== this.#turn) return
    if (this.#release()) this.#misfits = 0
    else this.#misfit()
  }

  async #follow(turn: number, retry: number): Promise<void> {
    this.#held = []
    const outcome = await this.#subscribe(turn)
    if (turn !== this.#turn) return
    if (outcome === 'over') {
      this.#held = null
      return
    }
    if (outcome === 'live' && this.#release()) return this.#parts.on.live()
    this.#cancelRetry = this.#parts.clock.after(
      retry,
      () => void this.#follow(turn, Math.min(longestRetry, retry * 2)),
    )
  }

  async #subscribe(turn: number): Promise<Subscribed> {
    if (this.#cursor === null) await this.#load(turn)
    if (turn !== this.#turn) return 'over'
    const body = { congress: this.#parts.congress, cursor: this.#cursor }
    const asked = await this.#parts.ask('subscribe', body, patience)
    if (turn !== this.#turn) return 'over'
    if (!asked.answered) return 'again'
    const answer = asked.answer as SubscribeAnswer
    if (answer.ok && answer.mode === 'events')
      await this.#parts.on.before?.(answer.events)?.catch(() => undefined)
    return turn === this.#turn ? this.#take(answer) : 'over'
  }

  /** Without an answer the socket is asked for the whole view instead. */
  async #load(turn: number): Promise<void> {
    const asked = this.#ahead
    this.#ahead = null
    const ahead = await asked
    const answer = ahead?.ok ? ahead : await this.#parts.load()
    if (turn !== this.#turn || !answer.ok) return
    this.#snapshot(answer.body)
  }

  #take(answer: SubscribeAnswer): Subscribed {
    if (!answer.ok) return this.#refused(answer.error.code)
    if (answer.mode === 'snapshot') {
      this.#snapshot(answer)
      return 'live'
    }
    if (this.#apply(answer)) return 'live'
    this.#cursor = null
    return 'again'
  }

  #refused(code: string): Subscribed {
    if (code === 'not-found') {
      this.#cursor = null
      this.#parts.on.gone()
    } else if (code === 'signed-out') this.#parts.on.signedOut()
    else return 'again'
    return 'over'
  }

  #snapshot(answer: ViewAnswer): void {
    this.#cursor = answer.cursor
    this.#parts.on.snapshot(answer)
  }

  #apply({ from, cursor, events }: Pick<EventsMessage, 'from' | 'cursor' | 'events'>): boolean {
    if (from !== this.#cursor) return false
    try {
      this.#parts.on.events(events, cursor)
    } catch {
      // An event that cannot be applied must not stop the board: the whole view is asked for anew.
      this.#misfits = misfitsUntilSnapshot
      return false
    }
    this.#cursor = cursor
    return true
  }

  /** Applies what came meanwhile; false: it does not join on to what the answer brought. */
  #release(): boolean {
    const held = this.#held ?? []
    this.#held = null
    for (const message of held) this.#apply(message)
    const last = held.at(-1)
    // The last one is either applied or was in the answer already; otherwise something is missing before it.
    return last === undefined || last.cursor === this.#cursor
  }

  #misfit(): void {
    this.#misfits += 1
    this.#parts.on.notLive()
    if (this.#misfits === 1) return this.start()
    if (this.#misfits >= misfitsUntilSnapshot) this.#cursor = null
    this.stop()
    // What comes until then is in the answer to come.
    this.#held = []
    const wait = Math.min(longestRetry, firstRetry * 2 ** this.#misfits)
    this.#cancelRetry = this.#parts.clock.after(wait, () => this.start())
  }
}
