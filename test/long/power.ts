import { figuresOf, orWrong, skippedAll } from '../crash/told.ts'
import { PowerCuts } from '../crash/power.ts'
import { noVolumes } from '../crash/volume.ts'
import { buildServer } from './crash.ts'
import type { Part, Round, Running } from './part.ts'

/** How the volume is mounted, and how many cuts each way. */
const ways: readonly (readonly string[])[] = [[], ['noauto_da_alloc']]
const cuts = 30
/** Cuts over one volume. */
const each = 10

class Volumes {
  #power: { readonly number: number; readonly cuts: PowerCuts } | null = null

  async round(index: number): Promise<Round> {
    const number = Math.floor(index / each)
    const way = ways[Math.floor(index / cuts) % ways.length] ?? []
    if (this.#power?.number !== number) {
      await this.close()
      this.#power = { number, cuts: await PowerCuts.open(way, number, true) }
    }
    const round = figuresOf(await this.#power.cuts.round(index))
    return { ...round, sums: { ...round.sums, [`cuts ${way.join() || 'by default'}`]: 1 } }
  }

  async close(): Promise<void> {
    await this.#power?.cuts.close()
    this.#power = null
  }
}

export const power: Part = {
  about:
    'what a block device has at any moment under load is mounted again: what was acknowledged stands, once',
  unit: 'power cuts',
  goal: ways.length * cuts,
  open: (): Promise<Running> => {
    const why = noVolumes()
    if (why !== null) return Promise.resolve(skippedAll(why))
    buildServer()
    const volumes = new Volumes()
    const close = (): Promise<void> => volumes.close()
    return Promise.resolve({ round: (index) => orWrong(index, () => volumes.round(index), close), close })
  },
}
