import fc from 'fast-check'
import type { Area, Organisation } from '../../domain/catalogue/plan.ts'
import type { Role } from '../../domain/decision.ts'
import { roles } from '../../domain/decision.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { RowSeed } from '../../domain/run/row.ts'
import { duty, dutyRows, incidents, info, line, organisation, uuid } from './stage.ts'

interface Seat {
  readonly person: string
  readonly organisation: string
  readonly role: Role
}

/** A congress of random organisations, areas and owners, with somebody of every role in each. */
export interface World {
  readonly organisations: readonly Organisation[]
  readonly areas: readonly Area[]
  readonly rows: readonly RowSeed[]
  readonly seats: readonly Seat[]
  readonly opening: readonly CongressEvent[]
}

const candidates = [
  organisation('pbcvt', 'department_unit'),
  organisation('tt', 'infra_centre'),
  organisation('viettel', 'carrier'),
  organisation('mobifone', 'carrier'),
  organisation('buu-dien', 'post'),
]

function build(chosen: readonly Organisation[], owners: readonly number[]): World {
  const organisations = [organisation('so', 'department_unit'), organisation('vnpt', 'carrier'), ...chosen]
  const ids = organisations.map(({ id }) => id)
  const at = (n: number): string => ids[n % ids.length] ?? 'so'
  const owner = (n: number): string => at(owners[n % owners.length] ?? 0)
  const areas: Area[] = ['hoi-truong', 'khach-san'].map((id, n) => ({
    id,
    name: id,
    short: id,
    kind: n === 0 ? 'hall' : 'lodging',
    leadCarrier: owner(n),
    leadPost: owner(n + 1),
    carriers: [...new Set([owner(n), owner(n + 2)])],
  }))
  const rows = line.items.flatMap((item, n): RowSeed[] =>
    areas.map((area, m) => {
      const of = owner(2 * n + m)
      // One area has a row per carrier, the other one row that can be given to somebody else.
      const carrier = m === 0 ? of : null
      const id = [item.id, area.id, carrier].filter((part) => part !== null).join('.')
      return { id, item: item.id, area: area.id, carrier, owner: of }
    }),
  )
  const seats = ids.flatMap((id) => roles.map((role) => ({ organisation: id, role })))
  const seated = seats.map((seat, n) => ({ ...seat, person: uuid(n + 1) }))
  const opening: CongressEvent[] = [
    { type: 'congress.opened', info, organisations, areas, catalogue: incidents },
    { type: 'run.started', checklist: line, rows },
    { type: 'run.started', checklist: duty, rows: dutyRows },
    ...seated.map(({ person, organisation: to, role }) => ({
      type: 'person.joined' as const,
      person,
      to,
      role,
    })),
  ]
  return { organisations, areas, rows: [...rows, ...dutyRows], seats: seated, opening }
}

export const worlds: fc.Arbitrary<World> = fc
  .record({
    chosen: fc.subarray(candidates, { minLength: 2 }),
    owners: fc.array(fc.nat(6), { minLength: 4, maxLength: 12 }),
  })
  .map(({ chosen, owners }) => build(chosen, owners))
