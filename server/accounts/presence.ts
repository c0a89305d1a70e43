import type { Clock } from '../adapters/clock.ts'
import type { Session } from './types.ts'

/** A duty shift. */
export const idleMs = 12 * 3_600_000
export const absoluteMs = 24 * 3_600_000

/** Ages of sessions by the monotonic clock: a wall clock set back must not lengthen a session, one set ahead not end it. */
export interface Presence {
  began(sessionHash: string): void
  seen(sessionHash: string): void
  isFresh(sessionHash: string): boolean
  ended(sessionHash: string): void
  stale(): string[]
}

/** `kept` are the sessions of the last run, whose ages only the wall clock knows. */
export function openPresence(clock: Clock, kept: Iterable<Session>): Presence {
  const ages = new Map<string, { readonly bornAt: number; readonly seenAt: number }>()
  const start = clock.monotonic()
  for (const { sessionHash, createdAt, lastSeen } of kept)
    ages.set(sessionHash, {
      bornAt: start - Math.max(0, clock.now() - createdAt),
      seenAt: start - Math.max(0, clock.now() - lastSeen),
    })
  const isFresh = (sessionHash: string): boolean => {
    const age = ages.get(sessionHash)
    const now = clock.monotonic()
    return age !== undefined && now - age.bornAt < absoluteMs && now - age.seenAt < idleMs
  }
  return {
    began: (sessionHash) => {
      ages.set(sessionHash, { bornAt: clock.monotonic(), seenAt: clock.monotonic() })
    },
    seen: (sessionHash) => {
      const age = ages.get(sessionHash)
      if (age) ages.set(sessionHash, { ...age, seenAt: clock.monotonic() })
    },
    isFresh,
    ended: (sessionHash) => void ages.delete(sessionHash),
    stale: () => [...ages.keys()].filter((sessionHash) => !isFresh(sessionHash)),
  }
}
