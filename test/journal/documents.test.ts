import { expect, test } from 'vitest'
import { DurableJSONFile, openDocuments } from '../../server/journal/documents.ts'
import { dropLitter } from '../../server/journal/durable.ts'
import { JournalDamaged, StorageFull } from '../../server/journal/port.ts'
import { openSnapshots } from '../../server/journal/snapshots.ts'
import { writerHere } from '../../server/journal/work.ts'
import { Disk } from './disk.ts'
import { seededChance, seededNumbers } from './sample.ts'

interface Accounts {
  readonly count: number
}
const parse = (body: unknown): Accounts => {
  if (typeof (body as Accounts).count !== 'number') throw new TypeError('not accounts')
  return body as Accounts
}

function folder(): Disk {
  const disk = new Disk()
  disk.mkdir('/d')
  disk.fs.syncFolder('/')
  return disk
}
const meansOf = (disk: Disk) => ({
  fs: disk.fs,
  chance: seededChance('doc'),
  writer: writerHere(disk.fs, null),
})
const fileOn = (disk: Disk) => new DurableJSONFile('/d/accounts.json', meansOf(disk), parse)

function spoil(disk: Disk, path: string): void {
  const fd = disk.fs.open(path, 'r+')
  disk.fs.write(fd, Buffer.from('#'), 0, 1, disk.fs.size(fd) - 5)
}

test('[J19] a document keeps its last three versions and falls back to the newest that holds', async () => {
  const disk = folder()
  const file = fileOn(disk)
  expect(await file.read()).toBeNull()
  for (const count of [1, 2, 3, 4]) await file.write({ count })
  expect(disk.fs.list('/d')).toEqual(['accounts.json', 'accounts.json.1', 'accounts.json.2'])
  expect(await file.read()).toEqual({ count: 4 })
  spoil(disk, '/d/accounts.json')
  expect(await file.read()).toEqual({ count: 3 })
  spoil(disk, '/d/accounts.json.1')
  expect(await file.read()).toEqual({ count: 2 })
  spoil(disk, '/d/accounts.json.2')
  await expect(file.read()).rejects.toThrow(JournalDamaged)
})

test('[J19] cut off at any step, a document is the old one or the new one, and what was acknowledged stays', async () => {
  const whole = folder()
  const write = async (disk: Disk): Promise<number> => {
    const file = fileOn(disk)
    let acknowledged = 0
    for (const count of [1, 2, 3, 4, 5])
      await file.write({ count }).then(
        () => (acknowledged = count),
        () => undefined,
      )
    return acknowledged
  }
  await write(whole)
  expect(whole.calls).toBeGreaterThan(20)
  for (let at = 2; at <= whole.calls; at += 1)
    for (let seed = 0; seed < 8; seed += 1) {
      const disk = folder()
      disk.plan = { at, code: 'EIO', lasting: true }
      const acknowledged = await write(disk)
      if (seed > 0) disk.crash(seededNumbers(97 * at + seed), seed % 2 === 0)
      disk.plan = null
      dropLitter(disk.fs, '/d')
      const found = (await fileOn(disk).read())?.count ?? 0
      expect(found, `cut at call ${at}, seed ${seed}`).toBeGreaterThanOrEqual(acknowledged)
      expect(found).toBeLessThanOrEqual(acknowledged + 1)
      expect(disk.fs.list('/d').filter((name) => name.endsWith('.tmp'))).toEqual([])
    }
})

test('[J19] a full disk refuses the write, keeps the old document and leaves no litter', async () => {
  const disk = folder()
  const file = fileOn(disk)
  await file.write({ count: 1 })
  disk.calls = 0
  disk.plan = { at: 1, code: 'ENOSPC', only: ['write'] }
  await expect(file.write({ count: 2 })).rejects.toThrow(StorageFull)
  expect(disk.fs.list('/d')).toEqual(['accounts.json'])
  expect(await file.read()).toEqual({ count: 1 })
  await file.write({ count: 3 })
  expect(await file.read()).toEqual({ count: 3 })
})

test('[J19] writes during a write become one more write, and each promise settles with its own content durable', async () => {
  const disk = folder()
  const documents = openDocuments('/d', meansOf(disk))
  const low = await documents.open('accounts', parse, { count: 0 })
  const seen: number[] = []
  const writes = Array.from({ length: 50 }, (_, at) => {
    low.data = { count: at + 1 }
    return low.write().then(async () => seen.push((await fileOn(disk).read())?.count ?? -1))
  })
  await Promise.all(writes)
  expect(seen).toHaveLength(50)
  seen.forEach((count, at) => expect(count).toBeGreaterThanOrEqual(at + 1))
  expect(disk.fs.list('/d')).toEqual(['accounts.json', 'accounts.json.1'])
})

test('[J20] a damaged snapshot is passed over for the older one', async () => {
  const disk = folder()
  const snapshots = openSnapshots('/d', meansOf(disk))
  expect(await snapshots.candidates('dh14')).toEqual([])
  for (const n of [10, 20, 30, 40])
    await snapshots.save('dh14', { n, chainHead: 'ab'.repeat(32), schema: 1, body: { items: n } })
  expect((await snapshots.candidates('dh14')).map(({ n }) => n)).toEqual([40, 30, 20])
  spoil(disk, '/d/dh14.json')
  expect(await snapshots.candidates('dh14')).toMatchObject([{ n: 30, body: { items: 30 } }, { n: 20 }])
})
