import fc from 'fast-check'
import type { CongressCommand } from '../../domain/commands.ts'
import type { Context } from '../../domain/decision.ts'
import { roles } from '../../domain/decision.ts'
import { visibilities } from '../../domain/incident/events.ts'
import type { CongressState } from '../../domain/state.ts'
import { actorOf } from '../../domain/state.ts'
import { began, minute, siteAdmin, uuid } from './stage.ts'
import type { Payload } from './story.ts'
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
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** What a step speaks of, drawn from the steps before it. */
interface Drawn {
  readonly world: World
  readonly step: Step
  readonly row: string
  readonly incident: string
  readonly fact: string
}

const organisationsOf = ({ world, step }: Drawn, many: number): string[] => {
  const ids = world.organisations.map(({ id }) => id)
  return [...new Set(Array.from({ length: many }, (_, n) => at(ids, step.pick + n * (1 + step.other))))]
}
const someone = ({ world, step }: Drawn): string =>
  step.other % 2 === 0 ? uuid(0x70 + (step.pick % 2)) : at(world.seats, step.pick).person
const seat = (drawn: Drawn) => ({
  person: someone(drawn),
  organisation: organisationsOf(drawn, 1)[0] ?? 'so',
  role: at(roles, drawn.step.other),
})
const shown = (drawn: Drawn) => ({
  visibility: at(visibilities, drawn.step.other),
  named: organisationsOf(drawn, drawn.step.other % 3),
})
const placed = (drawn: Drawn) => {
  const [lead = null, ...involved] = organisationsOf(drawn, drawn.step.other % 4)
  return { lead, involved }
}
const moving = ({ incident }: Drawn) => ({ incident, note: 'Theo tin từ hiện trường' })

const asks: { readonly [T in Type]: (drawn: Drawn) => Payload<T> } = {
  'run.tick': ({ row, step }) => ({ row, ...(step.likely ? { note: 'Đã xem tận nơi' } : {}) }),
  'run.measure': ({ row, step }) => ({
    row,
    values: row.startsWith('CN-02') ? [40 + (step.pick % 20), 25 + (step.other % 10)] : [step.pick % 12],
    note: 'Đo tay',
  }),
  'run.fail': ({ row }) => ({ row, note: 'Mất tín hiệu' }),
  'run.waive': ({ row }) => ({ row, note: 'Không dùng' }),
  'run.confirm': ({ row, fact }) => ({ row, fact }),
  'run.undo': ({ row, fact }) => ({ row, fact }),
  'incident.open': (drawn) => ({
    title: 'Đứt cáp tuyến chính',
    area: at(drawn.world.areas, drawn.step.pick).id,
    category: 'VT',
    severity: at([1, 2, 3, 4] as const, drawn.step.other),
    occurredAt: began,
    ...placed(drawn),
    ...shown(drawn),
    publicLine: 'Đứt cáp quang tại Hội trường',
    rows: drawn.step.pick % 4 === 0 ? [drawn.row] : [],
  }),
  'incident.acknowledge': moving,
  'incident.mitigate': moving,
  'incident.resolve': moving,
  'incident.close': moving,
  'incident.cancel': moving,
  'incident.reopen': moving,
  'incident.note': moving,
  'incident.update': ({ incident, step }) => ({
    incident,
    doing: `Tổ ${step.pick} đang hàn nối`,
    restoreAt: step.other % 2 === 0 ? null : began + step.other * minute,
  }),
  'incident.severity': (drawn) => ({
    ...moving(drawn),
    severity: at([1, 2, 3, 4] as const, drawn.step.other),
  }),
  'incident.public-line': ({ incident, step }) => ({
    incident,
    publicLine: `Sự cố ${step.pick % 3} tại Hội trường`,
  }),
  'incident.visibility': (drawn) => ({ incident: drawn.incident, ...shown(drawn) }),
  'incident.involve': (drawn) => ({ incident: drawn.incident, ...placed(drawn) }),
  'person.join': seat,
  'person.move': seat,
  'person.leave': (drawn) => ({ person: someone(drawn) }),
  'readiness.publish': () => ({}),
}

function personFor({ world, step, row }: Drawn): string {
  const { type } = step
  if (!step.likely) return step.who % 9 === 0 ? siteAdmin : at(world.seats, step.who).person
  const owner = world.rows.find(({ id }) => id === row)?.owner ?? 'so'
  const within = type.startsWith('run.') && !(type === 'run.confirm' && step.who % 2 === 0) ? owner : 'so'
  const anywhere = type === 'incident.open' || (!type.startsWith('run.') && step.who % 3 === 0)
  const role = type.startsWith('person.')
    ? 'admin'
    : type === 'readiness.publish'
      ? 'leader'
      : at(['operator', 'liaison'] as const, step.who)
  const able = world.seats.filter((one) => one.role === role && (anywhere || one.organisation === within))
  return at(able, step.who).person
}

/** The same steps always make the same commands, whatever became of the ones before. */
export function turnsOf(world: World, history: readonly Step[]): Turn[] {
  const opened: string[] = []
  const facts = new Map<string, string[]>()
  let twin = 0
  return history.map((step, n) => {
    const { type, pick, other } = step
    const row = at(world.rows, pick).id
    const claims = facts.get(row) ?? []
    const fact = (step.likely ? claims.at(-1) : at(claims, other)) ?? uuid(0xdead)
    const drawn = { world, step, row, incident: opened.length > 0 ? at(opened, pick) : uuid(0xbeef), fact }
    const free = type === 'incident.open' && step.twin ? twins[twin++] : undefined
    const id = free ?? uuid(0x1000 + n)
    if (type === 'incident.open') opened.push(id)
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
  const by = actorOf(state, turn.person, turn.person === siteAdmin)
  const { at: now, madeAt, id, expected } = turn
  return by && { by, at: now, madeAt, id, expected }
}
