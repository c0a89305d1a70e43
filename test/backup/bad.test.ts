import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  cpSync,
  mkdirSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { nodeFs } from '../../server/adapters/fs.ts'
import { beginKeyring } from '../../server/backup/keyring.ts'
import { prune } from '../../server/backup/prune.ts'
import { BackupRefused } from '../../server/backup/refused.ts'
import { seededNumbers } from '../journal/sample.ts'
import { contents, grow, open, opener, prepared, reopened, rigOf } from './rig.ts'
import type { Rig } from './rig.ts'

const sealedFiles = (rig: Rig): string[] =>
  Object.keys(contents(rig.target)).filter((path) => path !== 'BACKUP.json')

/** A backup of two generations, the second with more in it. */
async function twice(): Promise<Rig> {
  const rig = await prepared(2)
  await rig.take()
  const store = await open(rig.dir)
  await grow(store, 'dh14', 2)
  await store.close()
  await rig.take()
  return rig
}

test('[SL4] a backup cut in half anywhere is found, named, and never restored as if it were whole', async () => {
  const rig = await twice()
  const chance = seededNumbers(7)
  for (const path of sealedFiles(rig)) {
    const file = join(rig.target, path)
    const bytes = readFileSync(file)
    const cuts = [0, 20, 48, Math.floor(bytes.length / 2), bytes.length - 65_552, bytes.length - 1]
    for (const cut of [...cuts, Math.floor(chance() * bytes.length)]) {
      truncateSync(file, cut)
      const bad = Object.entries(rig.check()).filter(([, why]) => why !== null)
      expect(bad.length, `${path} cut at ${cut}`).toBeGreaterThan(0)
      for (const [seq] of bad)
        await expect(rig.restore(join(rig.root, 'never'), { seq: Number(seq) })).rejects.toThrow(
          BackupRefused,
        )
      writeFileSync(file, bytes)
    }
    renameSync(file, `${file}.away`)
    expect(
      Object.keys(rig.check()).length < 2 || Object.values(rig.check()).some((why) => why !== null),
    ).toBe(true)
    renameSync(`${file}.away`, file)
  }
  expect(rig.check()).toEqual({ 1: null, 2: null })
  expect(readdirSync(rig.root)).not.toContain('never')
})

test('[SL4] the newest generation is passed over, and said to be, while its manifest or a pack is not whole', async () => {
  const rig = await twice()
  const told: string[] = []
  const tell = (what: string): void => void told.push(what)
  truncateSync(join(rig.target, 'generations/00000002.tbg'), 30_000)
  expect((await rig.restore(join(rig.root, 'a'), { tell })).generation.seq).toBe(1)
  expect(told).toEqual([expect.stringMatching(/Bản 2 không trọn vẹn[^]*Generation 2 is not whole/)])
  expect((await rig.take({ tell })).seq).toBe(3)
  expect(rig.check()).toEqual({ 1: null, 2: expect.any(String), 3: null })
  const [pack] = readdirSync(join(rig.target, 'packs')).filter((name) => name.startsWith('00000003'))
  rmSync(join(rig.target, 'packs', pack ?? ''))
  expect((await rig.restore(join(rig.root, 'b'))).generation.seq).toBe(1)
})

test('[SL5] every flipped bit is found: 150 at random, and each bit of the first kilobyte of a manifest', async () => {
  const rig = await twice()
  const chance = seededNumbers(11)
  const files = sealedFiles(rig)
  const flips = Array.from({ length: 150 }, (_, at) => {
    const path = files[at % files.length] ?? ''
    return [path, Math.floor(chance() * statSync(join(rig.target, path)).size * 8)] as const
  })
  for (let bit = 0; bit < 8_192; bit += 23) flips.push(['generations/00000002.tbg', bit])
  for (const [path, bit] of flips) {
    const file = join(rig.target, path)
    const bytes = readFileSync(file)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    writeFileSync(file, bytes)
    expect(
      Object.values(rig.check()).some((why) => why !== null),
      `${path} bit ${bit}`,
    ).toBe(true)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    writeFileSync(file, bytes)
  }
  expect(rig.check()).toEqual({ 1: null, 2: null })
}, 120_000)

