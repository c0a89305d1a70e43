import { basename, join } from 'node:path'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { diskCode, nodeFs, readFile } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { openDocuments } from './documents.ts'
import type { DamagedVersion, Documents } from './documents.ts'
import { createFile, dropLitter } from './durable.ts'
import { faultOf } from './faults.ts'
import { openFiles } from './files.ts'
import type { Files } from './files.ts'
import { initFolder as initialise, readIdentity, refusedStart } from './identity.ts'
import type { Identity } from './identity.ts'
import { sha256 } from './line.ts'
import { lockFolder } from './lock.ts'
import type { Lock } from './lock.ts'
import { checkModes } from './opening.ts'
import { JournalBroken, StorageFull } from './port.ts'
import type { FreeText, Journal, StreamId } from './port.ts'
import { openSnapshots } from './snapshots.ts'
import type { Snapshots } from './snapshots.ts'
import { writerOnThread } from './thread.ts'
import { writerHere } from './work.ts'
import type { Writer } from './work.ts'

export { isBlank, renewEpoch } from './identity.ts'

export interface StoreOptions {
  readonly clock: Clock
  readonly chance: Chance
  readonly freeText: FreeText
  /** Called once: the disk may have lost what it was asked to keep, and the process must end with exit code 74. */
  readonly onBroken: (fault: JournalBroken) => void
  /** Called if another container took the folder all the same; the process must end. Left out, it counts as broken. */
  readonly onLost?: () => void
  /** Reads everything up to the last good commit, takes no lock, changes no file. */
  readonly readOnly?: boolean
  /** Hand in a disk and all writing is done in this thread. */
  readonly fs?: Fs
  readonly segmentBytes?: number
  readonly reserveBytes?: number
}

export interface DamagedDocument extends DamagedVersion {
  /** Where its bytes were put aside; null when nothing may be written, or could be. */
  readonly quarantined: string | null
}

/** An open data folder. */
export interface Store extends Identity {
  readonly journal: Files
  readonly snapshots: Snapshots
  readonly documents: Documents
  /** Documents whose newest version did not hold when they were read. */
  readonly damagedDocuments: readonly DamagedDocument[]
  /** Removes what was put aside of a document: it holds what is to be erased. */
  readonly forgetDamaged: (name: string) => void
  /** null when opened read-only. */
  readonly lock: Lock | null
  /** Finishes what waits, then lets go of the folder. */
  close(): Promise<void>
}

/** Makes an absent or empty folder a data folder; throws `StartRefused` for any other. */
export function initFolder(
  dir: string,
  means: { readonly clock: Clock; readonly chance: Chance; readonly fs?: Fs },
): Identity {
  return initialise(dir, { fs: nodeFs, ...means })
}

/**
 * Opens a data folder made by `initFolder`. Throws `StartRefused` (foreign, newer, in use, identity without journal) or
 * `JournalDamaged`; nothing was changed then.
 */
export async function openFolder(dir: string, options: StoreOptions): Promise<Store> {
  const fs = options.fs ?? nodeFs
  const identity = readIdentity(fs, dir)
  const onBroken = once(options.onBroken)
  const onLost = options.onLost ?? (() => onBroken(new JournalBroken('another process took the data folder')))
  const lock = options.readOnly ? null : await lockFolder(dir, { ...options, fs, onLost }).catch(disk(dir))
  try {
    const keep = options.readOnly ? null : keepers(dir, fs, options.fs === undefined, onBroken)
    const journal = await openFiles(dir, { ...options, onBroken, installation: identity.installation })
    const means = { fs, chance: options.chance, writer: keep?.writer ?? null }
    const damagedDocuments: DamagedDocument[] = []
    const onDamaged = (found: DamagedVersion): void => {
      // One may be read more than once.
      if (damagedDocuments.some(({ file }) => file === found.file)) return
      const quarantined = options.readOnly ? null : putAside(fs, dir, found.file)
      damagedDocuments.push({ ...found, quarantined })
    }
    return {
      ...identity,
      journal,
      snapshots: openSnapshots(join(dir, 'snapshots'), means),
      documents: openDocuments(join(dir, 'documents'), { ...means, onDamaged }),
      damagedDocuments,
      forgetDamaged: (name) => forgetAside(fs, dir, name),
      lock,
      close: async () => {
        await journal.close()
        await keep?.close()
        await lock?.release()
      },
    }
  } catch (error) {
    await lock?.release()
    return disk(dir)(error)
  }
}

