import type { CongressState } from '../../domain/state.ts'
import type { Language, Words } from '../../domain/words.ts'
import { localParts } from '../../domain/zone.ts'
import { fieldWords } from './field-words.ts'
import { kindWords } from './kinds.ts'
import { folded } from './reading.ts'
import type { FoundRow, RowsAsked } from './reading.ts'
import { valueWords } from './value-words.ts'

/** One line of the audit, as the screen and the table show it. */
export interface AuditRow {
  readonly n: number
  readonly index: number
  /** The first digits of the commit's hash. */
  readonly hash: string
  readonly at: number
  /** Person id, or `system`. */
  readonly by: string
  readonly who: string
  readonly organisation: string | null
  readonly type: string
  readonly what: string
  /** On what, by name; '' where the event names nothing. */
  readonly on: string
  /** Where in the app it is; null where nowhere. */
  readonly path: string | null
  /** The rest that it says. */
  readonly said: string
}

/** What is needed to say names for ids. */
export interface Naming {
  /** null for the site stream. */
  readonly state: CongressState | null
  /** Name of a person, a token or a display link; null when it is not known any more. */
  readonly nameOf: (person: string) => string | null
  readonly language: Language
}

/** By type as it is read: a journal of a later version may have others. */
const kinds = new Map<string, Words>(Object.entries(kindWords))
const yes: Words = { vi: 'có', en: 'yes' }
const no: Words = { vi: 'không', en: 'no' }
const mostSaid = 400
const hidden = new Set(['type', 'organisation', 'madeAt', 'rule'])

/** Fields that name what it was done to, in the order in which they are asked. */
const subjects = [
  'row',
  'incident',
  'poll',
  'directive',
  'signal',
  'handover',
  'contact',
  'area',
  'person',
  'subject',
  'congress',
  'checklist',
] as const

interface Named {
  readonly label: string
  readonly path: string | null
}

function namedIn(state: CongressState, field: string, id: string): Named | null {
  if (field === 'row') {
    const row = state.rows.get(id)
    return row ? { label: `${row.item.id} ${row.item.title.vi}`, path: `/viec/${id}` } : null
  }
  if (field === 'incident') {
    const found = state.incidents.get(id)
    return found ? { label: `${found.code} ${found.title}`, path: `/su-co/${id}` } : null
  }
  if (field === 'poll') return { label: state.polls.get(id)?.question ?? '', path: `/bieu-quyet/${id}` }
  if (field === 'handover') return { label: '', path: `/ban-giao/${id}` }
  if (field === 'area') return { label: state.areas.get(id)?.name ?? id, path: null }
  if (field === 'contact') return { label: state.directory.get(id)?.post ?? '', path: null }
  return null
}

/** What the event was about: the first field that names something. */
function onWhat({ state, nameOf }: Naming, event: FoundRow['event']): Named & { readonly field: string } {
  for (const field of subjects) {
    const id = event[field]
    if (typeof id !== 'string') continue
    const found = (state && namedIn(state, field, id)) ?? null
    const label = found?.label || nameOf(id) || id
    return { field, label, path: found?.path ?? null }
  }
  return { field: '', label: '', path: null }
}

/** From here on a number is a moment, ms since 1970: no count is as large. */
const moments = 1_000_000_000_000

/** By the clocks of the congress; of the site, which has none of its own, by UTC. */
function momentOf(at: number, zone: string | undefined): string {
  const { date, time } = localParts(at, zone ?? 'UTC')
  return `${time}${zone === undefined ? ' UTC' : ''} ${date.split('-').reverse().join('/')}`
}

/** Whose values are ids of organisations. */
const ofOrganisations = new Set(
  'of owner owners lead involved involve named organisations reporting carrier carriers leadCarrier leadPost support silent go noGo'.split(
    ' ',
  ),
)

/** A value of a field: in words where the rules have a word for it, by name where it is an id. */
function spoken(naming: Naming, field: string, value: unknown): string {
  const { nameOf, language, state } = naming
  if (typeof value === 'boolean') return value ? yes[language] : no[language]
  if (typeof value === 'number') return value > moments ? momentOf(value, state?.info?.zone) : String(value)
  if (Array.isArray(value)) return value.map((one) => spoken(naming, field, one)).join(', ')
  const text = String(value)
  const word = valueWords[field]?.[text]?.[language]
  const organisation = ofOrganisations.has(field) ? state?.organisations.get(text)?.short : undefined
  return word ?? organisation ?? ((state && namedIn(state, field, text)?.label) || nameOf(text)) ?? text
}

const isSaid = (value: unknown): boolean =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** A row with names for ids. What an unseen person may not know is not asked here: the audit is the department's alone. */
export function told(naming: Naming, { n, index, hash, at, by, event }: FoundRow): AuditRow {
  const { state, nameOf, language } = naming
  const { field, label, path } = onWhat(naming, event)
  const rest = Object.entries(event)
    .filter(([name, value]) => name !== field && !hidden.has(name) && isSaid(value))
    .map(([name, value]) => `${fieldWords[name]?.[language] ?? name}: ${spoken(naming, name, value)}`)
  const organisation = typeof event['organisation'] === 'string' ? event['organisation'] : null
  return {
    n,
    index,
    hash: hash.slice(0, 12),
    at,
    by,
    who: nameOf(by) ?? by,
    organisation: organisation && (state?.organisations.get(organisation)?.short ?? organisation),
    type: event.type,
    what: kinds.get(event.type)?.[language] ?? event.type,
    on: label,
    path,
    said: rest.join(' · ').slice(0, mostSaid),
  }
}

/** The words of a search, each with the ids of what bears that word in its name. */
export function wordsOf(
  search: string,
  state: CongressState | null,
  called: readonly { readonly id: string; readonly name: string }[],
): RowsAsked['words'] {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 6)
  const named: (readonly [string, string])[] = [
    ...called.map(({ id, name }) => [id, name] as const),
    ...[...(state?.rows.values() ?? [])].map(({ id, item }) => [id, `${item.id} ${item.title.vi}`] as const),
    ...[...(state?.incidents.values() ?? [])].map(({ id, code, title }) => [id, `${code} ${title}`] as const),
    ...[...(state?.polls.values() ?? [])].map(({ id, question }) => [id, question] as const),
    ...[...(state?.areas.values() ?? [])].map(({ id, name }) => [id, name] as const),
    ...[...(state?.organisations.values() ?? [])].map(
      ({ id, name, short }) => [id, `${name} ${short}`] as const,
    ),
    ...[...kinds].map(([type, { vi, en }]) => [type, `${vi} ${en}`] as const),
    ...Object.values(valueWords).flatMap((values) =>
      Object.entries(values).map(([value, { vi, en }]) => [value, `${vi} ${en}`] as const),
    ),
  ]
  const bare = named.map(([id, name]) => [id, folded(name)] as const)
  return words.map((word) => ({
    word,
    ids: bare.filter(([, name]) => name.includes(word)).map(([id]) => id),
  }))
}
