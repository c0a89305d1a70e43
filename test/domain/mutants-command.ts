import type { Turn } from './mutants.ts'

/** Wrong views of directives and signals, each against the row of the table that forbids it. */
interface Wrong {
  readonly row: 'directive' | 'signals'
  readonly what: string
  readonly of: Turn
}

const directives = [
  'directive.issued',
  'directive.received',
  'directive.completed',
  'directive.extended',
  'directive.cancelled',
] as const
const signals = [
  'signal.raised',
  'signal.repeated',
  'signal.cleared',
  'signal.accepted',
  'signal.merged',
  'signal.dismissed',
  'signal.rule-set',
  'signal.rule-removed',
] as const

const both = (row: Wrong['row'], type: string): Wrong[] => [
  { row, what: `${type} goes to all`, of: (seen, { event, whole }) => (event.type === type ? whole : seen) },
  { row, what: `${type} goes to nobody`, of: (seen, { event }) => (event.type === type ? null : seen) },
]
/** What leaves of this event is the event as it happened. */
const bare =
  (type: string): Turn =>
  (seen, { event, whole }) =>
    event.type === type && seen ? { ...seen, event: whole.event } : seen

export const commandMutants: readonly Wrong[] = [
  ...directives.flatMap((type) => both('directive', type)),
  ...signals.flatMap((type) => both('signals', type)),
  { row: 'directive', what: 'an addressee learns who else is addressed', of: bare('directive.issued') },
  { row: 'directive', what: 'an addressee learns why the deadline moved', of: bare('directive.extended') },
  { row: 'directive', what: 'an addressee learns why it was cancelled', of: bare('directive.cancelled') },
  {
    row: 'directive',
    what: 'an addressee learns which leader issued it',
    of: (seen, { event, whole }) =>
      event.type === 'directive.issued' && seen ? { ...seen, stamp: whole.stamp } : seen,
  },
  {
    row: 'directive',
    what: 'one addressee learns that another has completed it',
    of: (seen, { viewer, event, whole }) =>
      event.type === 'directive.completed' && viewer.organisation === 'buu-dien' ? whole : seen,
  },
  {
    row: 'signals',
    what: 'who handed a hint in gets it back',
    of: (seen, { viewer, event, whole }) =>
      event.type === 'signal.raised' && viewer.organisation === event.from ? whole : seen,
  },
]
