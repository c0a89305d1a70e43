import { dirname, join } from 'node:path'
import { diskCode, writeAll } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { faultOf, orBroken } from './faults.ts'
import { JournalBroken } from './port.ts'

/** A file to put in the place of another, whole or not at all. */
export interface Replacement {
  readonly path: string
  readonly bytes: Uint8Array
  /** How many versions stay, the new one included: `path`, `path.1`, `path.2`. */
  readonly keep: number
  /** Random, for the temporary name in the same folder. */
  readonly suffix: string
}

const temporary = /\.[0-9a-f]{16}\.tmp$/

/**
 * Temporary file, write, fdatasync, rename, fsync of the folder. Throws `StorageFull` (nothing changed and nothing
 * left behind) or `JournalBroken`: what is on the disk then is the old file or the new one, never a part of one.
 */
export function replaceFile(fs: Fs, { path, bytes, keep, suffix }: Replacement): void {
  const temp = `${path}.${suffix}.tmp`
  createFile(fs, temp, bytes)
  try {
    for (let older = keep - 2; older >= 0; older -= 1) {
      const from = older === 0 ? path : `${path}.${older}`
      if (fs.stat(from) !== null) fs.rename(from, `${path}.${older + 1}`)
    }
    fs.rename(temp, path)
  } catch (error) {
    discard(fs, temp)
    throw faultOf(error)
  }
  orBroken(() => fs.syncFolder(dirname(path)))
}

/** A new file with these bytes, synced; its name is not yet. A failure leaves no file behind. */
export function createFile(fs: Fs, path: string, bytes: Uint8Array): void {
  let fd: number | null = null
  try {
    fd = fs.open(path, 'wx', 0o600)
    writeAll(fs, fd, bytes, 0)
    const written = fd
    orBroken(() => fs.datasync(written))
  } catch (error) {
    if (fd !== null) closeQuietly(fs, fd)
    if (fd !== null) discard(fs, path)
    throw faultOf(error)
  }
  fs.close(fd)
}

/** Temporary files that a crash left in a folder. */
export function dropLitter(fs: Fs, folder: string): void {
  for (const name of fs.list(folder)) if (temporary.test(name)) fs.unlink(join(folder, name))
}

/** Room set aside so that alarms and recovery can still be written when the volume is full. */
export interface Reserve {
  readonly path: string
  readonly bytes: number
  /** Repeated until `bytes` are written; random, so that no file system stores it as nothing. */
  readonly block: Uint8Array
}

/** Makes the reserve if it is not there and a third of the free room is enough for it. false if it could not be kept. */
export function keepReserve(fs: Fs, { path, bytes, block }: Reserve): boolean {
  const present = fs.stat(path)
  if (present && present.size >= bytes) return true
  if (present) fs.unlink(path)
  if (bytes === 0 || fs.volume(dirname(path)).free < 3 * bytes) return false
  try {
    createFile(fs, path, filled(bytes, block))
    orBroken(() => fs.syncFolder(dirname(path)))
    return true
  } catch (error) {
    if (error instanceof JournalBroken) throw error
    return false
  }
}

export function releaseReserve(fs: Fs, path: string): void {
  if (fs.stat(path) === null) return
  fs.unlink(path)
  orBroken(() => fs.syncFolder(dirname(path)))
}

function filled(bytes: number, block: Uint8Array): Uint8Array {
  const all = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += block.length) all.set(block.subarray(0, bytes - at), at)
  return all
}

function discard(fs: Fs, path: string): void {
  try {
    if (fs.stat(path) !== null) fs.unlink(path)
  } catch (error) {
    // The first failure is the one to report; the litter goes at the next start.
    if (diskCode(error) === null) throw error
  }
}

function closeQuietly(fs: Fs, fd: number): void {
  try {
    fs.close(fd)
  } catch (error) {
    if (diskCode(error) === null) throw error
  }
}
