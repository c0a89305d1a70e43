import { erasedMark } from '../erased.ts'
import type { Author, Stamp } from '../stamp.ts'

/** PACE: the means to try first, second, when both fail, and when nothing else is left. */
export const levels = ['primary', 'alternate', 'contingency', 'emergency'] as const
export type Level = (typeof levels)[number]
export const meansKinds = [
  'mobile',
  'landline',
  'internal',
  'radio',
  'satellite',
  'email',
  'chat',
  'runner',
] as const
export type MeansKind = (typeof meansKinds)[number]
/** Who may see a means besides its organisation and the department; `delegates` also enters the edition sent to them. */
export const seenBy = ['department', 'all', 'delegates'] as const
export type SeenBy = (typeof seenBy)[number]

/** One way to reach a section. */
export interface Means {
  readonly kind: MeansKind
  readonly seen: SeenBy
  /** Null once it was erased. */
  readonly value: string | null
  /** When somebody last got through; a changed number was never tested. */
  readonly tested: { readonly at: number; readonly by: Author | null } | null
}

/** A section of an organisation, and how it is reached: a post, never a person. */
export interface Contact {
  readonly id: string
  readonly organisation: string
  /** Null: the whole congress. */
  readonly area: string | null
  /** Null once it was erased. */
  readonly post: string | null
  readonly means: { readonly [L in Level]?: Means }
  /** Null for those who see only what is shared. */
  readonly changed: { readonly at: number; readonly by: Author | null } | null
}

export interface DirectoryState {
  readonly directory: Map<string, Contact>
}

type On<T, X> = { readonly type: T; readonly contact: string } & X
/** What a means is like, apart from its number: the numbers stand each in a field of their own, so that each can be erased. */
export type Kinds = { readonly [L in Level]?: { readonly kind: MeansKind; readonly seen: SeenBy } }

export type DirectoryEvent =
  | On<
      'directory.set',
      {
        readonly holder: string
        readonly area: string | null
        readonly kinds: Kinds
        readonly post: string | null
      } & { readonly [L in Level]: string | null }
    >
  | On<'directory.removed', object>
  | On<'directory.tested', { readonly level: Level }>

type When = {
  [T in DirectoryEvent['type']]: (
    state: DirectoryState,
    event: Extract<DirectoryEvent, { type: T }>,
    stamp: Stamp,
  ) => void
}

const kept = (value: string | null): string | null => (value === erasedMark ? null : value)

function meansOf(event: Extract<DirectoryEvent, { type: 'directory.set' }>, before: Contact | undefined) {
  const means: { -readonly [L in Level]?: Means } = {}
  for (const level of levels) {
    const like = event.kinds[level]
    if (!like) continue
    const was = before?.means[level]
    const value = kept(event[level])
    const same = was !== undefined && was.kind === like.kind && was.value === value
    means[level] = { ...like, value, tested: same ? was.tested : null }
  }
  return means
}

export const evolveDirectory: When = {
  'directory.set': ({ directory }, event, { at, by }) => {
    const { contact: id, holder: organisation, area } = event
    const post = kept(event.post)
    const means = meansOf(event, directory.get(id))
    directory.set(id, { id, organisation, area, post, means, changed: { at, by } })
  },
  'directory.removed': ({ directory }, { contact }) => {
    directory.delete(contact)
  },
  'directory.tested': ({ directory }, { contact, level }, { at, by }) => {
    const known = directory.get(contact)
    const means = known?.means[level]
    if (!known || !means) return
    directory.set(contact, { ...known, means: { ...known.means, [level]: { ...means, tested: { at, by } } } })
  },
}

export const directoryText: { [T in DirectoryEvent['type']]: readonly string[] } = {
  'directory.set': ['post', ...levels],
  'directory.removed': [],
  'directory.tested': [],
}
