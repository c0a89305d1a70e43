import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { CongressEntry, SiteState } from '../../domain/site/events.ts'
import type { RecordedEvent } from '../journal/port.ts'

/**
 * The first commit of a congress: what it is, its runs (copies of the checklists as they are today), and the
 * site's administrators in the department's first organisation, or in their own seat where the plan has it.
 */
export function openingEvents(
  catalogue: Catalogue,
  planId: string,
  entry: CongressEntry,
  site: SiteState,
): readonly RecordedEvent[] {
  const plan = catalogue.plans.get(planId)
  if (!plan) throw new Error(`plan ${planId} was listed but is not in the catalogue`)
  const { name, opening, closing, rehearsal } = entry
  const { level, codePrefix, zone, shifts, dutyPhone, organisations, areas } = plan
  const info = { name, level, codePrefix, zone, opening, closing, shifts, dutyPhone, rehearsal, plan: planId }
  const opened: CongressEvent = {
    type: 'congress.opened',
    info,
    organisations,
    areas,
    catalogue: catalogue.incidents,
  }
  const runs = plan.checklists.flatMap((id): CongressEvent[] => {
    const checklist = catalogue.checklists.get(id)
    if (!checklist) throw new Error(`checklist ${id} of plan ${planId} is not in the catalogue`)
    return [{ type: 'run.started', checklist, rows: rowsOf(plan, checklist).rows }]
  })
  const home = organisations.find(({ department }) => department)?.id ?? organisations[0]?.id ?? ''
  const seats = [...site.admins.values()].map(({ person, seat }): CongressEvent => {
    const to = seat !== null && organisations.some(({ id }) => id === seat) ? seat : home
    return { type: 'person.joined', person, to, role: 'admin' }
  })
  return [opened, ...runs, ...seats].map(
    (event) => ({ ...event, organisation: null }) as unknown as RecordedEvent,
  )
}
