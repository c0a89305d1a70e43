import type { Clock } from '../adapters/clock.ts'
import type { Wake } from '../adapters/wake.ts'

const keptEvery = 2_000
/** A view of 10,000 incidents takes a second to seal: keeping gets at most this part of the time, and a minute passes at most. */
const part = 1 / 20
const longest = 60_000
/** So long nobody has touched the page before it is kept, ms: who types or scrolls is not to wait for it. */
const calmFor = 1_000
/** However busy its person is, it is put off no longer, ms. */
const putOff = 30_000

/** Resolves when the person has been still for a moment; ask it between two pieces of work. */
export type Calm = () => Promise<void>

/**
 * Calls `keep` when something changed, at most every two seconds, less often where it takes long, when the person is
 * still; and at once when the page is hidden or left.
 */
export function keeper(clock: Clock, wake: Wake, keep: (calm: Calm) => Promise<void>) {
  let cancel: (() => void) | null = null
  let keeping: Promise<void> = Promise.resolve()
  let closed = false
  /** What the last keeping took, ms. */
  let took = 0
  /** Keepings that must not wait. */
  let hurried = 0
  /** Ends the wait for a still moment. */
  let goOn: (() => void) | null = null
  const still = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const stop = clock.after(ms, resolve)
      goOn = () => {
        stop()
        resolve()
      }
    })
  const timed = async (): Promise<void> => {
    const began = clock.monotonic()
    let waited = 0
    const calm: Calm = async () => {
      const from = clock.monotonic()
      for (;;) {
        const at = clock.monotonic()
        const restless = Math.min(calmFor - (at - wake.touched()), began + putOff - at)
        if (hurried > 0 || restless <= 0) break
        await still(restless)
      }
      waited += clock.monotonic() - from
    }
    await calm()
    await keep(calm)
    took = clock.monotonic() - began - waited
  }
  const now = (hurry: 0 | 1): Promise<void> => {
    cancel?.()
    cancel = null
    hurried += hurry
    if (hurry) goOn?.()
    // A view that could not be kept costs a first load, nothing else.
    keeping = keeping
      .then(timed)
      .catch(() => undefined)
      .finally(() => {
        hurried -= hurry
      })
    return keeping
  }
  const stop = wake.onHide(() => void now(1))
  return {
    changed: (): void => {
      if (!closed)
        cancel ??= clock.after(Math.min(longest, Math.max(keptEvery, took / part)), () => void now(0))
    },
    /** Keeps once more and ends. */
    close: async (): Promise<void> => {
      stop()
      if (closed) return
      closed = true
      await now(1)
    },
  }
}
