import type { Role } from '../../../domain/decision.ts'
import { folded } from './paste.ts'

/** A line of `GET /api/v1/congresses/:id/people` as the administrator gets it. */
export interface Person {
  readonly person: string
  readonly name: string
  readonly username?: string
  readonly phone?: string | null
  readonly organisation: string
  readonly role: Role
  readonly disabled?: boolean
  readonly hasPassword?: boolean
  readonly hasLink?: boolean
  /** A second step. */
  readonly hasFactor?: boolean
  /** An administrator wants it taken away. */
  readonly resetAsked?: { readonly by: string; readonly at: number } | null
  /** Where they may sign in instead; null: nowhere. */
  readonly provider?: PersonProvider | null
}

export interface PersonProvider {
  readonly bound: { readonly name: string | null; readonly here: boolean } | null
  readonly expected: { readonly name: string; readonly until: number } | null
}

/** What the server hands over once; all null for somebody who has a password already. */
export interface MadeLink {
  readonly username: string
  readonly person: string | null
  readonly url: string | null
  /** SVG */
  readonly qr: string | null
  readonly expiresAt: number | null
  readonly error?: { readonly code: string; readonly message?: string }
}

export interface ShownLink extends MadeLink {
  readonly name: string
  readonly organisation: string
}

export type PersonState = 'waiting' | 'waitingNoLink' | 'active' | 'disabled'

export function stateOf({ disabled, hasPassword, hasLink }: Person): PersonState {
  if (disabled === true) return 'disabled'
  if (hasPassword !== false) return 'active'
  return hasLink === true ? 'waiting' : 'waitingNoLink'
}

/** By organisation in the order of the plan, then by name; only those in whom the wanted text is found. */
export function grouped(
  people: readonly Person[],
  organisations: Iterable<{ readonly id: string; readonly name: string }>,
  wanted: string,
): readonly { readonly id: string; readonly name: string; readonly people: readonly Person[] }[] {
  const search = folded(wanted)
  return [...organisations].flatMap(({ id, name }) => {
    const here = people
      .filter((one) => one.organisation === id)
      .filter((one) => folded(`${one.name} ${one.username ?? ''} ${name}`).includes(search))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
    return here.length === 0 ? [] : [{ id, name, people: here }]
  })
}

/** An SVG as the address of a picture; the policy of the pages allows `data:` for pictures and nothing else. */
export const pictureOf = (svg: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
