/** How much measuring may move, bytes: at once, and per second in the long run. */
export interface MeasureLimits {
  /** All people together. */
  readonly burst: number
  readonly perSecond: number
  /** All people of one organisation. */
  readonly laneBurst: number
  readonly lanePerSecond: number
  /** One person. */
  readonly ownBurst: number
  readonly ownPerSecond: number
  /** Bytes waiting for boards above which nothing is moved: they go first. */
  readonly boardsBehind: number
}

const mega = 1024 * 1024
/** 40 Mbit/s for all, of which one organisation has at most three fifths, 24 MB a minute for each person. */
export const usualMeasuring: MeasureLimits = {
  burst: 32 * mega,
  perSecond: 5_000_000,
  laneBurst: 16 * mega,
  lanePerSecond: 3_000_000,
  ownBurst: 24 * mega,
  ownPerSecond: (24 * mega) / 60,
  boardsBehind: 2 * mega,
}
/** Seconds after which to ask again when there is no better guess. */
const soon = 2

/** `enough`: this person measures elsewhere, or has had their share. `busy`: everybody together has, or their organisation, or boards wait. */
export interface Refused {
  readonly ok: false
  readonly why: 'enough' | 'busy'
  /** Seconds. */
  readonly retryAfter: number
}
export type Granted =
  | {
      readonly ok: true
      /** The transfer is over: so many of its bytes were not moved. Call once. */
      readonly over: (left: number) => void
    }
  | Refused

/** Who measures, and for whom: an organisation, or themselves. */
export interface Measurer {
  readonly person: string
  readonly lane: string
}

/** Bytes that refill with time. */
class Share {
  readonly #most: number
  readonly #perSecond: number
  #held: number
  #at: number

  constructor(most: number, perSecond: number, now: number) {
    this.#most = most
    this.#perSecond = perSecond
    this.#held = most
    this.#at = now
  }

  /** Whole seconds until so many are there; 0 when they are. `now` is monotonic ms. */
  wait(bytes: number, now: number): number {
    this.add((Math.max(0, now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    return bytes <= this.#held ? 0 : Math.ceil((bytes - this.#held) / this.#perSecond)
  }

  take(bytes: number): void {
    this.#held -= bytes
  }

  add(bytes: number): void {
    this.#held = Math.min(this.#most, this.#held + bytes)
  }

  get isFull(): boolean {
    return this.#held >= this.#most
  }
}

/** Keeps measuring from starving the boards: bytes are taken before they move, what did not move is given back. */
export class MeasureBudget {
  readonly #limits: MeasureLimits
  readonly #queued: () => number
  readonly #all: Share
  /** As many as there are organisations. */
  readonly #lanes = new Map<string, Share>()
  readonly #own = new Map<string, Share>()
  readonly #moving = new Set<string>()
  #tidyAt = 100

  /** `queued`: bytes that wait for boards now. */
  constructor(now: number, limits: Partial<MeasureLimits> = {}, queued: () => number = () => 0) {
    this.#limits = { ...usualMeasuring, ...limits }
    this.#queued = queued
    this.#all = new Share(this.#limits.burst, this.#limits.perSecond, now)
  }

  /** People of whom something is remembered. */
  get size(): number {
    return this.#own.size
  }

  /** Boards wait for their events: whatever moves has to stop. */
  get boardsWait(): boolean {
    return this.#queued() > this.#limits.boardsBehind
  }

  /** Why a transfer of so many bytes could not begin now; null when it could. Takes nothing. */
  refusal({ person, lane }: Measurer, bytes: number, now: number): Refused | null {
    if (this.#moving.has(person)) return { ok: false, why: 'enough', retryAfter: soon }
    const ownWait = this.#shareOf(person, now).wait(bytes, now)
    if (ownWait > 0) return { ok: false, why: 'enough', retryAfter: ownWait }
    if (this.boardsWait) return { ok: false, why: 'busy', retryAfter: soon }
    const wait = Math.max(this.#all.wait(bytes, now), this.#laneOf(lane, now).wait(bytes, now))
    return wait > 0 ? { ok: false, why: 'busy', retryAfter: wait } : null
  }

  /** Asks for one transfer of so many bytes. */
  begin(measurer: Measurer, bytes: number, now: number): Granted {
    const refused = this.refusal(measurer, bytes, now)
    if (refused) return refused
    const { person, lane } = measurer
    const shares = [this.#all, this.#laneOf(lane, now), this.#shareOf(person, now)]
    for (const share of shares) share.take(bytes)
    this.#moving.add(person)
    const over = (left: number): void => {
      if (!this.#moving.delete(person)) return
      for (const share of shares) share.add(left)
    }
    return { ok: true, over }
  }

  #laneOf(lane: string, now: number): Share {
    const { laneBurst, lanePerSecond } = this.#limits
    const share = this.#lanes.get(lane) ?? new Share(laneBurst, lanePerSecond, now)
    this.#lanes.set(lane, share)
    return share
  }

  #shareOf(person: string, now: number): Share {
    const known = this.#own.get(person)
    if (known) return known
    this.#tidy(now)
    const share = new Share(this.#limits.ownBurst, this.#limits.ownPerSecond, now)
    this.#own.set(person, share)
    return share
  }

  /** Who has their whole share again is as good as unknown. */
  #tidy(now: number): void {
    if (this.#own.size < this.#tidyAt) return
    for (const [person, share] of this.#own) {
      share.wait(0, now)
      if (share.isFull && !this.#moving.has(person)) this.#own.delete(person)
    }
    this.#tidyAt = 2 * this.#own.size + 100
  }
}
