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

/** So long, ms, the pieces of a keeping may hold the page up before it has a turn: what seals them gives it none by itself. */
const spell = 8

/** Resolves when the person has been still for a moment and the page had its turn; ask it between two pieces of work. */
export type Calm = () => Promise<void>

/** When a keeping may go on: under nobody's hand, and between the page's own turns; in a hurry at once. */
function pacing(clock: Clock, wake: Wake) {
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
  return {
    hurry: (): void => {
      hurried += 1
      goOn?.()
    },
    eased: (): void => void (hurried -= 1),
    /** For one keeping that begins now; `waited` tells how long it was held back, ms. */
    begin: (): { readonly calm: Calm; readonly waited: () => number } => {
      const began = clock.monotonic()
      let turnedAt = began
      let waited = 0
      const calm = async () => {
        const from = clock.monotonic()
        if (hurried === 0 && wake.visible() && from - turnedAt >= spell) await still(0)
        for (;;) {
          const at = clock.monotonic()
          const restless = Math.min(calmFor - (at - wake.touched()), began + putOff - at)
          if (hurried > 0 || restless <= 0) break
          await still(restless)
        }
        turnedAt = clock.monotonic()
        waited += turnedAt - from
      }
      return { calm, waited: () => waited }
    },
  }
}

/**
 * Calls `keep` when something changed, at most every two seconds, less often where it takes long, when the person is
 * still; and at once when the page is hidden or left.
 */
export function keeper(clock: Clock, wake: Wake, keep: (calm: Calm) => Promise<void>) {
  const pace = pacing(clock, wake)
  let cancel: (() => void) | null = null
  let keeping: Promise<void> = Promise.resolve()
  let closed = false
  /** What the last keeping took, ms. */
  let took = 0
  const timed = async (): Promise<void> => {
    const began = clock.monotonic()
    const { calm, waited } = pace.begin()
    await calm()
    await keep(calm)
    took = clock.monotonic() - began - waited()
  }
  const later = (): Promise<void> => {
    cancel?.()
    cancel = null
    // A view that could not be kept costs a first load, nothing else.
    return (keeping = keeping.then(timed).catch(() => undefined))
  }
  const now = (): Promise<void> => {
    pace.hurry()
    return later().finally(pace.eased)
  }
  const stop = wake.onHide(() => void now())
  return {
    changed: (): void => {
      if (!closed)
        cancel ??= clock.after(Math.min(longest, Math.max(keptEvery, took / part)), () => void later())
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
