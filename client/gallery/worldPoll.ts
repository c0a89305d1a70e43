import { decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import { actorOf } from '../../domain/state.ts'
import type { World } from './world.ts'

const minute = 60_000

/** Hands a command in as a person of the world did so many minutes ago; returns its id. */
function hand(world: World, username: string, ago: number, command: CongressCommand): string {
  const person = world.people.find((one) => one.username === username)
  const by = person && actorOf(world.state, person.person, false)
  if (!by) throw new Error(`nobody in the world is ${username}`)
  const at = world.now() - ago * minute
  const id = world.uuid()
  const decision = decide(world.state, command, { by, at, madeAt: at, id, expected: null })
  if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`)
  const author = { person: by.person, organisation: by.organisation }
  for (const event of decision.events) world.happen(event, { at, by: author, id })
  return id
}

const answer = (poll: string, said: 'go' | 'conditions' | 'no-go', reason?: string): CongressCommand => ({
  type: 'poll.answer',
  payload: { poll, answer: said, ...(reason === undefined ? {} : { reason }) },
})

const question = 'Đơn vị đã sẵn sàng cho khai mạc?'
const organisations = ['vnpt', 'viettel', 'mobifone', 'fpt', 'buu-dien', 'viettel-post', 'ttht']

/** A poll of yesterday that came to nothing, and one of the last half hour: still asked, or closed. */
export function holdPoll(world: World, stage: 'open' | 'closed'): void {
  const ask = (ago: number, until: number, follows?: string): string =>
    hand(world, 'lanhdao.so', ago, {
      type: 'poll.open',
      payload: {
        question,
        deadline: world.now() + until * minute,
        organisations,
        unanimous: true,
        ...(follows === undefined ? {} : { follows }),
      },
    })
  const close = (poll: string, ago: number, note: string): string =>
    hand(world, 'lanhdao.so', ago, { type: 'poll.close', payload: { poll, note } })
  const first = ask(1500, -1440)
  hand(world, 'truc1.vnpt', 1490, answer(first, 'go'))
  hand(world, 'truc1.viettel', 1480, answer(first, 'no-go', 'Chưa có nguồn dự phòng cho trạm phát lưu động.'))
  close(first, 1430, 'Hỏi lại sau khi Viettel có nguồn dự phòng.')
  const poll = ask(32, 24, first)
  hand(world, 'truc1.vnpt', 28, answer(poll, 'no-go', 'Đang hàn cáp tại bể B14.'))
  hand(world, 'truc1.viettel', 21, answer(poll, 'go'))
  hand(world, 'truc1.buudien', 17, answer(poll, 'go', 'Đã tổng kiểm tra lần hai.'))
  const condition = 'Sẵn sàng nếu đường cáp dự phòng phía cổng Tây được thử tải lại trước 20 giờ.'
  hand(world, 'truc2.vnpt', 6, answer(poll, 'conditions', condition))
  if (stage === 'open') return
  for (const username of ['truc1.mobifone', 'truc1.fpt', 'truc1.vtpost', 'truc1.ttht'])
    hand(world, username, 4, answer(poll, 'go'))
  close(poll, 2, 'Nhắc VNPT báo kết quả thử tải về bàn trực.')
}
