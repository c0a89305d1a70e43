import { parentPort, workerData } from 'node:worker_threads'
import { exportOf } from './export.ts'
import type { AuditTask } from './reader.ts'
import { readRows } from './reading.ts'
import { tarOf } from './tar.ts'

// Reads the journal as anybody could and changes nothing: the board goes on meanwhile.
const task = workerData as AuditTask
if (task.kind === 'rows') parentPort?.postMessage(await readRows(task.asked))
else {
  const pieces = tarOf(exportOf(task.asked), task.asked.at)
  // A piece is made when it is asked for: a slow reader holds back the disk, not the memory.
  parentPort?.on('message', () => {
    void pieces.next().then(({ done, value }) => {
      parentPort?.postMessage(done ? null : value)
      if (done) parentPort?.close()
    })
  })
}
