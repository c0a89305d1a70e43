import type { Clock } from '../adapters/clock.ts'
import type { Wake } from '../adapters/wake.ts'

const keptEvery = 2_000
/** A view of 10,000 incidents takes a second to seal: keeping gets at most this part of the time, and a minute passes at most. */
const part = 1 / 20
const longest = 60_000

/** Calls `keep` when something changed, at most every two seconds, less often where it takes long, and when the page is hidden or left. */
export function keeper(clock: Clock, wake: Wake, keep: () => Promise<void>) {
  let cancel: (() => void) | null = null
  let keeping: Promise<void> = Promise.resolve()
  let closed = false
  /** What the last keeping took, ms. */
  let took = 0
  const timed = async (): Promise<void> => {
    const began = clock.monotonic()
    await keep()
    took = clock.monotonic() - began
  }
  const now = (): Promise<void> => {
    cancel?.()
    cancel = null
    // A view that could not be kept costs a first load, nothing else.
    keeping = keeping.then(timed).catch(() => undefined)
    return keeping
  }
  const stop = wake.onHide(() => void now())
  return {
    changed: (): void => {
      if (!closed)
        cancel ??= clock.after(Math.min(longest, Math.max(keptEvery, took / part)), () => void now())
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
