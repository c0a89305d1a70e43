/** One piece of work at a time, lanes in turn: who brings much waits behind themselves. */
export class Lanes {
  readonly #lanes = new Map<string, (() => Promise<void>)[]>()
  readonly #held = new Map<string, number>()
  #isRunning = false

  /** What of a lane waits or runs. */
  held(lane: string): number {
    return this.#held.get(lane) ?? 0
  }

  /** Settles as `work` does. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T> {
    this.#held.set(lane, this.held(lane) + 1)
    const done = new Promise<T>((resolve, reject) => {
      const waiting = this.#lanes.get(lane) ?? []
      waiting.push(() => work().then(resolve, reject))
      this.#lanes.set(lane, waiting)
    })
    if (!this.#isRunning) void this.#go()
    return done.finally(() => this.#left(lane))
  }

  async #go(): Promise<void> {
    this.#isRunning = true
    for (let work = this.#next(); work; work = this.#next()) await work()
    this.#isRunning = false
  }

  #next(): (() => Promise<void>) | undefined {
    const [first] = this.#lanes
    if (!first) return undefined
    const [lane, waiting] = first
    const work = waiting.shift()
    this.#lanes.delete(lane)
    // Behind all others.
    if (waiting.length > 0) this.#lanes.set(lane, waiting)
    return work
  }

  #left(lane: string): void {
    const held = this.held(lane) - 1
    if (held > 0) this.#held.set(lane, held)
    else this.#held.delete(lane)
  }
}
