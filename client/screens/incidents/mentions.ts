import type { Actor } from '../../../domain/decision.ts'
import type { Incident } from '../../../domain/incident/events.ts'
import { sightOf, viewerOf } from '../../../domain/sight.ts'
import type { CongressState } from '../../../domain/state.ts'
import { finds } from '../items/fold.ts'

/** Somebody who can be called upon in a note: an organisation, or a person. */
export interface Mentionable {
  /** What is sent: an organisation's key or a person's id. */
  readonly id: string
  /** What is written behind the `@`. */
  readonly name: string
  readonly aside: string
}

/** Longest name looked for behind an `@`, characters. */
const longest = 40
/** Options below the box at once. */
const most = 6

/**
 * Who can read the note and may be called upon by `actor`: organisations that see the incident whole (for an inside note
 * the department alone) and their people; of others a carrier knows no people.
 */
export function mentionables(
  state: CongressState,
  incident: Incident,
  inside: boolean,
  actor: Pick<Actor, 'person' | 'organisation' | 'department'>,
  nameOf: (person: string) => string | undefined,
): readonly Mentionable[] {
  const reads = (of: string): boolean => {
    const viewer = viewerOf(state, of)
    return inside ? viewer.department : sightOf(viewer, incident) === 'all'
  }
  const organisations = [...state.organisations.values()]
    .filter(({ id }) => reads(id))
    .map(({ id, short, name }) => ({ id, name: short, aside: name }))
  const people = [...state.people.values()]
    .filter(({ person, organisation }) => {
      const known = actor.department || organisation === actor.organisation
      return known && person !== actor.person && reads(organisation)
    })
    .flatMap(({ person, organisation }) => {
      const name = nameOf(person)
      const aside = state.organisations.get(organisation)?.short ?? organisation
      return name === undefined ? [] : [{ id: person, name, aside }]
    })
  return [...people, ...organisations]
}

/** What is being typed behind an `@` that stands before the caret, and where it begins; null when nothing is. */
export function askedFor(
  text: string,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const before = text.slice(Math.max(0, caret - longest), caret)
  const at = before.lastIndexOf('@')
  if (at < 0) return null
  const query = before.slice(at + 1)
  const previous = before[at - 1]
  // An address or a finished sentence is no call.
  if (query.includes('\n') || query.startsWith(' ') || (previous !== undefined && !/\s|\(/.test(previous)))
    return null
  return { from: caret - query.length - 1, query }
}

export const matching = (all: readonly Mentionable[], query: string): readonly Mentionable[] =>
  all.filter(({ name, aside }) => finds(query, name, aside)).slice(0, most)

/** The text with the name written out where the `@` was begun, and where the caret then stands. */
export function written(
  text: string,
  caret: number,
  from: number,
  { name }: Mentionable,
): { readonly text: string; readonly caret: number } {
  const head = `${text.slice(0, from)}@${name} `
  return { text: head + text.slice(caret).replace(/^ /, ''), caret: head.length }
}

/** Of those chosen, whose name still stands in the text: taking the words back takes the call back. */
export const stillMentioned = (
  text: string,
  all: readonly Mentionable[],
  chosen: readonly string[],
): readonly Mentionable[] => all.filter(({ id, name }) => chosen.includes(id) && text.includes(`@${name}`))
