import { decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import { actorOf } from '../../domain/state.ts'
import { SYSTEM } from '../../domain/ids.ts'
import type { World } from './world.ts'

const minute = 60_000

/** Hands a command in as a person of the world, or as the server, did so many minutes ago; returns its id. */
function hand(world: World, username: string, ago: number, command: CongressCommand): string {
  const person = world.people.find((one) => one.username === username)
  const server = { person: SYSTEM, organisation: null, role: 'admin', department: false } as const
  const by = username === SYSTEM ? server : person && actorOf(world.state, person.person, false)
  if (!by) throw new Error(`nobody in the world is ${username}`)
  const at = world.now() - ago * minute
  const id = world.uuid()
  const decision = decide(world.state, command, { by, at, madeAt: at, id, expected: null })
  if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`)
  const author = { person: by.person, organisation: by.organisation }
  for (const event of decision.events) world.happen(event, { at, by: author, id })
  return id
}

/** Four directives: one overdue, one nobody has, one half done, one done. */
function issue(world: World): void {
  const ask = (ago: number, until: number, text: string, organisations: string[]): string =>
    hand(world, 'lanhdao.so', ago, {
      type: 'directive.issue',
      payload: { text, organisations, deadline: world.now() + until * minute },
    })
  const say = (who: string, ago: number, directive: string, note?: string): string =>
    hand(
      world,
      who,
      ago,
      note === undefined
        ? { type: 'directive.receive', payload: { directive } }
        : { type: 'directive.complete', payload: { directive, note } },
    )
  const late = ask(
    190,
    -12,
    'VNPT và Viettel thử chuyển mạch sang tuyến dự phòng cổng Tây, báo thời gian gián đoạn',
    ['vnpt', 'viettel'],
  )
  say('truc1.vnpt', 180, late)
  say('truc1.vnpt', 60, late, 'Chuyển trong 3 giây, không rớt phiên.')
  say('truc1.viettel', 170, late)
  ask(8, 95, 'Bưu điện thay máy soi số 2\nMáy số 2 báo nhiễu hình, điều máy dự phòng từ bưu cục trung tâm.', [
    'buu-dien',
  ])
  const half = ask(50, 240, 'Hai đội hàn nối trực tại Hội trường tới hết phiên chiều', [
    'vnpt',
    'viettel',
    'mobifone',
  ])
  for (const who of ['truc1.vnpt', 'truc1.viettel', 'truc1.mobifone']) say(who, 40, half)
  const done = ask(400, -60, 'Kiểm tra nguồn điện dự phòng các trạm quanh Trung tâm Báo chí', ['vnpt'])
  say('truc1.vnpt', 300, done, 'Ba trạm đạt, ắc quy đủ 6 giờ.')
}

/** Hints and machine messages: two that wait, one under an incident, some dealt with, and a rule. */
function raise(world: World): void {
  const [hall, press] = [...world.state.areas.keys()]
  hand(world, 'truc1.so', 600, {
    type: 'signal.rule-set',
    payload: {
      source: 'zabbix',
      key: 'core-*',
      threshold: 3,
      minutes: 10,
      area: hall,
      category: 'KN',
      parent: { area: hall ?? '' },
      reason: 'Thiết bị lõi chập chờn thì phải có người xem ngay',
    },
  })
  const machine = (ago: number, dedupKey: string, text: string, over: object = {}): string =>
    hand(world, SYSTEM, ago, {
      type: 'signal.raise',
      payload: { source: 'zabbix', dedupKey, text, ...over },
    })
  const hint = (who: string, ago: number, text: string, over: object = {}): string =>
    hand(world, who, ago, { type: 'signal.raise', payload: { text, ...over } })
  const old = hint('truc1.mobifone', 95, 'Người dân báo sóng yếu gần cổng Nam')
  hand(world, 'truc1.so', 90, {
    type: 'signal.dismiss',
    payload: { signal: old, reason: 'Đã biết, đang xử lý' },
  })
  hint('truc1.vnpt', 21, 'Xe cẩu đang làm việc sát tuyến cáp treo trước cổng Đông Hội trường', { area: hall })
  for (const ago of [14, 9, 3])
    machine(ago, 'http-dichvucong', 'Cổng dịch vụ công trả lời chậm: 4,8 giây', {
      area: press,
      category: 'CQ',
      severity: 2,
    })
  machine(12, 'core-3', 'Mất gói 12 % trên cổng uplink core-3')
  hint('truc1.buudien', 2, 'Bưu tá thấy kiện hàng không rõ người gửi tại nơi ăn nghỉ số 2')
}

/** What leaders ask and what the inbox holds. */
export function fillDesk(world: World): void {
  issue(world)
  raise(world)
}
