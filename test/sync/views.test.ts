import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { browserChance } from '../../client/adapters/chance.ts'
import { openDisk, sweepDisks } from '../../client/adapters/disk.ts'
import type { Disk } from '../../client/adapters/disk.ts'
import { openVault } from '../../client/sync/vault.ts'
import { viewKeptFor } from '../../client/sync/views.ts'
import type { KeptView } from '../../client/sync/views.ts'
import { emptyState, recordOf } from '../../domain/state.ts'
import type { StateRecord } from '../../domain/state.ts'
import { cases, weighted } from '../domain/seed.ts'

const subtle = crypto.subtle
let now = Date.UTC(2026, 0, 20)
const open = (account: string) =>
  openVault(account, { openDisk, subtle, chance: browserChance, now: () => now })
const view = (cursor: string): KeptView => ({ cursor, view: recordOf(emptyState()), names: [], at: now })

test('[BT11] a large view is sealed slice by slice with the page free between two of them, and comes back whole', async () => {
  const account = randomUUID()
  const vault = await open(account)
  const record = (n: number) => ({ id: `khu-${n}`, name: `Khu vực bí mật ${n}`, short: `Khu ${n}` })
  const areas = Array.from({ length: 1_001 }, (_, n) => record(n)) as unknown as StateRecord['areas']
  const whole: KeptView = { ...view('a.9'), view: { ...recordOf(emptyState()), areas } }
  await vault.keepView('thu', whole)
  expect(await (await open(account)).view('thu')).toEqual(whole)

  const disk = await openDisk(account)
  const sealed = await disk.view('thu')
  expect(sealed?.slices).toHaveLength(63)
  const boxes = [sealed!, ...sealed!.slices!]
  for (const { box } of boxes) expect(Buffer.from(box).toString('utf8')).not.toMatch(/bí mật/)
  // No slice may hold the page for longer than sixteen records take.
  for (const { box } of boxes) expect(box.byteLength).toBeLessThan(JSON.stringify(areas).length / 50)
})

test('[BT11] a view of which a slice is missing, changed or stands in another’s place is not opened', async () => {
  const account = randomUUID()
  const vault = await open(account)
  const areas = Array.from({ length: 601 }, (_, n) => ({ id: `k${n}` })) as unknown as StateRecord['areas']
  await vault.keepView('thu', { ...view('a.9'), view: { ...recordOf(emptyState()), areas } })
  const disk = await openDisk(account)
  const kept = (await disk.view('thu'))!
  const [first, second, ...rest] = kept.slices!
  const flipped = new Uint8Array(first!.box.slice(0))
  flipped[0] = flipped[0]! ^ 1
  const broken = [
    [second!, ...rest],
    [second!, first!, ...rest],
    [{ iv: first!.iv, box: flipped.buffer }, second!, ...rest],
  ]
  for (const slices of broken) {
    await disk.putView('thu', { ...kept, slices })
    expect(await (await open(account)).view('thu')).toBeNull()
  }
  await disk.putView('thu', kept)
  expect((await (await open(account)).view('thu'))?.view.areas).toHaveLength(601)
})

/** A tab of an account whose sealed pieces are counted, on the disk it gives. */
async function tab(account: string, wrap: (disk: Disk) => Disk = (disk) => disk) {
  const sealed: string[] = []
  const counting = {
    generateKey: subtle.generateKey.bind(subtle),
    decrypt: subtle.decrypt.bind(subtle),
    encrypt: (how: AesGcmParams, key: CryptoKey, text: Uint8Array<ArrayBuffer>) => {
      sealed.push(Buffer.from(how.additionalData as Uint8Array).toString())
      return subtle.encrypt(how, key, text)
    },
  } as unknown as SubtleCrypto
  const vault = await openVault(account, {
    openDisk: async (of) => wrap(await openDisk(of)),
    subtle: counting,
    chance: browserChance,
    now: () => now,
  })
  /** Keeps so many areas, and says what was sealed for it. */
  const keep = async (cursor: string, areas: readonly object[]): Promise<readonly string[]> => {
    sealed.length = 0
    const kept = { ...recordOf(emptyState()), areas: areas as StateRecord['areas'] }
    await vault.keepView('thu', { ...view(cursor), view: kept })
    return [...sealed].sort()
  }
  return { vault, keep }
}
/** What opens after a start, as long as it is whole. */
const lies = async (account: string) => {
  const kept = await (await open(account)).view('thu')
  return kept && [kept.cursor, ...kept.view.areas.map(({ id }) => id)]
}
const ids = (count: number, from = 0) => Array.from({ length: count }, (_, n) => ({ id: `k${from + n}` }))
const named = (areas: readonly { id: string }[]) => areas.map(({ id }) => id)

