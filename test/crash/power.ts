import { spawnSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Spawned } from '../tools/server.ts'
import { dice, pause } from './chance.ts'
import { Scene } from './scene.ts'
import type { Tally } from './scene.ts'
import { makeImage, tool, Volumes } from './volume.ts'

const megabytes = 64

/** What the block device has at this moment: two readings in a row that agree, for the kernel goes on writing. */
async function copyOfDevice(image: string, copy: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    tool('cp', '--sparse=always', '--reflink=never', image, copy)
    if (spawnSync('cmp', ['-s', image, copy]).status === 0) return
    await pause(20)
  }
  throw new Error(`${image} did not come to rest`)
}

/** A server on a volume that loses power again and again; each time the next one goes on from what the device had. */
export class PowerCuts {
  readonly #volumes: Volumes
  readonly #options: readonly string[]
  readonly #scene: Scene
  #server: Spawned

  private constructor(volumes: Volumes, options: readonly string[], scene: Scene, server: Spawned) {
    this.#volumes = volumes
    this.#options = options
    this.#scene = scene
    this.#server = server
  }

  /** `options`: as the volume is mounted. */
  static async open(options: readonly string[], seed: number, built = false): Promise<PowerCuts> {
    const volumes = new Volumes()
    try {
      makeImage(volumes.path('image'), megabytes)
      const dir = join(volumes.image(volumes.path('image'), 'disk', options), 'data')
      const scene = await Scene.at(dir, seed, built)
      const { server } = await scene.start(dir)
      await scene.signIn(server)
      return new PowerCuts(volumes, options, scene, server)
    } catch (error) {
      volumes.close()
      throw error
    }
  }

  /** Load, a cut at a moment that `index` decides, and a start on what was left. */
  async round(index: number): Promise<Tally> {
    const image = this.#volumes.path('image')
    const copy = this.#volumes.path('copy')
    const ms = 50 + dice(index)() * 1950
    const unknown = await this.#scene.load(this.#server, ms, async () => {
      // It stands still while its device is read; what it had said until then has been heard.
      process.kill(-this.#server.pid, 'SIGSTOP')
      await copyOfDevice(image, copy)
      await pause(50)
      await this.#server.kill()
      return this.#scene.unknown
    })
    this.#volumes.unmount(this.#volumes.path('disk'))
    rmSync(image)
    renameSync(copy, image)
    const dir = join(this.#volumes.image(image, 'disk', this.#options), 'data')
    const { server, ready } = await this.#scene.start(dir)
    this.#server = server
    return this.#scene.judge(server, ready, unknown)
  }

  async close(): Promise<void> {
    await this.#server.kill()
    this.#volumes.close()
  }
}
