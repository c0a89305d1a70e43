/** Bytes that all measurements together may move: this much at once, then so much per second (40 Mbit/s). */
const burst = 16 * 1024 * 1024
const perSecond = 5 * 1024 * 1024
/** Bytes that one person may move: this much, refilled over a minute. */
const ownBurst = 24 * 1024 * 1024
const ownPerSecond = ownBurst / 60

export interface BudgetLimits {
  readonly burst: number
  readonly perSecond: number
  readonly ownBurst: number
  readonly ownPerSecond: number
}

class Bucket {
  readonly #most: number
  readonly #perSecond: number
  #held: number
  #at: number

  constructor(most: number, rate: number, now: number) {
    this.#most = most
    this.#perSecond = rate
    this.#held = most
    this.#at = now
  }

  /** Milliseconds until so many are there; 0 when they are. */
  wait(wanted: number, now: number): number {
    this.#held = Math.min(this.#most, this.#held + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    return this.#held >= wanted ? 0 : ((wanted - this.#held) / this.#perSecond) * 1000
  }

  take(wanted: number): void {
    this.#held -= wanted
  }

  get full(): boolean {
    return this.#held >= this.#most
  }
}

/** Keeps measuring from starving the board: a bound for all, one for each person, and one transfer at a time for each. */
export class MeasureBudget {
  readonly #limits: BudgetLimits
  readonly #all: Bucket
  readonly #people = new Map<string, Bucket>()
  readonly #busy = new Set<string>()

  constructor(now: number, limits: Partial<BudgetLimits> = {}) {
    this.#limits = { burst, perSecond, ownBurst, ownPerSecond, ...limits }
    this.#all = new Bucket(this.#limits.burst, this.#limits.perSecond, now)
  }

  /** Seconds to wait before asking again; 0 when the transfer may begin. `done` has to follow then. */
  begin(person: string, bytes: number, now: number): number {
    if (this.#busy.has(person)) return 1
    let own = this.#people.get(person)
    if (!own)
      this.#people.set(person, (own = new Bucket(this.#limits.ownBurst, this.#limits.ownPerSecond, now)))
    const wait = Math.max(this.#all.wait(bytes, now), own.wait(bytes, now))
    if (wait > 0) return Math.ceil(wait / 1000)
    this.#all.take(bytes)
    own.take(bytes)
    this.#busy.add(person)
    return 0
  }

  done(person: string): void {
    this.#busy.delete(person)
    const own = this.#people.get(person)
    // Who has not measured for a minute is forgotten.
    if (own?.full) this.#people.delete(person)
  }
}
