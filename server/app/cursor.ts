import { hash } from 'node:crypto'
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

/**
 * One event goes to several views, one after another: its text is made once. Events and stamps never change. The last
 * few are enough, and cost less than a weak map, which the collector has to look through each time.
 */
const lastTexts: { readonly part: object; readonly text: string }[] = []
const textsKept = 4
const textOf = (part: object | null): string => {
  if (part === null) return 'null'
  const known = lastTexts.find((one) => one.part === part)
  if (known) return known.text
  const text = canonical(part)
  if (lastTexts.length === textsKept) lastTexts.pop()
  lastTexts.unshift({ part, text })
  return text
}

/**
 * Running hash over a view's events, so that a cursor of another history does not fit by accident. Over canonical
 * JSON: a commit read back from the journal has its fields in another order, and cursors must outlive a restart.
 */
export const digestAfter = (digest: string, { e, s }: WireEvent): string =>
  hash('sha256', `${digest}{"e":${textOf(e)},"s":${textOf(s)}}`).slice(0, 24)

/** There are a few dozen views, and each answer names one. */
const marks = new Map<string, string>()
const marksKept = 1_000
function mark(epoch: string, congress: string, key: ViewKey): string {
  const view = `${rulesVersion} ${epoch} ${congress} ${key}`
  const known = marks.get(view)
  if (known !== undefined) return known
  const made = hash('sha256', view, 'base64url').slice(0, 12)
  if (marks.size >= marksKept) marks.clear()
  marks.set(view, made)
  return made
}

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
