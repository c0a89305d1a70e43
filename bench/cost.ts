import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { prepareIncidents, prepareRows } from './congress.ts'
import { pairedRow } from './figures.ts'
import type { Row, Target } from './figures.ts'
import { grownTo } from './grown.ts'
import { opening } from './incidents.ts'
import { measured, openStand, sustained } from './load.ts'
import type { Stand } from './load.ts'
import { inTurns } from './pairs.ts'
import type { Effort } from './pairs.ts'

const boards = 20
const inFlight = 16
const warmUp = 3_000
/**
 * Commands of a run for each second of effort. A snapshot comes every few thousand: with few ticks one more or less would be
 * all that is seen. Incidents are few, or the congress with little would soon have many.
 */
const runs = { ticks: 4_000, incidents: 500 }

interface Cost {
  /** µs of the server's CPU. */
  readonly perCommand: number
  readonly loaderCpu: number
}

/** Ticks of the same fifty rows, whatever else there is. */
async function ticks(stand: Stand, count: number): Promise<Cost> {
  const before = stand.next
  const { result, server } = await measured(stand, () => sustained(stand, inFlight, { commands: count }))
  return { perCommand: server / (stand.next - before), loaderCpu: result.loaderCpu }
}

/** Incidents from the opening to the end, eight commands each; nothing of it stays open. */
async function incidents(stand: Stand, count: number): Promise<Cost> {
  const steps = (id: string) => [
    { type: 'incident.acknowledge', payload: { incident: id, note: 'đã nhận, đang xử lý' } },
    { type: 'incident.note', payload: { incident: id, note: 'đã cử tổ ứng cứu đến hiện trường' } },
    { type: 'incident.update', payload: { incident: id, doing: 'Đang hàn nối cáp', restoreAt: null } },
    {
      type: 'incident.note',
      payload: { incident: id, note: 'tuyến dự phòng còn chạy, báo lại sau 15 phút' },
    },
    { type: 'incident.mitigate', payload: { incident: id, note: 'lưu lượng đi vòng' } },
    { type: 'incident.resolve', payload: { incident: id, note: 'đã hàn xong' } },
    { type: 'incident.close', payload: { incident: id, note: 'đơn vị xác nhận' } },
  ]
  const ofOne = steps('').length + 1
  let left = Math.ceil(count / ofOne)
  const keep = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const id = randomUUID()
      await stand.drivers.hand({ ...opening(left, 'hoi-truong'), id })
      for (const step of steps(id)) await stand.drivers.hand({ ...step, id: randomUUID() })
    }
  }
  const { server, loader, ms } = await measured(stand, () =>
    Promise.all(Array.from({ length: inFlight }, keep)),
  )
  return { perCommand: server / (Math.ceil(count / ofOne) * ofOne), loaderCpu: loader / (ms * 1000) }
}

interface Compared {
  readonly name: string
  readonly target: Target
  readonly small: () => Promise<string>
  readonly large: () => Promise<string>
  readonly work: (stand: Stand, count: number) => Promise<Cost>
  readonly commands: number
  readonly by: 'vnpt' | 'department'
}

/** What a command costs the server with little and with much in the congress; "bare" is the same server with little. */
async function compared(
  { name, target, small, large, work, commands: perSecond, by }: Compared,
  { pairs: count, seconds }: Effort,
): Promise<Row> {
  const dirs = [await small(), await large()]
  const [little, much] = [
    await openStand('ours', boards, { dir: dirs[0] ?? '', by }),
    await openStand('ours', boards, { dir: dirs[1] ?? '', by }),
  ]
  const commands = seconds * perSecond
  try {
    for (const stand of [little, much]) await work(stand, warmUp)
    const pairs = await inTurns(
      count,
      () => work(little, commands),
      () => work(much, commands),
    )
    const loader = Math.max(...pairs.flatMap(({ bare, ours }) => [bare.loaderCpu, ours.loaderCpu]))
    return { ...pairedRow({ name, unit: 'µs', target }, pairs, ({ perCommand }) => perCommand), loader }
  } finally {
    for (const stand of [little, much]) await stand.close()
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
  }
}

const ofTicks: Compared = {
  name: 'server CPU for a tick, 5,000 rows; "bare" is 500 rows',
  target: { on: 'ratio', most: 1.5 },
  small: () => prepareRows(500),
  large: () => prepareRows(5_000),
  work: ticks,
  commands: runs.ticks,
  by: 'vnpt',
}
const ofIncidents: Compared = {
  name: 'server CPU for a command, 10,000 incidents of 20 entries; "bare" is an empty journal',
  target: { on: 'ratio', most: 1.2 },
  small: () => prepareIncidents(0),
  large: () => prepareIncidents(10_000),
  work: incidents,
  commands: runs.incidents,
  by: 'department',
}

const ofCommits: Compared = {
  name: 'server CPU for a tick, 1,000,000 commits; "bare" is 1,000',
  target: { on: 'ratio', most: 1.1 },
  small: () => grownTo(1_000),
  large: () => grownTo(1_000_000),
  work: ticks,
  commands: runs.ticks,
  by: 'vnpt',
}

export const costRows = async (effort: Effort): Promise<Row[]> => [
  await compared(ofTicks, effort),
  await compared(ofIncidents, effort),
  await compared(ofCommits, effort),
]
