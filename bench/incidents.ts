import { randomUUID } from 'node:crypto'
import type { System } from '../server/system.ts'
import { congress, envelope, incident } from '../test/tools/server.ts'
import type { Asked } from '../test/tools/server.ts'

/** Lines of the record of each incident. */
export const entriesOfEach = 20
const atOnce = 100
const what = [
  'Đứt cáp quang trục chính',
  'Mất điện trạm phát sóng',
  'Nghẽn mạng di động',
  'Bưu gửi khả nghi',
  'Mất kênh truyền hình hội nghị',
  'Nhiễu tần số bộ đàm',
]
const said = 'đã cử tổ ứng cứu đến hiện trường, đo lại suy hao, tuyến dự phòng còn chạy, báo lại sau 15 phút'

const about = (id: string, type: string, payload: object): Asked => ({
  type: `incident.${type}`,
  payload: { incident: id, ...payload },
})

/** What becomes of one incident, in order; every tenth stays open: nobody has it, somebody has, or it is held down. */
function courseOf(id: string, n: number): readonly Asked[] {
  const notes = (count: number): Asked[] =>
    Array.from({ length: count }, (_, at) => about(id, 'note', { note: `Lần ${at + 1}: ${said}` }))
  const note = 'đã nhận, đang xử lý'
  const update = about(id, 'update', { doing: 'Đang hàn nối cáp, lưu lượng đi vòng', restoreAt: null })
  const taken = about(id, 'acknowledge', { note })
  const down = about(id, 'mitigate', { note })
  const ended = [about(id, 'resolve', { note }), about(id, 'close', { note })]
  if (n % 30 === 0) return notes(entriesOfEach - 1)
  if (n % 20 === 0) return [taken, update, ...notes(entriesOfEach - 4), down]
  if (n % 10 === 0) return [taken, update, ...notes(entriesOfEach - 3)]
  return [taken, update, ...notes(entriesOfEach - 6), down, ...ended]
}

const visibilities = [
  { visibility: 'all', named: [] },
  { visibility: 'department', named: [] },
  { visibility: 'named', named: ['vnpt', 'viettel'] },
]

export const opening = (n: number, area: string): Asked =>
  incident({
    title: `${what[n % what.length] ?? ''}, vị trí ${n}`,
    publicLine: `${what[n % what.length] ?? ''}, đang xử lý`,
    area,
    severity: (n % 4) + 1,
    ...visibilities[n % visibilities.length],
  })

/** Lets so many incidents happen, through the desk, by the two people of the duty shift. */
export async function raise({ desk, accounts }: System, count: number): Promise<void> {
  const people = ['trucban1', 'trucban2'].map((username) => accounts.byUsername(username)?.person ?? '')
  const areas = [...(desk.congress(congress)?.areas.keys() ?? [])]
  const hand = async (n: number, asked: Asked, id: string = randomUUID()): Promise<void> => {
    const answer = await desk.handIn(
      people[n % 2] ?? '',
      { ...envelope({ ...asked, id }), type: asked.type },
      'vi',
    )
    if (!answer.ok) throw new Error(`refused while preparing: ${asked.type} ${JSON.stringify(answer)}`)
  }
  const happen = async (n: number): Promise<void> => {
    const id = randomUUID()
    await hand(n, opening(n, areas[n % areas.length] ?? ''), id)
    for (const asked of courseOf(id, n)) await hand(n, asked)
  }
  for (let from = 0; from < count; from += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => happen(from + at)))
}