test('[SL5] a file in the place of another is found: packs exchanged, an old manifest under a new number, another key', async () => {
  const rig = await twice()
  const [one = '', other = ''] = readdirSync(join(rig.target, 'packs'))
  const exchange = (): void => {
    renameSync(join(rig.target, 'packs', one), join(rig.target, 'x'))
    renameSync(join(rig.target, 'packs', other), join(rig.target, 'packs', one))
    renameSync(join(rig.target, 'x'), join(rig.target, 'packs', other))
  }
  exchange()
  expect(Object.values(rig.check())).toEqual([expect.any(String), expect.any(String)])
  exchange()
  cpSync(join(rig.target, 'generations/00000001.tbg'), join(rig.target, 'generations/00000003.tbg'))
  expect(rig.check()).toEqual({ 1: null, 2: null, 3: expect.stringContaining('does not authenticate') })
})

describe('[SL6] what does not fit is refused with a sentence, and nothing is changed', () => {
  test('another passphrase, none of the kind, a changed keyring', async () => {
    const rig = await twice()
    const before = contents(rig.target)
    expect(() => reopened(rig, { kind: 'passphrase', passphrase: 'mười hai con giáp quanh vườn' })).toThrow(
      /không khớp[^]*does not fit/,
    )
    expect(() => reopened(rig, { kind: 'key-file', bytes: systemChance.bytes(32) })).toThrow(
      /opened by a passphrase/,
    )
    expect(Buffer.from(reopened(rig)).equals(Buffer.from(rig.shelf.dataKey))).toBe(true)
    const text = before['BACKUP.json'] ?? ''
    for (const [changed, why] of [
      [text.replace('backup@1', 'backup@2'), /backup@2.*không biết[^]*does not know/],
      [text.replace('"N": 2', '"N": 1073741824'), /cannot be read/],
      [text.replace('"N": 2', '"N": 4'), /does not fit/],
      [text.slice(0, text.length / 2), /cannot be read/],
    ] as const) {
      writeFileSync(join(rig.target, 'BACKUP.json'), changed)
      expect(() => reopened(rig)).toThrow(why)
    }
    writeFileSync(join(rig.target, 'BACKUP.json'), text)
    expect(contents(rig.target)).toEqual(before)
  })

  test('an empty folder without --init, a folder with something in it, a short passphrase, a short key', async () => {
    const rig = await prepared(1)
    const empty = join(rig.root, 'empty')
    mkdirSync(empty)
    expect(() => reopened(rigOf(rig.root, rig.dir, empty, { ...rig.shelf, dir: empty }))).toThrow(
      /chưa|không có bản sao lưu[^]*--init/,
    )
    expect(() => beginKeyring(nodeFs, rig.dir, opener, { chance: systemChance })).toThrow(
      /không trống[^]*not empty/,
    )
    expect(() =>
      beginKeyring(nodeFs, empty, { kind: 'passphrase', passphrase: 'ngắn' }, { chance: systemChance }),
    ).toThrow(/16/)
    expect(() =>
      beginKeyring(nodeFs, empty, { kind: 'key-file', bytes: new Uint8Array(31) }, { chance: systemChance }),
    ).toThrow(/32/)
    expect(readdirSync(empty)).toEqual([])
  })

  test('another installation into the same target, and a target that a newer version wrote', async () => {
    const [rig, other] = [await twice(), await prepared(1)]
    const before = contents(rig.target)
    await expect(rig.take({ dir: other.dir })).rejects.toThrow(/hệ thống khác[^]*another installation/)
    await expect(rig.take({ product: '0.3.9' })).rejects.toThrow(
      /0\.4\.0 sao lưu, mới hơn[^]*newer than this one \(0\.3\.9\)/,
    )
    await expect(rig.restore(join(rig.root, 'a'), { product: '0.3.10' })).rejects.toThrow(
      /Cài phiên bản đó[^]*Install that version/,
    )
    expect(contents(rig.target)).toEqual(before)
    expect(readdirSync(rig.root)).not.toContain('a')
    expect((await rig.take({ product: '0.10.0' })).seq).toBe(3)
  })

  test('a generation of a newer format is not passed over for an older one', async () => {
    const rig = await twice()
    const file = join(rig.target, 'generations/00000002.tbg')
    const bytes = readFileSync(file)
    bytes.write('trucban/backup@2', 'latin1')
    writeFileSync(file, bytes)
    await expect(rig.take()).rejects.toThrow(/trucban\/backup@2/)
    await expect(rig.restore(join(rig.root, 'a'))).rejects.toThrow(/trucban\/backup@2/)
  })
})

