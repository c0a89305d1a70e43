import { occurrences } from '../../domain/run/due.ts'
import type { Row } from '../../domain/run/row.ts'
import type { IncidentStatus, Move } from '../../domain/incident/lifecycle.ts'
import type { Severity, Visibility } from '../../domain/incident/events.ts'
import type { World, WorldPerson } from './world.ts'

/** A number from 0 to 99 that stays the same for the same row. */
const lot = (text: string): number => {
  let sum = 7
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return sum % 100
}

const workers = (people: readonly WorldPerson[], organisation: string) =>
  people.filter((one) => one.organisation === organisation && one.role !== 'admin')

function valuesFor(row: Row, good: boolean): readonly number[] {
  return row.item.evidence.readings.map(({ min, max }) => {
    const inside = min ?? max ?? 1
    if (good) return inside
    return min !== null ? min - Math.max(1, Math.abs(min) * 0.1) : inside + 10
  })
}

/** What was recorded until now: most of what was due is proven, a little is not, some waits. */
export function recordHalfADay(world: World): void {
  const now = world.now()
  const { info } = world.state
  if (!info) return
  for (const row of [...world.state.rows.values()]) {
    const due = occurrences(row.item, info).filter((at) => at <= now + 3_600_000)
    const last = due.at(-1)
    const chance = lot(row.id)
    const by = workers(world.people, row.owner)[0]
    if (last === undefined || !by || chance > 93) continue
    const previous = due.at(-2) ?? last - 6 * 3_600_000
    const madeAt = Math.min(
      now - 60_000 * (5 + chance),
      chance > 88 ? previous - 60_000 : last - 60_000 * chance,
    )
    const author = { person: by.person, organisation: by.organisation }
    const stamp = { at: madeAt + 2000, by: author, id: world.uuid() }
    const fact = { row: row.id, madeAt, flagged: false, needsSecond: row.item.twoPerson }
    const good = chance !== 42
    if (!good && row.item.evidence.readings.length === 0)
      world.happen(
        { type: 'run.failed', ...fact, needsSecond: false, note: 'Đo lại hai lần vẫn mất tín hiệu' },
        stamp,
      )
    else if (row.item.evidence.readings.length > 0)
      world.happen(
        {
          type: 'run.measured',
          ...fact,
          values: valuesFor(row, good),
          passed: good,
          byHand: false,
          note: null,
        },
        stamp,
      )
    else
      world.happen(
        {
          type: 'run.ticked',
          ...fact,
          byHand: row.item.evidence.kind !== 'tick',
          note: row.item.evidence.kind === 'tick' ? null : 'Kiểm tra trực tiếp tại chỗ',
        },
        stamp,
      )
    if (row.item.twoPerson && chance > 12) confirm(world, row.id, stamp.id, row.owner)
  }
}

function confirm(world: World, row: string, fact: string, owner: string): void {
  const second = workers(world.people, owner)[1] ?? workers(world.people, 'so')[0]
  if (!second) return
  const by = { person: second.person, organisation: second.organisation }
  world.happen({ type: 'run.confirmed', row, fact }, { at: world.now() - 120_000, by, id: world.uuid() })
}

type Told = [
  Severity,
  string,
  string,
  string,
  string,
  string,
  string,
  IncidentStatus,
  number,
  string | null,
  Visibility,
]
const moveTo: { readonly [S in IncidentStatus]?: Move } = {
  acknowledged: 'acknowledge',
  mitigated: 'mitigate',
  resolved: 'resolve',
}

/** Severity, code, title, public line, area, category, lead, state, minutes ago, what is being done, visibility. */
const told: readonly Told[] = [
  [
    1,
    'SC-P8D5',
    'Nhiễu micro không dây trong hội trường',
    'Nhiễu micro tại Hội trường lớn',
    'hoi-truong',
    'TS',
    'so',
    'open',
    3,
    null,
    'all',
  ],
  [
    1,
    'SC-7K4M',
    'Đứt cáp quang vào hội trường, còn một đường dự phòng',
    'Đứt cáp quang tại Hội trường lớn',
    'hoi-truong',
    'HT',
    'vnpt',
    'acknowledged',
    79,
    'Đội 2 đang hàn tại bể B14',
    'all',
  ],
  [
    2,
    'SC-5DM3',
    'Thư công vụ tắc, 1.240 thư chờ',
    'Thư công vụ chậm',
    'ttht',
    'HT',
    'ttht',
    'acknowledged',
    38,
    'Mở thêm hàng đợi',
    'all',
  ],
  [
    2,
    'SC-ZJ83',
    'Nghẽn di động quanh Trung tâm Báo chí',
    'Nghẽn di động tại Trung tâm Báo chí',
    'bao-chi',
    'HT',
    'viettel',
    'mitigated',
    26,
    'Trạm lưu động tới lúc 14:20',
    'all',
  ],
  [
    3,
    'SC-34WK',
    'Wi-Fi yếu, chậm tại nơi ăn nghỉ số 2',
    'Wi-Fi chậm tại Nơi ăn nghỉ số 2',
    'an-nghi-2',
    'HT',
    'fpt',
    'acknowledged',
    72,
    'Đổi kênh hai điểm phát, đo lại 14:30',
    'all',
  ],
  [
    3,
    'SC-C6EP',
    'Bưu gửi không rõ nguồn gốc',
    'Kiểm tra một bưu gửi',
    'hoi-truong',
    'BC',
    'buu-dien',
    'acknowledged',
    80,
    'Xác minh bưu cục gốc trước 16:40',
    'department',
  ],
  [
    4,
    'SC-X6BF',
    'Sai số máy lẻ lễ tân trong danh bạ gửi đại biểu',
    'Đính chính danh bạ',
    'an-nghi-3',
    'HT',
    'so',
    'resolved',
    300,
    null,
    'all',
  ],
]

/** Seven incidents of one afternoon, by post and place, never by a person's name. */
export function openIncidents(world: World): void {
  const now = world.now()
  const categories = world.state.catalogue.categories
  const area = (wanted: string) =>
    (world.state.areas.has(wanted) ? wanted : [...world.state.areas.keys()][0]) ?? ''
  for (const [
    severity,
    code,
    title,
    publicLine,
    place,
    wanted,
    lead,
    status,
    ago,
    doing,
    visibility,
  ] of told) {
    const known = world.state.organisations.has(lead) ? lead : 'so'
    const author = workers(world.people, known)[0]
    const by = author ? { person: author.person, organisation: author.organisation } : null
    const id = world.uuid()
    const at = now - ago * 60_000
    const category = categories.find((one) => one.id === wanted) ?? categories[0]
    const opened = { code, title, publicLine, severity, visibility, named: [], rows: [], involved: [] }
    const reported = { reportedBy: null, reportedPost: null, reportedPhone: null, note: null }
    world.happen(
      {
        type: 'incident.opened',
        incident: id,
        ...opened,
        ...reported,
        area: area(place),
        category: category?.id ?? '',
        sub: category?.subs[0]?.id ?? null,
        occurredAt: at - 60_000,
        lead: known,
        reporting: known,
      },
      { at, by, id },
    )
    const move = moveTo[status]
    if (move)
      world.happen(
        { type: 'incident.moved', incident: id, move, to: status, note: 'Đã cử đội tới chỗ' },
        { at: at + 120_000, by, id: world.uuid() },
      )
    if (doing !== null)
      world.happen(
        { type: 'incident.updated', incident: id, doing, restoreAt: now + 25 * 60_000 },
        { at: at + 180_000, by, id: world.uuid() },
      )
  }
}
