import type { Incident } from '../../domain/incident/events.ts'
import type { Turn } from './mutants.ts'
import { conductHappenings, insideEvents, ownEvents } from './sights-conduct.ts'
import { uuid } from './stage.ts'

/** Wrong views of how an incident is conducted and of its policy, each against the row that forbids it. */
interface Wrong {
  readonly row: string
  readonly what: string
  readonly of: Turn
}

const id = uuid(0x5c)
const row = 'incident all'
const shared = conductHappenings(id).map(([{ type }]) => type)
const inside = insideEvents(id).map(({ type }) => type)
const own = ownEvents(id, 'vnpt').map(({ type }) => type)
const policy = ['targets.set', 'escalation.set', 'escalation.removed']

const goesTo =
  (type: string, who: string | null): Turn =>
  (seen, { viewer, event, whole }) =>
    event.type === type && viewer.organisation === who ? whole : seen
const keptFrom =
  (type: string, who: string): Turn =>
  (seen, { viewer, event }) =>
    event.type === type && viewer.organisation === who ? null : seen
/** A record that is disclosed brings what it should not. */
const brings =
  (field: keyof Incident): Turn =>
  (seen, { touched }) =>
    seen?.event.type === 'incident.disclosed'
      ? {
          ...seen,
          event: { ...seen.event, record: { ...seen.event.record, [field]: touched.after?.[field] } },
        }
      : seen

export const conductMutants: readonly Wrong[] = [
  ...[...shared, 'incident.merged'].flatMap((type) => [
    { row, what: `${type} goes to an outsider`, of: goesTo(type, 'tt') },
    { row, what: `${type} goes to the wall`, of: goesTo(type, null) },
    { row, what: `${type} is kept from the lead`, of: keptFrom(type, 'vnpt') },
    { row: 'incident named', what: `${type} is kept from who is named`, of: keptFrom(type, 'buu-dien') },
    { row: 'incident department', what: `${type} goes to the lead`, of: goesTo(type, 'vnpt') },
  ]),
  ...inside.flatMap((type) => [
    { row, what: `${type} goes to the lead`, of: goesTo(type, 'vnpt') },
    { row, what: `${type} goes to the reporting`, of: goesTo(type, 'mobifone') },
    { row, what: `${type} is kept from the department`, of: keptFrom(type, 'so') },
  ]),
  ...own.flatMap((type) => [
    { row, what: `${type} goes to another organisation at work in it`, of: goesTo(type, 'viettel') },
    { row, what: `${type} is kept from its organisation`, of: keptFrom(type, 'vnpt') },
    { row, what: `${type} is kept from the department`, of: keptFrom(type, 'so') },
    {
      row: 'incident department',
      what: `${type} goes to an organisation that does not see the incident`,
      of: goesTo(type, 'vnpt'),
    },
  ]),
  {
    row,
    what: 'the lead learns into which incident it was merged',
    of: (seen, { event, whole }) =>
      event.type === 'incident.merged' && seen?.event.type === event.type ? whole : seen,
  },
  { row, what: 'a disclosure brings the department’s own notes', of: brings('inside') },
  { row, what: 'a disclosure brings who of others was called', of: brings('escalations') },
  { row, what: 'a disclosure brings who of others has received it', of: brings('receipts') },
  ...policy.map((type) => ({
    row: 'policy',
    what: `${type} goes to all as it happened`,
    of: ((seen, { event, whole }) => (event.type === type ? whole : seen)) satisfies Turn,
  })),
  ...policy.map((type) => ({ row: 'policy', what: `${type} goes not to vnpt`, of: keptFrom(type, 'vnpt') })),
  {
    row: 'policy',
    what: 'who of the department is called by name goes to vnpt',
    of: (seen, { event, whole }) => (event.type === 'escalation.set' && seen ? whole : seen),
  },
  {
    row: 'policy',
    what: 'who set the targets is named',
    of: (seen, { event, whole }) =>
      event.type === 'targets.set' && seen ? { ...seen, stamp: whole.stamp } : seen,
  },
]
