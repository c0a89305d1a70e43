import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { growIn } from '../../bench/grown.ts'
import { dice } from '../crash/chance.ts'
import { people, Scene } from '../crash/scene.ts'
import { figuresOf, orWrong } from '../crash/told.ts'
import { prepareFolder } from '../tools/server.ts'
import type { Spawned } from '../tools/server.ts'
import type { Part, Round, Running } from './part.ts'

/** Rounds over one data folder. */
const each = 50
const rounds = 500
const grown = 100_000
/** A start may take so long even then, ms. */
const readyWithin = 5_000

interface Place {
  readonly number: number
  readonly dir: string
  readonly scene: Scene
  server: Spawned
}

/** Kills one server after another over the same folder; the last folder has grown before. */
class Kills {
  #place: Place | null = null

  async round(index: number): Promise<Round> {
    const place = await this.#at(Math.floor(index / each))
    const { scene, dir } = place
    const chance = dice(index)
    const unknown = await scene.load(place.server, 50 + chance() * 1950, async () => {
      await place.server.kill()
      return scene.unknown
    })
    const { server, ready } = await scene.start(dir)
    place.server = server
    const tally = await scene.judge(server, ready, unknown)
    const round = figuresOf(tally, place.number === rounds / each - 1 ? `over ${grown} events, ` : '')
    const slow = ready > readyWithin ? [`round ${index}: ready only after ${ready.toFixed(0)} ms`] : []
    return { ...round, wrong: [...round.wrong, ...slow] }
  }

  async close(): Promise<void> {
    if (!this.#place) return
    await this.#place.server.kill()
    rmSync(this.#place.dir, { recursive: true, force: true })
    this.#place = null
  }

  async #at(number: number): Promise<Place> {
    if (this.#place?.number === number) return this.#place
    await this.close()
    const dir = await prepareFolder(people)
    if (number === rounds / each - 1) await growIn(dir, grown)
    const scene = await Scene.over(dir, number, true)
    const { server } = await scene.start(dir)
    await scene.signIn(server)
    this.#place = { number, dir, scene, server }
    return this.#place
  }
}

export const crash: Part = {
  about: 'kill -9 of the whole process group under load, at any moment; what was acknowledged stands, once',
  unit: 'kills',
  goal: rounds,
  open: (): Promise<Running> => {
    buildServer()
    const kills = new Kills()
    const close = (): Promise<void> => kills.close()
    return Promise.resolve({ round: (index) => orWrong(index, () => kills.round(index), close), close })
  },
}

/** A start from the sources takes longer than the stretch before a kill. Builds only what is older than its sources. */
export function buildServer(): void {
  execFileSync(process.execPath, ['server/trucban.mjs', '--help'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
