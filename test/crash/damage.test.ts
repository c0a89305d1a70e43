import { expect, test } from 'vitest'
import { spoil } from './damage.ts'

test('[CR6] no line dropped, moved, repeated or put in anywhere, no cut of a closed segment and no zeroed block passes', async () => {
  const { wrong, sums } = await spoil(2, 61)
  console.log(sums)
  expect(wrong).toEqual([])
  expect(sums?.['lines swapped']).toBeGreaterThan(3)
  expect(sums?.['segments']).toBeGreaterThan(0)
})
