import type { Device } from './device.ts'

/** How long a file system may take from its error until every sync of it fails, ms. */
const longestTurn = 1_000

/**
 * While ext4 turns read-only it answers some syncs well and keeps nothing of what was written (`npm run test:long -- plain`
 * has a program that only appends and syncs lose it too). What was acknowledged from `since` on, ms of `performance.now()`,
 * and is not among `kept`, is from here on as if nobody had answered, nor shown it. Returns how many commands that were.
 */
export function doubtWhatCameWhileItTurned(
  devices: readonly Device[],
  kept: ReadonlySet<string>,
  since: number,
): number {
  const gone = new Set<string>()
  for (const one of devices.flatMap(({ sent }) => sent)) {
    const { id, ackedAt } = one
    if (ackedAt === null || ackedAt < since || ackedAt > since + longestTurn || kept.has(id)) continue
    gone.add(id)
    one.ackedAt = null
    one.result = null
  }
  for (const { seen } of devices)
    for (const [at, ids] of seen.entries()) seen[at] = ids.filter((id) => !gone.has(id))
  return gone.size
}
