import type { Viewer } from '../sight.ts'
import type { Author } from '../stamp.ts'
import { levels } from './events.ts'
import type { Contact, Level, Means } from './events.ts'

const holds = (viewer: Viewer, { organisation }: Contact): boolean =>
  viewer.department || organisation === viewer.organisation

/** Displays hang where everybody passes: they get what is handed to delegates anyway, and no more. */
const isShared = (viewer: Viewer, { seen }: Means): boolean =>
  seen === 'delegates' || (seen === 'all' && viewer.organisation !== null)

const authorFor = (viewer: Viewer, by: Author | null): Author | null =>
  viewer.department || (by !== null && by.organisation === viewer.organisation) ? by : null

function meansFor(contact: Contact, keep: (means: Means) => Means | null): Contact['means'] {
  const means: { -readonly [L in Level]?: Means } = {}
  for (const level of levels) {
    const one = contact.means[level]
    const kept = one ? keep(one) : null
    if (kept) means[level] = kept
  }
  return means
}

/**
 * A contact as a view has it: whole to its organisation and the department, who wrote it only to their own; to others
 * the means that are shared; null where nothing is.
 */
export function contactFor(viewer: Viewer, contact: Contact): Contact | null {
  if (viewer.department) return contact
  const nameless = (means: Means): Means => ({
    ...means,
    tested: means.tested && { at: means.tested.at, by: authorFor(viewer, means.tested.by) },
  })
  if (holds(viewer, contact)) {
    const { changed } = contact
    return {
      ...contact,
      means: meansFor(contact, nameless),
      changed: changed && { at: changed.at, by: authorFor(viewer, changed.by) },
    }
  }
  const means = meansFor(contact, (one) => (isShared(viewer, one) ? nameless(one) : null))
  return Object.keys(means).length === 0 ? null : { ...contact, means, changed: null }
}

/** What only a view can contain: a contact as it is shared, or its going. */
export type DirectoryViewEvent =
  | { readonly type: 'directory.disclosed'; readonly record: Contact }
  | { readonly type: 'directory.withdrawn'; readonly contact: string }

/** What a view gets of a change: its own as it happened, of others what is shared now, nothing where that stayed the same. */
export function contactSeen<E>(
  viewer: Viewer,
  event: E,
  before: Contact | undefined,
  after: Contact | undefined,
): E | DirectoryViewEvent | null {
  const known = after ?? before
  if (!known) return null
  if (holds(viewer, known)) return event
  const was = before ? contactFor(viewer, before) : null
  const is = after ? contactFor(viewer, after) : null
  if (!is) return was ? { type: 'directory.withdrawn', contact: known.id } : null
  return JSON.stringify(was) === JSON.stringify(is) ? null : { type: 'directory.disclosed', record: is }
}
