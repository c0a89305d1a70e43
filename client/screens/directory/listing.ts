import type { Edition } from '../../../domain/directory/edition.ts'
import { contactsIn, meansIn } from '../../../domain/directory/edition.ts'
import type { Contact, Means } from '../../../domain/directory/events.ts'
import { vcardOf } from '../../../domain/directory/vcard.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { Language } from '../../../domain/words.ts'
import { finds } from '../items/fold.ts'

export interface Section {
  /** Null: the whole congress. */
  readonly area: string | null
  readonly contacts: readonly Contact[]
}

export const organisationName = ({ organisations }: CongressState, id: string): string =>
  organisations.get(id)?.name ?? id
export const areaName = ({ areas }: CongressState, id: string | null, whole: string): string =>
  id === null ? whole : (areas.get(id)?.name ?? id)

/** The contacts of an edition by place, those that fit the search only. */
export function sectionsOf(
  state: CongressState,
  edition: Edition,
  wanted: string,
  whole: string,
): readonly Section[] {
  const sections: { area: string | null; contacts: Contact[] }[] = []
  for (const contact of contactsIn(state.directory.values(), edition, state.areas.keys())) {
    const values = meansIn(contact, edition).map(({ means }) => means.value ?? '')
    const { short = '', name = '' } = state.organisations.get(contact.organisation) ?? {}
    const place = areaName(state, contact.area, whole)
    if (!finds(wanted, contact.post ?? '', short, name, place, ...values)) continue
    const last = sections.at(-1)
    if (last?.area === contact.area) last.contacts.push(contact)
    else sections.push({ area: contact.area, contacts: [contact] })
  }
  return sections
}

/** Where a press on a number leads; null for what cannot be dialled or written to. */
export function linkOf({ kind, value }: Means): string | null {
  if (value === null) return null
  if (kind === 'email') return `mailto:${value}`
  const dials = kind === 'mobile' || kind === 'landline' || kind === 'internal' || kind === 'satellite'
  return dials ? `tel:${value.replace(/[^\d+#*,]/g, '')}` : null
}

/** The cards of several contacts in one file, as address books take them. */
export const cardsOf = (
  state: CongressState,
  contacts: Iterable<Contact>,
  edition: Edition,
  language: Language,
  whole: string,
): string =>
  [...contacts]
    .map((contact) =>
      vcardOf(contact, edition, {
        organisation: organisationName(state, contact.organisation),
        area: areaName(state, contact.area, whole),
        congress: state.info?.name ?? '',
        language,
      }),
    )
    .join('')
