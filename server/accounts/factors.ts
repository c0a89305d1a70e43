import type { Pages } from './book.ts'

/** Ways of the second step; `recovery` is the sheet of paper for when the others are lost. */
export type FactorKind = 'totp' | 'passkey' | 'recovery'

/** A code of an authenticator app (RFC 6238, SHA-1, six digits, 30 s). */
export interface Totp {
  /** 20 bytes under the file key (`seal.ts`), about the person. */
  readonly seed: string
  /** The step of the last code taken: it and older ones are used up. */
  readonly lastStep: number
  readonly addedAt: number
  readonly usedAt: number | null
}

export interface Passkey {
  /** The credential's id, base64url. */
  readonly id: string
  /** COSE key, base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly addedAt: number
  readonly usedAt: number | null
}

/** A code of the sheet that is still good; `slot` is its first digit and says which hash to compare with. */
export interface RecoveryCode {
  readonly slot: number
  readonly hash: string
}

/** What a person is told at the next sign-in. */
export type NewsKind = 'password-reset' | 'factors-reset' | 'recovery-used' | 'code-wrong' | 'provider-bound'
export interface News {
  readonly what: NewsKind
  readonly at: number
}

/** One administrator has asked that everything be taken away; a second has to confirm it. */
export interface ResetAsked {
  readonly by: string
  readonly at: number
}

/** Everything of a person's second step, in the accounts document. */
export interface Factors {
  readonly person: string
  readonly totp: Totp | null
  readonly passkeys: readonly Passkey[]
  readonly recovery: readonly RecoveryCode[]
  readonly resetAsked: ResetAsked | null
  readonly news: readonly News[]
}

/** Without one an administrator can do everything for this long after the account was made: the set-up must not stop. */
export const enrolmentMs = 24 * 3_600_000
const mostNews = 5

export const noFactors = (person: string): Factors => ({
  person,
  totp: null,
  passkeys: [],
  recovery: [],
  resetAsked: null,
  news: [],
})

export const factorsOf = (pages: Pages, person: string): Factors =>
  pages.factors.get(person) ?? noFactors(person)

/** Whether signing in takes a second step. Recovery codes alone are none. */
export const hasFactor = ({ totp, passkeys }: Factors): boolean => totp !== null || passkeys.length > 0

/** What this person can answer the second step with. */
export const kindsOf = ({ totp, passkeys, recovery }: Factors): readonly FactorKind[] => [
  ...(totp === null ? [] : (['totp'] as const)),
  ...(passkeys.length === 0 ? [] : (['passkey'] as const)),
  ...(recovery.length === 0 ? [] : (['recovery'] as const)),
]

/** Writes a change into a draft. */
export function changeFactors(draft: Pages, person: string, change: Partial<Omit<Factors, 'person'>>): void {
  draft.factors.set(person, { ...factorsOf(draft, person), ...change })
}

export function tellNews(draft: Pages, person: string, what: NewsKind, at: number): void {
  const { news } = factorsOf(draft, person)
  changeFactors(draft, person, { news: [...news, { what, at }].slice(-mostNews) })
}

/** All of it goes; what the person has to be told stays. */
export function dropFactors(draft: Pages, person: string): void {
  const { news } = factorsOf(draft, person)
  draft.factors.set(person, { ...noFactors(person), news })
}
