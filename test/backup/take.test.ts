import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFs } from '../../server/adapters/fs.ts'
import { wrap } from '../../server/journal/documents.ts'
import { JournalDamaged } from '../../server/journal/port.ts'
import { verifyStreams } from '../../server/journal/verify.ts'
import { openFolder } from '../../server/journal/store.ts'
import { freeText, never } from '../journal/sample.ts'
import { until } from '../tools/client.ts'
import { contents, grow, lasting, means, open, prepared, segmentBytes, streams } from './rig.ts'

test('[SL1] taken while commits are written, each generation is a prefix of every chain and is restored as it was', async () => {
  const rig = await prepared()
  // The journal on a thread of its own, as in a server.
  const store = await openFolder(rig.dir, {
    ...means,
    freeText,
    onBroken: never,
    reserveBytes: 0,
    segmentBytes,
  })
  const state = { stopped: false }
  const writing = streams.map(async (stream) => {
    while (!state.stopped) await grow(store, stream, 1)
  })
  const heads: Record<string, number>[] = []
  for (let run = 0; run < 8; run += 1) {
    await until('every stream grew', () =>
      streams.every((stream) => store.journal.head(stream).n > (heads.at(-1)?.[stream] ?? 5)),
    )
    const { generation } = await rig.take()
    heads.push(Object.fromEntries(Object.entries(generation.streams).map(([stream, { n }]) => [stream, n])))
  }
  state.stopped = true
  await Promise.all(writing)
  await store.close()
  expect(Object.values(rig.check())).toEqual(Array(8).fill(null))
  for (const stream of streams) {
    const grown = heads.map((head) => head[stream] ?? 0)
    expect(grown).toEqual(grown.toSorted((a, b) => a - b))
    expect(grown.at(-1)).toBeGreaterThan(grown[0] ?? 0)
  }
  for (const seq of [1, 4, 8]) {
    const into = join(rig.root, `into-${seq}`)
    await rig.restore(into, { seq })
    const [before, after] = [lasting(rig.dir), lasting(into)]
    for (const [path, text] of Object.entries(after))
      if (path.startsWith('journal/')) expect(before[path]?.startsWith(text), path).toBe(true)
      else expect(text === before[path], path).toBe(true)
    for (const { stream, head, bad, torn } of verifyStreams(into))
      expect([bad, torn, head.n]).toEqual([null, 0, heads[seq - 1]?.[stream]])
  }
})

test('[SL2] a closed segment is copied once, of the tail what it grew, of the rest what changed', async () => {
  const rig = await prepared(12)
  const segments = readdirSync(join(rig.dir, 'journal/dh14')).filter((name) => name.endsWith('.ndjson'))
  expect(segments.length).toBeGreaterThan(1)
  const all = Object.entries(contents(rig.dir)).filter(
    ([path]) => path in lasting(rig.dir) || path === 'DATA_ID',
  )
  const size = all.reduce((sum, [, text]) => sum + text.length, 0)
  expect((await rig.take()).copied).toBe(size)
  expect((await rig.take()).copied).toBe(0)
  const tail = join(rig.dir, 'journal/dh14', segments.at(-1) ?? '')
  const before = readFileSync(tail).length
  const store = await open(rig.dir)
  await grow(store, 'dh14', 1)
  await store.close()
  const grown = readFileSync(tail).length - before
  expect(grown).toBeGreaterThan(0)
  expect((await rig.take()).copied).toBe(grown)
  writeFileSync(join(rig.dir, 'attachments/dh14/moi.bin'), 'một ảnh mới')
  expect((await rig.take()).copied).toBe(Buffer.byteLength('một ảnh mới'))
  expect((await rig.take({ full: true })).copied).toBe(size + grown + Buffer.byteLength('một ảnh mới'))
})

test('[SL2] a tail in many pieces is copied in one, and the restored file is the same', async () => {
  const rig = await prepared(1)
  for (let run = 0; run < 40; run += 1) {
    const store = await open(rig.dir)
    if (run < 36) await grow(store, 'dh15', 1, '')
    await store.close()
    const { generation } = await rig.take()
    for (const { extents } of generation.files) expect(extents.length).toBeLessThanOrEqual(33)
  }
  const { generation } = await rig.take()
  const closed = readdirSync(join(rig.dir, 'journal/dh15')).filter((name) => name.endsWith('.ndjson'))
  expect(closed.length).toBeGreaterThan(1)
  for (const name of closed.slice(0, -1))
    expect(generation.files.find(({ path }) => path === `journal/dh15/${name}`)?.extents).toHaveLength(1)
  const into = join(rig.root, 'into')
  await rig.restore(into)
  expect(lasting(into)).toEqual(lasting(rig.dir))
})

