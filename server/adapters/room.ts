import { join } from 'node:path'
import { writeAll } from './fs.ts'
import type { Fs } from './fs.ts'

const name = 'probe'

/** Whether the folder's disk takes `block` now and keeps it: a small file is written, made durable and removed. */
export function hasRoom(fs: Fs, dir: string, block: Uint8Array): boolean {
  const path = join(dir, name)
  try {
    // One may be left over from a process that was killed here.
    if (fs.stat(path) !== null) fs.unlink(path)
    const fd = fs.open(path, 'wx', 0o600)
    try {
      writeAll(fs, fd, block, 0)
      fs.datasync(fd)
    } finally {
      fs.close(fd)
      fs.unlink(path)
    }
    return true
  } catch {
    return false
  }
}
