import { Lanes } from './lanes.ts'

/** One piece of work at a time, those of all lanes in turn. */
export class InTurn {
  readonly #waiting = new Lanes<() => Promise<void>>()
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
      this.#waiting.add(lane, () => work().then(resolve, reject))
    })
    if (!this.#isRunning) void this.#go()
    return done.finally(() => this.#left(lane))
  }

  async #go(): Promise<void> {
    this.#isRunning = true
    for (let work = this.#waiting.next(); work; work = this.#waiting.next()) await work()
    this.#isRunning = false
  }

  #left(lane: string): void {
    const held = this.held(lane) - 1
    if (held > 0) this.#held.set(lane, held)
    else this.#held.delete(lane)
  }
}