/** The next writes push a damaged version out: a copy stays for whoever looks into it. */
function putAside(fs: Fs, dir: string, file: string): string | null {
  try {
    const bytes = readFile(fs, file)
    const folder = join(dir, 'quarantine')
    const copy = join(folder, `${basename(file)}.${sha256(bytes).slice(0, 16)}.damaged`)
    if (fs.stat(copy) !== null) return copy
    createFile(fs, copy, bytes)
    fs.syncFolder(folder)
    return copy
  } catch (error) {
    // Without a copy the start goes on: the board is needed more.
    if (error instanceof StorageFull || diskCode(error) !== null) return null
    throw error
  }
}

function forgetAside(fs: Fs, dir: string, name: string): void {
  const folder = join(dir, 'quarantine')
  const copies = fs.list(folder).filter((one) => one.startsWith(`${name}.json.`) && one.endsWith('.damaged'))
  for (const copy of copies) fs.unlink(join(folder, copy))
  if (copies.length > 0) fs.syncFolder(folder)
}

/** Throws what ended a start: as a sentence if it is a volume that is full or may only be read. */
const disk =
  (dir: string) =>
  (error: unknown): never => {
    const fault = faultOf(error)
    if (!(fault instanceof StorageFull)) throw error
    throw refusedStart(
      `Thư mục ${dir} không ghi được (${fault.message}). Giải phóng chỗ hoặc gắn lại ổ đĩa để ghi; để chỉ xem: trucban serve --read-only.`,
      `The folder ${dir} cannot be written (${fault.message}). Make room, or mount the volume for writing; to look only: trucban serve --read-only.`,
    )
  }

/** Throws `StartRefused` if a stream that the site stream lists has no commit on the disk. */
export function assertStreams(journal: Journal, listed: readonly StreamId[]): void {
  const present = new Set(journal.streams())
  const missing = listed.filter((stream) => !present.has(stream))
  if (missing.length === 0) return
  throw refusedStart(
    `Thiếu nhật ký của ${missing.join(', ')} mà nhật ký chung có ghi. Khôi phục từ bản sao lưu.`,
    `The journal of ${missing.join(', ')} is missing although the site's journal lists it. Restore it from a backup.`,
  )
}

interface Keepers {
  readonly writer: Pick<Writer, 'replace'>
  close(): Promise<void>
}

/** Documents have a thread of their own, started by the first write: a large one must not hold up the journal. */
function keepers(dir: string, fs: Fs, threaded: boolean, onBroken: (fault: JournalBroken) => void): Keepers {
  for (const name of ['snapshots', 'documents']) {
    const folder = join(dir, name)
    if (fs.stat(folder) === null) fs.mkdir(folder, 0o700)
    const files = fs.list(folder).map((file) => join(folder, file))
    checkModes(fs, [folder, ...files])
  }
  for (const folder of [dir, join(dir, 'snapshots'), join(dir, 'documents')]) dropLitter(fs, folder)
  let writer: Writer | null = null
  const started = (): Writer => (writer ??= threaded ? writerOnThread(null) : writerHere(fs, null))
  return {
    writer: {
      replace: async (request) => {
        try {
          return await started().replace(request)
        } catch (fault) {
          if (fault instanceof JournalBroken) onBroken(fault)
          throw fault
        }
      },
    },
    close: async () => writer?.close(),
  }
}

function once<T>(fn: (argument: T) => void): (argument: T) => void {
  let called = false
  return (argument) => {
    if (called) return
    called = true
    fn(argument)
  }
}
