import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { diskCode, readFile, readRange } from '../adapters/fs.ts'
import type { Fs, Stat } from '../adapters/fs.ts'
import type { Clock } from '../adapters/clock.ts'
import { unwrap } from '../journal/documents.ts'
import type { KeptFile } from './generation.ts'
import type { PackKind, PackWriter } from './packs.ts'
import { BackupRefused } from './refused.ts'

/** What is made anew, holds this process, or is about to be something else. */
const passing = [
  /^(journal|snapshots|documents)$/,
  /^(lease|lease\.claim|reserve|probe|self-test\.\d+|setup-link|INIT|RESTORING)$/,
  /\.(tmp|part|draft|new)$/,
  /^setup-link\./,
]
const chunk = 256 * 1024

export const seenOf = ({ size, changedAt, ino }: Stat): KeptFile['seen'] => ({ size, changedAt, ino })
export const isAsSeen = (stat: Stat, { seen }: KeptFile): boolean =>
  stat.size === seen.size && stat.changedAt === seen.changedAt && stat.ino === seen.ino

export const kindOf = (path: string): PackKind => {
  const [top] = path.split('/')
  return top === 'journal' || top === 'attachments' ? top : 'rest'
}

/** Every file of the data folder that stands beside journal and documents, by its path; also one that a later version puts there. */
export function filesIn(fs: Fs, dir: string): readonly string[] {
  const found: string[] = []
  const walk = (folder: string): void => {
    for (const name of listOf(fs, join(dir, folder))) {
      if (folder === '' ? passing.some((form) => form.test(name)) : /\.(tmp|part)$/.test(name)) continue
      const path = folder === '' ? name : `${folder}/${name}`
      const kind = fs.stat(join(dir, path))?.kind
      if (kind === 'folder') walk(path)
      else if (kind === 'file' && name !== 'lost+found') found.push(path)
    }
  }
  walk('')
  return found
}

function listOf(fs: Fs, folder: string): readonly string[] {
  try {
    return fs.list(folder)
  } catch (error) {
    if (diskCode(error) !== 'ENOENT') throw error
    return []
  }
}

/** Bytes of an open file from `from` up to `to`, a piece at a time. */
export function* piecesOf(fs: Fs, fd: number, from: number, to: number): Generator<Uint8Array> {
  for (let at = from; at < to;) {
    const bytes = readRange(fs, fd, at, Math.min(to, at + chunk))
    if (bytes.length === 0) return
    yield bytes
    at += bytes.length
  }
}

export function hashOf(fs: Fs, fd: number, size: number) {
  const hash = createHash('sha256')
  for (const bytes of piecesOf(fs, fd, 0, size)) hash.update(bytes)
  return hash
}

/** Copies one file as it is now; null if it went away meanwhile. `former` is what is kept of it already. */
export function keepFile(
  fs: Fs,
  dir: string,
  path: string,
  former: KeptFile | null,
  packs: PackWriter,
): KeptFile | null {
  const fd = openOptional(fs, join(dir, path))
  if (fd === null) return null
  try {
    const stat = fs.stat(join(dir, path))
    if (!stat) return null
    const size = fs.size(fd)
    const seen = seenOf(stat)
    if (former?.size === size && hashOf(fs, fd, size).digest('hex') === former.sha256)
      return { ...former, seen }
    const piece = packs.piece(kindOf(path))
    const hash = createHash('sha256')
    let copied = 0
    for (const bytes of piecesOf(fs, fd, 0, size)) {
      hash.update(bytes)
      piece.write(bytes)
      copied += bytes.length
    }
    const extent = piece.end()
    return {
      path,
      size: copied,
      sha256: hash.digest('hex'),
      extents: extent ? [extent] : [],
      seen,
      head: null,
    }
  } finally {
    fs.close(fd)
  }
}

function openOptional(fs: Fs, path: string): number | null {
  try {
    return fs.open(path, 'r')
  } catch (error) {
    if (diskCode(error) !== 'ENOENT') throw error
    return null
  }
}

const tries = 40
const pause = 25

/**
 * The newest whole version of each document. A server replaces them by renaming, so that for a moment none stands under
 * its name; throws `BackupRefused` if there is no whole version even after a while.
 */
export async function documentsIn(
  fs: Fs,
  dir: string,
  clock: Clock,
): Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]> {
  const folder = join(dir, 'documents')
  const names = new Set(
    listOf(fs, folder).flatMap((name) => /^([a-z0-9-]+\.json)(\.\d)?$/.exec(name)?.[1] ?? []),
  )
  const found: { path: string; bytes: Uint8Array }[] = []
  for (const name of [...names].sort()) {
    const bytes = await wholeDocument(fs, join(folder, name), clock)
    if (!bytes)
      throw new BackupRefused(
        `Mọi bản của documents/${name} đều hỏng; không sao lưu đè lên bản tốt.`,
        `Every version of documents/${name} is damaged; no generation is made of it.`,
      )
    found.push({ path: `documents/${name}`, bytes })
  }
  return found
}

async function wholeDocument(fs: Fs, path: string, clock: Clock): Promise<Uint8Array | null> {
  for (let turn = 0; turn < tries; turn += 1) {
    const bytes = readWhole(fs, path)
    if (bytes) return bytes
    await new Promise<void>((resolve) => void clock.after(pause, resolve))
  }
  return readWhole(fs, `${path}.1`) ?? readWhole(fs, `${path}.2`)
}

function readWhole(fs: Fs, path: string): Uint8Array | null {
  try {
    const bytes = readFile(fs, path)
    return unwrap(Buffer.from(bytes).toString('utf8')) === undefined ? null : bytes
  } catch (error) {
    if (diskCode(error) !== 'ENOENT') throw error
    return null
  }
}
