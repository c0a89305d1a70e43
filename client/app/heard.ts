import type { Receipt } from '../sync/entry.ts'
import type { Connection, Snapshot } from '../sync/snapshot.ts'

type Heard = Pick<Snapshot, 'view' | 'viewAt' | 'connection' | 'clockOffset'>

/** Since when nothing was heard, centre's ms: a reload without a network opens what was kept, and that is older. */
export function silentSince({ view, viewAt, connection, clockOffset }: Heard): number {
  const kept = view === 'kept' && viewAt !== null ? viewAt : connection.since
  return Math.min(kept, connection.since) + clockOffset
}

/** A break shorter than this is not worth a word (design 6), ms. */
const noticedAfter = 3_000

/** The line as it is said: a short break is passed over, but only by a page that has heard the centre before. */
export function lineSaid({ state, since, lastHeartbeat }: Connection, device: number): Connection['state'] {
  const brief = state === 'reconnecting' && lastHeartbeat !== null && device - since < noticedAfter
  return brief ? 'live' : state
}

type Accepted = Extract<Receipt, { ok: true }>

/** Whether a command stays on this device until the line comes back; on a live line it is already on its way. */
export const waitsForLine = ({ state }: Accepted, { connection }: Pick<Snapshot, 'connection'>): boolean =>
  state === 'stored' && connection.state !== 'live'
