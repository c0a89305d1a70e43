import type { Caller } from '../accounts/types.ts'

/** How fast one person or one wall may ask, over all its sockets. */
export interface Limits {
  /** Requests a second, in the long run. */
  readonly rate: number
  /** Requests at once. */
  readonly burst: number
  /** Requests over the limit after which the socket is cut. */
  readonly patience: number
  /** Sockets open at once; left out, any number. */
  readonly sockets?: number
}

export const usualLimits: Limits = { rate: 20, burst: 60, patience: 200, sockets: 100 }

/** Tokens that refill with time: `rate` a second, at most `burst`. */
export class Bucket {
  #tokens: number
  #at: number
  readonly #limits: Limits

  constructor(limits: Limits, now: number) {
    this.#limits = limits
    this.#tokens = limits.burst
    this.#at = now
  }

  /** Takes one token; false when there is none. `now` is monotonic ms. */
  take(now: number): boolean {
    this.#refill(now)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  isFull(now: number): boolean {
    this.#refill(now)
    return this.#tokens >= this.#limits.burst
  }

  #refill(now: number): void {
    const { rate, burst } = this.#limits
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1000) * rate)
    this.#at = now
  }
}

/** One bucket per caller over every door and socket: opening more of them, or closing all, makes nobody faster. */
export class Buckets {
  readonly limits: Limits
  readonly #held = new Map<string, Bucket>()
  #tidyAt = 1_000

  constructor(limits: Limits = usualLimits) {
    this.limits = limits
  }

  get size(): number {
    return this.#held.size
  }

  /** Takes one of the caller's tokens; false when there is none. `now` is monotonic ms. */
  take(caller: string, now: number): boolean {
    const bucket = this.#held.get(caller) ?? new Bucket(this.limits, now)
    if (!this.#held.has(caller)) this.#keep(caller, bucket, now)
    return bucket.take(now)
  }

  /** A full bucket is as good as none. */
  #keep(caller: string, bucket: Bucket, now: number): void {
    this.#held.set(caller, bucket)
    if (this.#held.size < this.#tidyAt) return
    for (const [other, held] of this.#held) if (other !== caller && held.isFull(now)) this.#held.delete(other)
    this.#tidyAt = 2 * this.#held.size + 1_000
  }
}

/** Whose bucket it is: one person's, one wall's or one token's. */
export const paceKey = (caller: Caller): string => {
  if (caller.kind === 'person') return caller.person
  return caller.kind === 'token' ? caller.token : caller.display
}
