import type { Registry } from 'prom-client'
import type { Plan } from '../../domain/catalogue/plan.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Attachment } from '../../domain/run/facts.ts'
import type { Mistake } from '../../domain/catalogue/catalogue.ts'
import type { Words } from '../../domain/words.ts'
import type { Origins } from '../accounts/origins.ts'
import type { Trusted } from '../accounts/peers.ts'
import type { Provider } from '../accounts/provider-doors.ts'
import type { Accounts, Caller } from '../accounts/types.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Logger } from '../adapters/log.ts'
import type { Eraser } from '../app/eraser.ts'
import type { Desk, Feed } from '../app/port.ts'
import type { Retention } from '../app/retention.ts'
import type { AnchorStatus } from '../audit/anchoring.ts'
import type { ExportTask } from '../audit/export.ts'
import type { FoundPage, RowsAsked } from '../audit/reading.ts'
import type { SignInPage } from '../audit/sign-in-rows.ts'
import type { Transports } from '../self-test/asked.ts'
import type { Finding } from '../self-test/finding.ts'
import type { MeasureLimits } from './measure-budget.ts'

/** A plan that can be imported, for the administrator's choice. */
export interface PlanSummary {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly counts: {
    readonly organisations: number
    readonly areas: number
    readonly checklists: number
    readonly rows: number
  }
  readonly mistakes: readonly Mistake[]
  /** IANA name; opening and closing are typed in it. */
  readonly zone: string
  readonly areas: readonly string[]
  /** Rows of each organisation, by name. */
  readonly owners: readonly { readonly name: string; readonly rows: number }[]
}

export interface CheckedPlan {
  /** Null while there is a mistake. */
  readonly plan: Plan | null
  readonly summary: PlanSummary | null
  readonly mistakes: readonly Mistake[]
}

/** The plans there are, and the means to bring another. */
export interface PlanShelf {
  list(): readonly PlanSummary[]
  /** The checklists that a plan may name, in the order of their ids. */
  checklists(): readonly ChecklistLine[]
  /** A plan from outside, read as a file of this name would be: every mistake at once, or what it would make. */
  check(file: string, text: string): CheckedPlan
  /** The text of a plan that ships, to begin a new one from; null when there is none. */
  text(id: string): string | null
}

export interface ChecklistLine {
  readonly id: string
  readonly title: Words
  /** How many items it has. */
  readonly items: number
}

/** Photos and files beside the journal. */
export interface Attachments {
  put(
    congress: string,
    by: { readonly person: string; readonly organisation: string },
    id: string,
    bytes: Buffer,
  ): Promise<
    | { readonly ok: true; readonly record: Attachment }
    | {
        readonly ok: false
        readonly code:
          | 'file-kind'
          | 'photo-broken'
          | 'photo-too-large'
          | 'quota-full'
          | 'id-reused'
          | 'read-only'
          | 'photos-busy'
      }
  >
  /** Who brought it, and what it is; null when there is none. */
  brought(
    congress: string,
    id: string,
  ): { readonly record: Attachment; readonly person: string; readonly organisation: string } | null
  /** Null when they are missing, or not those that were brought. */
  bytes(congress: string, id: string): Promise<Buffer | null>
}

/** A congress as it stood at an earlier moment, ms, whole: `pastOf` says what of it somebody may see. */
export interface PastMoments {
  /** Questions of one `lane`, the asker's organisation, wait for each other; `busy`: too many of it do. */
  at(congress: string, at: number, lane: string): Promise<CongressState | 'busy'>
}

/** The record, for whoever may look it through: that is for the doors to say. */
export interface Audit {
  /** null in read-only mode. */
  readonly anchors: AnchorStatus | null
  readonly givenAnchor: AnchorStatus['last']
  rows(wanted: Omit<RowsAsked, 'dir' | 'installation' | 'upTo'>): Promise<FoundPage | 'busy'>
  exportTask(stream: string): ExportTask
  archive(task: ExportTask): AsyncIterable<Uint8Array>
  /** Null when `from` is no place to read on from. */
  signIns(asked: {
    readonly from: string | null
    readonly search: string
    readonly person: string | null
    readonly limit: number
  }): Promise<SignInPage | null>
  /** Writes down that something is about to leave; false when it cannot be. */
  recordExport(actor: string | null, subject: string, digest: string | null): Promise<boolean>
}

/** What the server finds out about itself. */
export interface SelfTests {
  /** As it is set; null: `http://localhost:<port>`. */
  readonly publicUrl: string | null
  run(): Promise<readonly Finding[]>
  /** By what the open sockets are connected; those of the session apart. */
  transports(session: string): Transports
}

/** What the HTTP doors are given. */
export interface HttpParts {
  readonly desk: Desk
  readonly feed: Feed
  readonly accounts: Accounts
  /** Where people may sign in instead (OpenID Connect); null: nowhere else. */
  readonly provider: Provider | null
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Logger
  readonly plans: PlanShelf
  readonly attachments: Attachments
  readonly past: PastMoments
  readonly audit: Audit
  readonly selfTest: SelfTests
  /** null in read-only mode. */
  readonly erasing: Pick<Eraser, 'orders' | 'propose' | 'confirm' | 'withdraw'> | null
  /** null in read-only mode. */
  readonly retention: Pick<Retention, 'preview' | 'signIns' | 'postpone'> | null
  /** True once everything is recovered and until the stop begins. */
  readonly ready: () => boolean
  readonly origins: Origins
  /** Pages are reached over https. */
  readonly secure: boolean
  readonly trusted: Trusted | null
  /** What links begin with, such as `http://localhost:8080`. */
  readonly baseUrl: () => string
  /** The built pages, `dist/client`. */
  readonly clientDir: string
  readonly metrics: Registry
  /** False when the caller asks too fast, over all doors and sockets. */
  readonly inPace: (caller: Caller) => boolean
  /** How much line measurements may move; left out, the usual. */
  readonly measuring?: Partial<MeasureLimits> | undefined
  /** Bytes that wait for boards: measuring gives way to them. */
  readonly queuedBytes: () => number
}
