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

export const usualLimits: Limits = { rate: 20, burst: 60, patience: 100, sockets: 100 }

/** By which door somebody asks: who goes on by HTTP although told to wait keeps their boards. */
export type Door = 'socket' | 'http'

/** How often somebody was told to wait by one door; forgiven `rate` times a second. */
class Patience {
  readonly #limits: Limits
  #over = 0
  #heldUntil = Number.NEGATIVE_INFINITY

  constructor(limits: Limits) {
    this.#limits = limits
  }

  strike(now: number): void {
    this.#over += 1
    if (this.#over <= this.#limits.patience) return
    this.#over = 0
    this.#heldUntil = now + heldFor
  }

  forgive(more: number): void {
    this.#over = Math.max(0, this.#over - more)
  }

  isHeld(now: number): boolean {
    return now < this.#heldUntil
  }

  isWhole(now: number): boolean {
    return this.#over === 0 && !this.isHeld(now)
  }
}

/** Tokens that refill with time: `rate` a second, at most `burst`; what is asked over them is forgiven as fast. */
export class Bucket {
  #tokens: number
  #at: number
  readonly #limits: Limits
  readonly #patience: Readonly<Record<Door, Patience>>

  constructor(limits: Limits, now: number) {
    this.#limits = limits
    this.#tokens = limits.burst
    this.#at = now
    this.#patience = { socket: new Patience(limits), http: new Patience(limits) }
  }

  /** Takes one token; false when there is none. `now` is monotonic ms. */
  take(now: number): boolean {
    this.#refill(now)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  /** Was told to wait; after too many of these it is held. */
  strike(now: number, door: Door): void {
    this.#patience[door].strike(now)
  }

  /** Went on and on although told to wait: over sockets it is held by every door, by HTTP by that one. */
  isHeld(now: number, door: Door): boolean {
    const { socket, http } = this.#patience
    return socket.isHeld(now) || (door === 'http' && http.isHeld(now))
  }

  isFull(now: number): boolean {
    this.#refill(now)
    const { socket, http } = this.#patience
    return this.#tokens >= this.#limits.burst && socket.isWhole(now) && http.isWhole(now)
  }

  #refill(now: number): void {
    const { rate, burst } = this.#limits
    const more = ((now - this.#at) / 1000) * rate
    this.#tokens = Math.min(burst, this.#tokens + more)
    for (const patience of Object.values(this.#patience)) patience.forgive(more)
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

  /** The caller was told to wait; true when that was once too often, and it is to be let in nowhere for now. */
  strike(caller: string, now: number, door: Door = 'socket'): boolean {
    this.#all.get(caller)?.strike(now, door)
    return this.isHeld(caller, now, door)
  }

  isHeld(caller: string, now: number, door: Door = 'socket'): boolean {
    return this.#all.get(caller)?.isHeld(now, door) ?? false
  }

  /** A full bucket is as good as none. */
  #keep(caller: string, bucket: Bucket, now: number): void {
    this.#all.set(caller, bucket)
    if (this.#all.size < this.#tidyAt) return
    for (const [other, held] of this.#all) if (other !== caller && held.isFull(now)) this.#all.delete(other)
    this.#tidyAt = 2 * this.#all.size + 1_000
  }
}

/** For a request by HTTP: takes one of the caller's tokens; whoever has none is told to wait, and that is remembered. */
export function inPace(buckets: Buckets, caller: Caller, now: number): boolean {
  const key = paceKey(caller)
  const isIn = buckets.take(key, now)
  if (!isIn) buckets.strike(key, now, 'http')
  return isIn
}

/** Whose bucket it is: one person's, one wall's or one token's. */
export const paceKey = (caller: Caller): string => {
  if (caller.kind === 'person') return caller.person
  return caller.kind === 'token' ? caller.token : caller.display
}
