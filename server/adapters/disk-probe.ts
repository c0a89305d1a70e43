import { open, readdir, stat, statfs, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes and names (inodes) that a volume has left for a plain user; null where the file system does not count names. */
export interface Room {
  readonly free: number
  readonly total: number
  readonly names: { readonly free: number; readonly total: number } | null
}

/** The disk as a self-test asks it: off the main thread, as a disk that hangs must not hold the boards up. */
export interface DiskProbe {
  room(dir: string): Promise<Room>
  /** Writes `bytes` into a new file of the folder, makes them durable and removes it. Rejects with Node's `code`. */
  write(dir: string, bytes: Uint8Array): Promise<void>
  /** Names in a folder with the time of their last change, ms. */
  ages(dir: string): Promise<readonly { readonly name: string; readonly changedAt: number }[]>
}

/** Of this process: the server and the command line may look at once. Backups leave it out. */
const probeName = `self-test.${process.pid}`

export const nodeProbe: DiskProbe = {
  room: async (dir) => {
    const { bsize, blocks, bavail, files, ffree } = await statfs(dir)
    const names = files > 0 ? { free: ffree, total: files } : null
    return { free: bsize * bavail, total: bsize * blocks, names }
  },
  write: async (dir, bytes) => {
    const path = join(dir, probeName)
    // One may be left over from a process that was killed here.
    await unlink(path).catch(() => undefined)
    const file = await open(path, 'wx', 0o600)
    try {
      await file.write(bytes)
      await file.datasync()
    } finally {
      await file.close()
      await unlink(path)
    }
  },
  ages: async (dir) => {
    const names = await readdir(dir)
    return Promise.all(
      names.map(async (name) => ({ name, changedAt: (await stat(join(dir, name))).mtimeMs })),
    )
  },
}
