import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Clock } from '../adapters/clock.ts'
import { sha256 } from '../adapters/hash.ts'
import { networkOf, sourceOf } from './peers.ts'

/** One attempt to sign in. `device` is set only when this browser has signed in as this person before. */
export interface Attempt {
  readonly username: string
  readonly address: string
  readonly device: string | null
  /** The password was right, and this is a try at the second step: counted besides, by account. */
  readonly second?: true
}

export interface Throttle {
  /** Waits as long as this attempt has to; a number is the seconds after which to come back instead. */
  pass(attempt: Attempt): Promise<number | null>
  /** It was the right password: the attempt does not count. */
  forgive(attempt: Attempt): Promise<void>
}

/** Tries in fifteen minutes that cost nothing, and whether the rest stand in line one behind another. */
interface Bucket {
  readonly key: string
  readonly free: number
  readonly line: boolean
}

const windowSeconds = 15 * 60
/** No attempt is delayed longer, and no number of wrong tries locks an account. */
export const longestDelayMs = 10_000

/** 250 ms for the first try over the free ones, doubling up to ten seconds. */
export const delayAfter = (tries: number, free: number): number =>
  tries <= free ? 0 : Math.min(longestDelayMs, 250 * 2 ** Math.min(20, tries - free - 1))

/**
 * A known browser is counted alone. Any other is counted by account and network and by source, where tries stand
 * in line, and by account alone, where each only waits: a line there would let an attacker shut the owner out.
 */
function bucketsOf({ username, address, device, second }: Attempt): Bucket[] {
  // Six digits are guessed in a day at full speed: here tries from everywhere stand in one line, behind the right password.
  if (second) return [{ key: `s:${device ?? sha256(username)}`, free: 5, line: true }]
  if (device !== null) return [{ key: `d:${device}`, free: 10, line: true }]
  const account = sha256(username)
  return [
    { key: `n:${account}|${networkOf(address)}`, free: 5, line: true },
    { key: `i:${sourceOf(address)}`, free: 50, line: true },
    { key: `a:${account}`, free: 10, line: false },
  ]
}

export function openThrottle(clock: Clock): Throttle {
  const tries = new RateLimiterMemory({ points: 1, duration: windowSeconds })
  /** When the next try of a line may go, by the monotonic clock. */
  const freeAt = new Map<string, number>()
  const tidy = (now: number): void => {
    if (freeAt.size < 10_000) return
    for (const [key, at] of freeAt) if (at <= now) freeAt.delete(key)
  }
  const giveBack = async (buckets: readonly Bucket[]): Promise<void> => {
    for (const { key } of buckets) await tries.reward(key, 1)
  }
  return {
    pass: async (attempt) => {
      const buckets = bucketsOf(attempt)
      const counts = await Promise.all(buckets.map(({ key }) => tries.penalty(key, 1)))
      const delays = buckets.map(({ free }, at) => delayAfter(counts[at]?.consumedPoints ?? 0, free))
      const now = clock.monotonic()
      tidy(now)
      let wait = 0
      buckets.forEach(({ key, line }, at) => {
        const own = delays[at] ?? 0
        wait = Math.max(wait, line ? (freeAt.get(key) ?? now) - now : own)
      })
      if (wait > longestDelayMs) {
        await giveBack(buckets)
        return Math.ceil(wait / 1000)
      }
      buckets.forEach(({ key, line }, at) => {
        if (line) freeAt.set(key, now + wait + (delays[at] ?? 0))
      })
      if (wait > 0) await new Promise<void>((resolve) => clock.after(wait, resolve))
      return null
    },
    forgive: (attempt) => giveBack(bucketsOf(attempt)),
  }
}
