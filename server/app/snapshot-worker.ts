import { workerData } from 'node:worker_threads'
import { openBeside } from './beside.ts'
import { snapshotSchema } from './fold.ts'
import { openNewest } from './snapshots.ts'
import type { SnapshotTask } from './snapshots.ts'

// From the previous snapshot and the journal, never from the live state: so replay is checked each time.
const { dir, stream, installation, upTo } = workerData as SnapshotTask
const { journal, snapshots } = await openBeside(dir, installation, stream)
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
