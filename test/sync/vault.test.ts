import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { browserChance } from '../../client/adapters/chance.ts'
import { openDisk, sweepDisks } from '../../client/adapters/disk.ts'
import { openVault } from '../../client/sync/vault.ts'
import { viewKeptFor } from '../../client/sync/views.ts'
import type { KeptView } from '../../client/sync/views.ts'
import { emptyState, recordOf } from '../../domain/state.ts'

const subtle = crypto.subtle
let now = Date.UTC(2026, 0, 20)
const open = (account: string) =>
  openVault(account, { openDisk, subtle, chance: browserChance, now: () => now })
const entry = (note: string) => ({
  id: randomUUID(),
  congress: 'thu',
  type: 'run.fail',
  payload: { row: 'CN-01', note },
  madeAt: now,
  state: 'stored' as const,
  faults: 0,
  cuts: 0,
  queuedAt: now,
})
const view = (cursor: string): KeptView => ({ cursor, view: recordOf(emptyState()), names: [], at: now })

test('[Y1] entries come back in the order they were stored, after closing and opening again', async () => {
  const account = randomUUID()
  const vault = await open(account)
  const notes = ['một', 'hai', 'ba', 'bốn']
  for (const note of notes) await vault.add(entry(note))
  vault.close()
  const { entries, unreadable } = await (await open(account)).outbox()
  expect(entries.map(({ payload }) => payload['note'])).toEqual(notes)
  expect(unreadable).toBe(0)
})

test('[Y2] nothing of a command can be read from the database without its key, and the key cannot be exported', async () => {
  const account = randomUUID()
  const vault = await open(account)
  await vault.add(entry('Tủ cáp tầng 2 bị mở'))
  await vault.keepView('thu', view('bí mật.7'))
  const disk = await openDisk(account)
  const raw = [...(await disk.entries()), await disk.view('thu')]
  for (const sealed of raw) {
    const text = Buffer.from(sealed?.box ?? new ArrayBuffer(0)).toString('utf8')
    expect(text.length).toBeGreaterThan(20)
    expect(text).not.toMatch(/Tủ cáp|bí mật|CN-01/)
  }
  const other = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
  const key = await disk.key(other)
  expect(key.extractable).toBe(false)
  await expect(subtle.exportKey('raw', key)).rejects.toThrow()
})

test('[Y3] one account opens nothing of another, and an entry moved under another id does not open', async () => {
  const [mine, hers] = [randomUUID(), randomUUID()]
  const vault = await open(mine)
  await vault.add(entry('của tôi'))
  expect((await (await open(hers)).outbox()).entries).toEqual([])
  const disk = await openDisk(mine)
  const [sealed] = await disk.entries()
  const theirs = await openDisk(hers)
  await theirs.addEntry({ id: sealed!.id, iv: sealed!.iv, box: sealed!.box })
  expect(await (await open(hers)).outbox()).toEqual({ entries: [], unreadable: 1 })
  expect(await theirs.entries()).toHaveLength(1)
  await disk.addEntry({ id: randomUUID(), iv: sealed!.iv, box: sealed!.box })
  expect(await (await open(mine)).outbox()).toMatchObject({
    entries: [{ payload: { note: 'của tôi' } }],
    unreadable: 1,
  })
})

test('[Y4] a view older than a day is dropped at opening, whoever opens; outboxes never', async () => {
  const [mine, hers] = [randomUUID(), randomUUID()]
  const vault = await open(mine)
  await vault.keepView('thu', view('a.1'))
  await vault.add(entry('còn đây'))
  await (await open(hers)).keepView('thu', view('b.1'))
  now += viewKeptFor - 1_000
  expect((await (await open(mine)).view('thu'))?.cursor).toBe('a.1')
  now += 2_000
  const again = await open(mine)
  expect(await again.view('thu')).toBeNull()
  expect((await again.outbox()).entries).toHaveLength(1)
  const hersDisk = await openDisk(hers)
  expect(await hersDisk.view('thu')).toBeDefined()
  await sweepDisks(now - viewKeptFor)
  expect(await hersDisk.view('thu')).toBeUndefined()
  now += 365 * viewKeptFor
  expect((await (await open(mine)).outbox()).entries).toHaveLength(1)
})

test('[Y5] what one tab deleted another cannot write back', async () => {
  const account = randomUUID()
  const [one, two] = [await open(account), await open(account)]
  const [stored] = (await one.add(entry('một lần'))).entries
  if (!stored) throw new Error('nothing was stored')
  await two.outbox()
  await one.remove(stored.seq)
  expect(await two.change({ ...stored, faults: 1 })).toBe(false)
  expect((await two.outbox()).entries).toEqual([])
})

test('[Y6] two tabs that open a new account at once use the same key', async () => {
  const account = randomUUID()
  const [one, two] = await Promise.all([open(account), open(account)])
  await one.add(entry('tab một'))
  await two.add(entry('tab hai'))
  expect((await one.outbox()).entries.map(({ payload }) => payload['note'])).toEqual(['tab một', 'tab hai'])
  expect((await one.outbox()).unreadable).toBe(0)
})

test('[Y7] the same command cannot be stored twice', async () => {
  const vault = await open(randomUUID())
  const once = entry('một')
  await vault.add(once)
  await expect(vault.add(once)).rejects.toThrow()
  expect((await vault.outbox()).entries).toHaveLength(1)
})
