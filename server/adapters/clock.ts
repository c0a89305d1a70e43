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
