// Writes the golden journal of a released version: npx tsx test/golden/write.ts 0.1.0. Done once for each release, never again.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeText } from '../../domain/events.ts'
import { CommandDesk } from '../../server/app/desk.ts'
import { Feeds } from '../../server/app/feed.ts'
import { openFold } from '../../server/app/snapshots.ts'
import { disk } from '../../server/catalogue/disk.ts'
import { loadCatalogue } from '../../server/catalogue/load.ts'
import { ScriptClock } from '../../server/demo/script.ts'
import { initFolder, openFolder } from '../../server/journal/store.ts'
import type { CongressState } from '../../domain/state.ts'
import { conductSteps } from './conduct-steps.ts'
import { goldenState } from './read.ts'

const version = process.argv[2]
if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error('which version?')
const began = Date.UTC(2020, 9, 10, 1)
const clock = new ScriptClock(began)
let counter = 0
const bytes = (n: number): Buffer => {
  counter += 1
  return createHash('sha512').update(`golden ${counter}`).digest().subarray(0, n)
}
const uuid = (): string => {
  const hex = bytes(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
const chance = { bytes, uuid }

const { catalogue } = loadCatalogue('checklists', disk)
const whole = catalogue.plans.get('vinh-phuc-demo')
if (!whole) throw new Error('the plan is gone')
const plan = { ...whole, id: 'golden', checklists: ['CL6', 'CL7'], areas: whole.areas.slice(0, 2) }
const small = { ...catalogue, plans: new Map([['golden', plan]]) }

const dir = mkdtempSync(join(tmpdir(), 'trucban-golden-'))
initFolder(dir, { clock, chance })
const fail = (fault: Error): void => {
  throw fault
}
const store = await openFolder(dir, { clock, chance, freeText, onBroken: fail })
const feeds = new Feeds(store.epoch, clock)
const desk = new CommandDesk({
  journal: store.journal,
  feeds,
  clock,
  catalogue: small,
  openFold: (stream) => openFold(stream, store.journal, store.snapshots),
  log: () => undefined,
})
await desk.start()

const people = { admin: uuid(), vnpt: uuid(), vnpt2: uuid(), viettel: uuid(), duty: uuid(), leader: uuid() }
const state = (): CongressState => {
  const found = desk.congress('golden')
  if (!found) throw new Error('the congress is gone')
  return found
}
const minutes = (n: number): void => clock.put(clock.now() + n * 60_000)
const must = (answer: { ok: boolean }): void => {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}
const system = async (congress: string, type: string, payload: object): Promise<void> =>
  must(await desk.asSystem(congress, type, payload, uuid()))
const hand = async (person: string, type: string, payload: object): Promise<string> => {
  minutes(3)
  const id = uuid()
  const envelope = {
    id,
    congress: 'golden',
    type,
    payload: payload as Record<string, unknown>,
    madeAt: clock.now() - 1000,
  }
  must(await desk.handIn(person, envelope, 'vi'))
  return id
}
await system('site', 'admin.join', { person: people.admin, seat: 'so' })
await system('site', 'congress.import', {
  plan: 'golden',
  opening: began + 4 * 86_400_000,
  closing: began + 6 * 86_400_000,
})
const seat = (person: string, organisation: string, role: string) =>
  system('golden', 'person.join', { person, organisation, role })
await seat(people.vnpt, 'vnpt', 'liaison')
await seat(people.vnpt2, 'vnpt', 'liaison')
await seat(people.viettel, 'viettel', 'liaison')
await seat(people.duty, 'so', 'operator')
await seat(people.leader, 'so', 'leader')
const first = await hand(people.vnpt, 'run.measure', { row: 'CN-03.hoi-truong', values: [12.5] })
await hand(people.vnpt2, 'run.confirm', { row: 'CN-03.hoi-truong', fact: first })
const wrong = await hand(people.vnpt, 'run.tick', { row: 'CN-18.hoi-truong' })
await hand(people.vnpt, 'run.undo', { row: 'CN-18.hoi-truong', fact: wrong, note: 'Bấm nhầm' })
await hand(people.vnpt, 'run.fail', { row: 'CN-14.hoi-truong', note: 'Hai số không đổ chuông' })
await hand(people.vnpt, 'run.waive', { row: 'CN-13.hoi-truong', note: 'Không truyền hình trực tiếp' })
const open = {
  area: 'hoi-truong',
  category: 'KN',
  severity: 2,
  occurredAt: began,
  lead: 'vnpt',
  involved: [],
  visibility: 'all',
  named: [],
  rows: ['CN-14.hoi-truong'],
}
const cut = await hand(people.duty, 'incident.open', {
  ...open,
  title: 'Đứt cáp vào Hội trường',
  sub: 'KN2',
  publicLine: 'Đứt cáp quang tại Hội trường',
  note: 'Còi báo mất quang',
  reportedBy: { organisation: 'vnpt', post: 'Trực kỹ thuật', phone: '0211 000 000' },
})
await hand(people.vnpt, 'incident.acknowledge', { incident: cut, note: 'Đang đo OTDR' })
await hand(people.vnpt, 'incident.update', {
  incident: cut,
  doing: 'Hàn 8/24 sợi',
  restoreAt: began + 7_200_000,
})
await hand(people.vnpt, 'incident.note', { incident: cut, note: 'Nắp bể bị bật', occurredAt: began + 60_000 })
await hand(people.duty, 'incident.severity', { incident: cut, severity: 1, note: 'Còn một đường' })
await hand(people.duty, 'incident.visibility', {
  incident: cut,
  visibility: 'named',
  named: ['viettel', 'vnpt'],
})
await hand(people.duty, 'incident.public-line', {
  incident: cut,
  publicLine: 'Sự cố truyền dẫn tại Hội trường',
})
await hand(people.duty, 'incident.involve', { incident: cut, lead: 'vnpt', involved: ['viettel'] })
await hand(people.vnpt, 'incident.mitigate', { incident: cut, note: 'Đã nối tạm' })
await hand(people.vnpt, 'incident.resolve', { incident: cut, note: 'Đủ 24 sợi' })
await hand(people.duty, 'incident.close', { incident: cut, note: 'Đường dự phòng đủ tải' })
await hand(people.duty, 'incident.reopen', { incident: cut, note: 'Mất lại 2 sợi' })
const wrongAlarm = await hand(people.viettel, 'incident.open', {
  ...open,
  rows: [],
  lead: 'viettel',
  visibility: 'department',
  title: 'Báo nhầm',
  publicLine: 'Nghẽn di động',
})
await hand(people.viettel, 'incident.cancel', { incident: wrongAlarm, note: 'Báo nhầm' })
await hand(people.leader, 'readiness.publish', {})
// Since 0.2.0: marks, changes of a live run, probes, the scheduler, the poll, settings.
const reason = 'Theo kết quả khảo sát'
await hand(people.vnpt, 'run.begin', { row: 'CN-18.hoi-truong' })
await hand(people.vnpt, 'run.block', { row: 'CN-18.hoi-truong', note: 'Chờ chìa khóa' })
await hand(people.duty, 'run.remind', { row: 'CN-18.hoi-truong' })
await hand(people.duty, 'run.bind-probe', { row: 'CN-05.hoi-truong', probe: 'ping-hoi-truong', reason })
await system('golden', 'run.probe', { row: 'CN-05.hoi-truong', result: 'ok' })
await system('golden', 'run.probe', { row: 'CN-05.hoi-truong', result: 'silent' })
await hand(people.duty, 'run.set-range', {
  checklist: 'CL6',
  item: 'CN-03',
  reading: 0,
  min: 0,
  max: 45,
  reason,
})
await hand(people.duty, 'run.ask-again', { rows: ['CN-03.hoi-truong'], reason })
await hand(people.duty, 'run.reassign', { row: 'CN-18.hoi-truong', owner: 'viettel', reason })
await hand(people.duty, 'run.add-item', {
  checklist: 'CL6',
  title: { vi: 'Thử máy phát dự phòng' },
  howto: 'Chạy có tải 15 phút.',
  phase: 'before',
  due: 'T-2h',
  recurrence: 'once',
  evidence: 'tick',
  readings: [],
  critical: true,
  twoPerson: false,
  rows: [{ area: 'hoi-truong', owner: 'vnpt' }],
  reason,
})
await system('golden', 'schedule.doubt', { jump: 400_000 })
await hand(people.duty, 'schedule.trust', { note: 'Đã đối chiếu giờ' })
await hand(people.leader, 'congress.reschedule', {
  opening: began + 3_600_000,
  closing: began + 6 * 86_400_000,
  reason,
})
minutes(240)
const late = [...(desk.congress('golden')?.rows.keys() ?? [])].slice(0, 40)
await system('golden', 'schedule.record', { rows: late })
const poll = await hand(people.leader, 'poll.open', {
  question: 'Sẵn sàng khai mạc?',
  deadline: clock.now() + 3_600_000,
  organisations: ['so', 'vnpt'],
  unanimous: true,
})
await hand(people.leader, 'poll.answer', { poll, answer: 'conditions', reason: 'Còn chờ đường dự phòng' })
await hand(people.leader, 'poll.close', { poll, note: 'Họp 16 giờ' })
const second = await hand(people.leader, 'poll.open', {
  question: 'Hỏi lại',
  deadline: clock.now() + 3_600_000,
  organisations: ['vnpt'],
  unanimous: false,
  follows: poll,
})
await hand(people.leader, 'poll.cancel', { poll: second, reason: 'Hoãn' })
await hand(people.leader, 'readiness.publish', {})
const area = { id: 'cong-chinh', name: 'Cổng chính', short: 'Cổng chính', kind: 'hall', carriers: ['vnpt'] }
await hand(people.admin, 'area.set', { area, rows: true, reason })
await hand(people.admin, 'organisation.set', {
  organisation: { id: 'dien-luc', name: 'Điện lực', short: 'Điện lực', kind: 'partner', department: false },
  reason,
})
await hand(people.admin, 'congress.change', {
  name: 'Đại hội mẫu',
  level: 'tỉnh',
  dutyPhone: '0211 000 000',
  shifts: ['06:00', '18:00'],
  reason,
})
await conductSteps({ people, hand, system, minutes, now: () => clock.now(), state, cut, open })
await hand(people.leader, 'congress.close', { reason })
await hand(people.leader, 'congress.reopen', { reason: 'Đóng nhầm' })
await system('golden', 'person.move', { person: people.vnpt2, organisation: 'viettel', role: 'operator' })
await system('golden', 'person.leave', { person: people.viettel })
await system('site', 'office.record', {
  act: 'factors-reset',
  actor: people.admin,
  second: people.duty,
  subject: people.vnpt,
  digest: null,
})
await desk.settle()
await store.close()

const to = join('test/golden', version)
mkdirSync(to, { recursive: true })
cpSync(join(dir, 'journal'), join(to, 'journal'), { recursive: true })
cpSync(join(dir, 'DATA_ID'), join(to, 'DATA_ID'))
rmSync(dir, { recursive: true, force: true })
writeFileSync(join(to, 'state.json'), `${JSON.stringify(await goldenState(to, version), null, 1)}\n`)
