import type { Script } from './script.ts'

const minute = 60_000

/** What somebody said to it; minutes are before now. */
type Said = readonly [ago: number, by: string, note?: string]
interface Order {
  readonly ago: number
  /** Minutes from now; less than nothing is past. */
  readonly due: number
  readonly text: string
  readonly to: readonly string[]
  readonly received: readonly Said[]
  readonly completed: readonly Said[]
}

const orders: readonly Order[] = [
  {
    ago: 420,
    due: -60,
    text: 'Kiểm tra nguồn dự phòng các trạm quanh Trung tâm Báo chí',
    to: ['vnpt'],
    received: [[410, 'vnpt1']],
    completed: [[300, 'vnpt2', 'Ba trạm đạt, ắc quy đủ 6 giờ']],
  },
  {
    ago: 190,
    due: -12,
    text: 'Thay máy soi số 2 tại bưu cục\nMáy số 2 báo nhiễu hình, điều máy dự phòng từ bưu cục trung tâm.',
    to: ['buu-dien'],
    received: [[180, 'buudien1']],
    completed: [],
  },
  {
    ago: 52,
    due: 200,
    text: 'Trực hàn nối tại Hội trường lớn\nMỗi đơn vị một đội, có mặt tới hết phiên họp, báo tên đội trưởng về bàn trực.',
    to: ['vnpt', 'viettel'],
    received: [
      [48, 'vnpt1'],
      [41, 'viettel2'],
    ],
    completed: [],
  },
]

/** What the leader on duty asked for: one done, one overdue, one under way. */
export function directives(script: Script, now: number): void {
  for (const { ago, due, text, to, received, completed } of orders) {
    const deadline = now + due * minute
    const payload = { text, organisations: to, deadline }
    const directive = script.add(now - ago * minute, 'lanhdao', 'directive.issue', payload)
    for (const [when, by] of received) script.add(now - when * minute, by, 'directive.receive', { directive })
    for (const [when, by, note] of completed)
      script.add(now - when * minute, by, 'directive.complete', { directive, note })
  }
}
