/** How fast one person or one wall may ask, over all its sockets. */
export interface Limits {
  /** Requests a second, in the long run. */
  readonly rate: number
  /** Requests at once. */
  readonly burst: number
  /** Requests over the limit after which the socket is cut. */
  readonly patience: number
}

export const usualLimits: Limits = { rate: 20, burst: 60, patience: 200 }

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
    const { rate, burst } = this.#limits
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1000) * rate)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}

/** One bucket per caller, kept while one of its sockets is open: opening more of them makes nobody faster. */
export class Buckets {
  readonly #limits: Limits
  readonly #held = new Map<string, { readonly bucket: Bucket; sockets: number }>()

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** The caller's bucket; `leave` it once when the socket is gone. */
  join(caller: string, now: number): Bucket {
    const held = this.#held.get(caller) ?? { bucket: new Bucket(this.#limits, now), sockets: 0 }
    held.sockets += 1
    this.#held.set(caller, held)
    return held.bucket
  }

  leave(caller: string): void {
    const held = this.#held.get(caller)
    if (!held) return
    held.sockets -= 1
    if (held.sockets === 0) this.#held.delete(caller)
  }
}
