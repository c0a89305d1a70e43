import { dice } from '../crash/chance.ts'
import { plainAppender } from '../crash/plain-appender.ts'
import { skippedAll } from '../crash/told.ts'
import { noVolumes } from '../crash/volume.ts'
import type { Part } from './part.ts'

/** Beside the rounds of `disk` whose sync fails: what the volume itself loses. It judges the machine, so nothing is wrong. */
export const plain: Part = {
  about: 'a program that only appends and syncs, on the volume whose sync fails in `disk`',
  unit: 'rounds',
  goal: 20,
  open: () => {
    const why = noVolumes()
    if (why !== null) return Promise.resolve(skippedAll(why))
    return Promise.resolve({
      round: (index) => {
        const { acknowledged, lost } = plainAppender(dice(index))
        return Promise.resolve({
          wrong: [],
          sums: {
            'bytes acknowledged': acknowledged,
            'bytes lost': lost,
            'rounds with a loss': lost > 0 ? 1 : 0,
          },
        })
      },
    })
  },
}
