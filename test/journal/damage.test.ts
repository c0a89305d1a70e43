import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFs } from '../../server/adapters/fs.ts'
import { openFiles } from '../../server/journal/files.ts'
import type { Files } from '../../server/journal/files.ts'
import { JournalDamaged } from '../../server/journal/port.ts'
import { verifyStreams } from '../../server/journal/verify.ts'
import {
  all,
  commandId,
  anna,
  draft,
  freeText,
  installation,
  never,
  seededChance,
  tempFolder,
} from './sample.ts'
import { diskWith, openOn, outcome, sample } from './spoiled.ts'

const last = (files: Map<string, Buffer>): [string, Buffer] => [...files].at(-1)!
const withFile = (files: Map<string, Buffer>, name: string, bytes: Buffer): Map<string, Buffer> =>
  new Map([...files, [name, bytes]])

test('[J8] cut at every byte, a journal opens with exactly the commits whose lines are whole', async () => {
  const { files, hashes } = await sample([1, 2, 1, 3, 1], 'cut')
  const [name, bytes] = last(files)
  const before = [...files]
    .slice(0, -1)
    .reduce((sum, [, file]) => sum + file.toString().split('\n').length - 2, 0)
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const whole = Math.max(0, bytes.subarray(0, cut).toString('latin1').split('\n').length - 2)
    expect(await outcome(withFile(files, name, bytes.subarray(0, cut))), `cut at ${cut}`).toEqual(
      hashes.slice(0, before + whole),
    )
  }
})

/** Every one-bit change of `bytes` with its offset, or one bit of each byte. */
function* flips(bytes: Buffer, onePerByte: boolean): Generator<[number, Buffer]> {
  for (let bit = 0; bit < bytes.length * 8; bit += onePerByte ? 9 : 1) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    yield [bit >> 3, flipped]
  }
}

describe('[J11] no flipped bit passes', () => {
  test.each(['one', 'two', 'three'])(
    'journal %s',
    async (seed) => {
      const { files, hashes } = await sample(
        seed === 'one' ? [2] : seed === 'two' ? [1, 1] : [1, 1, 1, 1],
        seed,
      )
      let silent = 0
      let detected = 0
      for (const [name, bytes] of files)
        for (const [at, flipped] of flips(bytes, seed === 'three')) {
          const found = await outcome(withFile(files, name, flipped))
          // The last line, changed, looks like one that was torn: then exactly it is missing.
          const inLastLine = name === last(files)[0] && at > bytes.lastIndexOf(10, bytes.length - 2)
          const torn = inLastLine && JSON.stringify(found) === JSON.stringify(hashes.slice(0, -1))
          if (found === 'damaged' || found === 'refused' || torn) detected += 1
          else silent += 1
        }
      expect(detected).toBeGreaterThan(1500)
      expect(silent).toBe(0)
    },
    180_000,
  )
})

describe('[J11] changed, moved or missing lines are found', () => {
  const changes: Record<string, (lines: string[]) => string[]> = {
    'two lines swapped': ([head, a, b, ...rest]) => [head!, b!, a!, ...rest],
    'a line repeated': ([head, a, ...rest]) => [head!, a!, a!, ...rest],
    'the last line repeated': (lines) => [...lines, lines.at(-1)!],
    'a line dropped': ([head, _, ...rest]) => [head!, ...rest],
    'a line inserted': ([head, a, ...rest]) => [head!, a!, '{"commit":{}}', ...rest],
    'an empty line inserted': ([head, a, ...rest]) => [head!, a!, '', ...rest],
    'the header dropped': ([_, ...rest]) => rest,
    'spaces where there were none': ([head, a, ...rest]) => [
      head!,
      a!.replace('"texts":', '"texts": '),
      ...rest,
    ],
    'a text changed': ([head, a, ...rest]) => [head!, a!.replace('Ghi chú', 'Ghi chu'), ...rest],
    'a text added': ([head, a, ...rest]) => [
      head!,
      a!.replace('"texts":{', `"texts":{"${'0'.repeat(64)}":{"erased":true},`),
      ...rest,
    ],
  }
  test.each(Object.entries(changes))('%s', async (_, change) => {
    const { files } = await sample([4], 'lines')
    const [name, bytes] = last(files)
    const lines = bytes.toString().trimEnd().split('\n')
    expect(await outcome(withFile(files, name, Buffer.from(`${change(lines).join('\n')}\n`)))).toBe('damaged')
  })

  test('blocks filled with zeros, except at the very end', async () => {
    const { files, hashes } = await sample([4], 'zeros')
    const [name, bytes] = last(files)
    for (let from = 0; from + 512 < bytes.length; from += 64) {
      const zeroed = Buffer.from(bytes)
      zeroed.fill(0, from, from + 512)
      const found = await outcome(withFile(files, name, zeroed))
      const lastLine = bytes.lastIndexOf(10, bytes.length - 2)
      const before = bytes.subarray(0, from).toString('latin1').split('\n').length - 2
      // Zeros from inside a line into the last one look as a torn tail does: nothing valid stands behind them.
      if (from + 512 <= lastLine || before < 0) expect(found, `zeros from ${from}`).toBe('damaged')
      else expect(['damaged', hashes.slice(0, before)], `zeros from ${from}`).toContainEqual(found)
    }
    const padded = Buffer.concat([bytes, Buffer.alloc(4096)])
    expect(await outcome(withFile(files, name, padded))).toEqual(hashes)
  })

  test('a segment that is gone, in the middle and at the start', async () => {
    const { files } = await sample([1, 1, 1, 1, 1, 1, 1, 1], 'gone')
    expect(files.size).toBeGreaterThan(2)
    for (const name of [...files.keys()].slice(0, -1))
      expect(await outcome(new Map([...files].filter(([other]) => other !== name))), name).toBe('damaged')
  })

  test('a stream of another installation, and one under another name', async () => {
    const { files } = await sample([2], 'foreign')
    const disk = diskWith(files)
    const foreign = openFiles('/d', {
      fs: disk.fs,
      chance: seededChance('x'),
      freeText,
      installation: installation.replace('0', '1'),
      onBroken: never,
    })
    await expect(foreign).rejects.toThrow(JournalDamaged)
    const [name, bytes] = last(files)
    const renamed = Buffer.from(bytes.toString().replace('"stream":"dh14"', '"stream":"dh15"'))
    expect(await outcome(withFile(files, name, renamed))).toBe('damaged')
  })
})

