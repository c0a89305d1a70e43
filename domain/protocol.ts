import * as z from 'zod/mini'
import { CommandId, Instant } from './ids.ts'
import type { StateRecord } from './state.ts'
import type { Stamp } from './stamp.ts'
import type { ViewEvent } from './visible.ts'

/** What goes over the socket and its HTTP twin (docs/protocol.md). */
export const Envelope = z.strictObject({
  id: CommandId,
  /** A congress, or `site`. */
  congress: z.string().check(z.maxLength(40, { abort: true })),
  type: z.string().check(z.maxLength(40, { abort: true })),
  payload: z.looseObject({}),
  madeAt: Instant,
  /** State the person saw; a lifecycle move is refused when it has changed. */
  expected: z.optional(z.string().check(z.maxLength(20, { abort: true }), z.regex(/^[a-z-]*$/))),
})
export type Envelope = z.infer<typeof Envelope>

export const Subscribe = z.strictObject({
  congress: z.string().check(z.maxLength(40, { abort: true })),
  cursor: z.nullable(z.string().check(z.maxLength(200, { abort: true }))),
})
export type Subscribe = z.infer<typeof Subscribe>

/** One event of a view on the wire. `gone`: a record that was withdrawn since; its place stays, its content not. */
export type WireEvent =
  { readonly e: ViewEvent; readonly s: Stamp } | { readonly e: { readonly type: 'gone' }; readonly s: null }

export interface WireError {
  readonly code: string
  readonly message: string
  readonly field?: string
  /** A fault: nothing is known to have happened, the same command may be sent again. */
  readonly retryable?: boolean
  readonly requestId?: string
}

export type CommandAnswer =
  | { readonly ok: true; readonly cursor: string; readonly result?: { readonly [key: string]: string } }
  | { readonly ok: false; readonly error: WireError }

/** `from` is the position before the first event: opaque, only for spotting a gap or a repeat inside one view. */
export interface EventsMessage {
  readonly congress: string
  readonly from: string
  readonly cursor: string
  readonly events: readonly WireEvent[]
}

export interface ViewAnswer {
  readonly congress: string
  readonly cursor: string
  /** Server clock when the answer was made, ms. */
  readonly at: number
  readonly view: StateRecord
}

export type SubscribeAnswer =
  | ({ readonly ok: true; readonly mode: 'events' } & EventsMessage)
  | ({ readonly ok: true; readonly mode: 'snapshot' } & ViewAnswer)
  | { readonly ok: false; readonly error: WireError }

/** Sent every few seconds on each socket; a wall without one for 15 s says that it knows nothing. */
export interface Heartbeat {
  readonly at: number
  readonly commandsAccepted: boolean
  /** When the scheduler last looked at everything, ms; null before its first round. */
  readonly scheduledAt: number | null
}
