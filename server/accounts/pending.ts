import type { Clock } from '../adapters/clock.ts'

/** What is waited for a short while, in memory only: a restart forgets it, and it is begun again. */
export interface Pending<T> {
  /** `owner`: who has at most so many; the oldest of theirs goes first, nobody else's. */
  put(key: string, owner: string, value: T): void
  peek(key: string): T | null
  /** For what may be used once. */
  take(key: string): T | null
  drop(key: string): void
}

interface Limits {
  readonly ms: number
  readonly mostEach: number
  readonly most: number
}

interface Kept<T> {
  readonly owner: string
  readonly value: T
  readonly until: number
}

/** Ages by the monotonic clock. When all places are taken the oldest goes. */
export function openPending<T>(clock: Clock, { ms, mostEach, most }: Limits): Pending<T> {
  const kept = new Map<string, Kept<T>>()
  const fresh = (key: string): Kept<T> | null => {
    const found = kept.get(key)
    return found && clock.monotonic() < found.until ? found : null
  }
  const makeRoom = (owner: string): void => {
    for (const [key, { until }] of kept) if (clock.monotonic() >= until) kept.delete(key)
    const theirs = [...kept].filter(([, one]) => one.owner === owner)
    for (const [key] of theirs.slice(0, Math.max(0, theirs.length + 1 - mostEach))) kept.delete(key)
    for (const key of kept.keys()) {
      if (kept.size < most) break
      kept.delete(key)
    }
  }
  return {
    put: (key, owner, value) => {
      kept.delete(key)
      makeRoom(owner)
      kept.set(key, { owner, value, until: clock.monotonic() + ms })
    },
    peek: (key) => fresh(key)?.value ?? null,
    take: (key) => {
      const found = fresh(key)
      kept.delete(key)
      return found?.value ?? null
    },
    drop: (key) => void kept.delete(key),
  }
}
