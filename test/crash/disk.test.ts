import { expect, test } from 'vitest'
import { fullVolume, lockedFile, syncFails, turnsReadOnly } from './trouble.ts'
import type { Trouble } from './trouble.ts'
import { Troubles } from './troubles.ts'
import { noVolumes } from './volume.ts'

const why = noVolumes()
if (why !== null) console.warn(`skipped: no disk can be made to fail here; ${why}`)
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

async function under(trouble: Trouble, work: (troubles: Troubles) => Promise<void>): Promise<void> {
  console.log(`seed ${seed}`)
  const troubles = await Troubles.open(trouble, seed)
  try {
    await work(troubles)
  } finally {
    await troubles.close()
  }
}

test.skipIf(why !== null).each([
  ['a volume that fills up', fullVolume],
  ['a journal that nobody may write for a while', lockedFile],
] as const)(
  '[CR3] %s under load: refused, shown, and taken again by the same server',
  (_, make) =>
    under(make(), async (troubles) => {
      const { wrong, refused } = await troubles.passes(seed)
      expect(wrong).toEqual([])
      expect(refused).toBeGreaterThan(0)
    }),
  120_000,
)

test.skipIf(why !== null)(
  '[CR4] a file system that turns read-only under load: refused or ended with 74, and nothing acknowledged is lost',
  () =>
    under(turnsReadOnly(), async (troubles) => {
      const { wrong, code, refused } = await troubles.stays(seed)
      expect(wrong).toEqual([])
      expect(code === 74 || refused > 0).toBe(true)
    }),
  120_000,
)

test.skipIf(why !== null)(
  '[CR5] a disk that takes what it cannot keep: ended with 74 at the first failed sync, and what was acknowledged is there',
  () =>
    under(syncFails(), async (troubles) => {
      const { wrong, code } = await troubles.stays(seed)
      expect(wrong).toEqual([])
      expect(code).toBe(74)
    }),
  120_000,
)
