import { expect } from 'vitest'
import { openFiles } from '../../server/journal/files.ts'
import type { Files } from '../../server/journal/files.ts'
import { JournalDamaged, StartRefused } from '../../server/journal/port.ts'
import { Disk } from './disk.ts'
import { all, anna, draft, freeText, installation, never, seededChance } from './sample.ts'

/** A stream's files by name, and the hashes of its commits in order. */
export interface Sample {
  readonly files: Map<string, Buffer>
  readonly hashes: readonly string[]
}

/** A disk in memory that holds just these files of stream `dh14`: opening the same journal 20,000 times needs no real one. */
export function diskWith(files: Map<string, Buffer>): Disk {
  const disk = new Disk()
  for (const folder of ['/d', '/d/journal', '/d/quarantine', '/d/journal/dh14']) disk.mkdir(folder)
  for (const [name, bytes] of files) {
    const fd = disk.fs.open(`/d/journal/dh14/${name}`, 'wx')
    disk.fs.write(fd, bytes, 0, bytes.length, 0)
    disk.fs.close(fd)
  }
  return disk
}

export const openOn = (disk: Disk, readOnly = false): Promise<Files> =>
  openFiles('/d', {
    fs: disk.fs,
    chance: seededChance('damage'),
    freeText,
    installation,
    onBroken: never,
    segmentBytes: 2000,
    reserveBytes: 0,
    readOnly,
  })

export async function sample(groups: readonly number[], chance: string): Promise<Sample> {
  const disk = diskWith(new Map())
  const journal = await openFiles('/d', {
    fs: disk.fs,
    chance: seededChance(chance),
    freeText,
    installation,
    onBroken: never,
    segmentBytes: 2000,
    reserveBytes: 0,
  })
  let n = 0
  for (const size of groups) {
    const drafts = Array.from({ length: size }, (_, at) =>
      draft(n + at, anna, `"Ghi chú" {"commit":{ \n ${n} ${chance}`),
    )
    await journal.append('dh14', n, drafts)
    n += size
  }
  const hashes = (await all(journal, 'dh14')).map(({ hash }) => hash)
  await journal.close()
  const names = disk.fs.list('/d/journal/dh14').filter((name) => name.endsWith('.ndjson'))
  const files = new Map(names.map((name) => [name, bytesOf(disk, `/d/journal/dh14/${name}`)]))
  return { files, hashes }
}

function bytesOf(disk: Disk, path: string): Buffer {
  const fd = disk.fs.open(path, 'r')
  const bytes = Buffer.alloc(disk.fs.size(fd))
  disk.fs.read(fd, bytes, 0, bytes.length, 0)
  return bytes
}

export type Outcome = 'damaged' | 'refused' | readonly string[]

/** Opens and reads everything: the hashes found, or the way in which the change was detected. */
export async function outcome(files: Map<string, Buffer>): Promise<Outcome> {
  const disk = diskWith(files)
  try {
    const journal = await openOn(disk)
    const hashes = (await all(journal, 'dh14')).map(({ hash }) => hash)
    expect(journal.head('dh14').n).toBe(hashes.length)
    await journal.close()
    return hashes
  } catch (error) {
    if (error instanceof JournalDamaged) return 'damaged'
    if (error instanceof StartRefused) return 'refused'
    throw error
  }
}