test('[SL8] of two backups at once one finishes each generation; the other says so, and all that is there holds', async () => {
  const rig = await prepared(3)
  let [won, lost] = [0, 0]
  for (let round = 0; round < 6; round += 1) {
    writeFileSync(join(rig.dir, 'signin.ndjson'), `${round}\n`)
    const both = await Promise.allSettled([rig.take(), rig.take()])
    for (const one of both)
      if (one.status === 'fulfilled') won += 1
      else {
        lost += 1
        expect(String(one.reason)).toMatch(/Một lần sao lưu khác[^]*Another backup finished/)
      }
    const done = readdirSync(join(rig.target, 'generations')).length
    prune(rig.shelf, { done, keep: 100 }, new Map())
  }
  expect(won).toBe(readdirSync(join(rig.target, 'generations')).length)
  expect(lost).toBeGreaterThan(0)
  expect(Object.values(rig.check())).toEqual(Array(won).fill(null))
})

test('[SL9] the newest N stay, none is ever written over, and packs go when nobody needs them', async () => {
  const rig = await prepared(2)
  const store = await open(rig.dir)
  const known = new Map<number, readonly string[]>()
  let manifest = ''
  for (let run = 1; run <= 6; run += 1) {
    await grow(store, 'dh14', 1)
    const { seq } = await rig.take()
    prune(rig.shelf, { done: seq, keep: 3 }, known)
    if (run === 4) manifest = contents(rig.target)['generations/00000004.tbg'] ?? ''
  }
  await store.close()
  expect(rig.check()).toEqual({ 4: null, 5: null, 6: null })
  expect(contents(rig.target)['generations/00000004.tbg']).toBe(manifest)
  for (const seq of [4, 5, 6])
    expect((await rig.restore(join(rig.root, `r${seq}`), { seq })).generation.seq).toBe(seq)
  // A pack of a run that is not finished yet, and one that crashed long ago.
  writeFileSync(join(rig.target, 'packs/00000007-0123456789abcdef.tbp'), 'x')
  writeFileSync(join(rig.target, 'packs/00000003-0123456789abcdef.tbp'), 'x')
  prune(rig.shelf, { done: 6, keep: 3 }, known)
  const packs = readdirSync(join(rig.target, 'packs'))
  expect(packs).toContain('00000007-0123456789abcdef.tbp')
  expect(packs).not.toContain('00000003-0123456789abcdef.tbp')
})

test('[SL9] a text that was erased is gone from the backup with the last generation that was made before', async () => {
  const rig = await prepared(12)
  await rig.take()
  const file = join(rig.dir, 'journal/dh14/0000000000000001.ndjson')
  const text = readFileSync(file, 'utf8')
  const line = text.split('\n')[2] ?? ''
  const { texts } = JSON.parse(line) as { texts: Record<string, unknown> }
  const erased = Object.keys(texts).reduce(
    (now, key) => now.replace(JSON.stringify(texts[key]), '{"erased":true}'),
    line,
  )
  writeFileSync(file, text.replace(line, erased))
  rmSync(join(rig.dir, 'attachments/dh14/tu-cap.bin'))
  const old = readdirSync(join(rig.target, 'packs'))
  const { seq } = await rig.take()
  expect(rig.check()).toEqual({ 1: null, 2: null })
  prune(rig.shelf, { done: seq, keep: 1 }, new Map())
  expect(rig.check()).toEqual({ 2: null })
  const left = readdirSync(join(rig.target, 'packs'))
  const { generation } = await rig.restore(join(rig.root, 'into'))
  expect(generation.files.some(({ path }) => path.endsWith('tu-cap.bin'))).toBe(false)
  expect(readFileSync(join(rig.root, 'into/journal/dh14/0000000000000001.ndjson'), 'utf8')).toBe(
    text.replace(line, erased),
  )
  // The packs with the journal and the photos of before are gone; the one with accounts and log may stay.
  expect(left.filter((name) => old.includes(name)).length).toBe(1)
})
