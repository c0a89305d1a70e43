import { pairedRow } from './figures.ts'
import type { Row } from './figures.ts'
import { inTurns } from './pairs.ts'
import { openBoards, ServerProcess } from './rig.ts'
import type { Kind } from './rig.ts'

const boards = 500
/** Until what was opened or closed has been dealt with, ms. */
const settling = 1_000

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, settling))

/** KiB that a server holds more for each board that is connected and follows. */
async function perBoard(server: ServerProcess): Promise<number> {
  const before = await server.memory()
  const close = await openBoards(server.ready, boards, { frames: 0, seen: new Map() })
  await settled()
  const held = await server.memory()
  close()
  await settled()
  return (held - before) / boards / 1024
}

/** What one more board costs in memory: objects and buffers, after collecting garbage. */
export async function memoryRows(pairs: number): Promise<Row[]> {
  const start = (kind: Kind) => ServerProcess.start(kind)
  const [bare, ours] = [await start('bare'), await start('ours')]
  try {
    for (const server of [bare, ours]) await perBoard(server)
    const found = await inTurns(
      pairs,
      () => perBoard(bare),
      () => perBoard(ours),
    )
    const head = { name: `memory per board, ${boards} boards`, unit: 'KiB' }
    return [pairedRow({ ...head, target: { on: 'ratio', most: 1.2 } }, found, (kib) => kib)]
  } finally {
    for (const server of [bare, ours]) await server.stop()
  }
}
