import type { CongressCommand } from '../../domain/commands.ts'
import type { Actor } from '../../domain/decision.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Drafts } from './drafts.ts'
import type { Photos } from './photos.ts'
import type { MayNot, OutboxEntry, Pending, Receipt, SyncMark } from './entry.ts'

/** The line to the centre. A screen shows `reconnecting` only once it has lasted 3 s; a wall is lost after 15 s. */
export interface Connection {
  readonly state: 'live' | 'reconnecting' | 'offline'
  /** When this state began, ms of this device; stays the moment of loss while reconnecting turns into offline. */
  readonly since: number
  /** When the last sign of life came, ms of this device; null: none since opening. */
  readonly lastHeartbeat: number | null
  /** False while the centre can store nothing: commands wait on this device. */
  readonly commandsAccepted: boolean
  /** When the centre's scheduler last looked at everything, ms of the centre; null: not known. */
  readonly scheduledAt: number | null
}

/** Everything a screen may read, replaced as a whole by each change; records that did not change stay identical. */
export interface Snapshot {
  readonly congress: string
  /** Who acts here; null before the first view, on a display, and for a person without a place. */
  readonly actor: Actor | null
  /** `none`: nothing to show yet. `kept`: what this device had kept. `fresh`: confirmed since opening. */
  readonly view: 'none' | 'kept' | 'fresh'
  /** When the kept or confirmed view was last known to be the centre's, ms of this device. */
  readonly viewAt: number | null
  /** The congress cannot be seen by this account (any more). */
  readonly gone: boolean
  /** What the centre has. */
  readonly confirmed: CongressState
  /** The same with this account's unsent commands on top; what the screens draw. */
  readonly shown: CongressState
  readonly connection: Connection
  readonly pending: Pending
  /** This account's commands on this device, in order, of all congresses. */
  readonly outbox: readonly OutboxEntry[]
  /** By row or incident id, of this congress; nothing for what was never touched here. */
  readonly sync: ReadonlyMap<string, SyncMark>
  /** Person id to name, as far as this account may know them. */
  readonly names: ReadonlyMap<string, string>
  /** Add to this device's clock to get the centre's, ms; for due and overdue, never for `madeAt`. */
  readonly clockOffset: number
}

export type PayloadOf<T extends CongressCommand['type']> = Extract<CongressCommand, { type: T }>['payload']

export interface SendOptions {
  /** The state the person saw, for lifecycle moves. */
  readonly expected?: string
  /** Default: `stored` for what may wait offline, `answer` for what needs the line. */
  readonly wait?: 'stored' | 'answer'
}

/** One congress as one account sees it. */
export interface Store {
  readonly subscribe: (listener: () => void) => () => void
  readonly getSnapshot: () => Snapshot
  /** Never throws for a "no". A stored command survives closing the app; a refusal comes as a value. */
  send<T extends CongressCommand['type']>(
    type: T,
    payload: PayloadOf<T>,
    options?: SendOptions,
  ): Promise<Receipt>
  /** The same rules asked in advance; null: the button may be offered. */
  may(command: CongressCommand, expected?: string): MayNot | null
  /** Photos taken on this device; null where it keeps nothing. */
  readonly photos: Photos | null
  /** Forms being filled in; nothing where the device keeps nothing. */
  readonly drafts?: Drafts | null
  syncOf(subject: string): SyncMark | null
  /** The centre's time as well as this device can tell, ms. */
  now(): number
  /** Sends a refused or set-aside command again, under its old id. */
  retry(id: string): Promise<void>
  /** Its author throws it away; the only way besides a receipt. False: it is on its way, or already gone. */
  discard(id: string): Promise<boolean>
  /** "Nối lại" */
  reconnect(): void
  /** Keeps the view and closes the line; the outbox stays. */
  close(): Promise<void>
}
