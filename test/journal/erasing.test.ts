import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { erasedMark } from '../../domain/erased.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { eraseTexts } from '../../server/journal/erasing.ts'
import { initFolder, openFolder } from '../../server/journal/store.ts'
import { verifyStreams } from '../../server/journal/verify.ts'
import { all, commandId, draft, freeText, never, seededChance, seededNumbers, tempFolder } from './sample.ts'

const seed = Number(process.env['SEED'] ?? 20_261_121)
const means = { clock: systemClock, chance: seededChance('erasing') }
const open = (dir: string) =>
  openFolder(dir, { ...means, freeText, onBroken: never, segmentBytes: 2_000, reserveBytes: 0 })
const words = (count: number): string => `Bí mật số ${count} · hội trường`

/** A folder of thirty commits in several segments, closed. */
async function filled(): Promise<string> {
  const dir = join(tempFolder(), 'data')
  initFolder(dir, means)
  const store = await open(dir)
  for (let count = 1; count <= 30; count += 1)
    await store.journal.append('dh', count - 1, [draft(count, undefined, words(count))])
  await store.close()
  return dir
}
const bytesOf = (dir: string): string =>
  readdirSync(join(dir, 'journal', 'dh'))
    .map((name) => readFileSync(join(dir, 'journal', 'dh', name), 'utf8'))
    .join('')
const headOf = (dir: string) => [...verifyStreams(dir)].find(({ stream }) => stream === 'dh')

test('[J23] whatever is erased is gone from the disk, the chain still holds, and nothing else changes', async () => {
  console.log(`seed ${seed}`)
  const random = seededNumbers(seed)
  for (let round = 0; round < 6; round += 1) {
    const dir = await filled()
    const before = headOf(dir)
    expect(before?.segments).toBeGreaterThan(2)
    const chosen = Array.from({ length: 30 }, (_, at) => at + 1).filter(() => random() < 0.3)
    const ids = new Set(chosen.map(commandId))
    const unwanted = { commit: (_n: number, id: string) => ids.has(id), field: () => true }
    const erased = await eraseTexts(dir, 'dh', unwanted, means)
    expect(erased.map(({ n }) => n)).toEqual(chosen)
    const after = headOf(dir)
    expect(after).toMatchObject({ head: before?.head, bad: null, torn: 0 })
    const left = bytesOf(dir)
    for (let count = 1; count <= 30; count += 1)
      expect([count, left.includes(words(count))]).toEqual([count, !chosen.includes(count)])

    const store = await open(dir)
    const commits = await all(store.journal, 'dh')
    expect(commits.map(({ events }) => events[0]?.['note'])).toEqual(
      commits.map(({ n }) => (chosen.includes(n) ? erasedMark : words(n))),
    )
    // A retry of an erased command is still known, and what follows is written behind it.
    for (const n of chosen) expect(store.journal.find('dh', draft(n).by, commandId(n))).toBe(n)
    await store.journal.append('dh', 30, [draft(31)])
    await store.close()
    expect(headOf(dir)).toMatchObject({ head: { n: 31 }, bad: null })
    expect(await eraseTexts(dir, 'dh', unwanted, means)).toEqual([])
  }
})

test('[J23] a folder that somebody works in is left alone', async () => {
  const dir = await filled()
  const store = await open(dir)
  const whole = bytesOf(dir)
  const everything = { commit: () => true, field: () => true }
  await expect(eraseTexts(dir, 'dh', everything, means)).rejects.toThrow(/in use/)
  expect(bytesOf(dir)).toBe(whole)
  await store.close()
})

test('[J23] what does not verify is not written over', async () => {
  const dir = await filled()
  const [first] = readdirSync(join(dir, 'journal', 'dh')).filter((name) => name.endsWith('.ndjson'))
  const path = join(dir, 'journal', 'dh', first!)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"item":"CN-2"', '"item":"CN-9"'))
  const spoiled = bytesOf(dir)
  const everything = { commit: () => true, field: () => true }
  await expect(eraseTexts(dir, 'dh', everything, means)).rejects.toThrow(/damaged/)
  expect(bytesOf(dir)).toBe(spoiled)
})
