import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { argonHasher } from '../../server/adapters/hash.ts'
import { congress, openHouse } from './rig.ts'
import type { House } from './rig.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ hasher: argonHasher() })
})
afterAll(() => house.close())

const commit = () =>
  house.system.desk.asSystem(congress, 'person.join', {
    person: randomUUID(),
    organisation: 'so',
    role: 'operator',
  })

/** Middle time of 40 appends one after another, ms. */
async function middleAppend(): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 40; round += 1) {
    const began = performance.now()
    expect((await commit()).ok).toBe(true)
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[20] ?? 0
}

test('[A15] the journal does not wait behind 200 sign-ins at once: 40 commits are durable before a quarter is hashed', async () => {
  const control = await middleAppend()
  let answered = 0
  // Known accounts from as many networks, so that nothing but hashing holds them up.
  const { accounts } = house.system
  const origin = (at: number) => ({
    address: `10.${at % 250}.0.1`,
    device: null,
    session: null,
    requestId: 'r',
  })
  const attack = Array.from({ length: 200 }, async (_, at) => {
    await accounts.signIn(`nguoi-${at}`, 'không phải mật khẩu', origin(at))
    answered += 1
  })
  const loaded = await middleAppend()
  const hashedMeanwhile = answered
  console.log(
    `append alone ${control.toFixed(2)} ms, beside 200 sign-ins ${loaded.toFixed(2)} ms, ${hashedMeanwhile} of 200 answered meanwhile`,
  )
  expect(hashedMeanwhile).toBeLessThan(50)
  await Promise.all(attack)
  expect(answered).toBe(200)
}, 120_000)
