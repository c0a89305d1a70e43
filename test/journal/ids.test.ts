import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFs } from '../../server/adapters/fs.ts'
import type { Fs } from '../../server/adapters/fs.ts'
import { openFiles } from '../../server/journal/files.ts'
import type { Files } from '../../server/journal/files.ts'
import { buildIds, idKey, OpenIds, readIds } from '../../server/journal/ids.ts'
import { KeyFilter } from '../../server/journal/key-filter.ts'
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
const open = (dir: string, fs: Fs = nodeFs): Promise<Files> =>
  openFiles(dir, {
    fs,
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
  // Two bytes of a key in the filter of its segment, three in the one over all of them; a block of it has 64.
  expect(journal.held.filterBytes).toBeLessThan(5 * count + 64)
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
  for (let at = 0; at < 20; at += 1) keys.add(idKey(anna, commandId(at)))
  const of = { first: 1, count: 20, lastHash: 'ab'.repeat(32) }
  const file = buildIds(of, keys.entries())
  expect(readIds(of, file)?.find(idKey(anna, commandId(7)), (from, to) => file.subarray(from, to))).toBe(8)
  for (let bit = 0; bit < file.length * 8; bit += 1) {
    const flipped = Uint8Array.from(file)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(readIds(of, flipped), `bit ${bit}`).toBeNull()
  }
})

test('[J4] the filter over all segments never misses a key, however many more come than were expected', () => {
  for (const expected of [0, 5_000, 40_000]) {
    const filter = new KeyFilter(expected)
    const key = (n: number): Buffer => idKey(anna, commandId(n))
    for (let n = 0; n < 20_000; n += 1) {
      filter.add(key(n))
      // A key stands somewhere in a file of keys, too.
      filter.add(Buffer.concat([Buffer.alloc(20, n), key(n + 20_000)]), 20)
    }
    for (let n = 0; n < 40_000; n += 1) if (!filter.maybe(key(n))) expect.fail(`missed ${n} of ${expected}`)
    const others = Array.from({ length: 20_000 }, (_, n) => filter.maybe(idKey(binh, commandId(n))))
    expect(others.filter(Boolean).length).toBeLessThan(200)
    expect(filter.bytes).toBeLessThan(40_000 * 10)
  }
})

test('[J4] a new id is looked for in memory only, once each closed segment was read', async () => {
  const dir = await filled()
  let opened = 0
  const fs = {
    ...nodeFs,
    open: (...args: Parameters<typeof nodeFs.open>) => ((opened += 1), nodeFs.open(...args)),
  }
  const journal = await open(dir, fs)
  expect(journal.find('dh14', anna, commandId(count))).toBeNull()
  const first = opened
  const news = Array.from({ length: 1_000 }, (_, n) => journal.find('dh14', anna, commandId(count + n)))
  expect(news.every((n) => n === null)).toBe(true)
  // The filter says “maybe” of one in hundreds; without it one in 50 was looked for in a file of 27 segments.
  expect(opened - first).toBeLessThan(5)
  expect(journal.find('dh14', anna, commandId(7))).toBe(8)
  // What closes a segment now is found as well.
  for (let n = count; n < count + 80; n += 1) await journal.append('dh14', n, [draft(n)])
  for (let n = 0; n < count + 80; n += 1) expect(journal.find('dh14', anna, commandId(n))).toBe(n + 1)
  await journal.close()
})
