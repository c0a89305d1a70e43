import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFs } from '../../server/adapters/fs.ts'
import { openFiles } from '../../server/journal/files.ts'
import type { Files } from '../../server/journal/files.ts'
import { buildIds, idKey, OpenIds, readIds } from '../../server/journal/ids.ts'
import {
  anna,
  binh,
  commandId,
  draft,
  freeText,
  installation,
  never,
  seededChance,
  tempFolder,
} from './sample.ts'

const count = 400
const open = (dir: string): Promise<Files> =>
  openFiles(dir, {
    fs: nodeFs,
    chance: seededChance(dir),
    freeText,
    installation,
    onBroken: never,
    segmentBytes: 10_000,
    reserveBytes: 0,
  })

async function filled(): Promise<string> {
  const dir = tempFolder()
  const journal = await open(dir)
  for (let n = 0; n < count; n += 4)
    await journal.append('dh14', n, [draft(n), draft(n + 1), draft(n + 2), draft(n + 3)])
  expectAll(journal)
  await journal.close()
  return dir
}

function expectAll(journal: Files): void {
  for (let at = 0; at < count; at += 1) {
    expect(journal.find('dh14', anna, commandId(at))).toBe(at + 1)
    expect(journal.find('dh14', binh, commandId(at))).toBeNull()
  }
  expect(journal.find('dh14', anna, commandId(count))).toBeNull()
}

const indexes = (dir: string): string[] =>
  readdirSync(join(dir, 'journal/dh14'))
    .filter((name) => name.endsWith('.ids'))
    .map((name) => join(dir, 'journal/dh14', name))

test('[J4] ids are found across closed segments after a restart, and only filters stay in memory', async () => {
  const dir = await filled()
  expect(indexes(dir).length).toBeGreaterThan(20)
  const journal = await open(dir)
  expect(journal.held.keys).toBeLessThan(20)
  expect(journal.held.filterBytes).toBe(0)
  expectAll(journal)
  expect(journal.held.keys).toBeLessThan(20)
  expect(journal.held.filterBytes).toBeLessThan(2 * count)
  await journal.close()
})

test('[J4] an index that is missing, damaged or of another segment is made anew', async () => {
  const dir = await filled()
  const [gone, cut, flipped, swapped, other] = indexes(dir) as [string, string, string, string, string]
  const whole = new Map(indexes(dir).map((path) => [path, readFileSync(path)]))
  unlinkSync(gone)
  writeFileSync(cut, readFileSync(cut).subarray(0, -7))
  const bytes = readFileSync(flipped)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4
  writeFileSync(flipped, bytes)
  writeFileSync(swapped, readFileSync(other))
  const journal = await open(dir)
  expectAll(journal)
  await journal.close()
  for (const path of indexes(dir)) expect(readFileSync(path).equals(whole.get(path)!), path).toBe(true)
})

test('[J4] no flipped bit of an index file passes', () => {
  const keys = new OpenIds(1)
  for (let at = 0; at < 20; at += 1) keys.add(anna, commandId(at))
  const of = { first: 1, count: 20, lastHash: 'ab'.repeat(32) }
  const file = buildIds(of, keys.entries())
  expect(readIds(of, file)?.find(idKey(anna, commandId(7)), (from, to) => file.subarray(from, to))).toBe(8)
  for (let bit = 0; bit < file.length * 8; bit += 1) {
    const flipped = Uint8Array.from(file)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(readIds(of, flipped), `bit ${bit}`).toBeNull()
  }
})
