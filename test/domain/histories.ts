import fc from 'fast-check'
import type { CongressCommand } from '../../domain/commands.ts'
import type { Context } from '../../domain/decision.ts'
import { roles } from '../../domain/decision.ts'
import { SYSTEM } from '../../domain/ids.ts'
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

const nothingPolled = uuid(0xfeed)
const twins = colliding(6).flat()
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** What a step speaks of, drawn from the steps before it. */
interface Drawn {
  readonly world: World
  readonly step: Step
  readonly row: string
  readonly incident: string
  readonly fact: string
  readonly poll: string
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
  'run.begin': ({ row }) => ({ row }),
  'run.block': ({ row }) => ({ row, note: 'Chờ chìa khóa' }),
  'run.remind': ({ row }) => ({ row }),
  'run.add-item': (drawn) => ({
    checklist: 'CL6',
    title: { vi: 'Thử thêm đường dự phòng' },
    howto: 'Gọi thử từ bàn kỹ thuật.',
    phase: 'before',
    due: 'T-2h',
    recurrence: 'once',
    evidence: 'tick',
    readings: [],
    critical: drawn.step.other % 2 === 0,
    twoPerson: false,
    rows: [{ area: at(drawn.world.areas, drawn.step.pick).id, owner: organisationsOf(drawn, 1)[0] ?? 'so' }],
    reason: 'Phát sinh khi khảo sát',
  }),
  'run.reassign': (drawn) => ({
    row: at(
      drawn.world.rows.filter(({ carrier }) => carrier === null),
      drawn.step.pick,
    ).id,
    owner: organisationsOf(drawn, 1)[0] ?? 'so',
    reason: 'Đổi đơn vị phụ trách',
  }),
  'run.set-range': ({ step }) => ({
    checklist: 'CL6',
    item: 'CN-02',
    reading: step.pick % 2,
    min: step.other % 2 === 0 ? 45 : null,
    max: null,
    reason: 'Sở duyệt',
  }),
  'run.ask-again': ({ row }) => ({ rows: [row], reason: 'Kiểm tra lại' }),
  'run.bind-probe': ({ row, step }) => ({
    row: row.startsWith('CN-06') || step.other % 2 === 0 ? row.replace(/^CN-../, 'CN-06') : row,
    probe: step.other % 3 === 0 ? null : 'cong-thong-tin',
    reason: 'Gắn máy kiểm tra',
  }),
  'run.probe': ({ row, step }) => ({
    row: row.replace(/^CN-../, 'CN-06'),
    result: at(['ok', 'bad', 'silent'] as const, step.other),
  }),
  'schedule.record': ({ world }) => ({ rows: world.rows.map(({ id }) => id) }),
  'poll.open': (drawn) => ({
    question: 'Sẵn sàng khai mạc?',
    deadline: began + (drawn.step.pick % 90) * minute,
    organisations: organisationsOf(drawn, 3),
    unanimous: drawn.step.other % 2 === 0,
    ...(drawn.step.likely && drawn.poll !== nothingPolled ? { follows: drawn.poll } : {}),
  }),
  'poll.answer': ({ poll, step }) => ({
    poll,
    answer: at(['go', 'conditions', 'no-go'] as const, step.other),
    reason: `Lý do ${step.pick % 3}`,
  }),
  'poll.close': ({ poll }) => ({ poll }),
  'poll.cancel': ({ poll }) => ({ poll, reason: 'Hoãn họp' }),
  'schedule.doubt': () => ({ jump: 400_000 }),
  'schedule.trust': () => ({ note: 'Đã chỉnh giờ' }),
  'congress.change': ({ step }) => ({
    name: `Đại hội ${step.pick}`,
    level: 'tỉnh',
    dutyPhone: '0211 000 0000',
    shifts: ['06:00', '18:00'],
    reason: 'Đổi ca',
  }),
  'congress.reschedule': ({ step }) => ({
    opening: began + (step.pick % 60) * 60 * minute,
    closing: began + 90 * 60 * minute,
    reason: 'Dời giờ',
  }),
  'congress.close': () => ({ reason: 'Đã bế mạc' }),
  'congress.reopen': () => ({ reason: 'Đóng nhầm' }),
  'area.set': (drawn) => ({
    area: {
      id: drawn.step.pick % 2 === 0 ? 'bao-chi' : 'hoi-truong',
      name: `Khu ${drawn.step.pick}`,
      short: 'Khu',
      kind: 'hall',
      leadCarrier: 'vnpt',
      carriers: drawn.world.organisations.filter(({ kind }) => kind === 'carrier').map(({ id }) => id),
    },
    rows: drawn.step.other % 2 === 0,
    reason: 'Thêm phòng',
  }),
  'organisation.set': (drawn) => ({
    organisation: { ...at(drawn.world.organisations, drawn.step.pick), name: `Đơn vị ${drawn.step.other}` },
    reason: 'Đổi tên',
  }),
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

const bySystem: readonly Type[] = ['run.probe', 'schedule.record', 'schedule.doubt']
const steered: readonly Type[] = [
  'run.add-item',
  'run.reassign',
  'run.set-range',
  'run.ask-again',
  'run.bind-probe',
  'schedule.trust',
]
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
  if (bySystem.includes(type)) return SYSTEM
  if (!step.likely) return step.who % 9 === 0 ? siteAdmin : at(world.seats, step.who).person
  const owner = steered.includes(type) ? 'so' : (world.rows.find(({ id }) => id === row)?.owner ?? 'so')
  const within = type.startsWith('run.') && !(type === 'run.confirm' && step.who % 2 === 0) ? owner : 'so'
  const own =
    type.startsWith('poll.') ||
    type.startsWith('run.') ||
    steered.includes(type) ||
    administered.includes(type)
  const anywhere = type === 'incident.open' || type === 'poll.answer' || (!own && step.who % 3 === 0)
  const role = administered.includes(type)
    ? 'admin'
    : type === 'readiness.publish' || type.startsWith('poll.')
      ? 'leader'
      : at(['operator', 'liaison'] as const, step.who)
  const able = world.seats.filter((one) => one.role === role && (anywhere || one.organisation === within))
  return at(able, step.who).person
}

/** The same steps always make the same commands, whatever became of the ones before. */
export function turnsOf(world: World, history: readonly Step[]): Turn[] {
  const opened: string[] = []
  const polls: string[] = []
  const facts = new Map<string, string[]>()
  let twin = 0
  return history.map((step, n) => {
    const { type, pick, other } = step
    const row = at(world.rows, pick).id
    const claims = facts.get(row) ?? []
    const fact = (step.likely ? claims.at(-1) : at(claims, other)) ?? uuid(0xdead)
    const poll = polls.at(-1) ?? nothingPolled
    const incident = opened.length > 0 ? at(opened, pick) : uuid(0xbeef)
    const drawn = { world, step, row, incident, fact, poll }
    const free = type === 'incident.open' && step.twin ? twins[twin++] : undefined
    const id = free ?? uuid(0x1000 + n)
    if (type === 'incident.open') opened.push(id)
    if (type === 'poll.open') polls.push(id)
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
