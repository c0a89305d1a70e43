import type { Clock } from '../adapters/clock.ts'
import { bounded, checkNames } from './finding.ts'
import type { CheckId, Finding, Seen } from './finding.ts'

/** For each check, ms. */
export const usualLimit = 3_000
/** A second press within this time is shown what the first one measured, ms. */
export const freshFor = 5_000

export type Checks = Partial<Readonly<Record<CheckId, () => Seen | Promise<Seen>>>>

interface Kept {
  readonly at: number
  readonly seen: Seen
}

/**
 * The checks that measure, all at once. However often it is asked, a check runs once at a time: one that hangs keeps
 * no more than one thread and one file busy.
 */
export class SelfTest {
  readonly #clock: Clock
  readonly #checks: Checks
  readonly #limit: number
  readonly #running = new Map<CheckId, Promise<Seen>>()
  readonly #kept = new Map<CheckId, Kept>()

  constructor(clock: Clock, checks: Checks, limit = usualLimit) {
    this.#clock = clock
    this.#checks = checks
    this.#limit = limit
  }

  /** Never throws; one check that fails or hangs says so in its own line. */
  run(): Promise<readonly Finding[]> {
    const ids = Object.keys(this.#checks) as CheckId[]
    return Promise.all(
      ids.map(async (id) => ({
        id,
        name: checkNames[id],
        ...(await bounded(this.#clock, this.#limit, () => this.#once(id))),
      })),
    )
  }

  #once(id: CheckId): Promise<Seen> | Seen {
    const kept = this.#kept.get(id)
    if (kept && this.#clock.monotonic() - kept.at < freshFor) return kept.seen
    const running = this.#running.get(id)
    if (running) return running
    const begun = this.#measure(id).finally(() => this.#running.delete(id))
    this.#running.set(id, begun)
    return begun
  }

  async #measure(id: CheckId): Promise<Seen> {
    const measure = this.#checks[id]
    if (!measure) throw new Error(id)
    const seen = await measure()
    this.#kept.set(id, { at: this.#clock.monotonic(), seen })
    return seen
  }
}
