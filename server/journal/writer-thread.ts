import { parentPort, workerData } from 'node:worker_threads'
import { nodeFs } from '../adapters/fs.ts'
import { faultOf } from './faults.ts'
import type { Answer, Ask } from './thread.ts'
import { openWorks } from './work.ts'
import type { WorkPlace } from './work.ts'

// The other end of thread.ts: one message, one piece of work, one answer, in order.
const port = parentPort
if (!port) throw new Error('writer-thread is started by thread.ts')
const works = openWorks(nodeFs, (workerData as { place: WorkPlace | null }).place)

const perform = (ask: Ask): unknown => {
  if (ask.op === 'close') return works.close()
  // Each op takes its own argument; thread.ts pairs them.
  return (works[ask.op] as (argument: unknown) => unknown)(ask.argument)
}

port.on('message', (ask: Ask) => {
  let answer: Answer
  try {
    answer = { id: ask.id, result: perform(ask) }
  } catch (error) {
    const { name, message } = faultOf(error)
    answer = { id: ask.id, fault: { name, message } }
  }
  port.postMessage(answer)
})
