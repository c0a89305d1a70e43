import type { Reach, Tier } from '../../../domain/duty/events.ts'
import { isAsked, reachKey, tiers } from '../../../domain/duty/events.ts'
import type { Shift } from '../../../domain/duty/shift.ts'
import { shiftAt } from '../../../domain/duty/shift.ts'
import { peopleOn } from '../../../domain/duty/standing.ts'
import { draftOf } from '../../../domain/handover/draft.ts'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { clockOf, shortDateOf } from '../../app/times.ts'
import { termWords } from '../../words/terms.ts'
import type { Snapshot } from '../../sync/snapshot.ts'

/** `06:00–14:00` */
export const hoursOf = ({ from, to }: Pick<Shift, 'from' | 'to'>, zone: string): string =>
  `${clockOf(from, zone)}–${clockOf(to, zone)}`
/** `06:00–14:00 14/10` */
export const shiftSaid = (shift: Pick<Shift, 'from' | 'to'>, zone: string): string =>
  `${hoursOf(shift, zone)} ${shortDateOf(shift.from, zone)}`

/** The test that this account has been asked to answer; null when there is none. */
export function askedOf({ shown, actor }: Pick<Snapshot, 'shown' | 'actor'>): Reach | null {
  const known = actor && shown.reach.get(reachKey(actor.organisation ?? '', actor.person))
  return known && isAsked(known) ? known : null
}

export interface Watch {
  readonly info: CongressInfo
  /** The organisation that is looked at. */
  readonly of: string
  /** ms, the centre's */
  readonly now: number
  readonly current: Shift
  readonly next: Shift
}

/** This shift and the next of an organisation; null while the congress is not loaded. */
export function useWatch(of: string): Watch | null {
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  const { info } = shown
  if (!info) return null
  const current = shiftAt(info, now)
  return { info, of, now, current, next: shiftAt(info, current.to) }
}

/** Names as far as they are known here; oneself among them. */
export function useName(): (person: string) => string {
  const { names } = useSnapshot()
  const { unknownPerson } = useWords(termWords)
  return (person) => names.get(person) ?? unknownPerson
}

/** Whether this account keeps the roster of an organisation. */
export function useKeeps(of: string): boolean {
  const store = useStore()
  return store.may({ type: 'duty.test', payload: { organisation: of, people: [''] } })?.code !== 'not-allowed'
}

/** Members of an organisation, by name. */
export function useMembers(of: string): readonly { readonly person: string; readonly name: string }[] {
  const { shown } = useSnapshot()
  const name = useName()
  return [...shown.people.values()]
    .filter(({ organisation }) => organisation === of)
    .map(({ person }) => ({ person, name: name(person) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** Everybody on duty in these shifts, each once. */
export const everybodyOn = (shown: Snapshot['shown'], of: string, shifts: readonly Shift[]): string[] => [
  ...new Set(shifts.flatMap(({ key }) => tiers.flatMap((tier) => peopleOn(shown, of, tier, key)))),
]

/** In which tiers somebody stands in a shift. */
export const tiersOf = (shown: Snapshot['shown'], of: string, person: string, shift: Shift): Tier[] =>
  tiers.filter((tier) => peopleOn(shown, of, tier, shift.key).includes(person))

/** How much of each kind is open in the organisation's sight. */
export function openThings({ shown }: Pick<Snapshot, 'shown'>, of: string, now: number) {
  const department = shown.organisations.get(of)?.department ?? false
  const lines = draftOf(shown, { organisation: of, department }, now)
  let [worst, overdue, critical] = [0, 0, 0]
  for (const line of lines) {
    if (line.about === 'incident' && line.severity <= 2) worst += 1
    if (line.about !== 'overdue') continue
    overdue += line.total
    if (line.critical) critical += line.total
  }
  const count = (about: string): number => lines.filter((line) => line.about === about).length
  return { incidents: count('incident'), worst, overdue, critical, directives: count('directive') }
}
