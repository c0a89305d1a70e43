import type { Clock } from '../adapters/clock.ts'
import type { Wake } from '../adapters/wake.ts'

const keptEvery = 2_000

/** Calls `keep` when something changed, at most every two seconds, and when the page is hidden or left. */
export function keeper(clock: Clock, wake: Wake, keep: () => Promise<void>) {
  let cancel: (() => void) | null = null
  let keeping: Promise<void> = Promise.resolve()
  let closed = false
  const now = (): Promise<void> => {
    cancel?.()
    cancel = null
    // A view that could not be kept costs a first load, nothing else.
    keeping = keeping.then(keep).catch(() => undefined)
    return keeping
  }
  const stop = wake.onHide(() => void now())
  return {
    changed: (): void => {
      if (!closed) cancel ??= clock.after(keptEvery, () => void now())
    },
    /** Keeps once more and ends. */
    close: async (): Promise<void> => {
      stop()
      if (closed) return
      closed = true
      await now()
    },
  }
}
