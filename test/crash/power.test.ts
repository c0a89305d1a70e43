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
      const { wrong, acknowledged } = await power.round(seed)
      expect(wrong).toEqual([])
      expect(acknowledged).toBeGreaterThan(0)
    } finally {
      await power.close()
    }
  },
  120_000,
)
