import type { Clock } from '../adapters/clock.ts'

/** The answer, or null when it has not come within so long, ms. */
export function orSoon<T>(clock: Clock, within: number, answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    const cancel = clock.after(within, () => resolve(null))
    void answer.then((came) => {
      cancel()
      resolve(came)
    })
  })
}
