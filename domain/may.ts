import type { CongressCommand } from './commands.ts'
import { isMachine } from './decision.ts'
import type { Actor, Refusal, Role } from './decision.ts'
import { contactFor } from './directory/sight.ts'
import { incidentRights } from './incident/rights.ts'
import { SYSTEM } from './ids.ts'
import { signs } from './poll/signing.ts'
import { rowRights } from './run/rights.ts'
import type { CongressState } from './state.ts'
import { seesRow, sightOf } from './visible.ts'
import type { Viewer } from './visible.ts'

/**
 * Rights to act, a table of its own beside `visible`: receiving, acting and administering are three rights.
 * What the actor cannot see is `not-found`, exactly as if it did not exist.
 */
type Ask<T extends CongressCommand['type']> = Extract<CongressCommand, { type: T }>['payload']
type Right<T extends CongressCommand['type']> = (
  actor: Actor,
  ask: Ask<T>,
  state: CongressState,
) => Refusal | null

const no = (code: Refusal['code'], field?: string): Refusal =>
  field === undefined ? { code } : { code, field }
const deciding: readonly Role[] = ['liaison', 'operator', 'leader']
const viewer = (actor: Actor): Viewer => actor

/**
 * Only who sees all people may place them, make links for them or hang walls for them: a carrier's administrator would
 * learn who is hidden, or become a competitor's officer.
 */
export const administers = (actor: Actor): boolean =>
  actor.role === 'admin' && actor.unproven !== true && (actor.department || actor.organisation === null)
const administering = (actor: Actor): Refusal | null => {
  if (administers(actor)) return null
  const { unproven: _unproven, ...proven } = actor
  return no(administers(proven) ? 'factor-required' : 'not-allowed')
}

/** Contacts are kept by their organisation, and by the department for everybody. */
const keeping = (actor: Actor, organisation: string): Refusal | null =>
  actor.department || organisation === actor.organisation ? null : no('not-owner')
const ownContact = (actor: Actor, ask: { contact: string }, state: CongressState): Refusal | null => {
  const known = state.directory.get(ask.contact)
  if (!known || !contactFor(viewer(actor), known)) return no('not-found', 'contact')
  return keeping(actor, known.organisation)
}

/** What runs are made of is the department's to change. */
const steering = (actor: Actor): Refusal | null =>
  actor.department && (actor.role === 'operator' || actor.role === 'leader') ? null : no('not-allowed')
/** When a congress opens and that it is over is settled by its administrators or the department's leaders. */
const governing = (actor: Actor): Refusal | null =>
  actor.department && actor.role === 'leader' ? null : administering(actor)
const bySystem = (actor: Actor): Refusal | null => (actor.person === SYSTEM ? null : no('not-allowed'))

const leading = (actor: Actor): Refusal | null =>
  actor.department && actor.role === 'leader' ? null : no('not-allowed')

/** A device speaks of what its person has before them: of an incident seen whole. */
const seeing = (actor: Actor, ask: { incident: string }, state: CongressState): Refusal | null => {
  const incident = state.incidents.get(ask.incident)
  if (!incident) return state.faces.has(ask.incident) ? no('not-allowed') : no('not-found', 'incident')
  const sight = sightOf(viewer(actor), incident)
  if (sight === 'none') return no('not-found', 'incident')
  return sight === 'all' && actor.organisation !== null ? null : no('not-allowed')
}

/** An organisation's own operators and leaders keep its roster, and those of the department every one. */
const keepsDuty = (actor: Actor, ask: { organisation: string }): Refusal | null =>
  (actor.department || ask.organisation === actor.organisation) &&
  (actor.role === 'operator' || actor.role === 'leader')
    ? null
    : no('not-allowed')
const ownHandover = (actor: Actor, ask: { handover: string }, state: CongressState): Refusal | null => {
  const found = state.handovers.get(ask.handover)
  if (!found || !seesRow(viewer(actor), found.of)) return no('not-found', 'handover')
  return found.of === actor.organisation && deciding.includes(actor.role) ? null : no('not-allowed')
}

