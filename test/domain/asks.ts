import type { CongressCommand } from '../../domain/commands.ts'
import { conductAsks } from './asks-conduct.ts'
import { roles } from '../../domain/decision.ts'
import { seenBy } from '../../domain/directory/events.ts'
import { visibilities } from '../../domain/incident/events.ts'
import { dutyAsks } from './asks-duty.ts'
import type { Step } from './histories.ts'
import { began, minute, uuid } from './stage.ts'
import type { Payload } from './story.ts'
import type { World } from './worlds.ts'

type Type = CongressCommand['type']
export const nothingPolled = uuid(0xfeed)
export const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** What a step speaks of, drawn from the steps before it. */
export interface Drawn {
  readonly world: World
  readonly step: Step
  readonly row: string
  readonly incident: string
  /** Those opened so far. */
  readonly opened: readonly string[]
  readonly fact: string
  readonly poll: string
  readonly directive: string
  readonly signal: string
  /** The latest handover of the organisation that the step is about. */
  readonly handover: string
  /** An entry of the directory; empty before the first. */
  readonly contact: string
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

/** The payload that a step makes of what it speaks of. */
export const asks: { readonly [T in Type]: (drawn: Drawn) => Payload<T> } = {
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
  'directory.set': (drawn) => ({
    ...(drawn.contact !== '' && drawn.step.other % 3 > 0 ? { contact: drawn.contact } : {}),
    organisation: at(drawn.world.organisations, drawn.contact === '' ? drawn.step.pick : 1).id,
    area: drawn.step.pick % 3 === 0 ? null : at(drawn.world.areas, drawn.step.pick).id,
    post: `Tổ trực ${drawn.step.pick % 2}`,
    primary: { kind: 'mobile', value: `091200000${drawn.step.other % 2}`, seen: at(seenBy, drawn.step.pick) },
    alternate: { kind: 'radio', value: `Kênh ${drawn.step.pick % 2}`, seen: at(seenBy, drawn.step.other) },
  }),
  'directory.remove': ({ contact }) => ({ contact: contact || nothingPolled }),
  'directory.tested': ({ contact, step }) => ({
    contact: contact || nothingPolled,
    level: at(['primary', 'alternate'] as const, step.pick),
  }),
  ...conductAsks,
  'notice.delivered': ({ incident, step }) => ({
    incident,
    about: at(['new', 'raised', 'escalated'] as const, step.pick),
    outcome: at(['shown', 'muted', 'no-permission'] as const, step.other),
  }),
  'directive.issue': (drawn) => ({
    text: `Kiểm tra nguồn dự phòng ${drawn.step.pick % 3}`,
    organisations: organisationsOf(drawn, 2),
    deadline: began + (drawn.step.other % 60) * minute,
  }),
  'directive.receive': ({ directive }) => ({ directive }),
  'directive.complete': ({ directive, step }) => ({
    directive,
    ...(step.likely ? { note: 'Đã thử tải' } : {}),
  }),
  'directive.extend': ({ directive, step }) => ({
    directive,
    deadline: began + (60 + (step.pick % 60)) * minute,
    reason: 'Chờ vật tư',
  }),
  'directive.cancel': ({ directive }) => ({ directive, reason: 'Không còn cần' }),
  'signal.raise': ({ world, step }) => ({
    ...(step.pick % 2 === 0 ? { source: 'zabbix', dedupKey: `core-${step.other % 2}` } : {}),
    ...(step.pick % 10 === 8 ? { clear: true } : {}),
    text: `Mất gói ${step.other}`,
    ...(step.likely ? { area: at(world.areas, step.pick).id, category: 'VT' } : {}),
  }),
  'signal.accept': ({ world, signal, step }) => ({
    signal,
    area: at(world.areas, step.pick).id,
    category: 'VT',
    visibility: at(['department', 'all'] as const, step.other),
  }),
  'signal.merge': ({ signal, incident }) => ({ signal, incident }),
  'signal.dismiss': ({ signal }) => ({ signal, reason: 'Báo nhầm' }),
  'signal.rule-set': ({ world, step }) => ({
    source: 'zabbix',
    key: at(['*', 'core-*', 'core-1'], step.pick),
    threshold: at([1, 2, null], step.other),
    minutes: 30,
    ...(step.likely ? {} : { parent: { area: at(world.areas, step.other).id } }),
    reason: 'Báo nhiều',
  }),
  'signal.rule-remove': () => ({ rule: nothingPolled, reason: 'Bỏ' }),
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
    ...(drawn.step.other % 5 === 0 ? { paper: true as const } : {}),
  }),
  'incident.acknowledge': moving,
  'incident.mitigate': moving,
  'incident.resolve': moving,
  'incident.close': moving,
  'incident.cancel': moving,
  'incident.reopen': moving,
  'incident.note': (drawn) => ({
    ...moving(drawn),
    ...(drawn.step.other % 4 === 0 ? { inside: true as const } : {}),
    ...(drawn.step.other % 3 === 0 ? { paper: true as const } : {}),
    ...(drawn.step.pick % 3 === 0
      ? { mentions: [at(drawn.world.seats, drawn.step.other).person, ...organisationsOf(drawn, 1)] }
      : {}),
  }),
  'incident.update': ({ incident, step }) => ({
    incident,
    doing: `Tổ ${step.pick} đang hàn nối`,
    restoreAt: step.other % 2 === 0 ? null : began + step.other * minute,
    ...(step.pick % 2 === 0 ? { conditions: 'Đứt hai sợi', needs: 'Thêm máy nổ' } : {}),
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
  ...dutyAsks,
  'readiness.publish': () => ({}),
}
