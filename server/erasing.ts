import type { Accounts } from './accounts/types.ts'
import type { AttachmentStore } from './attachments/store.ts'
import type { Chance } from './adapters/chance.ts'
import type { Clock } from './adapters/clock.ts'
import type { CommandDesk } from './app/desk.ts'
import { Eraser } from './app/eraser.ts'
import { Erasures } from './app/erasures.ts'
import type { ErasuresRecord } from './app/erasures.ts'
import type { PastStates } from './app/past.ts'
import { Retention } from './app/retention.ts'
import type { RetentionRecord } from './app/retention.ts'
import type { SnapshotMaker } from './app/snapshots.ts'
import { signInsKept } from './audit/sign-ins.ts'
import type { Store } from './journal/store.ts'
import { erasePerson } from './person-erasing.ts'
import type { Keeping } from './record-keeping.ts'

export interface ErasingParts {
  readonly store: Store
  readonly desk: CommandDesk
  readonly maker: SnapshotMaker
  readonly past: PastStates
  readonly attachments: AttachmentStore
  /** null in read-only mode. */
  readonly keeping: Keeping | null
  /** Whole by the time anything is erased. */
  readonly accounts: () => Pick<Accounts, 'erase'>
  readonly clock: Clock
  readonly chance: Chance
  readonly log: (message: string, facts: object) => void
}

/** What erases beside the running board, and what does so by the schedule. */
export interface Erasing {
  readonly eraser: Eraser
  readonly retention: Retention
  /** Once an hour. */
  readonly hourly: readonly (() => Promise<void>)[]
}

/** The document that orders are kept in, and `verify` looks for. */
export const erasuresDocument = 'erasures'

/** Null in read-only mode. Call `eraser.finish` before anybody is let in: a crash may have cut an erasure in half. */
export async function openErasing(parts: ErasingParts): Promise<Erasing | null> {
  const { store, desk, attachments, keeping, clock, log } = parts
  if (!keeping) return null
  const { journal, snapshots, documents } = store
  const none: ErasuresRecord = { orders: [] }
  const low = await documents.open(erasuresDocument, (body) => body as ErasuresRecord, none)
  const eraser = new Eraser({
    ...parts,
    journal,
    snapshots,
    orders: new Erasures(low, () => clock.now()),
    photo: (congress, id) => attachments.brought(congress, id)?.record.digest ?? null,
    erasePhoto: (congress, id) => attachments.erase(congress, id),
    erasePerson: (person) => {
      const forgetDamaged = (): void => store.forgetDamaged('accounts')
      return erasePerson({ desk, journal, accounts: parts.accounts(), keeping, forgetDamaged, log }, person)
    },
  })
  const never: RetentionRecord = { postponed: [] }
  const kept = await documents.open('retention', (body) => body as RetentionRecord, never)
  const signInDays = (): Promise<readonly string[]> => keeping.signInLog.names()
  const retention = new Retention({ desk, journal, eraser, clock, low: kept, signInDays, signInsKept, log })
  return { eraser, retention, hourly: [() => eraser.finish(), () => retention.round()] }
}
