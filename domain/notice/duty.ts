import { tiers } from '../duty/events.ts'
import { shiftAt } from '../duty/shift.ts'
import { peopleOn } from '../duty/standing.ts'
import type { CongressState } from '../state.ts'
import type { Recipient } from './notice.ts'

type Known = Parameters<typeof peopleOn>[0]

const onShift = (state: Known, organisation: string, key: string): Set<string> =>
  new Set(tiers.flatMap((tier) => peopleOn(state, organisation, tier, key)))

/** Everybody of an organisation on duty at `now` (ms), in whichever tier. */
export const peopleNow = (state: Known, organisation: string, now: number): Set<string> =>
  state.info ? onShift(state, organisation, shiftAt(state.info, now).key) : new Set()

/** Whether somebody is on duty at `now` (ms) and after it, take-overs applied; null while the roster of their organisation is empty. */
export function dutyOf(
  state: Pick<CongressState, 'info' | 'organisations' | 'people' | 'duty' | 'reach'>,
  { person, organisation }: Pick<Recipient, 'person' | 'organisation'>,
  now: number,
): Pick<Recipient, 'onDuty' | 'onNext'> {
  const { info } = state
  if (!info) return { onDuty: null, onNext: false }
  const shift = shiftAt(info, now)
  const people = onShift(state, organisation, shift.key)
  const next = onShift(state, organisation, shiftAt(info, shift.to).key)
  return { onDuty: people.size === 0 ? null : people.has(person), onNext: next.has(person) }
}
