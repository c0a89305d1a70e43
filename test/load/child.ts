import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

interface Request {
  readonly number: number
  readonly ask: string
  readonly given: unknown
}
interface Reply {
  readonly number: number
  readonly answer?: unknown
  readonly fault?: string
}

/** A process of this test that does what it is asked and answers. */
export class Child {
  readonly #process: ChildProcess
  readonly #waiting = new Map<
    number,
    { resolve: (answer: unknown) => void; reject: (fault: Error) => void }
  >()
  #asked = 0

  /** `script`: a file that calls `serve`. */
  constructor(script: URL) {
    this.#process = fork(script, [], {
      execArgv: ['--expose-gc', '--import', import.meta.resolve('tsx')],
    })
    this.#process.on('message', ({ number, answer, fault }: Reply) => {
      const waiting = this.#waiting.get(number)
      this.#waiting.delete(number)
      if (fault === undefined) waiting?.resolve(answer)
      else waiting?.reject(new Error(fault))
    })
    this.#process.once('exit', (code, signal) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`${script.pathname} ended: ${String(signal ?? code)}`))
      this.#waiting.clear()
    })
  }

  ask<T>(ask: string, given: unknown = null): Promise<T> {
    this.#asked += 1
    const number = this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve: resolve as (answer: unknown) => void, reject })
      this.#process.send({ number, ask, given } satisfies Request)
    })
  }

  /** CPU used so far, ms. */
  cpu(): Promise<number> {
    return this.ask('cpu')
  }

  /** Lets it finish; it ends when its channel does. */
  stop(): Promise<void> {
    return this.#end(() => this.#process.disconnect())
  }

  /** kill -9. */
  kill(): Promise<void> {
    return this.#end(() => void this.#process.kill('SIGKILL'))
  }

  async #end(how: () => void): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = once(this.#process, 'exit')
    how()
    await ended
  }
}

export type Handlers = Readonly<Record<string, (given: never) => unknown>>

/** The other side: answers by these handlers until the parent lets go, then `end`s. */
export function serve(handlers: Handlers, end: () => Promise<void> = () => Promise.resolve()): void {
  const all: Handlers = {
    cpu: () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    },
    ...handlers,
  }
  const answered = async ({ number, ask, given }: Request): Promise<void> => {
    try {
      const answer = await all[ask]?.(given as never)
      process.send?.({ number, answer } satisfies Reply)
    } catch (fault) {
      process.send?.({ number, fault: String(fault) } satisfies Reply)
    }
  }
  process.on('message', (request: Request) => void answered(request))
  process.on('disconnect', () => void end().finally(() => process.exit(0)))
}
