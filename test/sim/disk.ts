import type { Fs } from '../../server/adapters/fs.ts'
import { readFile, writeAll } from '../../server/adapters/fs.ts'
import { Disk } from '../journal/disk.ts'

export const folder = '/d'
const snapshotsFolder = `${folder}/snapshots`

export function newDisk(): Disk {
  const disk = new Disk()
  for (const path of [folder, snapshotsFolder]) disk.mkdir(path)
  for (const path of ['/', folder]) disk.fs.syncFolder(path)
  return disk
}

/** The disk as one process has it: after its death not one call goes through. */
export interface Grip {
  readonly fs: Fs
  /** The process dies at its so manieth call from now. */
  dieAfter(calls: number): void
  release(): void
}

/** `lying`: a sync answers, and keeps nothing. */
export function grip(disk: Disk, died: () => void, lying: boolean): Grip {
  const { fs } = disk
  let dead = false
  let left = Infinity
  const guarded =
    <A extends unknown[], T>(call: (...args: A) => T) =>
    (...args: A): T => {
      left -= 1
      if (left <= 0 && !dead) {
        dead = true
        died()
      }
      if (dead) throw Object.assign(new Error('EIO: this process is dead'), { code: 'EIO' })
      return call(...args)
    }
  const all = Object.fromEntries(Object.entries(fs).map(([name, call]) => [name, guarded(call as never)]))
  return {
    fs: { ...(all as unknown as Fs), ...(lying ? { datasync: () => undefined } : {}) },
    dieAfter: (calls) => {
      left = calls
    },
    release: () => {
      dead = true
    },
  }
}

type Copy = ReadonlyMap<string, Uint8Array>

/** Every file under a folder, by its path. */
export function copyOf({ fs }: Disk, path: string): Copy {
  const copy = new Map<string, Uint8Array>()
  const visit = (at: string): void => {
    for (const name of fs.list(at)) {
      const inner = `${at}/${name}`
      if (fs.stat(inner)?.kind === 'folder') visit(inner)
      else copy.set(inner, Uint8Array.from(readFile(fs, inner)))
    }
  }
  visit(path)
  return copy
}

/** A new disk that holds this journal, and the snapshots that lay beside the former one. */
export function restoredDisk(journal: Copy, snapshots: Copy): Disk {
  const disk = newDisk()
  const { fs } = disk
  const made = new Set<string>()
  for (const [path, bytes] of [...journal, ...snapshots]) {
    const parts = path.split('/').slice(1, -1)
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const parent = `/${parts.slice(0, depth).join('/')}`
      if (fs.stat(parent) === null) disk.mkdir(parent)
      made.add(parent)
    }
    const fd = fs.open(path, 'wx')
    writeAll(fs, fd, bytes, 0)
    fs.datasync(fd)
    fs.close(fd)
  }
  for (const path of ['/', ...made]) fs.syncFolder(path)
  return disk
}
