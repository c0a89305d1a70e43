import { dirname, join } from 'node:path'
import { diskCode, writeAll } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { giveEpoch } from '../journal/identity.ts'
import type { Identity } from '../journal/identity.ts'
import { unwrap, wrap } from '../journal/documents.ts'
import { lockFolder } from '../journal/lock.ts'
import { checkContents, checkGeneration, chosenGeneration } from './check.ts'
import type { Generation, KeptFile, Shelf } from './generation.ts'
import { isNewer } from './generation.ts'
import { aimed, BackupRefused } from './refused.ts'
import { piecesOf } from './source.ts'
import { storedFs, storedRoot } from './stored.ts'
import { onTarget } from './take.ts'

export interface RestoreParts {
  readonly shelf: Shelf
  /** Left out: the newest whole one. */
  readonly seq?: number | null
  /** Absent or empty; nobody uses it. */
  readonly dir: string
  readonly fs: Fs
  readonly clock: Clock
  readonly chance: Chance
  readonly product: string
  /** By name: what becomes of a document, such as the accounts without their sessions. */
  readonly documents: Readonly<Record<string, (body: unknown) => unknown>>
  readonly tell?: (what: string) => void
}

export interface Restored {
  readonly generation: Generation
  readonly digest: string
  /** With its new epoch. */
  readonly identity: Identity
  readonly bytes: number
}

/** Stands in the folder until the restore is whole: what is found with it is ours to clear away. */
const marker = 'RESTORING'
const identityFile = 'DATA_ID'

/**
 * Puts a generation into an empty folder. Everything is checked in the backup first; `DATA_ID` is written last, so that an
 * interrupted restore is no data folder and is simply begun again. Throws `BackupRefused` or `JournalDamaged`.
 */
export async function restoreBackup(parts: RestoreParts): Promise<Restored> {
  const { dir, clock, chance } = parts
  const fs = aimed(parts.fs, [`Thư mục ${dir}`, `The folder ${dir}`])
  const shelf = onTarget(parts.shelf)
  await mustBeFree({ ...parts, fs })
  const { generation, digest } = chosenGeneration(shelf, parts.seq ?? null, parts.tell ?? (() => undefined))
  if (isNewer(generation.product, parts.product)) throw newer(generation.product, parts.product)
  checkGeneration(shelf, generation)
  makeFolder(fs, dir)
  const held = { lost: false }
  const lock = await lockFolder(dir, { fs, chance, clock, onLost: () => void (held.lost = true) })
  try {
    clear(fs, dir)
    put(fs, join(dir, marker), [])
    fs.syncFolder(dir)
    const bytes = copyAll({ ...parts, fs, shelf }, generation)
    checkContents(fs, dir, generation, generation.installation)
    if (held.lost)
      throw new BackupRefused(`Thư mục ${dir} bị tiến trình khác lấy.`, `Another process took ${dir}.`)
    const identity = finish({ ...parts, fs }, generation)
    return { generation, digest, identity, bytes }
  } finally {
    await lock.release()
  }
}

/** Last of all, in one step: with a new epoch no client's cursor fits any more. From then on it is a data folder. */
function finish({ fs, dir, clock, chance }: RestoreParts, { installation }: Generation): Identity {
  try {
    const identity = giveEpoch(dir, installation, { fs, clock, chance })
    quietly(() => fs.unlink(join(dir, marker)))
    return identity
  } catch (error) {
    // What nobody knows to be durable must not look whole.
    quietly(() => fs.unlink(join(dir, identityFile)))
    throw error
  }
}

/** The folder is right with or without this step. */
function quietly(step: () => void): void {
  try {
    step()
  } catch (error) {
    if (diskCode(error) === null) throw error
  }
}

const newer = (made: string, own: string): BackupRefused =>
  new BackupRefused(
    `Bản sao lưu do phiên bản ${made} tạo, mới hơn phiên bản này (${own}). Cài phiên bản đó rồi khôi phục.`,
    `The backup was made by version ${made}, newer than this one (${own}). Install that version, then restore.`,
  )

/** Empty, absent, or left behind by a restore that was interrupted before it was whole. */
async function mustBeFree({ fs, dir, chance, clock }: RestoreParts): Promise<void> {
  if (fs.stat(dir) === null) return
  const names = fs.list(dir).filter((name) => name !== 'lost+found')
  if (names.length === 0 || (names.includes(marker) && !names.includes(identityFile))) return
  // Says "in use" where that is the reason.
  if (names.includes(identityFile))
    await (await lockFolder(dir, { fs, chance, clock, onLost: () => undefined })).release()
  throw new BackupRefused(
    `Thư mục ${dir} không trống nên không khôi phục vào đó. Chọn thư mục khác, hoặc đổi tên thư mục cũ.`,
    `The folder ${dir} is not empty, so nothing is restored into it. Choose another one, or rename the old one.`,
  )
}

/** What a former attempt left; folders stay, they are filled again. */
function clear(fs: Fs, dir: string): void {
  const walk = (folder: string): void => {
    for (const name of fs.list(folder)) {
      const path = join(folder, name)
      if (folder === dir && /^(lease|lease\.claim|lost\+found|RESTORING)$/.test(name)) continue
      if (fs.stat(path)?.kind === 'folder') walk(path)
      else fs.unlink(path)
    }
  }
  walk(dir)
  if (fs.stat(join(dir, marker)) !== null) fs.unlink(join(dir, marker))
}

function copyAll(parts: RestoreParts, generation: Generation): number {
  const { fs, dir } = parts
  const stored = storedFs(parts.shelf, generation)
  const folders = new Set<string>([dir])
  let bytes = 0
  try {
    for (const name of ['journal', 'documents', 'snapshots', 'quarantine']) makeFolder(fs, join(dir, name))
    for (const file of generation.files) {
      if (file.path === identityFile) continue
      for (const folder of foldersOf(file)) {
        makeFolder(fs, join(dir, folder))
        folders.add(join(dir, folder))
      }
      bytes += copyFile(parts, stored, file)
    }
  } finally {
    stored.close()
  }
  for (const folder of folders) fs.syncFolder(folder)
  return bytes
}

/** `attachments/vp/x` stands in `attachments` and `attachments/vp`. */
function foldersOf({ path }: KeptFile): string[] {
  const names = dirname(path) === '.' ? [] : dirname(path).split('/')
  return names.map((_name, at) => names.slice(0, at + 1).join('/'))
}

function copyFile({ fs, dir, documents }: RestoreParts, stored: Fs, { path, size }: KeptFile): number {
  const fd = stored.open(`${storedRoot}${path}`, 'r')
  try {
    const change = documents[/^documents\/([a-z0-9-]+)\.json$/.exec(path)?.[1] ?? '']
    put(
      fs,
      join(dir, path),
      change ? [changed([...piecesOf(stored, fd, 0, size)], change)] : piecesOf(stored, fd, 0, size),
    )
    return size
  } finally {
    stored.close(fd)
  }
}

function changed(pieces: readonly Uint8Array[], change: (body: unknown) => unknown): Uint8Array {
  return wrap(change(unwrap(Buffer.concat(pieces).toString('utf8'))))
}

function makeFolder(fs: Fs, path: string): void {
  if (fs.stat(path) === null) fs.mkdir(path, 0o700)
}

function put(fs: Fs, path: string, pieces: Iterable<Uint8Array>): void {
  const fd = fs.open(path, 'wx', 0o600)
  try {
    let at = 0
    for (const bytes of pieces) {
      writeAll(fs, fd, bytes, at)
      at += bytes.length
    }
    fs.sync(fd)
  } finally {
    fs.close(fd)
  }
}
