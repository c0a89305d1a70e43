import type { CongressState } from '../state.ts'
import { isAsked, reachKey, slotKey, tiers } from './events.ts'
import type { Tier } from './events.ts'
import { shiftAt, shiftsBetween } from './shift.ts'
import type { Shift } from './shift.ts'

type Known = Pick<CongressState, 'info' | 'organisations' | 'people' | 'duty' | 'reach'>

/** Who stands in a slot and still belongs to the organisation. */
export const peopleOn = ({ duty, people }: Known, of: string, tier: Tier, shift: string): string[] =>
  (duty.get(slotKey(of, tier, shift))?.people ?? []).filter((id) => people.get(id)?.organisation === of)

/**
 * Ids of the people on duty in a tier of an organisation at `now` (ms), take-overs applied; empty when nobody is.
 * Says who is told of something, never what is recorded.
 */
export function onDuty(state: Known, organisation: string, tier: Tier, now: number): string[] {
  return state.info ? peopleOn(state, organisation, tier, shiftAt(state.info, now).key) : []
}

/** Shifts one after another in which a tier of an organisation has nobody. */
export interface Gap {
  readonly organisation: string
  readonly tier: Tier
  /** ms; never before what was asked about. */
  readonly from: number
  /** ms */
  readonly to: number
  /** Keys of the shifts. */
  readonly shifts: readonly string[]
}

function gapsIn(state: Known, of: string, tier: Tier, shifts: readonly Shift[], from: number): Gap[] {
  const gaps: Gap[] = []
  let former: Gap | undefined
  for (const { key, from: began, to } of shifts) {
    const empty = peopleOn(state, of, tier, key).length === 0
    if (former && empty) gaps.pop()
    const start = former?.from ?? Math.max(from, began)
    former = empty
      ? { organisation: of, tier, from: start, to, shifts: [...(former?.shifts ?? []), key] }
      : undefined
    if (former) gaps.push(former)
  }
  return gaps
}

const named = (state: Known, organisation: string | undefined): readonly string[] =>
  organisation === undefined ? [...state.organisations.keys()] : [organisation]

/** Where nobody is on duty between `from` and `to` (ms), soonest first; only of one organisation when it is named. */
export function gapsOf(state: Known, from: number, to: number, organisation?: string): Gap[] {
  const { info } = state
  if (!info) return []
  const until = Math.min(to, info.closedAt ?? to)
  const shifts = from < until ? shiftsBetween(info, from, until) : []
  return named(state, organisation)
    .flatMap((of) => tiers.flatMap((tier) => gapsIn(state, of, tier, shifts, from)))
    .sort((a, b) => a.from - b.from)
}

/** An answer is awaited so long before somebody counts as not reached, ms. */
export const answerWithin = 5 * 60_000
/** A proof of reachability counts so long, ms. */
export const proofCounts = 24 * 3_600_000

/** Somebody on duty now or in the next shift who does not answer, or has not been proved reachable. */
export interface Unreached {
  readonly organisation: string
  readonly tier: Tier
  readonly person: string
  readonly kind: 'no-answer' | 'no-proof'
  /** When they were asked in vain, or last proved; null for never. ms */
  readonly since: number | null
}

/** Whom the roster counts on without knowing that they can be reached, as of `now` (ms); the silent ones first. */
export function unreachedOf(state: Known, now: number, organisation?: string): Unreached[] {
  const { info } = state
  if (!info || info.closedAt !== undefined) return []
  const current = shiftAt(info, now)
  const keys = [current.key, shiftAt(info, current.to).key]
  const found = new Map<string, Unreached>()
  for (const of of named(state, organisation))
    for (const tier of tiers) {
      const people = keys.flatMap((key) => peopleOn(state, of, tier, key))
      for (const one of people.flatMap((person) => unreached(state, of, tier, person, now)))
        found.set(reachKey(of, one.person), found.get(reachKey(of, one.person)) ?? one)
    }
  return [...found.values()].sort((a, b) => Number(a.kind === 'no-proof') - Number(b.kind === 'no-proof'))
}

function unreached(state: Known, organisation: string, tier: Tier, person: string, now: number): Unreached[] {
  const known = state.reach.get(reachKey(organisation, person))
  const about = { organisation, tier, person }
  const since = known?.answered?.at ?? null
  if (known?.asked && isAsked(known))
    return now - known.asked.at > answerWithin ? [{ ...about, kind: 'no-answer', since: known.asked.at }] : []
  return since === null || now - since > proofCounts ? [{ ...about, kind: 'no-proof', since }] : []
}
