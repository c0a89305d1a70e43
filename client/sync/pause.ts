import type { Clock } from '../adapters/clock.ts'

const shortest = 1_000
const longest = 30_000

/** The wait before something is tried again: a second at first, each time twice as long, half a minute at most. */
export class Pause {
  readonly #clock: Pick<Clock, 'after'>
  readonly #again: () => void
  #next = shortest
  #cancel: (() => void) | null = null

  constructor(clock: Pick<Clock, 'after'>, again: () => void) {
    this.#clock = clock
    this.#again = again
  }

  get waiting(): boolean {
    return this.#cancel !== null
  }

  begin(): void {
    this.#cancel ??= this.#clock.after(this.#next, () => {
      this.#cancel = null
      this.#again()
    })
    this.#next = Math.min(longest, this.#next * 2)
  }

  /** It went well: the next wait is a short one. */
  shorten(): void {
    this.#next = shortest
  }

  /** Nothing is waited for any more. */
  end(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
