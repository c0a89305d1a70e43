import type { AttachmentStore } from './attachments/store.ts'
import type { Chance } from './adapters/chance.ts'
import type { Clock } from './adapters/clock.ts'
import type { CommandDesk } from './app/desk.ts'
import { Eraser } from './app/eraser.ts'
import { Erasures } from './app/erasures.ts'
import type { ErasuresRecord } from './app/erasures.ts'
import type { PastStates } from './app/past.ts'
import type { SnapshotMaker } from './app/snapshots.ts'
import type { Store } from './journal/store.ts'

export interface ErasingParts {
  readonly readOnly: boolean
  readonly store: Store
  readonly desk: CommandDesk
  readonly maker: SnapshotMaker
  readonly past: PastStates
  readonly attachments: AttachmentStore
  readonly clock: Clock
  readonly chance: Chance
  readonly log: (message: string, facts: object) => void
}

/** The document that orders are kept in, and `verify` looks for. */
export const erasuresDocument = 'erasures'

/** What erases beside the running board. Null in read-only mode. Call `finish` before anybody is let in: a crash may have cut one in half. */
export async function openEraser(parts: ErasingParts): Promise<Eraser | null> {
  if (parts.readOnly) return null
  const { store, attachments, clock } = parts
  const none: ErasuresRecord = { orders: [] }
  const low = await store.documents.open(erasuresDocument, (body) => body as ErasuresRecord, none)
  return new Eraser({
    ...parts,
    orders: new Erasures(low, () => clock.now()),
    journal: store.journal,
    snapshots: store.snapshots,
    photo: (congress, id) => attachments.brought(congress, id)?.record.digest ?? null,
    erasePhoto: (congress, id) => attachments.erase(congress, id),
  })
}
