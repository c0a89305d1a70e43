import type { Clock } from '../../server/adapters/clock.ts'

export interface FakeClock extends Clock {
  /** Moves both clocks forward, firing what falls due on the way, in order of time. */
  advance(ms: number): void
  /** Sets the wall clock alone, as an operator or NTP would: timers do not notice. */
  jump(to: number): void
  /** Timers not yet fired or cancelled. */
  readonly waiting: number
}

interface Timer {
  due: number
  readonly period: number | null
  readonly fn: () => void
}

/** A clock that stands still until told. `start` is ms since 1970 UTC. */
export function fakeClock(start = Date.UTC(2026, 0, 20, 1)): FakeClock {
  let wall = start
  let elapsed = 0
  const timers = new Set<Timer>()
  const add = (ms: number, period: number | null, fn: () => void): (() => void) => {
    const timer = { due: elapsed + ms, period, fn }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const next = (until: number): Timer | undefined =>
    [...timers].filter((timer) => timer.due <= until).sort((a, b) => a.due - b.due)[0]
  const moveTo = (to: number): void => {
    wall += to - elapsed
    elapsed = to
  }
  return {
    now: () => wall,
    monotonic: () => elapsed,
    every: (ms, fn) => add(ms, Math.max(1, ms), fn),
    after: (ms, fn) => add(ms, null, fn),
    advance: (ms) => {
      const until = elapsed + ms
      for (let timer = next(until); timer; timer = next(until)) {
        moveTo(Math.max(elapsed, timer.due))
        if (timer.period === null) timers.delete(timer)
        else timer.due += timer.period
        timer.fn()
      }
      moveTo(until)
    },
    jump: (to) => {
      wall = to
    },
    get waiting() {
      return timers.size
    },
  }
}
