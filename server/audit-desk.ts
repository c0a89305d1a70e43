import { randomUUID } from 'node:crypto'
import { SITE } from '../domain/ids.ts'
import type { OfficeRecord } from '../domain/site/office.ts'
import type { Clock } from './adapters/clock.ts'
import type { CommandDesk } from './app/desk.ts'
import type { AnchorStatus } from './audit/anchoring.ts'
import type { ExportTask } from './audit/export.ts'
import { AuditReader } from './audit/reader.ts'
import type { FoundPage, RowsAsked } from './audit/reading.ts'
import { readSignIns } from './audit/sign-in-rows.ts'
import type { SignInPage } from './audit/sign-in-rows.ts'
import type { Store } from './journal/store.ts'
import type { Keeping } from './record-keeping.ts'

export interface AuditDeskParts {
  readonly dir: string
  readonly clock: Clock
  readonly store: Store
  readonly desk: Pick<CommandDesk, 'asSystem'>
  /** null in read-only mode. */
  readonly keeping: Keeping | null
}

type Wanted = Omit<RowsAsked, 'dir' | 'installation' | 'upTo'>
type SignInsAsked = Parameters<typeof readSignIns>[1]

/** What the doors may ask of the record: reading, exporting, how the anchors stand. Who may ask is for the doors to say. */
export class AuditDesk {
  readonly #parts: AuditDeskParts
  readonly #reader: AuditReader

  constructor(parts: AuditDeskParts) {
    this.#parts = parts
    this.#reader = new AuditReader(parts.clock)
  }

  get anchors(): AnchorStatus | null {
    return this.#parts.keeping?.anchoring.status ?? null
  }

  /** The newest that everybody may know of. */
  get givenAnchor(): AnchorStatus['last'] {
    return this.#parts.keeping?.anchoring.given ?? null
  }

  rows(wanted: Wanted): Promise<FoundPage | 'busy'> {
    const { dir, store } = this.#parts
    const upTo = store.journal.head(wanted.stream).n
    return this.#reader.rows({ ...wanted, dir, installation: store.installation, upTo })
  }

  /** Everything that someone outside needs to check one stream, as it stands now. */
  exportTask(stream: string): ExportTask {
    const { dir, clock, store } = this.#parts
    return {
      dir,
      installation: store.installation,
      stream,
      at: clock.now(),
      head: store.journal.head(stream),
    }
  }

  archive(task: ExportTask): AsyncIterable<Uint8Array> {
    return this.#reader.archive(task)
  }

  signIns(asked: SignInsAsked): Promise<SignInPage | null> {
    const { keeping } = this.#parts
    return keeping ? readSignIns(keeping.signInLog, asked) : Promise.resolve({ rows: [], next: null })
  }

  /** Before anything leaves: false when it cannot be written down now. */
  async recordExport(actor: string | null, subject: string, digest: string | null): Promise<boolean> {
    const record: OfficeRecord = { act: 'exported', actor, second: null, subject, digest }
    return (await this.#parts.desk.asSystem(SITE, 'office.record', record, randomUUID())).ok
  }

  close(): Promise<void> {
    return this.#reader.close()
  }
}
