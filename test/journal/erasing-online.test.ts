import { expect, test } from 'vitest'
import { erasedMark } from '../../domain/erased.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import type { ErasedPlace } from '../../server/journal/erasing.ts'
import { openFiles } from '../../server/journal/files.ts'
import type { Files } from '../../server/journal/files.ts'
import { JournalBroken, StorageFull } from '../../server/journal/port.ts'
import { initFolder, openFolder } from '../../server/journal/store.ts'
import { verifyStreams } from '../../server/journal/verify.ts'
import { Disk } from './disk.ts'
import type { Plan } from './disk.ts'
import {
  all,
  draft,
  freeText,
  installation,
  never,
  seededChance,
  seededNumbers,
  tempFolder,
} from './sample.ts'
import { join } from 'node:path'

const words = (count: number): string => `Bí mật số ${count} · hội trường`
const secret = (count: number) => draft(count, undefined, words(count))
const whole = (...ns: number[]): ErasedPlace[] => ns.map((n) => ({ n, fields: null }))
const open = (disk: Disk, broken: Error[] = []): Promise<Files> =>
  openFiles('/d', {
    fs: disk.fs,
    chance: seededChance(`online ${disk.calls}`),
    freeText,
    installation,
    onBroken: (fault) => void broken.push(fault),
    segmentBytes: 2_000,
    reserveBytes: 0,
  })

async function filledDisk(): Promise<Disk> {
  const disk = new Disk()
  disk.mkdir('/d')
  disk.fs.syncFolder('/')
  const journal = await open(disk)
  for (let n = 1; n <= 9; n += 1) await journal.append('dh', n - 1, [secret(n)])
  await journal.close()
  return disk
}

const noteOf = (commit: { events: readonly { readonly [field: string]: unknown }[] }): unknown =>
  commit.events[0]?.['note']

/** Erases in three segments between two appends; what was acknowledged, and whether the erasure was. */
async function eraseUnderLoad(disk: Disk, plan: Plan | null) {
  const broken: Error[] = []
  const journal = await open(disk, broken)
  disk.calls = 0
  disk.plan = plan
  const acknowledged: number[] = []
  const append = async (n: number): Promise<void> => {
    try {
      await journal.append('dh', journal.head('dh').n, [secret(n)])
      acknowledged.push(n)
    } catch (error) {
      expect(error instanceof StorageFull || error instanceof JournalBroken, String(error)).toBe(true)
    }
  }
  const first = append(10)
  const erasing = journal.erase('dh', whole(2, 5, 9)).then(
    () => true,
    (error: unknown) => {
      expect(error instanceof StorageFull || error instanceof JournalBroken, String(error)).toBe(true)
      return false
    },
  )
  await first
  const erased = await erasing
  if (broken.length === 0) await append(11)
  await journal.close().catch(() => undefined)
  return { acknowledged, erased, calls: disk.calls }
}

test('[ER1] whatever call of the disk fails while words are erased, and then the power: each commit is as it was or erased, nothing acknowledged is lost', async () => {
  const calm = await eraseUnderLoad(await filledDisk(), null)
  expect(calm).toMatchObject({ erased: true, acknowledged: [10, 11] })
  expect(calm.calls).toBeGreaterThan(30)
  const random = seededNumbers(20_261_121)
  for (let at = 1; at <= calm.calls; at += 1)
    for (const [code, power] of [
      ['EIO', true],
      ['EIO', false],
      ['ENOSPC', true],
      ['short EIO', true],
    ] as const) {
      const label = `call ${at} ${code} ${power ? 'power cut' : 'killed'}`
      const disk = await filledDisk()
      const { acknowledged, erased } = await eraseUnderLoad(disk, { at, code })
      disk.plan = null
      if (power) disk.crash(random, random() < 0.5)
      const journal = await open(disk)
      const there = await all(journal, 'dh')
      for (const { n, ...commit } of there.slice(0, 9))
        expect([[2, 5, 9].includes(n) ? erasedMark : '', words(n)], label).toContain(noteOf(commit))
      if (erased)
        expect(there.filter(({ n }) => [2, 5, 9].includes(n)).map(noteOf), label).toEqual(
          Array<string>(3).fill(erasedMark),
        )
      const notes = there.map(noteOf)
      for (const n of acknowledged) expect(notes, label).toContain(words(n))
      // Begun again it comes to its end, and the stream goes on behind it.
      await journal.erase('dh', whole(2, 5, 9))
      await journal.append('dh', journal.head('dh').n, [secret(99)])
      expect((await all(journal, 'dh')).filter((commit) => noteOf(commit) === erasedMark)).toHaveLength(3)
      await journal.close()
    }
}, 300_000)

test('[ER2] readers and writers go on while segments are replaced: nothing is skipped, repeated or out of order', async () => {
  const dir = join(tempFolder(), 'data')
  const means = { clock: systemClock, chance: seededChance('online') }
  initFolder(dir, means)
  const store = await openFolder(dir, {
    ...means,
    freeText,
    onBroken: never,
    segmentBytes: 4_000,
    reserveBytes: 0,
  })
  const { journal } = store
  let n = 0
  const stop = new AbortController()
  const writer = (async () => {
    while (!stop.signal.aborted) {
      await journal.append('dh', n, [secret(n + 1), secret(n + 2)])
      n += 2
    }
  })()
  const reading = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const upTo = journal.head('dh').n
      const ns = (await all(journal, 'dh')).map((commit) => commit.n)
      expect(ns).toEqual(ns.map((_, at) => at + 1))
      expect(ns.length).toBeGreaterThanOrEqual(upTo)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const readers = [reading(), reading()]
  const gone = new Set<number>()
  for (let round = 0; round < 25; round += 1) {
    while (n < (round + 1) * 10) await new Promise((resolve) => setImmediate(resolve))
    // The newest too: its segment is the one that is written to.
    const places = [round * 7 + 1, n].map((at) => Math.min(at, n))
    for (const at of places) gone.add(at)
    await journal.erase('dh', whole(...places))
  }
  stop.abort()
  await Promise.all([writer, ...readers])
  const commits = await all(journal, 'dh')
  expect(commits.map(noteOf)).toEqual(commits.map((one) => (gone.has(one.n) ? erasedMark : words(one.n))))
  await store.close()
  expect([...verifyStreams(dir)].find(({ stream }) => stream === 'dh')).toMatchObject({
    bad: null,
    torn: 0,
    head: { n },
  })
}, 120_000)

test('[ER1] only the named text of a commit goes, and a segment that does not hold is left as it is', async () => {
  const disk = new Disk()
  disk.mkdir('/d')
  disk.fs.syncFolder('/')
  const journal = await open(disk)
  const two = {
    ...secret(1),
    events: [...secret(1).events, { type: 'run.failed', item: 'CN-1', note: 'Còn lại' }],
  }
  await journal.append('dh', 0, [two])
  expect(await journal.erase('dh', [{ n: 1, fields: ['run.ticked.note'] }])).toHaveLength(1)
  expect((await all(journal, 'dh'))[0]?.events.map(({ note }) => note)).toEqual([erasedMark, 'Còn lại'])
  expect(await journal.erase('dh', [{ n: 1, fields: ['run.ticked.note'] }])).toEqual([])
  await journal.append('dh', 1, [secret(2)])
  await journal.close()
})
