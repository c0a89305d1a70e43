import { join } from 'node:path'
import type { Chance } from '../adapters/chance.ts'
import { nodeFs } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { dropLitter } from './durable.ts'
import type { Erased, ErasedPlace } from './erasing.ts'
import { checkModes, inspectStream, openStream, standBeside, streamsIn } from './opening.ts'
import type { Found } from './opening.ts'
import type { FreeText, Journal, JournalBroken, JournalDamaged, StreamId } from './port.ts'
import { pathOf } from './recover.ts'
import type { Home, Recovered } from './recover.ts'
import { FilesJournal } from './files-journal.ts'
import { writerOnThread } from './thread.ts'
import { writerHere } from './work.ts'

export interface FilesOptions {
  /** Hand in a disk and all writing is done in this thread; without one it is the machine's, on a thread of its own. */
  readonly fs?: Fs
  readonly chance: Chance
  readonly freeText: FreeText
  readonly installation: string
  /** Called once, with the fault after which the process must end with exit code 74. */
  readonly onBroken: (fault: JournalBroken) => void
  /** Reads up to the last good commit, changes no file, refuses every append with `StorageReadonly`. */
  readonly readOnly?: boolean
  /** Only this stream, and read-only, while another thread writes to it: no closed segment is read before it is asked for. */
  readonly beside?: StreamId
  /** A segment of this size is closed before the next append. */
  readonly segmentBytes?: number
  /** Room kept for alarms on a full volume; by default the lesser of 32 MB and 2 % of the volume. */
  readonly reserveBytes?: number
}

/** `readonly` and `full` may pass; `broken` does not. */
export type StorageState = 'ok' | 'full' | 'readonly' | 'broken'

/** The embedded journal: what the port promises, and what only files can tell. */
export interface Files extends Journal {
  readonly state: StorageState
  /** Tails that were cut at the start. */
  readonly recovered: readonly Recovered[]
  /** What is damaged; always empty unless opened read-only. */
  readonly damage: readonly JournalDamaged[]
  /** Command keys and filter bytes held in memory. */
  readonly held: { readonly keys: number; readonly filterBytes: number }
  /**
   * Blanks texts of a stream while it is written to: appends wait, readers that come meanwhile too. Each segment is
   * replaced whole or not at all; what was blanked before is not told again. Throws `JournalDamaged` for one that does
   * not hold, and whatever an append throws.
   */
  erase(stream: StreamId, places: readonly ErasedPlace[]): Promise<readonly Erased[]>
  /** Gives the reserve back to a full volume, so that alarms and recovery can be written. */
  releaseReserve(): Promise<void>
}

export const segmentBytes = 16 * 1024 * 1024
const reserveAtMost = 32_000_000
const reserveShare = 0.02

/**
 * Opens the journal in the data folder `dir`. Throws `JournalDamaged` naming file, line and n (nothing changed),
 * or `StartRefused` for a newer format or files that others may read.
 */
export async function openFiles(dir: string, options: FilesOptions): Promise<Files> {
  const fs = options.fs ?? nodeFs
  const root = join(dir, 'journal')
  const quarantine = join(dir, 'quarantine')
  const homes = (): readonly Home[] =>
    streamsIn(fs, root).map((stream) => ({
      fs,
      folder: join(root, stream),
      installation: options.installation,
      stream,
    }))
  if (options.beside !== undefined) {
    const { installation, beside: stream } = options
    return besideFiles({ fs, folder: join(root, stream), installation, stream }, options)
  }
  if (options.readOnly) return readOnlyFiles(homes(), options)
  for (const folder of [root, quarantine]) makeFolder(fs, dir, folder)
  checkModes(fs, [root, quarantine, ...homes().map(({ folder }) => folder)])
  // A segment that was being replaced when the process ended: what it holds may have been erased since.
  for (const { folder } of homes()) dropLitter(fs, folder)
  const found = homes().map((home) => openStream(home, quarantine))
  for (const { home, segments } of found)
    checkModes(
      fs,
      segments.map(({ first }) => pathOf(home, first)),
    )
  fs.syncFolder(root)
  const place = {
    root,
    installation: options.installation,
    segmentBytes: options.segmentBytes ?? segmentBytes,
    tails: tailsOf(found),
  }
  const writer = options.fs ? writerHere(options.fs, place) : writerOnThread(place)
  const journal = new FilesJournal({ ...options, fs, root, reserve: join(dir, 'reserve') }, found, writer, [])
  await journal.keepReserve(options.reserveBytes ?? reserveFor(fs, dir))
  return journal
}

function readOnlyFiles(homes: readonly Home[], options: FilesOptions): Files {
  const damage: JournalDamaged[] = []
  const found = homes.map((home): Found => {
    const all: { n: number; by: string; id: string }[] = []
    const { segments, head, bad } = inspectStream(home, ({ n, by, command }) => {
      all.push({ n, by, id: command.id })
    })
    if (bad) damage.push(bad)
    return { home, segments, head, closed: [], ids: all, recovered: [] }
  })
  const fs = options.fs ?? nodeFs
  return new FilesJournal({ ...options, fs, root: '', reserve: '' }, found, null, damage)
}

const besideFiles = (home: Home, options: FilesOptions): Files =>
  new FilesJournal({ ...options, fs: home.fs, root: '', reserve: '' }, [standBeside(home)], null, [])

const tailsOf = (found: readonly Found[]): { stream: string; first: number; end: number }[] =>
  found.flatMap(({ home, segments }) => {
    const last = segments.at(-1)
    return last ? [{ stream: home.stream, ...last }] : []
  })

function makeFolder(fs: Fs, parent: string, folder: string): void {
  if (fs.stat(folder) !== null) return
  fs.mkdir(folder, 0o700)
  fs.syncFolder(parent)
}

const reserveFor = (fs: Fs, dir: string): number =>
  Math.floor(Math.min(reserveAtMost, fs.volume(dir).total * reserveShare))
