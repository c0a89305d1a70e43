import { dice } from '../crash/chance.ts'
import { plainAppender, plainAppenderWhileItTurns } from '../crash/plain-appender.ts'
import type { Left } from '../crash/plain-appender.ts'
import { skippedAll } from '../crash/told.ts'
import { noVolumes } from '../crash/volume.ts'
import type { Part } from './part.ts'

const ways = [
  { name: 'sync fails', run: (chance: () => number): Left | Promise<Left> => plainAppender(chance) },
  { name: 'turns read-only', run: plainAppenderWhileItTurns },
] as const
const each = 20

/** Beside those rounds of `disk`: what the volume itself loses. It judges the machine, so nothing is wrong. */
export const plain: Part = {
  about: 'a program that only appends and syncs, on the volumes of `disk` that fail for good',
  unit: 'rounds',
  goal: ways.length * each,
  open: () => {
    const why = noVolumes()
    if (why !== null) return Promise.resolve(skippedAll(why))
    return Promise.resolve({
      round: async (index) => {
        const { name, run } = ways[index % ways.length] ?? ways[0]
        const { acknowledged, lost } = await run(dice(index))
        return {
          wrong: [],
          sums: {
            [`${name}: bytes acknowledged`]: acknowledged,
            [`${name}: bytes lost`]: lost,
            [`${name}: rounds with a loss`]: lost > 0 ? 1 : 0,
          },
        }
      },
    })
  },
}
