import { join } from 'node:path'
import { diskCode, writeAll } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { createFile } from './durable.ts'
import { readOptional } from './opening.ts'

/** Who holds a folder, for those whom the lock's socket cannot reach: another container, another host. */
export interface Lease {
  readonly bootId: string
  readonly netns: string
  readonly pid: number
  /** ms since 1970 UTC, written anew every 2 s. */
  readonly at: number
  /** Random: tells one holder from another. */
  readonly token: string
}

/** A lease that was not renewed for this long is nobody's. */
export const leaseAge = 10_000
export const leaseEvery = 2_000
const width = 512
const fileName = 'lease'
const claimName = 'lease.claim'

export const readLease = (fs: Fs, dir: string): Lease | null =>
  parseLease(readOptional(fs, join(dir, fileName)))

/** Whether `lease` is of somebody whom a socket cannot reach, and renewed lately. Clocks may differ, so either way. */
export function heldElsewhere(lease: Lease | null, here: Lease): boolean {
  if (!lease || Math.abs(here.at - lease.at) >= leaseAge) return false
  return lease.bootId !== here.bootId || lease.netns !== here.netns
}

/** Writes `lease` unless another namespace holds the folder or is just taking it; false then. */
export function takeLease(fs: Fs, dir: string, lease: Lease): boolean {
  const claim = join(dir, claimName)
  if (!claimed(fs, claim, lease)) return false
  try {
    if (heldElsewhere(readLease(fs, dir), lease)) return false
    const temp = join(dir, `${fileName}.${lease.token}.tmp`)
    createFile(fs, temp, encode(lease))
    fs.rename(temp, join(dir, fileName))
    return true
  } finally {
    fs.unlink(claim)
  }
}

/** Renews the lease in place, which takes no new room on a full disk. false if it is another's by now. */
export function renewLease(fs: Fs, dir: string, lease: Lease): boolean {
  const present = readLease(fs, dir)
  if (present && present.token !== lease.token) return false
  try {
    const fd = fs.open(join(dir, fileName), 'r+')
    try {
      writeAll(fs, fd, encode(lease), 0)
    } finally {
      fs.close(fd)
    }
  } catch (error) {
    // A disk that cannot be written keeps its journal's promises by itself; the socket still holds the folder here.
    if (diskCode(error) === null) throw error
  }
  return true
}

export function dropLease(fs: Fs, dir: string, token: string): void {
  if (readLease(fs, dir)?.token === token) fs.unlink(join(dir, fileName))
}

/** Only one at a time may look and write; a claim outlives its maker only by a crash in these few lines. */
function claimed(fs: Fs, claim: string, lease: Lease): boolean {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      fs.close(fs.open(claim, 'wx', 0o600))
      return true
    } catch (error) {
      if (diskCode(error) !== 'EEXIST') throw error
    }
    const found = fs.stat(claim)
    if (found && Math.abs(lease.at - found.changedAt) < leaseAge) return false
    if (found) fs.unlink(claim)
  }
  return false
}

/** Always the same length, so that renewing it never leaves a rest of the former one. */
const encode = (lease: Lease): Uint8Array => Buffer.from(`${JSON.stringify(lease).padEnd(width - 1)}\n`)

function parseLease(text: string | null): Lease | null {
  if (text === null) return null
  try {
    const { bootId, netns, pid, at, token } = JSON.parse(text) as Partial<Lease>
    if (bootId === undefined || netns === undefined || pid === undefined || at === undefined || !token)
      return null
    return { bootId, netns, pid, at, token }
  } catch {
    // Read in the middle of a renewal: as good as not there, the claim and the socket still hold.
    return null
  }
}
