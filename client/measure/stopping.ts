import { LineRefused } from '../adapters/probe-line.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Wake } from '../adapters/wake.ts'

/** A hidden page is slowed down by the browser: what it measures then is the browser. */
export type StopReason = 'cancelled' | 'offline' | 'hidden'

/** Why and when a measurement has to end before its end. */
export class Stopping {
  readonly #abort = new AbortController()
  readonly #clock: Clock
  readonly #stops: readonly (() => void)[]
  #why: StopReason | null = null

  constructor(clock: Clock, wake: Wake) {
    this.#clock = clock
    this.#stops = [wake.onOffline(() => this.stop('offline')), wake.onHide(() => this.stop('hidden'))]
    if (!wake.online()) this.stop('offline')
  }

  /** The first reason counts; null while nothing has stopped it. */
  get why(): StopReason | null {
    return this.#why
  }

  stop(why: StopReason): void {
    this.#why ??= why
    this.#abort.abort()
  }

  /** The same as `work`, but rejects as soon as it is stopped, whatever `work` does. */
  race<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#abort
    return new Promise((resolve, reject) => {
      const stopped = (): void => reject(new Error('stopped'))
      if (signal.aborted) stopped()
      signal.addEventListener('abort', stopped, { once: true })
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopped))
    })
  }

  /** False when it was not done within `ms` and was cut. What is stopped or fails is cut as well. */
  async within(ms: number, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const limit = new AbortController()
    let late = false
    const isLate = (): boolean => late
    const stop = this.#clock.after(ms, () => {
      late = true
      limit.abort()
    })
    try {
      await this.race(work(limit.signal))
      return true
    } catch (error) {
      if (isLate() && this.#why === null && !(error instanceof LineRefused)) return false
      throw error
    } finally {
      stop()
      limit.abort()
    }
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }
}
