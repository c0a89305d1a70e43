const kept = 6
/** A sample this far from the estimate means that a clock was set, ms. */
const jump = 5_000

/**
 * How far the centre's clock is ahead of this device's. A beat is late by its way here, never early, so the largest of
 * the last few differences is nearest to the truth.
 */
export class ServerTime {
  #samples: number[] = []

  /** `at`: the centre's clock in the message; `now`: this device's when it came, ms. */
  heard(at: number, now: number): void {
    const sample = at - now
    if (Math.abs(sample - this.offset) > jump) this.#samples = []
    this.#samples = [...this.#samples.slice(1 - kept), sample]
  }

  /** ms; 0 before anything was heard. */
  get offset(): number {
    return this.#samples.length === 0 ? 0 : Math.max(...this.#samples)
  }
}
