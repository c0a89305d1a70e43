import type { Caller } from '../accounts/types.ts'

/** How fast one person or one wall may ask, over all its sockets. */
export interface Limits {
  /** Requests a second, in the long run. */
  readonly rate: number
  /** Requests at once. */
  readonly burst: number
  /** Requests over the limit, on all sockets together, after which every one of them is cut. */
  readonly patience: number
  /** Sockets open at once; left out, any number. */
  readonly sockets?: number
}

/** How long who was cut is not let in again, ms. */
const heldFor = 10_000

export const usualLimits: Limits = { rate: 20, burst: 60, patience: 200, sockets: 100 }

/** Tokens that refill with time: `rate` a second, at most `burst`; what is asked over them is forgiven as fast. */
export class Bucket {
  #tokens: number
  #over = 0
  #heldUntil = Number.NEGATIVE_INFINITY
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

  /** Was told to wait over a socket; after too many of these it is held. */
  strike(now: number): void {
    this.#over += 1
    if (this.#over <= this.#limits.patience) return
    this.#over = 0
    this.#heldUntil = now + heldFor
  }

  /** Went on and on although told to wait. */
  isHeld(now: number): boolean {
    return now < this.#heldUntil
  }

  isFull(now: number): boolean {
    this.#refill(now)
    return this.#tokens >= this.#limits.burst && this.#over === 0 && !this.isHeld(now)
  }

  #refill(now: number): void {
    const { rate, burst } = this.#limits
    const more = ((now - this.#at) / 1000) * rate
    this.#tokens = Math.min(burst, this.#tokens + more)
    this.#over = Math.max(0, this.#over - more)
    this.#at = now
  }
}

/** One bucket per caller over every door and socket: opening more of them, or closing all, makes nobody faster. */
export class Buckets {
  readonly limits: Limits
  readonly #all = new Map<string, Bucket>()
  #tidyAt = 1_000

  constructor(limits: Limits = usualLimits) {
    this.limits = limits
  }

  get size(): number {
    return this.#all.size
  }

  /** Takes one of the caller's tokens; false when there is none. `now` is monotonic ms. */
  take(caller: string, now: number): boolean {
    const bucket = this.#all.get(caller) ?? new Bucket(this.limits, now)
    if (!this.#all.has(caller)) this.#keep(caller, bucket, now)
    return bucket.take(now)
  }

  /** The caller was told to wait over a socket; true when that was once too often, and it is to be let in nowhere for now. */
  strike(caller: string, now: number): boolean {
    this.#all.get(caller)?.strike(now)
    return this.isHeld(caller, now)
  }

  isHeld(caller: string, now: number): boolean {
    return this.#all.get(caller)?.isHeld(now) ?? false
  }

  /** A full bucket is as good as none. */
  #keep(caller: string, bucket: Bucket, now: number): void {
    this.#all.set(caller, bucket)
    if (this.#all.size < this.#tidyAt) return
    for (const [other, held] of this.#all) if (other !== caller && held.isFull(now)) this.#all.delete(other)
    this.#tidyAt = 2 * this.#all.size + 1_000
  }
}

/** Whose bucket it is: one person's, one wall's or one token's. */
export const paceKey = (caller: Caller): string => {
  if (caller.kind === 'person') return caller.person
  return caller.kind === 'token' ? caller.token : caller.display
}
