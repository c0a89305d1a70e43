import { expect, test } from 'vitest'
import { slow } from './slow.ts'

test('[LD8] boards that stop reading are cut, their memory comes back, and they go on without a gap', async () => {
  const { wrong, figures } = await slow(40, 10, 5)
  console.log(figures)
  expect(wrong).toEqual([])
}, 200_000)
