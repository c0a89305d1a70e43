import { workerData } from 'node:worker_threads'
import { freeText } from '../../domain/events.ts'
import { systemChance } from '../adapters/chance.ts'
import { nodeFs } from '../adapters/fs.ts'
import { openFiles } from '../journal/files.ts'
import { openSnapshots } from '../journal/snapshots.ts'
import { writerHere } from '../journal/work.ts'
import { join } from 'node:path'
import { snapshotSchema } from './fold.ts'
import { openNewest } from './snapshots.ts'
import type { SnapshotTask } from './snapshots.ts'

// Reads the previous snapshot and the journal as anybody could, never the live state: replay is checked each time.
const { dir, stream, installation, upTo } = workerData as SnapshotTask
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
const fold = await openNewest(stream, journal, snapshots, upTo)
// No hash, no commit applied: it is there already, as after a restart. Saved twice it would push out an older one.
if (fold.n === upTo && fold.hash !== '')
  await snapshots.save(stream, {
    n: fold.n,
    chainHead: fold.hash,
    schema: snapshotSchema,
    body: fold.record(),
  })
await journal.close()
