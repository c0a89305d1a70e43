import { spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A program of the system; throws with what it said. */
export function tool(program: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`)
}

/** An empty ext4 volume in a file that takes up no more room than what is written to it. */
export function makeImage(path: string, megabytes: number, options: readonly string[] = []): void {
  const fd = openSync(path, 'wx')
  ftruncateSync(fd, megabytes * 1024 * 1024)
  closeSync(fd)
  tool('mkfs.ext4', '-q', '-F', '-m', '0', ...options, path)
}

/** Volumes in a temporary folder, each gone when it is let go of, all of them with the process. */
export class Volumes {
  readonly folder = mkdtempSync(join(tmpdir(), 'trucban-volumes-'))
  readonly #mounted: string[] = []
  readonly #exit = (): void => this.close()

  constructor() {
    process.once('exit', this.#exit)
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  /** Mounts the image at `name`; `options` as mount takes them. */
  image(image: string, name: string, options: readonly string[] = []): string {
    return this.#mount(name, ['-o', ['loop', ...options].join(','), image])
  }

  /** A volume in memory. */
  memory(name: string, megabytes: number): string {
    return this.#mount(name, ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs'])
  }

  unmount(at: string): void {
    tool('umount', at)
    this.#mounted.splice(this.#mounted.indexOf(at), 1)
  }

  close(): void {
    process.off('exit', this.#exit)
    for (const at of this.#mounted.toReversed()) spawnSync('umount', ['-l', at])
    this.#mounted.length = 0
    rmSync(this.folder, { recursive: true, force: true })
  }

  #mount(name: string, args: readonly string[]): string {
    const at = this.path(name)
    mkdirSync(at, { recursive: true, mode: 0o700 })
    tool('mount', ...args, at)
    this.#mounted.push(at)
    return at
  }
}

/** Why this machine gives us no volumes of our own; null if it does. */
export function noVolumes(): string | null {
  const volumes = new Volumes()
  try {
    volumes.memory('memory', 1)
    makeImage(volumes.path('image'), 8)
    volumes.image(volumes.path('image'), 'disk')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    volumes.close()
  }
}
