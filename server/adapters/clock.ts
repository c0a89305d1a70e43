/** Time, handed in: nothing else in the server reads a clock or sets a timer. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC; may jump, also backwards. */
  now(): number
  /** Milliseconds from an arbitrary start; never runs backwards. For ages and durations. */
  monotonic(): number
  /** Calls `fn` every `ms` until the returned function is called. Does not keep the process alive. */
  every(ms: number, fn: () => void): () => void
  /** Calls `fn` once after `ms`, unless the returned function is called before. */
  after(ms: number, fn: () => void): () => void
}

/** The machine's own clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  every: (ms, fn) => {
    const timer = setInterval(fn, ms)
    timer.unref()
    return () => clearInterval(timer)
  },
  after: (ms, fn) => {
    const timer = setTimeout(fn, ms)
    return () => clearTimeout(timer)
  },
}

/** From this much on, wall clock and elapsed time tell different stories, ms (DESIGN 5). */
export const jumpTolerance = 5 * 60_000

/** Whether the wall clock ran true since the last call; the first call does not know. What throws old things away asks it. */
export function steadiness(clock: Pick<Clock, 'now' | 'monotonic'>): () => boolean {
  let before: { readonly now: number; readonly monotonic: number } | null = null
  return () => {
    const last = before
    before = { now: clock.now(), monotonic: clock.monotonic() }
    if (last === null) return false
    return Math.abs(before.now - last.now - (before.monotonic - last.monotonic)) <= jumpTolerance
  }
}
