import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventsMessage } from '../../domain/protocol.ts'
import { usualMeasuring } from '../../server/http/measure-budget.ts'
import { congress, startServer, until } from '../tools/server.ts'
import type { Line, Started, Username } from '../tools/server.ts'

const mega = 1024 * 1024
const measuring = ['vnpt2', 'viettel1', 'viettel2', 'mobifone1', 'buudien1', 'hatang1'] as const
const following = ['lanhdao', 'trucban1', 'trucban2'] as const
const commands = 60

let server: Started
beforeAll(async () => {
  server = await startServer({ instead: { idle: true } })
})
afterAll(() => server.drop())

/** One board: what it was told, and whether each message began where the one before ended. */
interface Board {
  readonly line: Line
  readonly ids: string[]
  readonly at: Map<string, number>
  gaps: number
}

async function follow(who: Username): Promise<Board> {
  const line = await server.line(who)
  const board: Board = { line, ids: [], at: new Map(), gaps: 0 }
  const first = await line.subscribe(null)
  if (!first.ok) throw new Error(first.error.code)
  let { cursor } = first
  line.socket.on('events', ({ from, cursor: next, events }: EventsMessage) => {
    if (from !== cursor) board.gaps += 1
    cursor = next
    for (const { s } of events)
      if (s !== null) {
        board.ids.push(s.id)
        board.at.set(s.id, performance.now())
      }
  })
  return board
}

/** Moves as much as the server lets it until told to stop; says how much, and how often it was told to wait. */
async function measureOn(who: Username, stopped: () => boolean): Promise<{ bytes: number; busy: number }> {
  const headers = { cookie: await server.cookie(who), origin: server.url }
  const seen = { bytes: 0, busy: 0 }
  for (let each = 0; !stopped(); each += 1) {
    const isUp = each % 2 === 1
    const answer = isUp
      ? await fetch(`${server.url}/api/v1/measure/up`, {
          method: 'POST',
          headers,
          body: new Uint8Array(mega),
        })
      : await fetch(`${server.url}/api/v1/measure/down?bytes=${mega}`, { headers })
    const { byteLength } = await answer.arrayBuffer()
    if (answer.status === 200) seen.bytes += isUp ? mega : byteLength
    else {
      seen.busy += 1
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return seen
}

/** Ticks one row again and again, and waits until every board has them; ms until the last board had each. */
async function ticks(boards: readonly Board[]): Promise<{ ids: string[]; took: number[] }> {
  const rows = [...(server.system.desk.congress(congress)?.rows.values() ?? [])]
  const row = rows.find(
    ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson,
  )
  const line = await server.line('vnpt1')
  const ids = Array.from({ length: commands }, () => randomUUID())
  const sent = new Map<string, number>()
  for (const id of ids) {
    sent.set(id, performance.now())
    const answer = await line.command({ id, type: 'run.tick', payload: { row: row?.id ?? '' } })
    expect(answer.ok).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  await until('every board has every tick', () => boards.every(({ at }) => ids.every((id) => at.has(id))))
  line.close()
  const took = ids.map((id) => Math.max(...boards.map(({ at }) => at.get(id) ?? 0)) - (sent.get(id) ?? 0))
  return { ids, took }
}

const p99 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN

test('[LM7] while measuring takes all it may, every board gets every event, in order and without a gap', async () => {
  const boards = await Promise.all(following.map(follow))
  const quiet = await ticks(boards)
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  let stop = false
  const measured = measuring.map((who) => measureOn(who, () => stop))
  const loud = await ticks(boards)
  stop = true
  const seen = await Promise.all(measured)
  loop.disable()
  for (const { ids, gaps, line } of boards) {
    expect(gaps).toBe(0)
    expect(ids).toEqual([...quiet.ids, ...loud.ids])
    line.close()
  }
  // Else nothing was proven: the budget was used up, and somebody had to wait for it.
  const bytes = seen.reduce((sum, one) => sum + one.bytes, 0)
  expect(bytes).toBeGreaterThanOrEqual(usualMeasuring.burst)
  expect(seen.reduce((sum, one) => sum + one.busy, 0)).toBeGreaterThan(0)
  console.log(
    `last board p99: quiet ${p99(quiet.took).toFixed(1)} ms, measuring ${p99(loud.took).toFixed(1)} ms, ` +
      `ratio ${(p99(loud.took) / p99(quiet.took)).toFixed(2)}; loop p99 ${(loop.percentile(99) / 1e6).toFixed(1)} ms; ` +
      `${(bytes / mega).toFixed(0)} MB measured, clients and server in one process`,
  )
})