test('[J12] damage names file, line and n, changes nothing, and is served read-only up to the last good commit', async () => {
  const { files, hashes } = await sample([4], 'named')
  const [name, bytes] = last(files)
  const lines = bytes.toString().split('\n')
  lines[2] = lines[2]!.replace('CN-1', 'CN-9')
  const disk = diskWith(withFile(files, name, Buffer.from(lines.join('\n'))))
  const message = await openOn(disk).then(() => '', String)
  expect(message).toContain(`/d/journal/dh14/${name}, dòng 3, bản ghi 2`)
  expect(message).toContain('line 3, commit 2')
  disk.calls = 0
  disk.plan = {
    at: 1,
    code: 'EIO',
    lasting: true,
    only: ['write', 'truncate', 'rename', 'unlink', 'mkdir', 'sync', 'datasync'],
  }
  const journal = await openOn(disk, true)
  expect((await all(journal, 'dh14')).map(({ hash }) => hash)).toEqual(hashes.slice(0, 1))
  expect(journal.damage).toHaveLength(1)
  expect(journal.state).toBe('readonly')
  expect(journal.find('dh14', anna, commandId(0))).toBe(1)
  await expect(journal.append('dh14', 1, [draft(7)])).rejects.toThrow('read-only')
  await journal.close()
  expect(disk.fired).toBe(0)
})

test('[J8] a torn tail is cut, kept in quarantine and reported; the journal goes on from there', async () => {
  const dir = tempFolder()
  const open = (): Promise<Files> =>
    openFiles(dir, { chance: seededChance('torn'), freeText, installation, onBroken: never, reserveBytes: 0 })
  const journal = await open()
  await journal.append('dh14', 0, [draft(1), draft(2)])
  await journal.close()
  const path = join(dir, 'journal/dh14/0000000000000001.ndjson')
  const whole = readFileSync(path)
  writeFileSync(path, whole.subarray(0, -10))
  const again = await open()
  expect(again.recovered).toMatchObject([{ stream: 'dh14', n: 2 }])
  const [kept] = readdirSync(join(dir, 'quarantine'))
  const tail = whole.subarray(whole.indexOf('\n', whole.indexOf('\n') + 1) + 1, -10)
  expect(readFileSync(join(dir, 'quarantine', kept ?? ''))).toEqual(tail)
  await again.append('dh14', 1, [draft(3)])
  expect(await all(again, 'dh14')).toHaveLength(2)
  await again.close()
})

test('[J13] verify reads closed segments, which starting does not, and names the first bad place of each stream', async () => {
  const { files, hashes } = await sample([1, 1, 1, 1, 1, 1, 1, 1], 'closed')
  const [name, bytes] = [...files][0]!
  const changed = Buffer.from(bytes.toString().replace('"item":"CN-1"', '"item":"CN-7"'))
  const disk = diskWith(withFile(files, name, changed))
  const journal = await openOn(disk)
  expect(journal.head('dh14').n).toBe(8)
  await expect(all(journal, 'dh14')).rejects.toThrow(JournalDamaged)
  await journal.close()
  const [found] = verifyStreams('/d', { fs: disk.fs, installation })
  expect(found?.head).toEqual({ n: 1, hash: hashes[0] })
  expect(String(found?.bad)).toContain(`${name}, dòng 3, bản ghi 2`)
  const [sound] = verifyStreams('/d', { fs: diskWith(files).fs, installation })
  expect(sound).toMatchObject({
    stream: 'dh14',
    head: { n: 8, hash: hashes[7] },
    bad: null,
    torn: 0,
    erased: [],
  })
})

test('[J14] a newer journal format refuses to start and changes nothing', async () => {
  const { files } = await sample([1], 'newer')
  const [name, bytes] = last(files)
  const newer = bytes.toString().replace('trucban/journal@1', 'trucban/journal@2')
  expect(await outcome(withFile(files, name, Buffer.from(newer)))).toBe('refused')
})

test('[J15] files that others on the machine may read refuse to start', async () => {
  const dir = tempFolder()
  mkdirSync(join(dir, 'journal'), { mode: 0o755 })
  const open = openFiles(dir, {
    fs: nodeFs,
    chance: seededChance('m'),
    freeText,
    installation,
    onBroken: never,
  })
  await expect(open).rejects.toThrow(/chmod -R go-rwx/)
  rmSync(join(dir, 'journal'), { recursive: true })
  expect(existsSync(join(dir, 'journal'))).toBe(false)
})
