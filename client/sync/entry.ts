import type { WireError } from '../../domain/protocol.ts'
import type { RefusalCode } from '../../domain/refusal.ts'

/** Why this device says no by itself, beside the rules. The screens have the words. */
export const localRefusals = [
  /** Needs the line to the centre now (DESIGN 4); the screen names the telephone number. */
  'needs-connection',
  /** Nothing is known of this congress yet, so no rule can be asked. */
  'not-loaded',
  /** The device could not store it (private mode, disk full): nothing was kept, nothing was sent. */
  'not-stored',
  /** The device could not store it, and the line broke while it was on its way: the centre may have it. */
  'not-known',
  /** The screen is locked, or it is a display. */
  'locked',
  /** No answer came: it may have been accepted. It is kept and asked again under the same id. */
  'no-answer',
  /** It needed the line and lay too long without one; its author decides whether it still holds. */
  'too-late',
] as const
export type LocalRefusal = (typeof localRefusals)[number]

/** A "no" before anything was sent. */
export interface MayNot {
  readonly code: RefusalCode | LocalRefusal
  readonly field?: string
}

/** `stored`: waits its turn. `sending`: handed to the line, no answer yet. `refused`, `aside`: its author decides. */
export type EntryState = 'stored' | 'sending' | 'refused' | 'aside'

/** One command of this account on this device. It goes only by a receipt or by its author. */
export interface OutboxEntry {
  /** Order of sending, given by the device. */
  readonly seq: number
  readonly id: string
  readonly congress: string
  readonly type: string
  readonly payload: { readonly [field: string]: unknown }
  /** The device's clock when it was done, ms. */
  readonly madeAt: number
  readonly expected?: string
  readonly state: EntryState
  /** Faults answered so far; the second sets it aside. */
  readonly faults: number
  /** Times the line broke while its answer was out. */
  readonly cuts: number
  /** The server's refusal or last fault, or why it was set aside. */
  readonly error?: WireError
  readonly queuedAt: number
}

/** Where the newest command of a row or incident is on its way; the names of the screen's badges. */
export type SyncMark = 'saved' | 'sending' | 'received' | 'refused' | 'set-aside'

export const markOf: { readonly [S in EntryState]: SyncMark } = {
  stored: 'saved',
  sending: 'sending',
  refused: 'refused',
  aside: 'set-aside',
}

/** The row or incident that a command is about; a new incident has its command's id. */
export function subjectOf(entry: Pick<OutboxEntry, 'id' | 'type' | 'payload'>): string {
  const { row, incident } = entry.payload
  if (typeof row === 'string') return row
  return typeof incident === 'string' ? incident : entry.id
}

export interface Pending {
  readonly stored: number
  readonly sending: number
  readonly refused: number
  readonly aside: number
  /** Kept but unreadable on this device (its key is gone); never deleted. */
  readonly unreadable: number
  /** When the last receipt came, ms of this device; null: none yet. */
  readonly lastSentAt: number | null
}

/** Where nothing is kept, nothing waits. */
export const nonePending: Pending = {
  stored: 0,
  sending: 0,
  refused: 0,
  aside: 0,
  unreadable: 0,
  lastSentAt: null,
}

/** What `send` tells. `stored`: safe on this device, not yet at the centre. `accepted`: the centre has it. */
export type Receipt =
  | {
      readonly ok: true
      readonly id: string
      readonly state: 'stored' | 'accepted'
      readonly result?: { readonly [key: string]: string }
    }
  | { readonly ok: false; readonly id: string; readonly error: MayNot | WireError }
