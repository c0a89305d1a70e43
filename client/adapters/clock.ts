/** Time, handed in: nothing else in the client reads a clock or sets a timer. */
export interface Clock {
  /** This phone's wall clock, ms since 1970-01-01 UTC; may be wrong, and may jump. */
  now(): number
  /** Milliseconds from an arbitrary start; never runs backwards, may stand still while the phone sleeps. */
  monotonic(): number
  /** Calls `fn` once after `ms`, unless the returned function is called before. */
  after(ms: number, fn: () => void): () => void
  /** Calls `fn` every `ms` until the returned function is called. */
  every(ms: number, fn: () => void): () => void
}

/** The browser's own clock and timers. */
export const browserClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, fn) => {
    const timer = setTimeout(fn, ms)
    return () => clearTimeout(timer)
  },
  every: (ms, fn) => {
    const timer = setInterval(fn, ms)
    return () => clearInterval(timer)
  },
}
