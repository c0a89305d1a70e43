import type { Fs } from '../adapters/fs.ts'
import type { Generation, KeptFile, Shelf } from './generation.ts'
import { PackReader } from './packs.ts'

/** Where a generation's files stand in the `Fs` that shows them. */
export const storedRoot = '/'

const coded = (code: string, what: string): Error => Object.assign(new Error(`${code}: ${what}`), { code })

const refuse = (): never => {
  throw coded('EROFS', 'a backup is only read')
}
const refusing = {
  write: refuse,
  truncate: refuse,
  datasync: refuse,
  sync: refuse,
  syncFolder: refuse,
  rename: refuse,
  unlink: refuse,
  mkdir: refuse,
}
const stat = (kind: 'file' | 'folder', size: number) => ({
  kind,
  mode: kind === 'file' ? 0o600 : 0o700,
  size,
  dev: 0,
  ino: 0,
  changedAt: 0,
})

/**
 * A generation as if it were a disk, read-only: what reads and checks a data folder reads and checks a backup with it,
 * and nothing stands anywhere in the clear. `close` lets go of the packs.
 */
export function storedFs(shelf: Shelf, { files, packs }: Generation): Fs & { close(fd?: number): void } {
  const reader = new PackReader(shelf, packs)
  const byPath = new Map(files.map((file) => [`${storedRoot}${file.path}`, file]))
  const open = new Map<number, KeptFile>()
  let lastFd = 2
  const fileOf = (fd: number): KeptFile => {
    const file = open.get(fd)
    if (!file) throw coded('EBADF', String(fd))
    return file
  }
  const namesIn = (path: string): string[] => {
    const prefix = path.endsWith('/') ? path : `${path}/`
    const below = [...byPath.keys()].filter((name) => name.startsWith(prefix))
    return [...new Set(below.map((name) => name.slice(prefix.length).split('/')[0] ?? ''))].sort()
  }
  return {
    open: (path, flags) => {
      const file = byPath.get(path)
      if (flags !== 'r') return refuse()
      if (!file) throw coded('ENOENT', path)
      open.set((lastFd += 1), file)
      return lastFd
    },
    close: (fd) => {
      if (fd === undefined) reader.close()
      else open.delete(fd)
    },
    read: (fd, into, offset, length, position) => {
      const file = fileOf(fd)
      const bytes = reader.read(file.extents, position, Math.min(file.size, position + length))
      into.set(bytes, offset)
      return bytes.length
    },
    size: (fd) => fileOf(fd).size,
    list: (path) => {
      const names = namesIn(path)
      if (names.length === 0) throw coded('ENOENT', path)
      return names
    },
    stat: (path) => {
      const file = byPath.get(path)
      if (file) return stat('file', file.size)
      return namesIn(path).length > 0 ? stat('folder', 0) : null
    },
    realpath: (path) => path,
    volume: () => ({ total: 0, free: 0 }),
    ...refusing,
  }
}