test('[BT13] of a view only what changed is sealed and written again, also when it grows or shrinks', async () => {
  const account = randomUUID()
  const { keep } = await tab(account)
  let areas = ids(100)
  expect(await keep('a.1', areas)).toHaveLength(1 + 7)
  expect(await keep('a.2', areas)).toEqual(['view thu'])
  // Put together anew and saying the same, as the rows of a view are.
  expect(await keep('a.3', structuredClone(areas))).toEqual(['view thu'])
  areas = areas.map((area, n) => (n === 40 ? { id: 'khác' } : area))
  expect(await keep('a.4', areas)).toEqual(['view thu', 'view thu 2'])
  expect(await lies(account)).toEqual(['a.4', ...named(areas)])
  areas = [...areas, ...ids(20, 100)]
  expect(await keep('a.5', areas)).toEqual(['view thu', 'view thu 6', 'view thu 7'])
  expect(await lies(account)).toEqual(['a.5', ...named(areas)])
  areas = areas.slice(0, 30)
  expect(await keep('a.6', areas)).toEqual(['view thu', 'view thu 1'])
  expect(await lies(account)).toEqual(['a.6', ...named(areas)])
  expect(await keep('a.7', [])).toEqual(['view thu'])
  expect(await lies(account)).toEqual(['a.7'])
})

test('[BT13] a slice that stands for days is as young as its view, whoever sweeps', async () => {
  const account = randomUUID()
  const { keep } = await tab(account)
  const areas = ids(40)
  for (let hours = 0; hours < 50; hours += 10) {
    await keep(`a.${hours}`, [...areas.slice(0, 39), { id: `lúc ${hours}` }])
    now += viewKeptFor / 2
    await sweepDisks(now - viewKeptFor)
    expect(await lies(account)).toHaveLength(41)
  }
  now += viewKeptFor
  await sweepDisks(now - viewKeptFor)
  const disk = await openDisk(account)
  expect(await disk.view('thu')).toBeUndefined()
  await keep('b.1', areas)
  expect(await lies(account)).toEqual(['b.1', ...named(areas)])
})

test('[BT13] tabs that keep, drop and fail in turn leave what was kept last, whole, or nothing', async () => {
  const arbitrary = fc.array(
    fc.record({
      by: fc.nat(1),
      does: weighted<'keep' | 'fail' | 'drop'>(['keep', 8], ['fail', 2], ['drop', 1]),
      count: fc.nat(70),
      changes: fc.array(fc.nat(69), { maxLength: 3 }),
    }),
    { maxLength: 14 },
  )
  const property = fc.asyncProperty(arbitrary, async (steps) => {
    const account = randomUUID()
    let fails = false
    const wrap = (disk: Disk): Disk => ({
      ...disk,
      putView: (...asked) =>
        fails ? Promise.reject(new Error('QuotaExceededError')) : disk.putView(...asked),
    })
    const tabs = [await tab(account, wrap), await tab(account, wrap)]
    let expected: readonly string[] | null = null
    let all = ids(70)
    for (const [n, { by, does, count, changes }] of steps.entries()) {
      all = all.map((area, at) => (changes.includes(at) ? { id: `k${at} lần ${n}` } : area))
      const areas = all.slice(0, count)
      fails = does === 'fail'
      if (does === 'drop') await tabs[by]?.vault.dropView('thu')
      else await tabs[by]?.keep(`a.${n}`, areas).catch(() => undefined)
      if (does === 'keep') expected = [`a.${n}`, ...named(areas)]
      if (does === 'drop') expected = null
      expect(await lies(account)).toEqual(expected)
    }
  })
  await fc.assert(property, cases('kept views of two tabs', 60))
})

test('[BT13] a view that is dropped while it is being kept does not come back', async () => {
  const account = randomUUID()
  const { keep, vault } = await tab(account)
  await keep('a.1', ids(40))
  let asked = 0
  const meanwhile = async (): Promise<void> => {
    asked += 1
    if (asked === 2) await vault.dropView('thu')
  }
  const next = { ...recordOf(emptyState()), areas: ids(40, 100) as unknown as StateRecord['areas'] }
  await vault.keepView('thu', { ...view('a.2'), view: next }, meanwhile)
  expect(asked).toBe(3)
  expect(await lies(account)).toBeNull()
  await keep('a.3', ids(3))
  expect(await lies(account)).toEqual(['a.3', 'k0', 'k1', 'k2'])
})
