import { expect, test } from 'vitest'
import { badDay } from './model.ts'

const seeds = Array.from({ length: 150 }, (_, index) => index + 1)

test('[O12] through faults, lost answers, cuts, restarts and two tabs nothing is lost, doubled or cleared early', async () => {
  const sum = { accepted: 0, sent: 0, refused: 0, aside: 0 }
  for (const seed of seeds) {
    const day = await badDay(seed)
    expect(day.broken, `seed ${seed}`).toEqual([])
    for (const name of ['accepted', 'sent', 'refused', 'aside'] as const) sum[name] += day[name]
  }
  console.log(`seeds ${seeds[0]} to ${seeds.at(-1)}, 60 steps each: ${JSON.stringify(sum)}`)
  // The days were bad enough to mean something.
  expect(sum.sent).toBeGreaterThan(sum.accepted * 1.2)
  expect(Math.min(sum.refused, sum.aside)).toBeGreaterThan(10)
}, 240_000)

const mutants = ['cleared-on-send', 'cleared-on-refusal', 'id-anew', 'no-gap-check'] as const
test.each(mutants)(
  '[O13] the laws notice a phone with the mistake %s',
  async (mutant) => {
    for (const seed of seeds.slice(0, 50)) {
      const { broken } = await badDay(seed, mutant)
      if (broken.length > 0) return console.log(`${mutant}: seed ${seed}: ${broken[0]}`)
    }
    expect.fail(`no seed up to 50 noticed ${mutant}`)
  },
  120_000,
)
