import { onDuty } from '../../../../domain/duty/standing.ts'
import { tiers } from '../../../../domain/duty/events.ts'
import type { Actor, Role } from '../../../../domain/decision.ts'
import type { FollowUp, Incident } from '../../../../domain/incident/events.ts'
import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import type { Row } from '../../../../domain/run/row.ts'
import { seesRow, sightOf, viewerOf } from '../../../../domain/sight.ts'
import type { CongressState } from '../../../../domain/state.ts'
import { boardLines, boardOrder } from '../board.ts'

const commanding: readonly Role[] = ['liaison', 'operator', 'leader']

/** Somebody to whom the command may be given. */
export interface Candidate {
  readonly person: string
  readonly of: string
  readonly role: Role
  readonly onDuty: boolean
}

/**
 * Who may take the command when it is offered: of an organisation that handles the incident and reads it whole. A
 * carrier offers it to its own people. Those on duty now stand first.
 */
export function candidatesFor(
  state: CongressState,
  incident: Incident,
  actor: Pick<Actor, 'organisation' | 'department'>,
  now: number,
): readonly Candidate[] {
  const duty = new Set<string>()
  for (const of of state.organisations.keys())
    for (const tier of tiers) for (const person of onDuty(state, of, tier, now)) duty.add(person)
  const handles = (of: string): boolean => {
    const viewer = viewerOf(state, of)
    const known = actor.department || of === actor.organisation
    const hands = viewer.department || incident.lead === of || incident.involved.includes(of)
    return known && hands && sightOf(viewer, incident) === 'all'
  }
  return [...state.people.values()]
    .filter(({ person, organisation, role }) => {
      const has = incident.commander?.person === person || incident.handing?.to === person
      return !has && commanding.includes(role) && handles(organisation)
    })
    .map(({ person, organisation, role }) => ({ person, of: organisation, role, onDuty: duty.has(person) }))
    .sort((a, b) => Number(b.onDuty) - Number(a.onDuty))
}

type Known = Pick<CongressState, 'incidents' | 'faces'>

const ordered = (incidents: Iterable<Incident>): readonly Incident[] => {
  const known = new Map([...incidents].map((one) => [one.id, one]))
  return [...boardLines({ incidents: known, faces: new Map() })]
    .sort(boardOrder)
    .flatMap(({ incident: { id } }) => known.get(id) ?? [])
}

export const childrenOf = ({ incidents }: Pick<Known, 'incidents'>, id: string): readonly Incident[] =>
  [...incidents.values()].filter(({ inside }) => inside?.parent === id)

/** Incidents that this one can belong to: two generations, no more. None for what has children of its own. */
export function parentsFor(state: Known, { id }: Incident): readonly Incident[] {
  if (childrenOf(state, id).length > 0) return []
  return ordered(state.incidents.values()).filter((one) => one.id !== id && !one.inside?.parent)
}

export const relatedFor = (state: Known, { id }: Incident): readonly Incident[] =>
  ordered(state.incidents.values()).filter((one) => one.id !== id)

/** Incidents that this one can end in: open ones, those of the same area first. */
export const mergeTargets = (state: Known, { id, area }: Incident): readonly Incident[] =>
  relatedFor(state, { id } as Incident)
    .filter(({ status }) => isOpen(status))
    .sort((a, b) => Number(b.area === area) - Number(a.area === area))

/** What becomes of the one that is merged away: whom it brings along, which children move. */
export function mergeBrings(
  state: Known,
  found: Incident,
  into: Incident,
): { readonly joining: readonly string[]; readonly children: readonly Incident[] } {
  const all = [found.lead, found.reporting, ...found.involved].filter(
    (one): one is string => one !== null && one !== into.lead && !into.involved.includes(one),
  )
  return { joining: [...new Set(all)], children: childrenOf(state, found.id) }
}

/** A follow-up that somebody may report as done, with its place in the review. */
export interface OpenFollowUp extends FollowUp {
  readonly index: number
}

export const followUpsFor = (
  { review }: Incident,
  actor: Pick<Actor, 'organisation' | 'department'>,
): readonly OpenFollowUp[] =>
  (review?.followUps ?? [])
    .map((one, index) => ({ ...one, index }))
    .filter(({ done, owner }) => done === null && (actor.department || owner === actor.organisation))

/** Items that can be linked: what the reader sees, those of the incident's area first. */
export function rowsFor(
  { rows }: Pick<CongressState, 'rows'>,
  { area }: Incident,
  actor: Pick<Actor, 'organisation' | 'department'>,
): readonly Row[] {
  const near = (row: Row) => Number(row.area === area)
  return [...rows.values()].filter(({ owner }) => seesRow(actor, owner)).sort((a, b) => near(b) - near(a))
}

/** Linked items of others, which stay linked whatever the reader chooses. */
export const hiddenRows = (
  { rows }: Pick<CongressState, 'rows'>,
  incident: Incident,
  actor: Pick<Actor, 'organisation' | 'department'>,
): readonly string[] => incident.rows.filter((id) => !seesRow(actor, rows.get(id)?.owner ?? ''))
