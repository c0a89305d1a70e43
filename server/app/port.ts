import type { Refusal } from '../../domain/decision.ts'
import type { CommandAnswer, Envelope, EventsMessage, SubscribeAnswer } from '../../domain/protocol.ts'
import type { Attachment } from '../../domain/run/facts.ts'
import type { SiteState } from '../../domain/site/events.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Visible } from '../../domain/visible.ts'
import type { Language } from '../../domain/words.ts'
import type { TokenPlace } from './token-standing.ts'

export type { TokenPlace } from './token-standing.ts'

/** Name of a view inside a congress: an organisation id, or `shared` for the view that is involved in nothing. */
export type ViewKey = string
export const sharedView: ViewKey = '*shared'

/** Commands in: decided one after another per stream, written in groups, answered when durable. */
export interface Desk {
  /** Never throws: a fault is an answer with `retryable: true`. */
  handIn(person: string, envelope: Envelope, language: Language): Promise<CommandAnswer>
  /**
   * As `handIn`, by an access token: recorded under the token's own id, in the place it was made for. A hook's signals
   * (`as: 'machine'`) stand for no organisation.
   */
  handInByToken(
    token: TokenPlace & { readonly token: string },
    envelope: Envelope,
    language: Language,
    as: 'seat' | 'machine',
  ): Promise<CommandAnswer>
  /** For set-up and the command line: no person, every right. `id` makes it repeatable. */
  asSystem(congress: string, type: string, payload: object, id?: string): Promise<CommandAnswer>
  /** Durable state of the site. */
  site(): SiteState
  /** Durable state, whole: nothing of it may leave the server except through `visible` or `viewOf`. */
  congress(id: string): CongressState | null
  /** False while storage refuses (disk full, read-only). */
  commandsAccepted(): boolean
  /** Resolves when everything handed in so far is durable and answered. */
  settle(): Promise<void>
}

/** First load of a view, compressed once per head. */
export interface ViewBody {
  readonly cursor: string
  readonly gzip: Promise<Buffer>
  /** For who takes no gzip: UTF-8, in one piece, made at the first asking. */
  readonly plain: () => Promise<Buffer>
}

/** Views out. */
export interface Feed {
  view(congress: string, key: ViewKey): ViewBody | null
  /** Backfill from the ring, or a snapshot when the cursor does not fit. Null when there is no such view. */
  since(congress: string, key: ViewKey, cursor: string | null): SubscribeAnswer | null
  /** Called with one message per view and commit group. Returns the unsubscribing function. */
  onMessage(listener: (key: ViewKey, message: EventsMessage) => void): () => void
  /** Everything pending in a view is sent now, so that a joining socket misses and repeats nothing. */
  flush(congress: string): void
}

/** A photo or file of an organisation, by the id its phone gave it; null when there is none. */
export type FindAttachment = (congress: string, organisation: string, id: string) => Attachment | null

export type { Refusal, Visible }
