import { peopleNow } from './duty.ts'
import type { Incident } from '../incident/events.ts'
import { sightOf } from '../sight.ts'
import type { CongressState } from '../state.ts'
import type { Delivery } from './events.ts'

type Board = Pick<CongressState, 'info' | 'organisations' | 'people' | 'duty' | 'reach' | 'deliveries'>

/** Somebody whom a critical incident had to reach and, as far as devices reported, has not: who is to be rung. */
export interface Untold {
  readonly organisation: string
  /** Null: the organisation has nobody on duty. */
  readonly person: string | null
  readonly why: 'nobody-on-duty' | 'no-device' | 'no-permission'
}

const reached = ({ outcome }: Delivery): boolean => outcome !== 'no-permission'

/** The department's organisations and those that have work in it, as far as they may see it. */
const toTell = ({ organisations }: Board, incident: Incident) =>
  [...organisations.values()].filter(
    ({ id, department }) =>
      (department || [incident.lead, ...incident.involved].includes(id)) &&
      sightOf({ organisation: id, department }, incident) === 'all',
  )

/** Who was on duty or called by name and has no working channel, as of `now` (ms); by organisation, as the plan lists them. */
export function untoldOf(state: Board, incident: Incident, now: number): readonly Untold[] {
  const told = state.deliveries.get(incident.id) ?? []
  // Whoever wrote into it knows of it.
  const wrote = new Set(incident.timeline.map(({ by }) => by?.person))
  const found: Untold[] = []
  for (const { id: organisation, department } of toTell(state, incident)) {
    const called = (incident.escalations ?? []).flatMap(({ of, to }) => (of === organisation ? to : []))
    const people = new Set([...peopleNow(state, organisation, now), ...called])
    if (people.size === 0 && !department) found.push({ organisation, person: null, why: 'nobody-on-duty' })
    for (const person of people) {
      const of = told.filter(({ by }) => by?.person === person)
      if (wrote.has(person) || of.some(reached)) continue
      found.push({ organisation, person, why: of.length === 0 ? 'no-device' : 'no-permission' })
    }
  }
  return found
}
