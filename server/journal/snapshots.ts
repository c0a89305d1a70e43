import { join } from 'node:path'
import type { Fs } from '../adapters/fs.ts'
import { DurableJSONFile, unwrap, versionsOf } from './documents.ts'
import type { DocumentMeans } from './documents.ts'
import { readOptional } from './opening.ts'
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
  /** Throws away those that hold commit `from`, and what a killed process left of others. */
  drop(stream: StreamId, from: number): void
}

/** Snapshots are caches that hold the texts; those of commit `from` and later go, and litter, whatever it held. */
export function dropSnapshots(fs: Fs, folder: string, stream: StreamId, from: number): void {
  for (const name of fs.list(folder).filter((file) => file.startsWith(`${stream}.json`))) {
    const body = name.endsWith('.tmp') ? undefined : unwrap(readOptional(fs, join(folder, name)) ?? '')
    if (!isSnapshot(body) || body.n >= from) fs.unlink(join(folder, name))
  }
  fs.syncFolder(folder)
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
    drop: (stream, from) => dropSnapshots(means.fs, folder, stream, from),
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
