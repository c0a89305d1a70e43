import { expect, test } from 'vitest'
import { logins } from './logins.ts'

test('[LD7] while 1,000 wrong passwords come from 50 addresses the officer on duty goes before them, and the journal answers', async () => {
  const { wrong, figures } = await logins(1_000, 50, 40)
  console.log(figures)
  expect(wrong).toEqual([])
  expect(figures['times the owner signed in']).toBeGreaterThan(0)
}, 200_000)
