import { figuresOf } from '../crash/told.ts'
import { fullVolume, lockedFile, syncFails, turnsReadOnly } from '../crash/trouble.ts'
import type { Trouble } from '../crash/trouble.ts'
import { Troubles } from '../crash/troubles.ts'
import type { Part, Round } from './part.ts'
import { overVolumes } from './stretch.ts'
import type { Stretch } from './stretch.ts'

interface Kind {
  readonly name: string
  readonly rounds: number
  readonly make: () => Trouble
  /** Whether it passes by itself. */
  readonly passes: boolean
  /** Each round on a volume of its own. */
  readonly afresh?: true
}
const kinds: readonly Kind[] = [
  { name: 'full and free again', rounds: 30, make: fullVolume, passes: true },
  { name: 'journal locked and unlocked', rounds: 20, make: lockedFile, passes: true },
  { name: 'file system turned read-only', rounds: 20, make: turnsReadOnly, passes: false },
  { name: 'sync failed', rounds: 20, make: syncFails, passes: false, afresh: true },
]
/** Rounds over one volume. */
const each = 10
/** One kind after another, so that a short run meets them all. */
const order = kinds
  .flatMap((kind) => Array.from({ length: kind.rounds / each }, (_, turn) => ({ kind, turn })))
  .sort((a, b) => a.turn - b.turn)
  .map(({ kind }) => kind)

async function inTrouble(index: number, stretch: Stretch<Troubles>): Promise<Round> {
  const number = Math.floor(index / each)
  const kind = order[number]
  if (!kind) throw new Error(`there is no round ${index}`)
  const key = kind.afresh ? `${number}, ${index}` : String(number)
  const troubles = await stretch.at(key, () => Troubles.open(kind.make(), number, true))
  const bearing = await (kind.passes ? troubles.passes(index) : troubles.stays(index))
  const { wrong, sums, most } = figuresOf(bearing)
  const ending = bearing.code === null ? 'refused and went on showing' : `ended with ${bearing.code}`
  const more = { 'refused, storage-full': bearing.refused, [`${kind.name}: ${ending}`]: 1 }
  return {
    wrong: wrong.map((what) => `${kind.name}: ${what}`),
    sums: { ...sums, ...more },
    ...(most ? { most } : {}),
  }
}

export const disk: Part = {
  about:
    'a disk that is full, locked, turned read-only or fails to sync, under load: nothing acknowledged is lost, nothing is faked',
  unit: 'troubles',
  goal: order.length * each,
  open: () => overVolumes(inTrouble),
}
