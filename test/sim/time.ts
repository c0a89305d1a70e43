import type { Clock } from '../../server/adapters/clock.ts'

/** One party's clock: the same time as everybody's, its wall clock set as its owner pleases. */
export interface PartyClock extends Clock {
  /** Sets the wall clock alone, by so many ms. */
  jump(by: number): void
  /** Nothing that was planned comes any more: its owner is dead. */
  stop(): void
}

interface Timer {
  due: number
  readonly order: number
  readonly fn: () => void
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Time that passes only when told, from one planned moment to the next. */
export class VirtualTime {
  #elapsed = 0
  #lastOrder = 0
  #timers: Timer[] = []
  /** Work of real threads (compressing): time stands still until it is done, or a seed could not be replayed. */
  readonly #real = new Set<Promise<unknown>>()

  readonly began: number

  /** `began`: ms since 1970 UTC. */
  constructor(began: number) {
    this.began = began
  }

  get elapsed(): number {
    return this.#elapsed
  }

  after(ms: number, fn: () => void): () => void {
    this.#lastOrder += 1
    const timer = { due: this.#elapsed + Math.max(0, ms), order: this.#lastOrder, fn }
    const at = this.#timers.findIndex(({ due }) => due > timer.due)
    if (at === -1) this.#timers.push(timer)
    else this.#timers.splice(at, 0, timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Waits for work of a real thread as if it took no time. */
  stand<T>(work: Promise<T>): Promise<T> {
    const done = work.catch(() => undefined).finally(() => this.#real.delete(done))
    this.#real.add(done)
    return work
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve))
  }

  async pass(ms: number): Promise<void> {
    const until = this.#elapsed + ms
    for (let next = this.#timers[0]; next && next.due <= until; next = this.#timers[0]) {
      this.#elapsed = next.due
      this.#timers.shift()
      next.fn()
      await this.#breathe()
    }
    this.#elapsed = until
    await this.#breathe()
  }

  party(): PartyClock {
    let offset = 0
    let stopped = false
    const cancels = new Set<() => void>()
    const after = (ms: number, fn: () => void): (() => void) => {
      if (stopped) return () => undefined
      const cancel = this.after(ms, () => {
        cancels.delete(cancel)
        fn()
      })
      cancels.add(cancel)
      return () => {
        cancels.delete(cancel)
        cancel()
      }
    }
    const every = (ms: number, fn: () => void): (() => void) => {
      let cancel = (): void => undefined
      const again = (): void => {
        cancel = after(Math.max(1, ms), () => {
          again()
          fn()
        })
      }
      again()
      return () => cancel()
    }
    return {
      now: () => Math.floor(this.began + this.#elapsed) + offset,
      monotonic: () => this.#elapsed,
      after,
      every,
      jump: (by) => {
        offset += by
      },
      stop: () => {
        stopped = true
        for (const cancel of cancels) cancel()
        cancels.clear()
      },
    }
  }

  async #breathe(): Promise<void> {
    await turn()
    while (this.#real.size > 0) {
      await Promise.all(this.#real)
      await turn()
    }
  }
}
