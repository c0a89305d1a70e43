import { awaited, isOverdue, stepOf } from '../directive/standing.ts'
import type { Directive } from '../directive/events.ts'
import { isUnderway } from '../handover/events.ts'
import type { Handover } from '../handover/events.ts'
import type { CongressState } from '../state.ts'
import type { Draft, Preferences, Recipient } from './notice.ts'

type Board = Pick<CongressState, 'directives' | 'handovers'>

/** A directive to one's own organisation that nobody there has received yet. */
const isWaiting = (directive: Directive, { organisation, person }: Recipient): boolean =>
  directive.to.includes(organisation) &&
  directive.cancelled === null &&
  directive.issuedBy?.person !== person &&
  stepOf(directive, organisation) === 'silent'

const directiveDraft = ({ id, issuedAt, text }: Directive): Draft => ({
  kind: 'directive',
  level: 'normal',
  at: issuedAt,
  severity: null,
  subject: { kind: 'directive', id },
  code: '',
  what: text.split('\n')[0] ?? '',
  area: null,
})

/** A handover of one's own organisation that waits for the incoming shift: somebody else's to take. */
const isOffered = (handover: Handover, { organisation, person }: Recipient): boolean =>
  handover.of === organisation && isUnderway(handover) && handover.offered.by?.person !== person

const handoverDraft = ({ id, offered }: Handover): Draft => ({
  kind: 'handover',
  level: 'normal',
  at: offered.at,
  severity: null,
  subject: { kind: 'handover', id },
  code: '',
  what: '',
  area: null,
})

const isLate = (directive: Directive, who: Recipient, { ownOnly }: Preferences, now: number): boolean =>
  isOverdue(directive, now) && (awaited(directive).includes(who.organisation) || (who.department && !ownOnly))

/** Directives past their deadline at `now` (ms) that somebody still owes: for those who do, and the department. */
export function* lateDirectives(
  { directives }: Pick<Board, 'directives'>,
  who: Recipient,
  wishes: Preferences,
  now: number,
): Generator<Draft> {
  for (const directive of directives.values())
    if (isLate(directive, who, wishes, now))
      yield { ...directiveDraft(directive), kind: 'directive-late', at: directive.deadline }
}

/** What waits for this person's organisation by name, as the record stands. */
export function* standingAddressed({ directives, handovers }: Board, who: Recipient): Generator<Draft> {
  for (const directive of directives.values()) if (isWaiting(directive, who)) yield directiveDraft(directive)
  for (const handover of handovers.values()) if (isOffered(handover, who)) yield handoverDraft(handover)
}

/** The same, as far as it came between two states of a view. */
export function* addressedNews(before: Board, after: Board, who: Recipient): Generator<Draft> {
  for (const draft of standingAddressed(after, who)) {
    const { kind, id } = draft.subject
    const known = kind === 'directive' ? before.directives.has(id) : before.handovers.has(id)
    if (!known) yield draft
  }
}
