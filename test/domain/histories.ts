import fc from 'fast-check'
import type { CongressCommand } from '../../domain/commands.ts'
import type { Context } from '../../domain/decision.ts'
import { SYSTEM } from '../../domain/ids.ts'
import type { CongressState } from '../../domain/state.ts'
import { actorOf } from '../../domain/state.ts'
import { conductBySystem } from './asks-conduct.ts'
import { asks, at, nothingPolled } from './asks.ts'
import type { Drawn } from './asks.ts'
import { dutyAsks, dutyOf, whoOnDuty } from './asks-duty.ts'
import { began, minute, siteAdmin, uuid } from './stage.ts'
import { colliding } from './twins.ts'
import { weighted } from './seed.ts'
import type { World } from './worlds.ts'

type Type = CongressCommand['type']

/** Numbers that a command is made of; what they stand for depends on the world, never on what was accepted. */
export interface Step {
  readonly type: Type
  readonly who: number
  /** By somebody who probably may, of what was probably meant; else by anybody, of anything. */
  readonly likely: boolean
  readonly pick: number
  readonly other: number
  /** Takes an id whose code collides with another such step's. */
  readonly twin: boolean
  /** Which of two runs it is offered to (T14). */
  readonly only: 'both' | 'first' | 'second'
}

export const steps: fc.Arbitrary<Step> = fc.record({
  type: weighted<Type>(
    ['incident.open', 8],
    ['run.tick', 6],
    ['run.measure', 4],
    ['run.fail', 2],
    ['run.waive', 2],
    ['run.confirm', 4],
    ['run.undo', 3],
    ['run.begin', 2],
    ['run.block', 2],
    ['run.remind', 1],
    ['run.add-item', 2],
    ['run.reassign', 5],
    ['run.set-range', 2],
    ['run.ask-again', 2],
    ['run.bind-probe', 2],
    ['run.probe', 3],
    ['schedule.record', 2],
    ['poll.open', 4],
    ['poll.answer', 6],
    ['poll.close', 2],
    ['poll.cancel', 1],
    ['directory.set', 8],
    ['directory.tested', 4],
    ['directory.remove', 1],
    ['notice.delivered', 4],
    ['duty.roster', 3],
    ['duty.take', 3],
    ['duty.test', 2],
    ['duty.answer', 2],
    ['duty.reached', 1],
    ['handover.offer', 4],
    ['handover.accept', 4],
    ['handover.question', 2],
    ['handover.mend', 2],
    ['handover.take', 3],
    ['handover.withdraw', 1],
    ['directive.issue', 4],
    ['directive.receive', 4],
    ['directive.complete', 4],
    ['directive.extend', 2],
    ['directive.cancel', 1],
    ['signal.raise', 8],
    ['signal.accept', 3],
    ['signal.merge', 2],
    ['signal.dismiss', 2],
    ['signal.rule-set', 2],
    ['signal.rule-remove', 1],
    ['schedule.doubt', 1],
    ['schedule.trust', 1],
    ['congress.change', 1],
    ['congress.reschedule', 1],
    ['congress.close', 1],
    ['congress.reopen', 1],
    ['area.set', 2],
    ['organisation.set', 1],
    ['incident.note', 4],
    ['incident.update', 4],
    ['incident.visibility', 8],
    ['incident.involve', 6],
    ['incident.acknowledge', 4],
    ['incident.mitigate', 2],
    ['incident.resolve', 2],
    ['incident.close', 2],
    ['incident.cancel', 1],
    ['incident.reopen', 2],
    ['incident.severity', 2],
    ['incident.public-line', 2],
    ['incident.hand-over', 2],
    ['incident.take-command', 2],
    ['incident.correct-time', 2],
    ['incident.step', 2],
    ['incident.pin', 1],
    ['incident.receive', 4],
    ['incident.link-rows', 2],
    ['incident.confirm-paper', 2],
    ['incident.relate', 4],
    ['incident.merge', 3],
    ['incident.review', 2],
    ['incident.follow-up', 1],
    ['incident.expire', 2],
    ['incident.escalate', 5],
    ['targets.set', 2],
    ['escalation.set', 2],
    ['escalation.remove', 1],
    ['person.join', 7],
    ['person.move', 5],
    ['person.leave', 1],
    ['readiness.publish', 1],
  ),
  who: fc.nat(999),
  likely: weighted([true, 4], [false, 1]),
  pick: fc.nat(999),
  other: fc.nat(999),
  twin: weighted([true, 1], [false, 1]),
  only: weighted<Step['only']>(['both', 4], ['first', 2], ['second', 1]),
})

/** One command with all it needs to be handed in. */
export interface Turn {
  readonly person: string
  readonly command: CongressCommand
  readonly at: number
  readonly madeAt: number
  readonly id: string
  readonly expected: string | null
  readonly only: Step['only']
}

const twins = colliding(6).flat()