test('[SL3] nothing in the target says what it holds: no text, no name, no id, and sizes only in steps of 64 KiB', async () => {
  const rig = await prepared()
  await rig.take()
  const store = await open(rig.dir)
  await grow(store, 'dh14', 3)
  await store.close()
  await rig.take()
  const target = contents(rig.target)
  const secrets = [
    'ghi chú',
    'run.ticked',
    'dh14',
    'Trực ban',
    'tủ cáp',
    'một người',
    'KHÓA',
    'accounts',
    'attachments',
  ]
  const identity = JSON.parse(readFileSync(join(rig.dir, 'DATA_ID'), 'utf8')) as { installation: string }
  for (const [path, text] of Object.entries(target)) {
    for (const secret of [...secrets, identity.installation])
      for (const spelled of [secret, Buffer.from(secret).toString('latin1')]) {
        expect(text.includes(spelled), `${secret} in ${path}`).toBe(false)
        expect(path.includes(spelled), path).toBe(false)
      }
    if (path !== 'BACKUP.json') expect((text.length - 48) % (64 * 1024 + 16), path).toBe(0)
  }
  expect(Object.keys(target)).toContain('generations/00000002.tbg')
  const into = join(rig.root, 'into')
  await rig.restore(into)
  expect(Object.keys(contents(into)).filter((path) => /setup-link|part$|lease|RESTORING/.test(path))).toEqual(
    [],
  )
})

describe('[SL10] what is damaged at the source never becomes a generation', () => {
  const firstOf = (dir: string): string => join(dir, 'journal/dh14/0000000000000001.ndjson')
  test.each([
    [
      'a changed commit',
      (dir: string) => replaceIn(firstOf(dir), '"item":"CN-2"', '"item":"CN-9"'),
      JournalDamaged,
    ],
    ['a segment that is gone', (dir: string) => rmSync(firstOf(dir)), JournalDamaged],
    [
      'a header of another stream',
      (dir: string) => replaceIn(firstOf(dir), '"stream":"dh14"', '"stream":"dh15"'),
      JournalDamaged,
    ],
    [
      'accounts of which no version holds',
      (dir: string) => writeFileSync(join(dir, 'documents/accounts.json'), 'x'),
      Error,
    ],
    [
      'an identity without a journal',
      (dir: string) => rmSync(join(dir, 'journal/site'), { recursive: true }),
      Error,
    ],
  ])('%s', async (_what, spoil, kind) => {
    const rig = await prepared(12)
    await rig.take()
    spoil(rig.dir)
    await expect(rig.take()).rejects.toThrow(kind)
    expect(rig.check()).toEqual({ 1: null })
    expect(readdirSync(join(rig.target, 'packs')).every((name) => name.startsWith('00000001'))).toBe(true)
  })

  test('half a line that is just being written is left for the next run', async () => {
    const rig = await prepared(3)
    const line = readFileSync(firstOf(rig.dir), 'utf8').split('\n').at(-2) ?? ''
    appendFileSync(firstOf(rig.dir), line.slice(0, 100))
    const { generation } = await rig.take()
    expect(generation.streams['dh14']?.n).toBe(3)
    expect(rig.check()).toEqual({ 1: null })
  })
})

test('[SL14] a document that is replaced at this very moment is read whole, whichever version is newest', async () => {
  const rig = await prepared(1)
  const path = join(rig.dir, 'documents/accounts.json')
  const newer = wrap({ accounts: [], sessions: [], links: [], mark: 'mới hơn' })
  renameSync(path, `${path}.1`)
  // Comes back under its name only at the third look.
  let looks = 0
  const source = {
    ...nodeFs,
    open: (name: string, flags: 'r' | 'r+' | 'wx', mode?: number) => {
      if (name === path && (looks += 1) === 3) writeFileSync(path, newer, { mode: 0o600 })
      return nodeFs.open(name, flags, mode)
    },
  }
  const { generation } = await rig.take({ source })
  const into = join(rig.root, 'into')
  await rig.restore(into)
  expect(readFileSync(join(into, 'documents/accounts.json'), 'utf8')).toContain('mới hơn')
  expect(generation.files.filter(({ path: kept }) => kept.startsWith('documents/'))).toHaveLength(1)
  rmSync(path)
  const { generation: later } = await rig.take()
  expect(later.files.find(({ path: kept }) => kept === 'documents/accounts.json')?.size).toBeGreaterThan(0)
})

function replaceIn(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}
