import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { freeText } from '../../domain/events.ts'
import { systemChance } from '../adapters/chance.ts'
import { nodeFs } from '../adapters/fs.ts'
import { openFiles } from '../journal/files.ts'
import { openSnapshots } from '../journal/snapshots.ts'
import { writerHere } from '../journal/work.ts'
import { readPast } from './past-reading.ts'
import type { PastTask } from './past.ts'

// Reads snapshots and journal as anybody could, and changes nothing: the board goes on meanwhile.
const { dir, stream, installation, at, upTo } = workerData as PastTask
const fail = (fault: Error): void => {
  throw fault
}
const journal = await openFiles(dir, {
  chance: systemChance,
  freeText,
  installation,
  onBroken: fail,
  readOnly: true,
})
const snapshots = openSnapshots(join(dir, 'snapshots'), {
  fs: nodeFs,
  chance: systemChance,
  writer: writerHere(nodeFs, null),
})
parentPort?.postMessage(await readPast(stream, journal, snapshots, at, upTo))
await journal.close()
