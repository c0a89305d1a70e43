import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Plan } from '../../domain/catalogue/plan.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { CongressEntry, SiteState } from '../../domain/site/events.ts'
import type { CongressState } from '../../domain/state.ts'
import type { RecordedEvent } from '../journal/port.ts'

/**
 * The first commit of a congress: what it is, its runs (copies of the checklists as they are today), and the
 * site's administrators in the department's first organisation, or in their own seat where the plan has it.
 */
export function openingEvents(
  catalogue: Catalogue,
  plan: Plan,
  entry: CongressEntry,
  site: SiteState,
): readonly RecordedEvent[] {
  const { name, opening, closing, rehearsal } = entry
  const { level, codePrefix, zone, shifts, dutyPhone, organisations, areas, owners } = plan
  const info = {
    name,
    level,
    codePrefix,
    zone,
    opening,
    closing,
    shifts,
    dutyPhone,
    rehearsal,
    plan: plan.id,
    owners,
  }
  const opened: CongressEvent = {
    type: 'congress.opened',
    info,
    organisations,
    areas,
    catalogue: catalogue.incidents,
  }
  const runs = plan.checklists.flatMap((id): CongressEvent[] => {
    const checklist = catalogue.checklists.get(id)
    if (!checklist) throw new Error(`checklist ${id} of plan ${plan.id} is not in the catalogue`)
    return [{ type: 'run.started', checklist, rows: rowsOf(plan, checklist).rows }]
  })
  const home = organisations.find(({ department }) => department)?.id ?? organisations[0]?.id ?? ''
  const seats = [...site.admins.values()].map(({ person, seat }): CongressEvent => {
    const to = seat !== null && organisations.some(({ id }) => id === seat) ? seat : home
    return { type: 'person.joined', person, to, role: 'admin' }
  })
  return [opened, ...runs, ...seats].map(recorded)
}

const recorded = (event: CongressEvent): RecordedEvent =>
  ({ ...event, organisation: null }) as unknown as RecordedEvent

/** The first commit of a rehearsal: what the source is now, its people and its items, and nothing proven. */
export function rehearsalEvents(source: CongressState, entry: CongressEntry): readonly RecordedEvent[] {
  if (!source.info) throw new Error('a congress without its opening cannot be rehearsed')
  const { closedAt: _at, closed: _closed, ...former } = source.info
  const { name, opening, closing } = entry
  const opened: CongressEvent = {
    type: 'congress.opened',
    info: { ...former, name, opening, closing, rehearsal: true },
    organisations: [...source.organisations.values()],
    areas: [...source.areas.values()],
    catalogue: source.catalogue,
  }
  const rows = [...source.rows.values()]
  const runs = [...source.checklists.values()].map((checklist): CongressEvent => ({
    type: 'run.started',
    checklist,
    rows: rows
      .filter((row) => row.checklist === checklist.id)
      .map(({ id, item, area, carrier, owner }) => ({ id, item: item.id, area, carrier, owner })),
  }))
  const seats = [...source.people.values()].map(({ person, organisation, role }): CongressEvent => ({
    type: 'person.joined',
    person,
    to: organisation,
    role,
  }))
  return [opened, ...runs, ...seats].map(recorded)
}
