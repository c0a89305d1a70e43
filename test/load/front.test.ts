import { expect, test } from 'vitest'
import { fronted } from './front.ts'

test('[LD10] behind the sample nginx 900 boards stand and others come in while one address holds as many in every slow way and opens more', async () => {
  const { wrong, figures } = await fronted(900, 200, 12)
  console.log(figures)
  expect(wrong).toEqual([])
}, 200_000)
