import type { Author } from '../stamp.ts'
import type { LineSamples } from './line.ts'

/** A photo or file that proves something; the bytes lie beside the journal, the chain holds their salted digest. */
export interface Attachment {
  /** Made by the phone that took it. */
  readonly id: string
  readonly kind: 'photo' | 'file'
  readonly mime: string
  readonly bytes: number
  /** Pixels; null for a file. */
  readonly width: number | null
  readonly height: number | null
  /** sha256 of salt and bytes, hex; empty while it is only on the phone. */
  readonly digest: string
}

/** What proves or disproves an item, and what only says how it goes. */
export const proofKinds = ['tick', 'reading', 'fail', 'waive', 'probe', 'poll'] as const
export const markKinds = ['begin', 'block'] as const
export type FactKind = (typeof proofKinds)[number] | (typeof markKinds)[number]

/** One claim about a row, as it was made. Facts are never changed, only confirmed or undone by later events. */
export interface Fact {
  readonly id: string
  readonly kind: FactKind
  readonly by: Author | null
  /** When the server recorded it, ms. */
  readonly at: number
  /** When it was done; decides which fact counts (DESIGN 5). */
  readonly madeAt: number
  /** The phone's clock could not be believed: `madeAt` is the server's. */
  readonly flagged: boolean
  readonly passed: boolean
  /** Proved by hand although the item asks for a photo, file or probe. */
  readonly byHand: boolean
  readonly note: string | null
  readonly values: readonly number[] | null
  /** A second person has to confirm before it counts. */
  readonly needsSecond: boolean
  readonly confirmed: { readonly by: Author | null; readonly at: number } | null
  readonly undone: { readonly by: Author | null; readonly at: number } | null
  readonly photos?: readonly Attachment[]
  /** The raw samples of the line measurement that the values come from. */
  readonly line?: LineSamples
  /** A probe that was not heard of: neither good nor bad, so the row is not proven. */
  readonly silent?: boolean
}

/** What of a row decides which of its facts counts. */
export interface Claims {
  readonly facts: readonly Fact[]
  /** Proofs up to then no longer count: it was asked for again. */
  readonly askedAgain?: { readonly at: number } | null
  readonly probe?: { readonly boundAt: number } | null
}

export const isMark = (fact: Pick<Fact, 'kind'>): boolean => fact.kind === 'begin' || fact.kind === 'block'

function latest(facts: readonly Fact[], counts: (fact: Fact) => boolean): Fact | null {
  let found: Fact | null = null
  for (const fact of facts)
    if (!fact.undone && counts(fact) && (!found || fact.madeAt >= found.madeAt)) found = fact
  return found
}

/**
 * The fact that decides the row: latest `madeAt`, not undone; equal times fall to the later position. While a probe is
 * bound, what a person has recorded since overrides it until that is undone.
 */
export function countedFact(row: Claims): Fact | null {
  const since = row.askedAgain?.at ?? -Infinity
  const isProof = (fact: Fact): boolean => !isMark(fact) && fact.madeAt > since
  const bound = row.probe?.boundAt
  if (bound !== undefined) {
    const person = latest(row.facts, (fact) => isProof(fact) && fact.kind !== 'probe' && fact.madeAt >= bound)
    const heard = person ?? latest(row.facts, (fact) => isProof(fact) && fact.kind === 'probe')
    if (heard) return heard
  }
  return latest(row.facts, isProof)
}

/** A person's word stands against the probe that is bound to the row. */
export const overridden = (row: Claims): Fact | null => {
  const counted = row.probe ? countedFact(row) : null
  return counted && counted.kind !== 'probe' && counted.madeAt >= (row.probe?.boundAt ?? 0) ? counted : null
}

/** What the owner says of the work itself: begun, or in the way; null once a newer proof has settled it. */
export function standingMark(row: Claims, counted = countedFact(row)): Fact | null {
  const mark = latest(row.facts, isMark)
  if (!mark || !counted || mark.madeAt > counted.madeAt) return mark
  return mark.madeAt === counted.madeAt && row.facts.indexOf(mark) > row.facts.indexOf(counted) ? mark : null
}
