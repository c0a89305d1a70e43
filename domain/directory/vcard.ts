import type { Language } from '../words.ts'
import { levelWords, meansIn } from './edition.ts'
import type { Edition } from './edition.ts'
import type { Contact, Means } from './events.ts'

/** What a card says of its contact besides the means; names, not keys. */
export interface CardNames {
  readonly organisation: string
  readonly area: string
  readonly congress: string
  readonly language: Language
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')
const octets = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Lines of at most 75 octets, continued after a space (RFC 2426, 2.6). */
function folded(line: string): string {
  let text = ''
  let width = 0
  for (const character of line) {
    const wide = octets(character)
    if (width + wide > 75) {
      text += '\r\n '
      width = 1
    }
    text += character
    width += wide
  }
  return text
}

const telephoneType: { readonly [kind in Means['kind']]?: string } = {
  mobile: 'CELL,WORK',
  landline: 'VOICE,WORK',
  internal: 'VOICE,WORK',
  satellite: 'VOICE,WORK',
}

function meansLine({ kind, value }: Means, first: boolean): string | null {
  const type = telephoneType[kind]
  const pref = first ? ',PREF' : ''
  if (value === null) return null
  if (type !== undefined) return `TEL;TYPE=${type}${pref}:${escaped(value)}`
  return kind === 'email' ? `EMAIL;TYPE=INTERNET${pref}:${escaped(value)}` : null
}

/**
 * A vCard 3.0 of a section: what an address book can dial or write to stands in its fields, everything in the note.
 * `short` leaves the note out, for a code that has to be read from a screen.
 */
export function vcardOf(contact: Contact, edition: Edition, names: CardNames, short = false): string {
  const all = meansIn(contact, edition)
  const post = contact.post ?? names.organisation
  const lines = all.flatMap(({ means }, index) => meansLine(means, index === 0) ?? [])
  const rest = all.flatMap(({ level, means }) =>
    means.value === null ? [] : [`${levelWords[level][names.language]}: ${means.value}`],
  )
  const note = [names.congress, names.area, ...rest].join('\n')
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escaped(post)};;;;`,
    `FN:${escaped(`${post} · ${names.organisation}`)}`,
    `ORG:${escaped(names.organisation)}`,
    `TITLE:${escaped(post)}`,
    ...lines,
    ...(short ? [] : [`NOTE:${escaped(note)}`]),
    `UID:${contact.id}`,
    'END:VCARD',
    '',
  ]
    .map(folded)
    .join('\r\n')
}