const bySystem: readonly string[] = ['run.probe', 'schedule.record', 'schedule.doubt', ...conductBySystem]
const steered: readonly Type[] = [
  'run.add-item',
  'run.reassign',
  'run.set-range',
  'run.ask-again',
  'run.bind-probe',
  'schedule.trust',
  'targets.set',
  'escalation.set',
  'escalation.remove',
  'signal.accept',
  'signal.merge',
  'signal.dismiss',
  'signal.rule-set',
  'signal.rule-remove',
]
/** What every organisation does for itself. */
const answering: readonly Type[] = ['directive.receive', 'directive.complete', 'signal.raise']
const administered: readonly Type[] = [
  'person.join',
  'person.move',
  'person.leave',
  'congress.change',
  'congress.reschedule',
  'congress.close',
  'congress.reopen',
  'area.set',
  'organisation.set',
]

function personFor({ world, step, row }: Drawn): string {
  const { type } = step
  if (bySystem.includes(type) || (type === 'signal.raise' && step.pick % 2 === 0)) return SYSTEM
  if (!step.likely) return step.who % 9 === 0 ? siteAdmin : at(world.seats, step.who).person
  if (Object.hasOwn(dutyAsks, type)) return whoOnDuty(world, step)
  const owner = steered.includes(type) ? 'so' : (world.rows.find(({ id }) => id === row)?.owner ?? 'so')
  const within = type.startsWith('run.') && !(type === 'run.confirm' && step.who % 2 === 0) ? owner : 'so'
  const own =
    type.startsWith('poll.') ||
    type.startsWith('directive.') ||
    type.startsWith('run.') ||
    steered.includes(type) ||
    administered.includes(type)
  const anywhere =
    type === 'incident.open' ||
    type === 'poll.answer' ||
    answering.includes(type) ||
    (!own && step.who % 3 === 0)
  const role = administered.includes(type)
    ? 'admin'
    : type === 'readiness.publish' || type.startsWith('poll.') || type.startsWith('directive.')
      ? 'leader'
      : at(['operator', 'liaison'] as const, step.who)
  const able = world.seats.filter((one) => one.role === role && (anywhere || one.organisation === within))
  return at(able, step.who).person
}

/** The same steps always make the same commands, whatever became of the ones before. */
export function turnsOf(world: World, history: readonly Step[]): Turn[] {
  const opened: string[] = []
  const polls: string[] = []
  const directives: string[] = []
  const signals: string[] = []
  const handovers = new Map<string, string>()
  const contacts: string[] = []
  const facts = new Map<string, string[]>()
  let twin = 0
  return history.map((step, n) => {
    const { type, pick, other } = step
    const row = at(world.rows, pick).id
    const claims = facts.get(row) ?? []
    const fact = (step.likely ? claims.at(-1) : at(claims, other)) ?? uuid(0xdead)
    const poll = polls.at(-1) ?? nothingPolled
    const directive = directives.length > 0 ? at(directives.slice(-2), pick) : nothingPolled
    const signal = signals.length > 0 ? at(signals.slice(-3), other) : nothingPolled
    const incident = opened.length > 0 ? at(opened, pick) : uuid(0xbeef)
    const contact = contacts.length > 0 ? at(contacts, pick) : ''
    const handover = handovers.get(dutyOf(world, step)) ?? nothingPolled
    const drawn = {
      handover,
      world,
      step,
      row,
      incident,
      opened: [...opened],
      fact,
      poll,
      directive,
      signal,
      contact,
    }
    const free = type === 'incident.open' && step.twin ? twins[twin++] : undefined
    const id = free ?? uuid(0x1000 + n)
    if (type === 'incident.open') opened.push(id)
    if (type === 'poll.open') polls.push(id)
    if (type === 'directive.issue') directives.push(id)
    if (type === 'signal.raise') signals.push(id)
    if (type === 'handover.offer') handovers.set(dutyOf(world, step), id)
    if (type === 'directory.set') contacts.push(id)
    if (type.startsWith('run.')) facts.set(row, [...claims, id])
    const now = began + (n + 1) * minute
    const command = { type, payload: asks[type](drawn) } as unknown as CongressCommand
    return {
      person: personFor(drawn),
      command,
      at: now,
      madeAt: now - (other % 7 === 0 ? (pick % 30) * minute : 0),
      id,
      expected: other % 5 === 0 && type.startsWith('incident.') ? 'open' : null,
      only: step.only,
    }
  })
}

/** Null when the person has no place in the congress. */
export function contextOf(state: CongressState, turn: Turn): Context | null {
  const server = { person: SYSTEM, organisation: null, role: 'admin' as const, department: false }
  const by = turn.person === SYSTEM ? server : actorOf(state, turn.person, turn.person === siteAdmin)
  const { at: now, madeAt, id, expected } = turn
  return by && { by, at: now, madeAt, id, expected }
}
