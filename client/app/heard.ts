import type { Receipt } from '../sync/entry.ts'
import type { Snapshot } from '../sync/snapshot.ts'

type Heard = Pick<Snapshot, 'view' | 'viewAt' | 'connection' | 'clockOffset'>

/** Since when nothing was heard, centre's ms: a reload without a network opens what was kept, and that is older. */
export function silentSince({ view, viewAt, connection, clockOffset }: Heard): number {
  const kept = view === 'kept' && viewAt !== null ? viewAt : connection.since
  return Math.min(kept, connection.since) + clockOffset
}

type Accepted = Extract<Receipt, { ok: true }>

/** Whether a command stays on this device until the line comes back; on a live line it is already on its way. */
export const waitsForLine = ({ state }: Accepted, { connection }: Pick<Snapshot, 'connection'>): boolean =>
  state === 'stored' && connection.state !== 'live'
