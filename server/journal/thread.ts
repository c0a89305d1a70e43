import { StorageReadonly } from './faults.ts'
import { JournalBroken, StorageFull } from './port.ts'
import { startThread } from './start-thread.ts'
import type { WorkPlace, Works, Writer } from './work.ts'

export interface Ask {
  readonly id: number
  readonly op: keyof Works | 'close'
  readonly argument: unknown
}
export type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly fault: { readonly name: string; readonly message: string } }

interface Waiting {
  readonly resolve: (result: never) => void
  readonly reject: (fault: Error) => void
}

function faultFrom({ name, message }: { name: string; message: string }): Error {
  if (name === 'StorageReadonly') return new StorageReadonly(message)
  if (name === 'StorageFull') return new StorageFull(message)
  return new JournalBroken(message)
}

/**
 * A writer on a thread of its own: the disk waits behind nothing, and nothing waits behind the disk. It keeps the
 * process alive only while an answer is due. A thread that ends by itself breaks everything that waits.
 */
export function writerOnThread(place: WorkPlace | null): Writer {
  const worker = startThread(import.meta.url, 'writer-thread', { place })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: JournalBroken | null = null
  const end = (reason: string): void => {
    ended ??= new JournalBroken(reason)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.unref()
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ('fault' in answer) asked?.reject(faultFrom(answer.fault))
    else asked?.resolve(answer.result as never)
  })
  worker.on('error', (error) => end(`the writer thread failed: ${String(error)}`))
  worker.on('exit', () => end('the writer thread ended'))
  const send = <T>(op: Ask['op'], argument: unknown, moved: Uint8Array | null = null): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended)
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      worker.ref()
      const ask: Ask = { id: lastId, op, argument }
      worker.postMessage(ask, moved && ownsItsBuffer(moved) ? [moved.buffer as ArrayBuffer] : [])
    })
  return {
    append: (request) => send('append', request, request.bytes),
    erase: (request) => send('erase', request),
    replace: (request) => send('replace', request, request.bytes),
    writeIds: (request) => send('writeIds', request, request.entries),
    keepReserve: (request) => send('keepReserve', request),
    releaseReserve: (path) => send('releaseReserve', path),
    close: async () => {
      if (!ended) await send('close', null)
      await worker.terminate()
    },
  }
}

/** Small Buffers share a pool, which must not be moved away from under the others. */
const ownsItsBuffer = (bytes: Uint8Array): boolean =>
  bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
