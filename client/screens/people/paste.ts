import type { Role } from '../../../domain/decision.ts'

export interface NewPerson {
  readonly name: string
  readonly username: string
  readonly role: Role
  readonly organisation: string
  readonly phone?: string
}

export interface PasteMistake {
  /** From 1, counting empty lines. */
  readonly line: number
  readonly text: string
  readonly code:
    'too-few' | 'too-many' | 'name' | 'username' | 'twice' | 'known' | 'role' | 'organisation' | 'phone'
}

export interface Pasted {
  readonly people: readonly NewPerson[]
  readonly mistakes: readonly PasteMistake[]
}

interface Known {
  readonly organisations: Iterable<{ readonly id: string; readonly name: string; readonly short: string }>
  /** User names that are in the congress already, lower case. */
  readonly usernames: ReadonlySet<string>
}

/** Lower case without diacritics and runs of spaces: `Đầu  mối` and `dau moi` are one. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\u0111/gi, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

const roleNames: { readonly [R in Role]: readonly string[] } = {
  liaison: ['liaison', 'dau moi', 'dau moi don vi'],
  operator: ['operator', 'truc ban', 'truc'],
  leader: ['leader', 'lanh dao'],
  admin: ['admin', 'administrator', 'quan tri', 'quan tri vien'],
}

const roleOf = (text: string): Role | null => {
  const wanted = folded(text)
  for (const [role, names] of Object.entries(roleNames)) if (names.includes(wanted)) return role as Role
  return null
}

/** As the server reads it (server/accounts/people.ts). */
export const usernameForm = /^[a-z0-9][a-z0-9._@-]{1,39}$/

/** A spreadsheet's heading, which people copy along. */
const isHeading = (cells: readonly string[]): boolean =>
  ['ten dang nhap', 'username', 'user name'].includes(folded(cells[1] ?? ''))

function personOf(
  cells: readonly string[],
  organisationOf: (text: string) => string | undefined,
  usernames: ReadonlySet<string>,
  earlier: ReadonlySet<string>,
): NewPerson | PasteMistake['code'] {
  if (cells.length < 4) return 'too-few'
  if (cells.length > 5) return 'too-many'
  const [name = '', given = '', roleText = '', place = '', phone = ''] = cells
  const username = given.toLowerCase()
  if (name === '' || name.length > 120) return 'name'
  if (!usernameForm.test(username)) return 'username'
  if (earlier.has(username)) return 'twice'
  if (usernames.has(username)) return 'known'
  const role = roleOf(roleText)
  if (role === null) return 'role'
  const organisation = organisationOf(place)
  if (organisation === undefined) return 'organisation'
  if (phone.length > 30) return 'phone'
  return { name, username, role, organisation, ...(phone === '' ? {} : { phone }) }
}

/**
 * One person per line, `name; user name; role; organisation[; phone]`, with semicolons or tabs. Every mistake is told
 * at once, by line. Organisations are found by key, short or whole name, with or without diacritics.
 */
export function readPasted(text: string, { organisations, usernames }: Known): Pasted {
  const byName = new Map<string, string>()
  for (const { id, name, short } of organisations)
    for (const known of [id, name, short]) byName.set(folded(known), id)
  const people: NewPerson[] = []
  const mistakes: PasteMistake[] = []
  const earlier = new Set<string>()
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue
    const cells = line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim().normalize('NFC'))
    while (cells.at(-1) === '') cells.pop()
    if (people.length + mistakes.length === 0 && isHeading(cells)) continue
    const found = personOf(cells, (place) => byName.get(folded(place)), usernames, earlier)
    if (typeof found === 'string') mistakes.push({ line: index + 1, text: line.trim(), code: found })
    else people.push(found)
    if (cells[1] !== undefined) earlier.add(cells[1].toLowerCase())
  }
  return { people, mistakes }
}
