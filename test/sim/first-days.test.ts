import { expect, test } from 'vitest'
import { livesThrough } from './laws.ts'

test('[SM1] a thousand days of crashes, bad disks, bad lines and restores: nothing lost, doubled, leaked or shown in vain, and all come to the same end', async () => {
  const { sent, acknowledged, powerCuts, faults, restores } = await livesThrough(1, 1_000)
  // The days were bad enough to mean something.
  expect(acknowledged).toBeLessThan(sent)
  expect(Math.min(powerCuts, faults, restores)).toBeGreaterThan(200)
}, 600_000)
