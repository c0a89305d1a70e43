import { SYSTEM } from './ids.ts'
import type { RefusalCode } from './refusal.ts'
import type { Attachment } from './run/facts.ts'

export const roles = ['liaison', 'operator', 'leader', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who hands a command in, as the state of its stream knows them. `organisation` is null for a site administrator who has no place in the congress. */
export interface Actor {
  readonly person: string
  readonly organisation: string | null
  readonly role: Role
  /** The organisation is marked `department: true`. */
  readonly department: boolean
  /** An access token, not a person: it reports facts, and never decides or stands for a second pair of eyes. */
  readonly token?: true
  /** An administrator without the second step that they must have by now: sees, and administers nothing. */
  readonly unproven?: true
}

/** The server itself, or a token that posts signals: it stands for no organisation. */
export const isMachine = ({ person, organisation, token }: Actor): boolean =>
  person === SYSTEM || (token === true && organisation === null)

/** What a rule may know besides the state: handed in, never read. */
export interface Context {
  readonly by: Actor
  /** The server's clock, ms. */
  readonly at: number
  /** The person's clock when they did it, ms; already corrected by `countedAt` where it must be. */
  readonly madeAt: number
  /** The command's id: new incidents and facts take it as theirs. */
  readonly id: string
  /** The state the person saw, for moves that must not race; null when they did not say. */
  readonly expected: string | null
  /** A photo or file of the actor's organisation; null when there is none. Left out: there are none. */
  readonly attachment?: (id: string) => Attachment | null
}

export interface Refusal {
  readonly code: RefusalCode
  /** The field of the payload that is wrong, when one is. */
  readonly field?: string
}

export type Decision<E> =
  { readonly ok: true; readonly events: readonly E[] } | { readonly ok: false; readonly refusal: Refusal }

export const accept = <E>(...events: E[]): Decision<E> => ({ ok: true, events })
export const refuse = (code: RefusalCode, field?: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: field === undefined ? { code } : { code, field },
})
