import { join } from 'node:path'
import { DurableJSONFile, versionsOf } from './documents.ts'
import type { DocumentMeans } from './documents.ts'
import type { StreamId } from './port.ts'

/** State of a stream at commit `n`, whose hash is `chainHead`. A cache: the journal is the truth. */
export interface Snapshot {
  readonly n: number
  readonly chainHead: string
  /** Version of the shape of `body`. */
  readonly schema: number
  readonly body: unknown
}

export interface Snapshots {
  save(stream: StreamId, snapshot: Snapshot): Promise<void>
  /**
   * Those of the last three that are whole, newest first. The caller compares `chainHead` with the journal's commit `n`
   * and `schema` with its own, and takes the next one, or replays everything, when they differ.
   */
  candidates(stream: StreamId): Promise<readonly Snapshot[]>
}

export function openSnapshots(folder: string, means: DocumentMeans): Snapshots {
  const files = new Map<StreamId, DurableJSONFile<Snapshot>>()
  const pathOf = (stream: StreamId): string => join(folder, `${stream}.json`)
  const fileOf = (stream: StreamId): DurableJSONFile<Snapshot> => {
    const file = files.get(stream) ?? new DurableJSONFile(pathOf(stream), means, (body) => body as Snapshot)
    files.set(stream, file)
    return file
  }
  return {
    save: (stream, snapshot) => fileOf(stream).write(snapshot),
    candidates: (stream) => {
      const whole = versionsOf(means.fs, pathOf(stream)).filter(isSnapshot)
      return Promise.resolve([...whole].sort((a, b) => b.n - a.n))
    },
  }
}

function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== 'object' || value === null) return false
  const { n, chainHead, schema, body } = value as Partial<Snapshot>
  return (
    Number.isSafeInteger(n) &&
    typeof chainHead === 'string' &&
    typeof schema === 'number' &&
    body !== undefined
  )
}
