import { describe, expect, test } from 'vitest'
import { violations } from '../tools/history.ts'
import type { History } from '../tools/history.ts'

const good: History = {
  journal: ['a', 'b', 'c', 'd'],
  told: [
    { id: 'a', sentAt: 0, ackedAt: 5 },
    { id: 'b', sentAt: 6, ackedAt: 9 },
    { id: 'd', sentAt: 7, ackedAt: null },
    { id: 'c', sentAt: 8, ackedAt: 12 },
    { id: 'never', sentAt: 8, ackedAt: null },
  ],
  seen: [
    { viewer: 'from the start', ids: ['a', 'b', 'c', 'd'] },
    { viewer: 'came later', ids: ['b', 'c'] },
    { viewer: 'saw nothing', ids: [] },
  ],
}
const shows = (ids: readonly string[]): History => ({ ...good, seen: [{ viewer: 'v', ids }] })

describe('the history checker', () => {
  test('finds nothing in a history that keeps every promise', () => {
    expect(violations(good)).toEqual([])
  })

  const broken: readonly (readonly [string, History, string])[] = [
    ['an acknowledged command is lost', { ...good, journal: ['a', 'b', 'd'], seen: [] }, 'P1'],
    ['a command has two effects', { ...good, journal: ['a', 'b', 'c', 'd', 'b'] }, 'P2'],
    ['a viewer misses one', shows(['a', 'c']), 'P3'],
    ['a viewer gets one twice', shows(['a', 'b', 'b', 'c']), 'P3'],
    ['a viewer gets two in the wrong order', shows(['b', 'a']), 'P3'],
    ['a viewer saw what is not in the journal', shows(['a', 'x']), 'P5'],
    [
      'a later command stands before an answered one',
      { ...good, journal: ['b', 'a', 'c', 'd'], seen: [] },
      'order',
    ],
  ]
  test.each(broken)('finds that %s', (_what, history, says) => {
    expect(violations(history)).toEqual([expect.stringMatching(new RegExp(`^${says}`))])
  })
})
