import { expect, test } from 'vitest'
import { differences } from './compare.ts'
import { runDrill } from './drill.ts'

test('[SL17] backed up under load, killed, restored: every view, account and photo is the same and every command happens once', async () => {
  const said: string[] = []
  const drilled = await runDrill({ seconds: 3, devices: 8, photos: 3, say: (line) => void said.push(line) })
  expect(drilled.wrong, said.join('\n')).toEqual([])
  expect(drilled.acknowledged).toBeGreaterThan(20)
  expect(drilled.generations).toBeGreaterThanOrEqual(3)
  // Ten views, two chains, three photos with their records, the accounts.
  expect(drilled.compared).toBeGreaterThanOrEqual(19)
})

test('[SL17] the comparison names what differs, is missing, or was added', () => {
  const before = { a: '1', b: '2', c: '3' }
  expect(differences(before, { a: '1', b: '2', c: '3' })).toEqual([])
  expect(differences(before, { a: '1', b: 'x', d: '4' })).toEqual(['b', 'c', 'd'])
})
