import { reachKey, slotKey } from '../keys.ts'
import type { Author, Stamp } from '../stamp.ts'

export const tiers = ['leader', 'commander', 'responder'] as const
export type Tier = (typeof tiers)[number]

/** Somebody came on duty beside or instead of another, without asking anybody. */
export interface TakeOver {
  readonly id: string
  readonly at: number
  readonly by: Author | null
  readonly person: string
  readonly instead: string | null
  readonly reason: string | null
}

/** Who is on duty in one tier of an organisation for one shift: the roster with its overrides applied. */
export interface DutySlot {
  readonly of: string
  readonly tier: Tier
  /** A shift's key. */
  readonly shift: string
  readonly people: readonly string[]
  /** Newest last; those since the roster was last written, `takeOversKept` of them. */
  readonly takeOvers: readonly TakeOver[]
}

/** When a person was last asked to answer a test of reachability, and last did. */
export interface Reach {
  readonly of: string
  readonly person: string
  readonly asked: { readonly at: number; readonly by: Author | null } | null
  /** `byHand`: the department rang, and the telephone was answered. */
  readonly answered: {
    readonly at: number
    readonly by: Author | null
    readonly byHand: boolean
    readonly note: string | null
  } | null
}

export interface DutyState {
  /** By `slotKey`. */
  readonly duty: Map<string, DutySlot>
  /** By `reachKey`. */
  readonly reach: Map<string, Reach>
}

type On<T, X> = { readonly type: T; readonly of: string } & X

export type DutyEvent =
  | On<
      'duty.rostered',
      { readonly tier: Tier; readonly shifts: readonly string[]; readonly people: readonly string[] }
    >
  | On<
      'duty.taken',
      {
        readonly tier: Tier
        readonly shift: string
        readonly person: string
        readonly instead: string | null
        readonly reason: string | null
      }
    >
  | On<'duty.tested', { readonly people: readonly string[] }>
  | On<'duty.answered', { readonly person: string; readonly byHand: boolean; readonly note: string | null }>

export const takeOversKept = 5
/** Slots of an organisation that began longer ago are in the journal only. */
const slotsKept = 8 * 86_400_000

export { reachKey, slotKey } from '../keys.ts'

type When = {
  [T in DutyEvent['type']]: (state: DutyState, event: Extract<DutyEvent, { type: T }>, stamp: Stamp) => void
}

function forget({ duty }: DutyState, of: string, now: number): void {
  for (const [key, slot] of duty)
    if (slot.of === of && Date.parse(slot.shift.slice(0, 10)) < now - slotsKept) duty.delete(key)
}

export const evolveDuty: When = {
  'duty.rostered': (state, { of, tier, shifts, people }, stamp) => {
    forget(state, of, stamp.at)
    for (const shift of shifts)
      state.duty.set(slotKey(of, tier, shift), { of, tier, shift, people, takeOvers: [] })
  },
  'duty.taken': ({ duty }, { of, tier, shift, type: _type, ...said }, { id, at, by }) => {
    const key = slotKey(of, tier, shift)
    const { people, takeOvers } = duty.get(key) ?? { people: [], takeOvers: [] }
    duty.set(key, {
      of,
      tier,
      shift,
      people: [...people.filter((one) => one !== said.instead), said.person],
      takeOvers: [...takeOvers, { id, at, by, ...said }].slice(-takeOversKept),
    })
  },
  'duty.tested': ({ reach }, { of, people }, { at, by }) => {
    for (const person of people) {
      const key = reachKey(of, person)
      reach.set(key, { of, person, answered: null, ...reach.get(key), asked: { at, by } })
    }
  },
  'duty.answered': ({ reach }, { of, person, byHand, note }, { at, by }) => {
    const key = reachKey(of, person)
    reach.set(key, { of, person, asked: null, ...reach.get(key), answered: { at, by, byHand, note } })
  },
}

export const dutyText: { [T in DutyEvent['type']]: readonly string[] } = {
  'duty.rostered': [],
  'duty.taken': ['reason'],
  'duty.tested': [],
  'duty.answered': ['note'],
}

/** A test that this person has not answered yet. */
export const isAsked = ({ asked, answered }: Reach): boolean =>
  asked !== null && (answered === null || answered.at < asked.at)
