import * as z from 'zod/mini'
import type { Context, Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { PersonId, Slug } from '../ids.ts'
import type { CongressState } from '../state.ts'
import { line } from '../text.ts'
import { isAsked, reachKey, tiers } from './events.ts'
import type { DutyEvent } from './events.ts'
import { shiftOf } from './shift.ts'
import { peopleOn } from './standing.ts'

const tier = z.enum(tiers)
const shift = z.string().check(z.maxLength(12, { abort: true }), z.regex(/^\d{4}-\d{2}-\d{2}\.[1-6]$/))

export const dutyCommands = {
  /** Writes the roster of one tier for these shifts anew; nobody clears it. */
  'duty.roster': z.strictObject({
    organisation: Slug,
    tier,
    shifts: z.array(shift).check(z.minLength(1), z.maxLength(62, { abort: true })),
    people: z.array(PersonId).check(z.maxLength(6, { abort: true })),
  }),
  /** `person` goes on duty at once, `instead` of one who is, or beside them. */
  'duty.take': z.strictObject({
    organisation: Slug,
    tier,
    shift,
    person: PersonId,
    instead: z.nullable(PersonId),
    reason: z.optional(line(200)),
  }),
  'duty.test': z.strictObject({
    organisation: Slug,
    people: z.array(PersonId).check(z.minLength(1), z.maxLength(60, { abort: true })),
  }),
  'duty.answer': z.strictObject({}),
  /** The department rang, and the telephone was answered. */
  'duty.reached': z.strictObject({ person: PersonId, note: z.optional(line(200)) }),
}
export type DutyCommand = {
  [T in keyof typeof dutyCommands]: { type: T; payload: z.infer<(typeof dutyCommands)[T]> }
}[keyof typeof dutyCommands]
type Payload<T extends DutyCommand['type']> = z.infer<(typeof dutyCommands)[T]>

/** A roster is written no further ahead, ms. */
const furthest = 62 * 86_400_000

function wrongShift({ info }: CongressState, keys: readonly string[], now: number): Decision<never> | null {
  for (const key of keys) {
    const found = info && shiftOf(info, key)
    if (!found || found.from > now + furthest) return refuse('unknown-shift', 'shifts')
    if (found.to <= now) return refuse('shift-over', 'shifts')
  }
  return null
}

const belong = ({ people }: CongressState, organisation: string, ids: readonly string[]): boolean =>
  ids.every((id) => people.get(id)?.organisation === organisation)

type When = {
  [T in DutyCommand['type']]: (state: CongressState, ask: Payload<T>, ctx: Context) => Decision<DutyEvent>
}

export const decideDuty: When = {
  'duty.roster': (state, ask, ctx) => {
    if (!state.organisations.has(ask.organisation)) return refuse('unknown-organisation', 'organisation')
    if (!belong(state, ask.organisation, ask.people)) return refuse('not-found', 'people')
    const wrong = wrongShift(state, ask.shifts, ctx.at)
    if (wrong) return wrong
    const [shifts, people] = [[...new Set(ask.shifts)], [...new Set(ask.people)]]
    return accept({ type: 'duty.rostered', of: ask.organisation, tier: ask.tier, shifts, people })
  },
  'duty.take': (state, ask, ctx) => {
    const { organisation: of, person, instead, reason = null } = ask
    if (!belong(state, of, [person])) return refuse('not-found', 'person')
    if (person !== ctx.by.person && reason === null) return refuse('duty-reason', 'reason')
    const wrong = wrongShift(state, [ask.shift], ctx.at)
    if (wrong) return wrong
    const there = peopleOn(state, of, ask.tier, ask.shift)
    if (there.includes(person)) return refuse('already-on-duty', 'person')
    if (instead !== null && !there.includes(instead)) return refuse('changed-meanwhile', 'instead')
    return accept({ type: 'duty.taken', of, tier: ask.tier, shift: ask.shift, person, instead, reason })
  },
  'duty.test': (state, ask) => {
    if (!belong(state, ask.organisation, ask.people)) return refuse('not-found', 'people')
    return accept({ type: 'duty.tested', of: ask.organisation, people: [...new Set(ask.people)] })
  },
  'duty.answer': ({ reach }, _ask, { by }) => {
    const of = by.organisation ?? ''
    const known = reach.get(reachKey(of, by.person))
    if (!known || !isAsked(known)) return refuse('nothing-new')
    return accept({ type: 'duty.answered', of, person: by.person, byHand: false, note: null })
  },
  'duty.reached': ({ people }, { person, note = null }) => {
    const of = people.get(person)?.organisation
    if (of === undefined) return refuse('not-found', 'person')
    return accept({ type: 'duty.answered', of, person, byHand: true, note })
  },
}
