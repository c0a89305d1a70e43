import { parentPort, workerData } from 'node:worker_threads'
import { openBeside } from './beside.ts'
import { readPast } from './past-reading.ts'
import type { PastTask } from './past.ts'

const { dir, stream, installation, at, upTo } = workerData as PastTask
const { journal, snapshots } = await openBeside(dir, installation, stream)
parentPort?.postMessage(await readPast(stream, journal, snapshots, at, upTo))
await journal.close()
