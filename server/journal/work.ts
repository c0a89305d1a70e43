import type { Fs } from '../adapters/fs.ts'
import { keepReserve, releaseReserve, replaceFile } from './durable.ts'
import type { Replacement, Reserve } from './durable.ts'
import { faultOf } from './faults.ts'
import { buildIds } from './ids.ts'
import type { IdsOf } from './ids.ts'
import { JournalBroken } from './port.ts'
import { SegmentWriter } from './writer.ts'
import type { Appended, AppendRequest, ErasureRequest, SegmentErased, Tail } from './writer.ts'

/** What the writer needs to know at its start; plain values, so that they can be handed to a thread. */
export interface WorkPlace {
  readonly root: string
  readonly installation: string
  readonly segmentBytes: number
  readonly tails: readonly Tail[]
}

export interface IdsRequest {
  readonly of: IdsOf
  readonly entries: Uint8Array
  readonly path: string
  readonly suffix: string
}

/** Everything that is ever written while the server runs. */
export interface Works {
  append(request: AppendRequest): Appended
  erase(request: ErasureRequest): SegmentErased
  replace(request: Replacement): null
  writeIds(request: IdsRequest): null
  keepReserve(request: Reserve): boolean
  releaseReserve(path: string): null
}

/** The same, from the other side of a thread. Rejects with `StorageFull` or `JournalBroken`, nothing else. */
export type Writer = {
  readonly [Op in keyof Works]: (argument: Parameters<Works[Op]>[0]) => Promise<ReturnType<Works[Op]>>
} & { close(): Promise<void> }

/** Writing over `fs`, synchronously. `place` is null for a writer of documents only. */
export function openWorks(fs: Fs, place: WorkPlace | null): Works & { close(): void } {
  const segments = place && new SegmentWriter(fs, place)
  const streams = (): SegmentWriter => {
    if (!segments) throw new JournalBroken('this writer keeps no streams')
    return segments
  }
  return {
    append: (request) => streams().append(request),
    erase: (request) => streams().erase(request),
    replace: (request) => {
      replaceFile(fs, request)
      return null
    },
    writeIds: ({ of, entries, path, suffix }) => {
      replaceFile(fs, { path, bytes: buildIds(of, entries), keep: 1, suffix })
      return null
    },
    keepReserve: (request) => keepReserve(fs, request),
    releaseReserve: (path) => {
      releaseReserve(fs, path)
      return null
    },
    close: () => segments?.close(),
  }
}

/** A writer without a thread: for tests that hand in a failing disk, and for workers that are threads already. */
export function writerHere(fs: Fs, place: WorkPlace | null): Writer {
  const works = openWorks(fs, place)
  // Not in the same breath: callers must bear waiting, as they do with a thread.
  const later = async <T>(step: () => T): Promise<T> => {
    await new Promise((resolve) => setImmediate(resolve))
    try {
      return step()
    } catch (error) {
      throw faultOf(error)
    }
  }
  return {
    append: (request) => later(() => works.append(request)),
    erase: (request) => later(() => works.erase(request)),
    replace: (request) => later(() => works.replace(request)),
    writeIds: (request) => later(() => works.writeIds(request)),
    keepReserve: (request) => later(() => works.keepReserve(request)),
    releaseReserve: (path) => later(() => works.releaseReserve(path)),
    close: () => later(() => works.close()),
  }
}
