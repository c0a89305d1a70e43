import type { Snapshot } from '../sync/snapshot.ts'

type Heard = Pick<Snapshot, 'view' | 'viewAt' | 'connection' | 'clockOffset'>

/** Since when nothing was heard, centre's ms: a reload without a network opens what was kept, and that is older. */
export function silentSince({ view, viewAt, connection, clockOffset }: Heard): number {
  const kept = view === 'kept' && viewAt !== null ? viewAt : connection.since
  return Math.min(kept, connection.since) + clockOffset
}
