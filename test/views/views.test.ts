import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operations } from '../../server/http/openapi/document.ts'
import { histories } from '../domain/comparing.ts'
import { cases } from '../domain/seed.ts'
import { besideReason, compared } from './channels.ts'
import { compareAtDoors } from './comparing.ts'
import { openServers } from './pair.ts'
import type { Servers } from './pair.ts'

let servers: Servers
beforeAll(async () => {
  servers = await openServers()
})
afterAll(() => servers.close())
let nth = 0

test('[MF6] two real servers that differ in what is hidden from A answer A alike at every door: bytes, lengths, headers', async () => {
  const seen = { differing: 0, events: 0, heard: 0 }
  const same = fc.asyncProperty(histories, async (one) => {
    const { parting, differing, events, heard } = await compareAtDoors(servers, one, (nth += 1))
    expect(parting).toBeNull()
    seen.differing += differing
    seen.events += events
    seen.heard += heard
  })
  await fc.assert(same, { ...cases('T14 at the doors', 25), endOnFailure: true })
  console.log(`T14 at the doors: ${JSON.stringify(seen)}`)
  expect(Math.min(seen.differing, seen.events, seen.heard)).toBeGreaterThan(0)
})

test('[MF6] the comparison at the doors notices what A may see', async () => {
  let noticed = 0
  const loud = fc.asyncProperty(histories, async (one) => {
    if ((await compareAtDoors(servers, one, (nth += 1), true)).parting !== null) noticed += 1
  })
  await fc.assert(loud, { ...cases('T14 at the doors without the table', 5), endOnFailure: true })
  expect(noticed).toBeGreaterThan(0)
})

test('[MF7] every address is compared, or has a reason why it tells nothing of a congress', () => {
  const names = (list: typeof operations): string[] => list.map(({ method, path }) => `${method} ${path}`)
  expect(compared.length).toBeGreaterThan(25)
  for (const one of operations)
    expect([one.path, compared.includes(one)]).toEqual([one.path, besideReason(one) === undefined])
  // Whatever is of one congress is compared.
  const ofOne = operations.filter(({ path }) => /congresses\/:id|incidents|commands|hooks/.test(path))
  expect(names(compared)).toEqual(expect.arrayContaining(names(ofOne)))
})
