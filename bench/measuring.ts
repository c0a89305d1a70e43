import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { pairedRow, plainRow } from './figures.ts'
import type { Row } from './figures.ts'
import { openStand, steady } from './load.ts'
import type { Stand, Steady } from './load.ts'
import { inTurns } from './pairs.ts'
import type { Effort } from './pairs.ts'

const boards = 200
const rate = 20

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

interface Run extends Steady {
  /** Mbit/s that the measurements moved. */
  readonly moved: number
}

async function loudly(stand: Stand, measurers: Measurers, seconds: number): Promise<Run> {
  const began = performance.now()
  await measurers.tell(true)
  const run = await steady(stand, rate, seconds)
  const moved = await measurers.tell(false)
  return { ...run, moved: (moved * 8) / (performance.now() - began) / 1000 }
}

/** The same server with the same boards, quiet and while eight people measure all that they may. */
export async function measuringRows({ pairs: wanted, seconds }: Effort): Promise<Row[]> {
  const stand = await openStand('ours', boards, { measuring: true })
  const measurers = openMeasurers(stand)
  const quiet = async (): Promise<Run> => ({ ...(await steady(stand, rate, seconds)), moved: 0 })
  const loud = (): Promise<Run> => loudly(stand, measurers, seconds)
  try {
    await quiet()
    await loud()
    const pairs = await inTurns(wanted, quiet, loud)
    const loader = Math.max(...pairs.map(({ ours }) => ours.loaderCpu))
    const name = `last board p99, ${boards} boards, ${rate}/s, 8 measure; "bare" is the same server quiet`
    return [
      { ...pairedRow({ name, unit: 'ms', target: null }, pairs, ({ lastBoard }) => lastBoard), loader },
      plainRow(
        { name: 'moved by the measurements meanwhile', unit: 'Mbit/s', target: null },
        pairs.map(({ ours }) => ours.moved),
      ),
    ]
  } finally {
    measurers.stop()
    await stand.close()
  }
}
