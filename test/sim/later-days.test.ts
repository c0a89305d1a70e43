import { expect, test } from 'vitest'
import { day } from './day.ts'
import { livesThrough } from './laws.ts'
import { saved } from './saved.ts'

test('[SM1] and a thousand more', async () => {
  expect((await livesThrough(1_001, 2_000)).sent).toBeGreaterThan(8_000)
}, 600_000)

test.each(saved)('[SM3] seed $seed, kept because of what it once showed: $about', async ({ seed }) => {
  expect((await day(seed)).wrong).toEqual([])
})

test('[SM3] a seed is a day: lived twice it is the same day', async () => {
  for (let seed = 1; seed <= 20; seed += 1) expect((await day(seed)).trace).toBe((await day(seed)).trace)
}, 60_000)
