import type { Contact } from '../../domain/directory/events.ts'
import type { Watcher } from './table.ts'

// DESIGN 3, row "people": own, all, directory entries marked shared. Written from the document, not from `sight.ts`.

/** What one may read of a contact; empty: not even that there is one. */
export function sharedOf({ organisation, department }: Watcher, contact: Contact | undefined): string {
  if (!contact) return ''
  if (department || contact.organisation === organisation) return JSON.stringify(contact)
  const readable = Object.entries(contact.means).filter(
    ([, { seen }]) => seen === 'delegates' || (organisation !== null && seen === 'all'),
  )
  if (readable.length === 0) return ''
  const means = readable.map(([level, { kind, seen, value, tested }]) => [
    level,
    kind,
    seen,
    value,
    tested?.at,
  ])
  return JSON.stringify([contact.id, contact.organisation, contact.area, contact.post, means])
}

/** Own: every change. Others: only what changes something they may read. */
export function hidesContact(
  watcher: Watcher,
  touched: { contactBefore?: Contact | undefined; contact?: Contact | undefined },
): boolean {
  const holder = (touched.contact ?? touched.contactBefore)?.organisation
  if (watcher.department || holder === watcher.organisation) return false
  return sharedOf(watcher, touched.contactBefore) === sharedOf(watcher, touched.contact)
}
