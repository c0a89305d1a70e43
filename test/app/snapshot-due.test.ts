import { expect, test } from 'vitest'
import { snapshotDue, snapshotEvery } from '../../server/app/snapshots.ts'

test('[X3] a snapshot is due each 5,000 commits, however many there are: of the three newest one leaves a full ring of tail, and no more than two', () => {
  expect([0, 4_999, 5_000, 12_345, 100_000, 1_000_003].map(snapshotDue)).toEqual([
    0, 0, 5_000, 10_000, 100_000, 1_000_000,
  ])
  for (let n = 20_000; n < 1_100_000; n += 7_919) {
    const newest = snapshotDue(n)
    const usable = [newest, snapshotDue(newest - 1)].find((due) => n - due >= snapshotEvery)
    expect(usable).toBeDefined()
    expect(n - (usable ?? 0)).toBeLessThan(2 * snapshotEvery)
  }
})
