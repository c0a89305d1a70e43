import { expect, test } from 'vitest'
import { PowerCuts } from './power.ts'
import { noVolumes } from './volume.ts'

const why = noVolumes()
if (why !== null) console.warn(`skipped: no power can be cut here; ${why}`)
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

test.skipIf(why !== null).each([
  ['as volumes are mounted', []],
  ['without the rescue of renamed files', ['noauto_da_alloc']],
] as const)(
  '[CR2] %s: after a power cut under load everything acknowledged is there, once',
  async (_, options) => {
    console.log(`seed ${seed}`)
    const power = await PowerCuts.open(options, seed)
    try {
      let heard = 0
      // A cut may come before the first command is acknowledged: then another follows.
      for (let cut = 0; cut < 5 && heard === 0; cut += 1) {
        const { wrong, acknowledged } = await power.round(seed + cut)
        expect(wrong).toEqual([])
        heard += acknowledged
      }
      expect(heard).toBeGreaterThan(0)
    } finally {
      await power.close()
    }
  },
  240_000,
)
