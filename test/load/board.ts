import { fieldOf, Light, markersIn } from './light.ts'
import type { Pass } from './light.ts'

/** What all boards of a process saw of one command, ms of `performance.now()`. */
export interface Sight {
  boards: number
  first: number
  last: number
}

/** What goes for all boards together. */
export interface Tally {
  readonly seen: Map<number, Sight>
  /** Sockets that closed without being told to. */
  lost: number
  /** A message that does not join on to what the board has, or a marker twice or out of order. */
  readonly wrong: string[]
  /** Answers to a subscription: what came after the cursor, or the whole. */
  resumed: number
  whole: number
}

export const newTally = (): Tally => ({ seen: new Map(), lost: 0, wrong: [], resumed: 0, whole: 0 })

/** One follower: it connects, follows from its cursor, and notices what is missing, doubled or out of order. */
export class Board {
  readonly #port: number
  readonly #pass: Pass
  readonly #subscribe: object
  readonly #tally: Tally
  #light: Light | null = null
  #cursor: string | null = null
  #latest = 0
  #open = false

  constructor(port: number, pass: Pass, subscribe: object, tally: Tally) {
    this.#port = port
    this.#pass = pass
    this.#subscribe = subscribe
    this.#tally = tally
  }

  get open(): boolean {
    return this.#open
  }

  get latest(): number {
    return this.#latest
  }

  /** Connects and catches up; rejects when it is not let in. */
  async connect(): Promise<void> {
    const light = await Light.open(this.#port, this.#pass, (frame) => this.#events(frame))
    this.#light = light
    light.socket.once('close', () => {
      if (this.#light !== light) return
      this.#open = false
      this.#light = null
      this.#tally.lost += 1
    })
    const asked = { ...this.#subscribe, cursor: this.#cursor }
    const answer = await light.ask('subscribe', asked, (text) => this.#answered(Buffer.from(text)))
    if (answer === null) throw new Error('closed while it subscribed')
    this.#open = true
  }

  close(): void {
    const light = this.#light
    this.#light = null
    this.#open = false
    light?.close()
  }

  /** Reads nothing more: the server's bytes pile up on its side. */
  stall(): void {
    this.#light?.socket.pause()
  }

  #answered(answer: Buffer): void {
    if (!answer.includes('"ok":true')) throw new Error(answer.toString('utf8', 0, 200))
    if (answer.includes('"mode":"events"')) {
      this.#tally.resumed += 1
      this.#join(answer, 'answer')
      this.#note(answer)
      return
    }
    this.#tally.whole += 1
    this.#cursor = fieldOf(answer, 'cursor')
    // A whole view holds every note there is, each once.
    this.#latest = Math.max(this.#latest, ...markersIn(answer))
  }

  #events(frame: Buffer): void {
    if (!frame.includes('["events"')) return
    this.#join(frame, 'message')
    this.#note(frame)
  }

  #join(bytes: Buffer, what: string): void {
    const from = fieldOf(bytes, 'from')
    // A bare server keeps no cursors.
    if (from === null) return
    if (this.#cursor !== null && from !== this.#cursor)
      this.#tally.wrong.push(`${what} from ${from} at ${this.#cursor}`)
    this.#cursor = fieldOf(bytes, 'cursor')
  }

  #note(bytes: Buffer): void {
    const now = performance.now()
    for (const seq of markersIn(bytes)) {
      // Who has a cursor has all that came before it; a bare server's boards begin where they begin.
      const isNext = this.#cursor === null ? seq > this.#latest : seq === this.#latest + 1
      if (!isNext) this.#tally.wrong.push(`marker ${seq} after ${this.#latest}`)
      this.#latest = seq
      const seen = this.#tally.seen.get(seq) ?? { boards: 0, first: now, last: now }
      seen.boards += 1
      seen.last = now
      this.#tally.seen.set(seq, seen)
    }
  }
}
