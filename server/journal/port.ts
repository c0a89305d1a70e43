/** One congress is one stream; `site` holds what stands beside them. */
export type StreamId = string

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** What happened, as the domain says it. Free text stands in the clear here; the store seals it (see `FreeText`). */
export interface RecordedEvent {
  readonly type: string
  readonly [field: string]: Json | undefined
}

/** One accepted command with all its events, before it has a place in the record. */
export interface Draft {
  /** Server clock, ms. */
  readonly at: number
  /** Person id, or `system`. */
  readonly by: string
  /** `body` is the canonical JSON of what was asked: only its salted hash is kept. */
  readonly command: { readonly id: string; readonly body: string }
  readonly events: readonly RecordedEvent[]
}

export interface Commit {
  readonly stream: StreamId
  /** 1, 2, 3 … without a gap in each stream. */
  readonly n: number
  readonly at: number
  readonly by: string
  readonly command: {
    readonly id: string
    readonly bodyHash: string
    /** null once erased */ readonly bodySalt: string | null
  }
  /** Free text restored; `erasedMark` where it was erased. */
  readonly events: readonly RecordedEvent[]
  readonly prev: string
  readonly hash: string
}

/** Names of the top-level fields of an event type that hold free text; `domain/events.ts` has the table. */
export type FreeText = (eventType: string) => readonly string[]

/**
 * What happened, in order, durably. Implementations: `memory.ts` (slow on purpose, for tests), `files.ts`.
 * A failed append that is not `StorageFull` poisons the journal: every later call throws `JournalBroken`.
 */
export interface Journal {
  /**
   * Resolves only when the commits would survive a power cut. Throws `JournalConflict` if `after` is not the head,
   * `StorageFull` (nothing written, may be tried again) or `JournalBroken` (the process must end with exit code 74).
   */
  append(stream: StreamId, after: number, drafts: readonly Draft[]): Promise<readonly Commit[]>
  /** Commits with n > after, in order. */
  read(stream: StreamId, after: number): AsyncIterable<Commit>
  /** The last durable commit; n 0 and the genesis hash for an empty stream. */
  head(stream: StreamId): { readonly n: number; readonly hash: string }
  streams(): readonly StreamId[]
  /** Position of the accepted command with this id by this person, or null. Ids of other persons are independent. */
  find(stream: StreamId, by: string, commandId: string): number | null
  close(): Promise<void>
}

export class JournalConflict extends Error {
  override name = 'JournalConflict'
}
export class StorageFull extends Error {
  override name = 'StorageFull'
}
export class JournalBroken extends Error {
  override name = 'JournalBroken'
}
/** A record that is damaged, missing or changed; the message names file, line and n. Nothing was changed. */
export class JournalDamaged extends Error {
  override name = 'JournalDamaged'
}
/** A folder that must not be used (foreign, newer, in use, identity without journal): the message is the sentence to print. */
export class StartRefused extends Error {
  override name = 'StartRefused'
}
