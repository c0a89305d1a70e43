import { describe, expect, test } from 'vitest'
import { snapshotDue, snapshotEvery } from '../../server/app/snapshots.ts'

describe('[X3] when a snapshot is due', () => {
  test('each 5,000 commits up to 100,000, then further apart; never earlier than the one before', () => {
    expect([4_999, 5_000, 12_345, 99_999, 100_000].map(snapshotDue)).toEqual([
      0, 5_000, 10_000, 95_000, 100_000,
    ])
    const dues = Array.from({ length: 2_000 }, (_, at) => snapshotDue(at * 337))
    expect(dues).toEqual(dues.toSorted((a, b) => a - b))
    const steps = [...new Set(dues)].slice(1).map((due, at, all) => due - (all[at - 1] ?? 0))
    expect(Math.min(...steps)).toBe(snapshotEvery)
  })

  test('of the three newest one always leaves a full ring of tail, nor the tail longer than a fifth of the journal and two rings', () => {
    for (let n = 20_000; n < 900_000; n += 7_919) {
      const newest = snapshotDue(n)
      const second = snapshotDue(newest - 1)
      const third = snapshotDue(second - 1)
      const usable = [newest, second, third].find((due) => n - due >= snapshotEvery)
      expect(usable).toBeDefined()
      expect(n - (usable ?? 0)).toBeLessThanOrEqual(n / 5 + 2 * snapshotEvery)
    }
  })
})
