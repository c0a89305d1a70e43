import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Child } from '../test/load/child.ts'
import type { Opening, Returned } from '../test/load/boards-process.ts'
import { boardsScript, Stand } from '../test/load/stand.ts'
import type { Ready } from './contract.ts'
import { pairedRow } from './figures.ts'
import type { Row } from './figures.ts'
import { inTurns } from './pairs.ts'

const boards = 2_000
const each = 80
/** Below the 511 connections that may wait to be accepted. */
const atOnce = 256

interface Storm {
  readonly ms: number
  /** Share of a core that the boards used while they came back. */
  readonly loader: number
}

async function measured(child: Child, come: () => Promise<Returned>): Promise<Storm> {
  const before = await child.cpu()
  const { ms } = await come()
  return { ms, loader: ((await child.cpu()) - before) / ms }
}

async function startBare(port: number): Promise<{ port: number; kill: () => Promise<void> }> {
  const child = fork(fileURLToPath(new URL('./bare.ts', import.meta.url)), [JSON.stringify({ port })], {
    execArgv: ['--import', import.meta.resolve('tsx')],
  })
  const [ready] = (await once(child, 'message')) as [Ready]
  const kill = async (): Promise<void> => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  return { port: ready.port, kill }
}

/** Boards of a bare server: it is killed, started anew, and all of them come back at once. */
async function openBare(): Promise<{ storm: () => Promise<Storm>; close: () => Promise<void> }> {
  const child = new Child(boardsScript)
  let bare = await startBare(0)
  const opening: Opening = { port: bare.port, passes: [{}], boards, subscribe: {}, atOnce: 100 }
  await child.ask('open', opening)
  return {
    storm: async () => {
      await bare.kill()
      bare = await startBare(bare.port)
      return measured(child, () => child.ask<Returned>('again', atOnce))
    },
    close: async () => {
      await child.kill()
      await bare.kill()
    },
  }
}

/** Each board of ours has missed a command, goes on from its cursor and has it when it counts as back. */
async function ourStorm(stand: Stand): Promise<Storm> {
  await stand.restart()
  await stand.write()
  const found = await measured(stand.boards, () => stand.boards.ask<Returned>('again', atOnce))
  if (!(await stand.caughtUp())) throw new Error('not every board has caught up')
  const { wrong, whole } = await stand.look()
  if (wrong.length > 0 || whole > boards)
    throw new Error(`after the storm: ${wrong.join('; ')}, ${whole} whole views`)
  return found
}

/** A restart, and 2,000 boards at once at the door of a server that has just begun. */
export async function stormRows(pairs: number): Promise<Row[]> {
  const bare = await openBare()
  const stand = await Stand.open({ people: Math.ceil(boards / each), walls: 4 })
  try {
    await stand.follow(boards, 100)
    const found = await inTurns(pairs, bare.storm, () => ourStorm(stand))
    const loader = Math.max(...found.flatMap((pair) => [pair.bare.loader, pair.ours.loader]))
    const name = `${boards} boards back after a restart, each with what it missed`
    return [
      {
        ...pairedRow({ name, unit: 'ms', target: { on: 'ratio', most: 1.5 } }, found, ({ ms }) => ms),
        loader,
      },
    ]
  } finally {
    await stand.close()
    await bare.close()
  }
}
