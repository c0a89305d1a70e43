import type { Words } from '../words.ts'
import { levels } from './events.ts'
import type { Contact, Level, Means } from './events.ts'

/** What a level is called where somebody has to choose by it. */
export const levelWords: { readonly [L in Level]: Words } = {
  primary: { vi: 'Chính', en: 'Primary' },
  alternate: { vi: 'Thay thế', en: 'Alternate' },
  contingency: { vi: 'Dự phòng', en: 'Contingency' },
  emergency: { vi: 'Khẩn cấp', en: 'Emergency' },
}

/** Duty: everything the reader may see. Delegates: only what is meant for them. */
export const editions = ['duty', 'delegates'] as const
export type Edition = (typeof editions)[number]

/** The means of a contact that an edition has, in the order in which they are tried. */
export const meansIn = (
  { means }: Contact,
  edition: Edition,
): readonly { readonly level: Level; readonly means: Means }[] =>
  levels.flatMap((level) => {
    const one = means[level]
    return one && (edition === 'duty' || one.seen === 'delegates') ? [{ level, means: one }] : []
  })

/** The contacts that an edition has, those of the whole congress first, then by area and post. */
export function contactsIn(
  contacts: Iterable<Contact>,
  edition: Edition,
  areas: Iterable<string>,
): readonly Contact[] {
  const order = new Map([...areas].map((id, index) => [id, index]))
  const place = ({ area }: Contact): number => (area === null ? -1 : (order.get(area) ?? order.size))
  const name = ({ post }: Contact): string => post ?? ''
  return [...contacts]
    .filter((contact) => meansIn(contact, edition).length > 0)
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        a.organisation.localeCompare(b.organisation) ||
        name(a).localeCompare(name(b), 'vi') ||
        (a.id < b.id ? -1 : 1),
    )
}

/** Means of an edition that nobody has got through yet: what goes out unproven. */
export const untested = (contacts: readonly Contact[], edition: Edition): number =>
  contacts
    .flatMap((contact) => meansIn(contact, edition))
    .filter(({ means }) => means.tested === null && means.value !== null).length
