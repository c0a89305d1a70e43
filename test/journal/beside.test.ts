import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFiles } from '../../server/journal/files.ts'
import type { Files, FilesOptions } from '../../server/journal/files.ts'
import { all, draft, freeText, installation, never, seededChance, tempFolder } from './sample.ts'

const stream = 'dh14'
const commits = 60

const open = (dir: string, more: Partial<FilesOptions>): Promise<Files> =>
  openFiles(dir, {
    installation,
    chance: seededChance('beside'),
    freeText,
    onBroken: never,
    reserveBytes: 0,
    ...more,
  })

const numbers = async (journal: Files, after: number): Promise<number[]> =>
  (await all(journal, stream, after)).map(({ n }) => n)

test('[X3] beside its writer a journal is opened by its end: no closed segment is read before it is asked for, and then with care', async () => {
  const dir = tempFolder()
  const writer = await open(dir, { segmentBytes: 4_096 })
  onTestFinished(() => writer.close())
  for (let n = 0; n < commits; n += 1) await writer.append(stream, n, [draft(n)])
  const segments = join(dir, 'journal', stream)
  const names = readdirSync(segments)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
  expect(names.length).toBeGreaterThan(3)
  const path = join(segments, names[1] ?? '')
  const spoilt = readFileSync(path)
  spoilt[spoilt.length >> 1] = (spoilt[spoilt.length >> 1] ?? 0) ^ 1
  writeFileSync(path, spoilt)
  const beside = await open(dir, { beside: stream })
  expect(beside.head(stream)).toEqual(writer.head(stream))
  const third = Number((names[2] ?? '').slice(0, 16))
  expect(await numbers(beside, third - 1)).toEqual(
    Array.from({ length: commits - third + 1 }, (_, at) => third + at),
  )
  await expect(numbers(beside, 0)).rejects.toThrow(names[1])
  // A header that is being written, and half a line: neither is there yet.
  writeFileSync(join(segments, `${String(commits + 1).padStart(16, '0')}.ndjson`), '{"format":', {
    mode: 0o600,
  })
  expect((await open(dir, { beside: stream })).head(stream).n).toBe(commits)
})
