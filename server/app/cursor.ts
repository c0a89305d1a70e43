import { createHash } from 'node:crypto'
import type { WireEvent } from '../../domain/protocol.ts'
import { canonical } from '../journal/canonical.ts'
import type { ViewKey } from './port.ts'

/** Raise when `visible` changes what somebody sees: every cursor made before gets a snapshot. */
export const rulesVersion = 4

/** Where a viewer stands in its own view. Opaque to clients. */
export interface Position {
  readonly position: number
  readonly digest: string
}

export const start: Position = { position: 0, digest: '0'.repeat(24) }

/** One event goes to several views: its text is made once. Events and stamps never change. */
const texts = new WeakMap<object, string>()
const textOf = (part: object | null): string => {
  if (part === null) return 'null'
  const known = texts.get(part)
  if (known !== undefined) return known
  const text = canonical(part)
  texts.set(part, text)
  return text
}

/**
 * Running hash over a view's events, so that a cursor of another history does not fit by accident. Over canonical
 * JSON: a commit read back from the journal has its fields in another order, and cursors must outlive a restart.
 */
export const digestAfter = (digest: string, { e, s }: WireEvent): string =>
  createHash('sha256')
    .update(`${digest}{"e":${textOf(e)},"s":${textOf(s)}}`)
    .digest('hex')
    .slice(0, 24)

const mark = (epoch: string, congress: string, key: ViewKey): string =>
  createHash('sha256').update(`${rulesVersion} ${epoch} ${congress} ${key}`).digest('base64url').slice(0, 12)

export const cursorOf = (
  epoch: string,
  congress: string,
  key: ViewKey,
  { position, digest }: Position,
): string => `${mark(epoch, congress, key)}.${position.toString(36)}.${digest}`

export type Misfit = 'none' | 'unreadable' | 'other-view' | 'ahead' | 'too-old' | 'other-history'

/** Reads a cursor back; another epoch, congress, view or rules version is `other-view`. */
export function readCursor(
  cursor: string | null,
  epoch: string,
  congress: string,
  key: ViewKey,
): Position | Misfit {
  if (cursor === null) return 'none'
  const [view, position, digest] = cursor.split('.')
  if (
    view === undefined ||
    position === undefined ||
    digest === undefined ||
    !/^[0-9a-z]{1,10}$/.test(position)
  )
    return 'unreadable'
  if (view !== mark(epoch, congress, key)) return 'other-view'
  return { position: Number.parseInt(position, 36), digest }
}
