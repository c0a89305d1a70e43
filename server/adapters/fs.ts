import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  statfsSync,
  unlinkSync,
  writeSync,
} from 'node:fs'

export interface Stat {
  readonly kind: 'file' | 'folder' | 'other'
  /** Permission bits only, such as 0o600. */
  readonly mode: number
  /** Bytes. */
  readonly size: number
  readonly dev: number
  readonly ino: number
  /** Last change of the contents, ms since 1970 UTC. */
  readonly changedAt: number
}

/**
 * The disk, handed in. Synchronous on purpose: the journal calls it from a thread of its own, so it shares no queue
 * with password hashing. Every call throws Node's error with its `code` (`ENOSPC`, `EIO`, …).
 */
export interface Fs {
  /** `r` existing file to read, `r+` existing file to read and write, `wx` new file to write; fails if it exists. */
  open(path: string, flags: 'r' | 'r+' | 'wx', mode?: number): number
  close(fd: number): void
  /** Bytes read, 0 at the end of the file. */
  read(fd: number, into: Uint8Array, offset: number, length: number, position: number): number
  /** Bytes written, which may be fewer than asked. */
  write(fd: number, from: Uint8Array, offset: number, length: number, position: number): number
  size(fd: number): number
  truncate(fd: number, length: number): void
  datasync(fd: number): void
  sync(fd: number): void
  /** Makes the names in a folder durable. */
  syncFolder(path: string): void
  rename(from: string, to: string): void
  unlink(path: string): void
  mkdir(path: string, mode: number): void
  list(path: string): readonly string[]
  /** null if there is nothing at that path; links are not followed. */
  stat(path: string): Stat | null
  realpath(path: string): string
  /** Bytes of the volume and bytes a plain user may still take. */
  volume(path: string): { readonly total: number; readonly free: number }
}

function syncFolder(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function stat(path: string): Stat | null {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found) return null
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
  return {
    kind,
    mode: found.mode & 0o777,
    size: found.size,
    dev: found.dev,
    ino: found.ino,
    changedAt: found.mtimeMs,
  }
}

/** The machine's own disk. */
export const nodeFs: Fs = {
  open: (path, flags, mode = 0o600) => openSync(path, flags, mode),
  close: (fd) => closeSync(fd),
  read: (fd, into, offset, length, position) => readSync(fd, into, offset, length, position),
  write: (fd, from, offset, length, position) => writeSync(fd, from, offset, length, position),
  size: (fd) => fstatSync(fd).size,
  truncate: (fd, length) => ftruncateSync(fd, length),
  datasync: (fd) => fdatasyncSync(fd),
  sync: (fd) => fsyncSync(fd),
  syncFolder,
  rename: (from, to) => renameSync(from, to),
  unlink: (path) => unlinkSync(path),
  mkdir: (path, mode) => mkdirSync(path, { mode }),
  list: (path) => readdirSync(path).sort(),
  stat,
  realpath: (path) => realpathSync(path),
  volume: (path) => {
    const { bsize, blocks, bavail } = statfsSync(path)
    return { total: bsize * blocks, free: bsize * bavail }
  },
}

/** The `code` of a disk error, or null for anything else. */
export function diskCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** Writes all of `bytes`, however few the disk takes at a time; a disk that takes none is broken (`EIO`). */
export function writeAll(fs: Fs, fd: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    const taken = fs.write(fd, bytes, done, bytes.length - done, position + done)
    if (taken <= 0) throw Object.assign(new Error('EIO: the disk took no bytes, write'), { code: 'EIO' })
    done += taken
  }
}

/** The bytes from `from` up to `to`, or fewer if the file ends before. */
export function readRange(fs: Fs, fd: number, from: number, to: number): Uint8Array {
  const into = new Uint8Array(Math.max(0, to - from))
  let done = 0
  while (done < into.length) {
    const got = fs.read(fd, into, done, into.length - done, from + done)
    if (got === 0) break
    done += got
  }
  return into.subarray(0, done)
}

/** The whole file; throws as `open` does. */
export function readFile(fs: Fs, path: string): Uint8Array {
  const fd = fs.open(path, 'r')
  try {
    return readRange(fs, fd, 0, fs.size(fd))
  } finally {
    fs.close(fd)
  }
}
