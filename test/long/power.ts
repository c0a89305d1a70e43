import { PowerCuts } from '../crash/power.ts'
import { figuresOf } from '../crash/told.ts'
import type { Part, Round } from './part.ts'
import { overVolumes } from './stretch.ts'
import type { Stretch } from './stretch.ts'

/** How the volume is mounted, and how many cuts each way. */
const ways: readonly (readonly string[])[] = [[], ['noauto_da_alloc']]
const cuts = 30
/** Cuts over one volume. */
const each = 10

async function cut(index: number, stretch: Stretch<PowerCuts>): Promise<Round> {
  const number = Math.floor(index / each)
  const way = ways[Math.floor(index / cuts) % ways.length] ?? []
  const volume = await stretch.at(String(number), () => PowerCuts.open(way, number, true))
  const round = figuresOf(await volume.round(index))
  return { ...round, sums: { ...round.sums, [`cuts ${way.join() || 'by default'}`]: 1 } }
}

export const power: Part = {
  about:
    'what a block device has at any moment under load is mounted again: what was acknowledged stands, once',
  unit: 'power cuts',
  goal: ways.length * cuts,
  open: () => overVolumes(cut),
}
