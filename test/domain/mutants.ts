import type { CongressEvent } from '../../domain/events.ts'
import type { Incident } from '../../domain/incident/events.ts'
import type { Touched, Viewer } from '../../domain/visible.ts'
import { commandMutants } from './mutants-command.ts'
import { conductMutants } from './mutants-conduct.ts'
import { directoryMutants } from './mutants-directory.ts'
import { dutyEvents } from './sights-duty.ts'
import type { Leaves, Sight } from './sights.ts'

/** A wrong `visible`: like ours but for one thing, which the named row of the table forbids. */
export interface Mutant {
  readonly row: string
  readonly what: string
  readonly of: (ours: Sight) => Sight
}

export type Turn = (
  seen: Leaves | null,
  asked: { viewer: Viewer; event: CongressEvent; touched: Touched; whole: Leaves },
) => Leaves | null

const mutant = (row: string, what: string, turn: Turn): Mutant => ({
  row,
  what,
  of: (ours) => (viewer, event, stamp, touched) =>
    turn(ours(viewer, event, stamp, touched), { viewer, event, touched, whole: { event, stamp } }),
})

const run = [
  'run.ticked',
  'run.measured',
  'run.failed',
  'run.waived',
  'run.confirmed',
  'run.undone',
  'run.begun',
  'run.blocked',
  'run.probed',
  'run.polled',
  'run.reminded',
  'run.lapsed',
  'run.asked-again',
  'run.probe-bound',
] as const
const outside = ({ organisation, department }: Viewer) => !department && organisation !== 'vnpt'
const about = (event: CongressEvent, kind: string) => event.type.startsWith(kind)
/** Adds to the face what the incident holds under `field`. */
const faceWith =
  (field: keyof Incident): Turn =>
  (seen, { touched }) =>
    seen?.event.type === 'incident.faced'
      ? {
          ...seen,
          event: { ...seen.event, face: { ...seen.event.face, [field]: touched.after?.[field] } },
        }
      : seen
const visibility = (touched: Touched) => touched.after?.visibility
const dropsFor =
  (shown: Incident['visibility'], organisation: string): Turn =>
  (seen, { viewer, touched }) =>
    visibility(touched) === shown && viewer.organisation === organisation ? null : seen
const showsTo =
  (shown: Incident['visibility'], organisation: string | null): Turn =>
  (seen, { viewer, touched, whole }) =>
    visibility(touched) === shown && viewer.organisation === organisation ? whole : seen
const neverSends =
  (type: 'incident.withdrawn' | 'incident.faced' | 'incident.disclosed'): Turn =>
  (seen) =>
    seen?.event.type === type ? null : seen
const names: Turn = (seen, { whole }) => seen && { ...seen, stamp: whole.stamp }
const only =
  (kind: string, turn: Turn): Turn =>
  (seen, asked) =>
    about(asked.event, kind) ? turn(seen, asked) : seen

