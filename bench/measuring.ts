import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openGauge, spreadOf } from './figures.ts'
import type { Row } from './figures.ts'
import { openStand, steady } from './load.ts'
import type { Stand, Steady } from './load.ts'
import type { Effort } from './pairs.ts'

const boards = 200
const rate = 20
const mostRepeats = 3

interface Measurers {
  /** Begins or ends; answers how many bytes were moved since it was last told. */
  tell(isOn: boolean): Promise<number>
  stop(): void
}

function openMeasurers({ server: { ready } }: Stand): Measurers {
  const path = fileURLToPath(new URL('./measurers.ts', import.meta.url))
  const child = fork(path, [], { execArgv: ['--import', import.meta.resolve('tsx')] })
  return {
    tell: async (isOn) => {
      const answered = once(child, 'message')
      child.send({ port: ready.port, cookies: ready.measuring ?? [], isOn })
      const [{ moved }] = (await answered) as [{ moved: number }]
      return moved
    },
    stop: () => child.disconnect(),
  }
}

interface Pair {
  readonly quiet: Steady
  readonly loud: Steady
  /** Mbit/s that the measurements moved. */
  readonly rate: number
  readonly disturbed: boolean
}

async function pairOf(stand: Stand, measurers: Measurers, seconds: number): Promise<Omit<Pair, 'disturbed'>> {
  const quiet = await steady(stand, rate, seconds)
  const began = performance.now()
  await measurers.tell(true)
  const loud = await steady(stand, rate, seconds)
  const moved = await measurers.tell(false)
  return { quiet, loud, rate: (moved * 8) / (performance.now() - began) / 1000 }
}

/** The same server with the same boards, quiet and while eight people measure all that they may. */
export async function measuringRows({ pairs: wanted, seconds }: Effort): Promise<Row[]> {
  process.env['BENCH_MEASURE'] = '1'
  const stand = await openStand('ours', boards)
  delete process.env['BENCH_MEASURE']
  const measurers = openMeasurers(stand)
  const gauge = openGauge()
  const pairs: Pair[] = []
  try {
    await pairOf(stand, measurers, seconds)
    for (let tries = 0; tries < wanted + mostRepeats; tries += 1) {
      const before = gauge.disturbed()
      const pair = await pairOf(stand, measurers, seconds)
      pairs.push({ ...pair, disturbed: before || gauge.disturbed() })
      if (pairs.filter(({ disturbed }) => !disturbed).length >= wanted) break
    }
  } finally {
    measurers.stop()
    await stand.close()
  }
  const kept = pairs.toSorted((a, b) => Number(a.disturbed) - Number(b.disturbed)).slice(0, wanted)
  const shared = {
    pairs: kept.length,
    disturbed: kept.filter(({ disturbed }) => disturbed).length,
    loader: Math.max(...kept.map(({ loud }) => loud.loaderCpu)),
    target: '-',
  }
  return [
    {
      ...shared,
      name: `last board p99, ${boards} boards, ${rate}/s, 8 measure; "bare" is the same server quiet`,
      unit: 'ms',
      bare: spreadOf(kept.map(({ quiet }) => quiet.lastBoard)),
      ours: spreadOf(kept.map(({ loud }) => loud.lastBoard)),
      ratio: spreadOf(kept.map(({ quiet, loud }) => loud.lastBoard / quiet.lastBoard)),
    },
    {
      ...shared,
      name: 'moved by the measurements meanwhile',
      unit: 'Mbit/s',
      bare: null,
      ours: spreadOf(kept.map((pair) => pair.rate)),
      ratio: null,
    },
  ]
}
