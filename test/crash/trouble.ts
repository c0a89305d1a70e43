import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { diskCode } from '../../server/adapters/fs.ts'
import { congress } from '../tools/server.ts'
import { makeImage, tool, Volumes } from './volume.ts'

/** A volume that can be made to fail; its data folder is `dir`. */
export interface Trouble {
  readonly dir: string
  /** From now on it fails. */
  begin(): void
  /** It is well again; the server may have to be started anew for it. */
  end(): void
  /** After the server has ended: as the machine would find it at its next start. */
  again(): void
  close(): void
}

/** Takes all room, whatever others write meanwhile; returns what gives it back. */
export function fill(volume: string): () => void {
  const path = join(volume, 'ballast')
  const fd = openSync(path, 'wx')
  for (const size of [1 << 20, 1 << 12]) while (takes(fd, Buffer.alloc(size, 1)));
  closeSync(fd)
  return () => rmSync(path)
}

function takes(fd: number, bytes: Buffer): boolean {
  try {
    return writeSync(fd, bytes) === bytes.length
  } catch (error) {
    if (diskCode(error) !== 'ENOSPC') throw error
    return false
  }
}

/** A full volume. */
export function fullVolume(): Trouble {
  const volumes = new Volumes()
  const volume = volumes.memory('volume', 64)
  let makeRoom = (): void => undefined
  return {
    dir: join(volume, 'data'),
    begin: () => (makeRoom = fill(volume)),
    end: () => makeRoom(),
    again: () => undefined,
    close: () => volumes.close(),
  }
}

/** A journal that may not be written for a while, as when an administrator protects it. */
export function lockedFile(): Trouble {
  const volumes = new Volumes()
  makeImage(volumes.path('image'), 64)
  const dir = join(volumes.image(volumes.path('image'), 'disk'), 'data')
  const newest = (): string => {
    const folder = join(dir, 'journal', congress)
    const segments = readdirSync(folder).filter((name) => name.endsWith('.ndjson'))
    return join(folder, segments.sort().at(-1) ?? '')
  }
  return {
    dir,
    begin: () => tool('chattr', '+i', newest()),
    end: () => tool('chattr', '-i', newest()),
    again: () => undefined,
    close: () => volumes.close(),
  }
}

const deviceOf = (volume: string): string =>
  basename(spawnSync('findmnt', ['-no', 'SOURCE', volume], { encoding: 'utf8' }).stdout.trim())

/**
 * What a file system does that finds itself damaged: it turns read-only under whoever is writing, for good. While it turns,
 * ext4 answers some syncs well and keeps nothing of them (`npm run test:long -- plain`): an honest one stands still meanwhile.
 */
export function turnsReadOnly(isHonest = true): Trouble {
  const volumes = new Volumes()
  const image = volumes.path('image')
  makeImage(image, 64)
  const mount = (): string => volumes.image(image, 'disk', ['errors=remount-ro'])
  const volume = mount()
  return {
    dir: join(volume, 'data'),
    begin: () => {
      if (isHonest) tool('fsfreeze', '-f', volume)
      writeFileSync(`/sys/fs/ext4/${deviceOf(volume)}/trigger_fs_error`, '1')
      if (isHonest) tool('fsfreeze', '-u', volume)
    },
    end: () => undefined,
    again: () => {
      volumes.unmount(volume)
      repair(image)
      mount()
    },
    close: () => volumes.close(),
  }
}

/**
 * A disk that takes what is written and fails when asked to keep it: there is no room behind the volume. Honest only while
 * the file system's own journal has never gone round: then that is the first to find no room, and it says so. Afterwards
 * a write of the file's is, and what a loop device could keep of it only in part it calls kept (`npm run test:long -- plain`).
 */
export function syncFails(journalMegabytes = 16): Trouble {
  const volumes = new Volumes()
  const behind = volumes.memory('behind', 24)
  const image = join(behind, 'image')
  makeImage(image, 64, ['-J', `size=${journalMegabytes}`])
  const mount = (): string => volumes.image(image, 'disk')
  const volume = mount()
  let makeRoom = (): void => undefined
  return {
    dir: join(volume, 'data'),
    begin: () => (makeRoom = fill(behind)),
    end: () => makeRoom(),
    again: () => {
      volumes.unmount(volume)
      repair(image)
      mount()
    },
    close: () => volumes.close(),
  }
}

/** What a machine does before it mounts a volume that had errors. */
function repair(image: string): void {
  const { status, stdout } = spawnSync('e2fsck', ['-p', image], { encoding: 'utf8' })
  // 1: it had errors, and has none any more.
  if (status !== 0 && status !== 1) throw new Error(`e2fsck: ${String(status)} ${stdout}`)
}