export const mutants: readonly Mutant[] = [
  ...[...commandMutants, ...conductMutants].map(({ row, what, of }) => mutant(row, what, of)),
  ...directoryMutants.map(({ what, of }) => mutant('directory', what, of)),
  ...run.flatMap((type) => [
    mutant('items', `${type} goes to a competitor`, (seen, { viewer, event, whole }) =>
      event.type === type && outside(viewer) && viewer.organisation !== null ? whole : seen,
    ),
    mutant('items', `${type} goes to the wall`, (seen, { viewer, event, whole }) =>
      event.type === type && viewer.organisation === null ? whole : seen,
    ),
    mutant('items', `${type} is kept from its owner`, (seen, { viewer, event }) =>
      event.type === type && viewer.organisation === 'vnpt' ? null : seen,
    ),
    mutant('items', `${type} is kept from the department`, (seen, { viewer, event }) =>
      event.type === type && viewer.department ? null : seen,
    ),
  ]),
  mutant('items', 'a run shows rows of others', (seen, { event }) =>
    seen?.event.type === 'run.started' && event.type === 'run.started'
      ? { ...seen, event: { ...seen.event, rows: event.rows } }
      : seen,
  ),
  mutant('items', 'a run shows items of others', (seen, { event }) =>
    seen?.event.type === 'run.started' && event.type === 'run.started'
      ? { ...seen, event: { ...seen.event, checklist: event.checklist } }
      : seen,
  ),
  mutant('items', 'a run shows who began it', only('run.started', names)),
  mutant(
    'items',
    'a row that changes hands goes to its new owner as it happened',
    (seen, { event, whole }) =>
      event.type === 'run.reassigned' && seen?.event.type === 'run.disclosed' ? whole : seen,
  ),
  mutant('items', 'a new owner reads what the former one wrote', (seen, { event, touched }) =>
    event.type === 'run.reassigned' && seen?.event.type === 'run.disclosed'
      ? {
          ...seen,
          event: { ...seen.event, record: { ...seen.event.record, past: touched.row?.past } as never },
        }
      : seen,
  ),
  mutant('items', 'a row that changes hands stays with its former owner', (seen) =>
    seen?.event.type === 'run.withdrawn' ? null : seen,
  ),
  mutant('items', 'a new owner does not get it', (seen) =>
    seen?.event.type === 'run.disclosed' ? null : seen,
  ),
  mutant('items', 'who gave it away is named', (seen, { whole }) =>
    seen?.event.type === 'run.disclosed' || seen?.event.type === 'run.withdrawn'
      ? { ...seen, stamp: whole.stamp }
      : seen,
  ),
  mutant('items', 'rows that come to a run go to all', (seen, { event, whole }) =>
    event.type === 'run.grown' ? whole : seen,
  ),
  mutant('items', 'limits of a reading go to all', (seen, { event, whole }) =>
    event.type === 'run.range-set' ? whole : seen,
  ),
  mutant('items', 'who set the limits is named', only('run.range-set', names)),
  mutant('congress', 'everybody learns how many rows moved', (seen, { event, whole }) =>
    event.type === 'congress.rescheduled' && seen ? { ...seen, event: whole.event } : seen,
  ),
  mutant('congress', 'everybody learns what was open at the end', (seen, { event, whole }) =>
    event.type === 'congress.closed' && seen ? { ...seen, event: whole.event } : seen,
  ),
  mutant('congress', 'everybody learns why an area changed and who serves it', (seen, { event, whole }) =>
    event.type === 'area.set' && seen ? { ...seen, event: whole.event } : seen,
  ),
  mutant('congress', 'everybody learns why an organisation changed', (seen, { event, whole }) =>
    event.type === 'organisation.set' && seen ? { ...seen, event: whole.event } : seen,
  ),
  ...(['schedule.doubted', 'schedule.trusted'] as const).map((type) =>
    mutant('signals', `${type} goes to all`, (seen, { event, whole }) =>
      event.type === type ? whole : seen,
    ),
  ),
  mutant('deliveries', 'notice.delivered goes to all', (seen, { event, whole }) =>
    event.type === 'notice.delivered' ? whole : seen,
  ),
  mutant('deliveries', 'notice.delivered is kept from the department', (seen, { event }) =>
    event.type === 'notice.delivered' ? null : seen,
  ),
  ...dutyEvents.flatMap(({ type }) => [
    mutant(type.split('.')[0] ?? '', `${type} goes to a competitor`, (seen, { viewer, event, whole }) =>
      event.type === type && outside(viewer) ? whole : seen,
    ),
    mutant(type.split('.')[0] ?? '', `${type} is kept from the department`, (seen, { viewer, event }) =>
      event.type === type && viewer.department ? null : seen,
    ),
    mutant(type.split('.')[0] ?? '', `${type} is kept from its organisation`, (seen, { viewer, event }) =>
      event.type === type && viewer.organisation === 'vnpt' ? null : seen,
    ),
  ]),
  ...(['poll.opened', 'poll.answered', 'poll.closed', 'poll.cancelled'] as const).flatMap((type) => [
    mutant('poll', `${type} goes to all`, (seen, { event, whole }) => (event.type === type ? whole : seen)),
    mutant('poll', `${type} goes to nobody`, (seen, { event }) => (event.type === type ? null : seen)),
  ]),
  mutant('poll', 'who is asked learns who else is', (seen, { event }) =>
    event.type === 'poll.opened' && seen ? { ...seen, event } : seen,
  ),
  mutant('poll', 'who was asked learns the result before it is published', (seen, { event }) =>
    event.type === 'poll.closed' && seen ? { ...seen, event } : seen,
  ),
  mutant('poll', 'who is asked learns of the poll before it', (seen, { event, whole }) =>
    event.type === 'poll.opened' && seen?.event.type === 'poll.opened' && whole.event.type === 'poll.opened'
      ? { ...seen, event: { ...seen.event, follows: whole.event.follows } }
      : seen,
  ),
  mutant('poll', 'who was asked learns why it was cancelled', (seen, { event }) =>
    event.type === 'poll.cancelled' && seen ? { ...seen, event } : seen,
  ),
  mutant('poll', 'who was asked learns who opened and closed it', only('poll', names)),
  mutant('readiness', 'the published verdict says whose rows block', (seen) =>
    seen?.event.type === 'readiness.published'
      ? { ...seen, event: { ...seen.event, byOwner: { vnpt: 'hold' } } as never }
      : seen,
  ),
  mutant('readiness', 'the wall does not hear it', (seen, { viewer, event }) =>
    about(event, 'readiness') && viewer.organisation === null ? null : seen,
  ),
  mutant('readiness', 'it says which leader published', only('readiness', names)),
  ...(
    ['lead', 'reporting', 'involved', 'title', 'timeline', 'rows', 'reportedBy', 'doing', 'named'] as const
  ).map((field) => mutant('incident all', `the face carries ${field}`, faceWith(field))),
  mutant('incident all', 'the face carries who wrote', (seen, { whole }) =>
    seen?.event.type === 'incident.faced' ? { ...seen, stamp: whole.stamp } : seen,
  ),
  mutant('incident all', 'the face carries the command', (seen, { whole }) =>
    seen?.event.type === 'incident.faced' ? { ...seen, stamp: { ...seen.stamp, id: whole.stamp.id } } : seen,
  ),
  mutant('incident all', 'what the face does not show still sends one', (seen, { viewer, event, touched }) =>
    event.type === 'incident.noted' &&
    seen === null &&
    visibility(touched) === 'all' &&
    viewer.organisation === 'tt'
      ? { event: { type: 'incident.faced', face: {} as never }, stamp: { at: 0, by: null, id: '' } }
      : seen,
  ),
  ...['vnpt', 'viettel', 'mobifone', 'tt', 'so'].map((organisation) =>
    mutant('incident all', `${organisation} gets nothing`, dropsFor('all', organisation)),
  ),
  mutant('incident all', 'an outsider gets it whole', showsTo('all', 'tt')),
  mutant('incident all', 'a list of names without that visibility counts', showsTo('all', 'buu-dien')),
  mutant('incident all', 'the wall gets it whole', showsTo('all', null)),
  ...(['named', 'department'] as const).flatMap((shown) => [
    mutant(`incident ${shown}`, 'the reporting organisation loses sight', dropsFor(shown, 'mobifone')),
    mutant(`incident ${shown}`, 'the department loses sight', dropsFor(shown, 'so')),
    ...['vnpt', 'viettel', 'tt', null].map((organisation) =>
      mutant(`incident ${shown}`, `${organisation ?? 'the wall'} sees it`, showsTo(shown, organisation)),
    ),
    mutant(`incident ${shown}`, 'it is not withdrawn', neverSends('incident.withdrawn')),
  ]),
  mutant('incident named', 'who is named does not see it', dropsFor('named', 'buu-dien')),
  mutant('incident department', 'who is named sees it all the same', showsTo('department', 'buu-dien')),
  mutant('incident all', 'widening sends the bare event', (seen, { whole }) =>
    seen?.event.type === 'incident.disclosed' ? whole : seen,
  ),
  mutant('incident all', 'widening sends nothing', neverSends('incident.disclosed')),
  mutant('incident all', 'narrowing to the face sends nothing', neverSends('incident.faced')),
  ...(['person.joined', 'person.left', 'person.moved'] as const).flatMap((type) => [
    mutant('people', `${type} goes to everybody`, (seen, { event, whole }) =>
      event.type === type ? whole : seen,
    ),
    mutant('people', `${type} goes to nobody`, (seen, { event }) => (event.type === type ? null : seen)),
  ]),
  mutant('people', 'it says who placed them', only('person', names)),
  mutant('congress', 'everybody learns who serves an area', (seen, { event }) =>
    event.type === 'congress.opened' && seen ? { ...seen, event } : seen,
  ),
  mutant('congress', 'it says who set it up', only('congress', names)),
  mutant('congress', 'the wall learns who set it up', (seen, { viewer, event, whole }) =>
    event.type === 'congress.opened' && seen && viewer.organisation === null
      ? { ...seen, stamp: whole.stamp }
      : seen,
  ),
]