/** Only who is addressed answers for their organisation; to anybody else outside the department there is no directive. */
const addressed = (actor: Actor, ask: { directive: string }, state: CongressState): Refusal | null => {
  const found = state.directives.get(ask.directive)
  const own = actor.organisation !== null && (found?.to.includes(actor.organisation) ?? false)
  if (!found || (!own && !actor.department)) return no('not-found', 'directive')
  return own && deciding.includes(actor.role) ? null : no('not-allowed')
}

/** To others there are no signals. */
const minding = (actor: Actor): Refusal | null =>
  actor.department ? steering(actor) : no('not-found', 'signal')

export const rights: { readonly [T in CongressCommand['type']]: Right<T> } = {
  ...rowRights,
  'run.add-item': steering,
  'run.reassign': steering,
  'run.set-range': steering,
  'run.ask-again': steering,
  'run.bind-probe': (actor) => (actor.role === 'admin' ? administering(actor) : steering(actor)),
  'run.probe': bySystem,
  'schedule.record': bySystem,
  'schedule.doubt': bySystem,
  'schedule.trust': steering,
  ...incidentRights,
  'targets.set': steering,
  'escalation.set': steering,
  'escalation.remove': steering,
  'notice.delivered': seeing,
  'person.join': administering,
  'person.move': administering,
  'person.leave': administering,
  'congress.change': administering,
  'congress.reschedule': governing,
  'congress.close': governing,
  'congress.reopen': governing,
  'area.set': administering,
  'organisation.set': administering,
  'poll.open': leading,
  'poll.close': (actor) => (actor.person === SYSTEM ? null : leading(actor)),
  'poll.cancel': leading,
  'poll.answer': (actor, ask, state) => {
    const poll = state.polls.get(ask.poll)
    if (!poll || actor.organisation === null) return no('not-found', 'poll')
    if (!poll.asked.includes(actor.organisation))
      return actor.department ? no('not-allowed') : no('not-found', 'poll')
    return signs(state, actor) ? null : no('not-allowed')
  },
  'directory.set': (actor, ask, state) =>
    ask.contact === undefined
      ? keeping(actor, ask.organisation)
      : ownContact(actor, { contact: ask.contact }, state),
  'directory.remove': ownContact,
  'directory.tested': ownContact,
  'duty.roster': keepsDuty,
  'duty.take': (actor, ask) =>
    ask.person === actor.person && ask.organisation === actor.organisation && deciding.includes(actor.role)
      ? null
      : keepsDuty(actor, ask),
  'duty.test': keepsDuty,
  'duty.answer': (actor) => (actor.organisation === null ? no('not-allowed') : null),
  'duty.reached': steering,
  'handover.offer': (actor) =>
    actor.organisation !== null && deciding.includes(actor.role) ? null : no('not-allowed'),
  'handover.accept': ownHandover,
  'handover.question': ownHandover,
  'handover.mend': ownHandover,
  'handover.take': ownHandover,
  'handover.withdraw': ownHandover,
  'directive.issue': leading,
  'directive.receive': addressed,
  'directive.complete': addressed,
  'directive.extend': leading,
  'directive.cancel': leading,
  'signal.raise': (actor, ask) => {
    if (isMachine(actor)) return null
    const asMachine = ask.source ?? ask.dedupKey ?? ask.clear
    return actor.organisation !== null && deciding.includes(actor.role) && asMachine === undefined
      ? null
      : no('not-allowed')
  },
  'signal.accept': minding,
  'signal.merge': minding,
  'signal.dismiss': minding,
  'signal.rule-set': steering,
  'signal.rule-remove': steering,
  'readiness.publish': (actor) => (actor.department && actor.role === 'leader' ? null : no('not-allowed')),
}

/** Null when the actor may; otherwise the code to answer, which names nothing hidden. */
export function may(actor: Actor, command: CongressCommand, state: CongressState): Refusal | null {
  const right = rights[command.type] as (actor: Actor, ask: unknown, state: CongressState) => Refusal | null
  return right(actor, command.payload, state)
}
