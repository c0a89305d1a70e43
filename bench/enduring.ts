import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareIncidents } from './congress.ts'
import { plainRow, spreadOf } from './figures.ts'
import type { Row } from './figures.ts'
import { opening } from './incidents.ts'
import { openDrivers, ServerProcess } from './rig.ts'
import type { Drivers } from './rig.ts'
import { untilUsable } from './usable.ts'
import { openChromium } from './window.ts'
import type { Window } from './window.ts'

const incidents = 10_000
/** 20,000 in ten minutes. */
const eventsPerSecond = 100 / 3
/** Side by side, so that a slow answer does not slow the rest down. */
const lanes = 16
const wholeMinutes = 10
const shortMinutes = 2
const built = fileURLToPath(new URL('../dist/client/index.html', import.meta.url))

interface Held {
  readonly heap: number
  readonly nodes: number
}

/** What the page holds once everything that can go has gone. */
async function held({ cdp }: Window): Promise<Held> {
  await cdp.send('HeapProfiler.enable')
  for (let time = 0; time < 3; time += 1) await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { nodes } = await cdp.send('Memory.getDOMCounters')
  return { heap: usedSize, nodes }
}

/** What happens in a busy congress, one command after another: ticks, and incidents from the opening to the end. */
export function* happening(
  rows: readonly string[],
): Generator<{ id: string; type: string; payload: object }> {
  for (let n = 0; ; n += 1) {
    const incident = randomUUID()
    const note = 'đã cử tổ ứng cứu đến hiện trường, báo lại sau 15 phút'
    yield { ...opening(n, 'hoi-truong'), id: incident }
    yield { id: randomUUID(), type: 'incident.acknowledge', payload: { incident, note } }
    for (let each = 0; each < 4; each += 1)
      yield { id: randomUUID(), type: 'incident.note', payload: { incident, note } }
    yield {
      id: randomUUID(),
      type: 'run.tick',
      payload: { row: rows[n % rows.length] ?? '', note: 'đã kiểm tra tại chỗ' },
    }
    yield {
      id: randomUUID(),
      type: 'incident.update',
      payload: { incident, doing: `Đang hàn nối cáp, lần ${n}`, restoreAt: null },
    }
    yield { id: randomUUID(), type: 'incident.resolve', payload: { incident, note } }
    yield { id: randomUUID(), type: 'incident.close', payload: { incident, note } }
  }
}

type What = Generator<{ id: string; type: string; payload: object }>

/** Hands in at a steady rate for so long, ms, each incident's commands one after another; returns how many. */
async function hand(drivers: Drivers, whats: readonly What[], ms: number): Promise<number> {
  const began = performance.now()
  const every = (whats.length * 1000) / eventsPerSecond
  const counts = whats.map(async (what, lane) => {
    let count = 0
    for (; performance.now() - began < ms; count += 1) {
      const due = began + (count + lane / whats.length) * every
      if (due > performance.now())
        await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
      const { value } = what.next()
      if (value) await drivers.hand(value)
    }
    return count
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

/** A wall while 20,000 events pass in ten minutes, or as long as `BENCH_WALL_MINUTES` says: what it holds then and after a fifth. */
export async function enduringRows(): Promise<Row[]> {
  const browser = existsSync(built) ? await openChromium() : null
  if (!browser) {
    console.error('wall: left out, because the client is not built or there is no Chromium')
    return []
  }
  const minutes = Number(process.env['BENCH_WALL_MINUTES'] ?? shortMinutes)
  const dir = await prepareIncidents(incidents)
  const server = await ServerProcess.start('ours', { dir, by: 'department' })
  const drivers = await openDrivers(server.ready)
  const { port, token, tickable = [] } = server.ready
  try {
    const url = `http://127.0.0.1:${port}/wall#${token}`
    const seen = await untilUsable(
      browser,
      { on: 'desk', slowCpu: false, slowLine: false },
      url,
      '.wall-incident',
    )
    const what = Array.from({ length: lanes }, () => happening(tickable))
    const first = await hand(drivers, what, (minutes * 60_000) / 5)
    const early = await held(seen.window)
    const events = first + (await hand(drivers, what, (minutes * 60_000 * 4) / 5))
    const late = await held(seen.window)
    const length =
      minutes < wholeMinutes
        ? `SHORT RUN of ${minutes} min (BENCH_WALL_MINUTES=${wholeMinutes} for the whole)`
        : `${minutes} min`
    const name = `${events} events in ${length}, after GC; "bare" is the same wall after a fifth of it`
    return (['heap', 'nodes'] as const).map((kind) => ({
      ...plainRow(
        {
          name: `wall ${kind === 'heap' ? 'heap' : 'DOM nodes'}, 10,000 incidents, ${name}`,
          unit: kind === 'heap' ? 'B' : '',
          target: { on: 'ratio', most: 1.1 },
        },
        [late[kind]],
      ),
      bare: spreadOf([early[kind]]),
      ratio: spreadOf([late[kind] / early[kind]]),
    }))
  } finally {
    drivers.close()
    await browser.close()
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
