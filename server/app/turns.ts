import { Lanes } from '../adapters/lanes.ts'

/** How long requests may be begun in one turn of the event loop, ms; boards and the disk's answers go on in between. */
const budget = 1

/** How much later a request begins whose caller is held, ms: with one at a time on each connection a flood is none. */
export const heldBack = 1_000

export interface TurnsParts {
  /** Monotonic ms. */
  readonly now: () => number
  /** Runs in the next turn of the event loop. */
  readonly soon: (run: () => void) => void
}

/**
 * Requests by HTTP and by socket begin by lanes in turn, one lane for each organisation: who asks for much waits behind
 * themselves. An idle server begins each in the next turn of the loop.
 */
export class Turns {
  readonly #parts: TurnsParts
  readonly #lanes = new Lanes<() => void>()
  #isPlanned = false

  constructor(parts: TurnsParts) {
    this.#parts = parts
  }

  /** Those of one lane begin in their order. `work` must not throw. */
  enter(lane: string, work: () => void): void {
    this.#lanes.add(lane, work)
    if (this.#isPlanned) return
    this.#isPlanned = true
    this.#parts.soon(() => this.#begin())
  }

  /** Begins all that waits, at once: the server stops. */
  finish(): void {
    while (this.#next()) continue
  }

  #begin(): void {
    const end = this.#parts.now() + budget
    while (this.#next() && this.#parts.now() < end) continue
    this.#isPlanned = !this.#lanes.isEmpty
    if (this.#isPlanned) this.#parts.soon(() => this.#begin())
  }

  #next(): boolean {
    const work = this.#lanes.next()
    work?.()
    return work !== undefined
  }
}
