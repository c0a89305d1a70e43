/** How long requests may be begun in one turn of the event loop, ms; boards and the disk's answers go on in between. */
const budget = 1

/** How much later a request begins whose caller is held, ms: with one at a time on each connection a flood is none. */
export const heldBack = 1_000

/**
 * A request that took longer than this, ms, such as a whole view, is dear: its lane begins nothing for so many times as
 * long, at most `longestRest`, in which what the others wait for goes through all its steps.
 */
const dear = 3
const restTimes = 3
const longestRest = 50

export interface TurnsParts {
  /** Monotonic ms. */
  readonly now: () => number
  /** Runs in the next turn of the event loop. */
  readonly soon: (run: () => void) => void
  readonly after: (ms: number, run: () => void) => void
}

/**
 * Requests by HTTP and by socket begin by lanes in turn, one lane for each organisation: who asks for much waits behind
 * themselves. An idle server begins each in the next turn of the loop.
 */
export class Turns {
  readonly #parts: TurnsParts
  readonly #lanes = new Map<string, (() => void)[]>()
  readonly #resting = new Set<string>()
  #isPlanned = false

  constructor(parts: TurnsParts) {
    this.#parts = parts
  }

  /** Those of one lane begin in their order. `work` must not throw. */
  enter(lane: string, work: () => void): void {
    const waiting = this.#lanes.get(lane)
    if (waiting) waiting.push(work)
    else this.#lanes.set(lane, [work])
    this.#plan()
  }

  /** Begins all that waits, at once: the server stops. */
  finish(): void {
    for (let [lane] = this.#lanes.keys(); lane !== undefined; [lane] = this.#lanes.keys()) this.#first(lane)
  }

  #begin(): void {
    this.#isPlanned = false
    const end = this.#parts.now() + budget
    for (let lane = this.#ready(); lane !== null; lane = this.#ready()) {
      const began = this.#parts.now()
      this.#first(lane)
      const now = this.#parts.now()
      if (now - began > dear) this.#rest(lane, Math.min(longestRest, restTimes * (now - began)))
      if (now >= end) break
    }
    this.#plan()
  }

  #plan(): void {
    if (this.#isPlanned || this.#ready() === null) return
    this.#isPlanned = true
    this.#parts.soon(() => this.#begin())
  }

  /** The lane whose turn it is; null when nothing waits but behind a rest. */
  #ready(): string | null {
    for (const lane of this.#lanes.keys()) if (!this.#resting.has(lane)) return lane
    return null
  }

  #rest(lane: string, ms: number): void {
    this.#resting.add(lane)
    this.#parts.after(ms, () => {
      this.#resting.delete(lane)
      this.#plan()
    })
  }

  /** Begins what waits first in the lane, and puts the lane behind all others. */
  #first(lane: string): void {
    const waiting = this.#lanes.get(lane) ?? []
    const work = waiting.shift()
    this.#lanes.delete(lane)
    if (waiting.length > 0) this.#lanes.set(lane, waiting)
    work?.()
  }
}
