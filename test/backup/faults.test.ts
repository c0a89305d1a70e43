import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { nodeFs } from '../../server/adapters/fs.ts'
import type { Fs } from '../../server/adapters/fs.ts'
import { beginKeyring } from '../../server/backup/keyring.ts'
import { prune } from '../../server/backup/prune.ts'
import { BackupRefused } from '../../server/backup/refused.ts'
import { Disk } from '../journal/disk.ts'
import { grow, lasting, open, opener, prepared, rigOf } from './rig.ts'
import type { Rig } from './rig.ts'

const cost = { N: 2, r: 1, p: 1 }

/** The same data folder, backed up to a disk that can fail; one generation is there. */
async function onDisk(rig: Rig): Promise<{ disk: Disk; failing: Rig }> {
  const disk = new Disk()
  disk.mkdir('/t')
  disk.fs.syncFolder('/')
  const dataKey = beginKeyring(disk.fs, '/t', opener, { chance: systemChance, cost })
  const failing = rigOf(rig.root, rig.dir, '/t', { fs: disk.fs, dir: '/t', dataKey })
  await failing.take()
  return { disk, failing }
}

const plans = [
  { code: 'ENOSPC', lasting: true },
  { code: 'ENOSPC', lasting: false },
  { code: 'EIO', lasting: true },
  { code: 'ESTALE', lasting: false },
  { code: 'short, then ENOSPC', lasting: false },
]

test('[SL7] a target that is full, breaks or goes away at any step makes no generation; the last one holds, the next run too', async () => {
  const rig = await prepared(3)
  const store = await open(rig.dir)
  await grow(store, 'dh14', 1)
  await store.close()
  let refused = 0
  for (const plan of plans)
    for (let at = 1; ; at += 1) {
      const { disk, failing } = await onDisk(rig)
      writeFileSync(join(rig.dir, 'signin.ndjson'), `${plan.code} ${at}\n`)
      disk.calls = 0
      disk.plan = { ...plan, at }
      const told = await failing.take().catch((error: unknown) => error)
      const hit = disk.fired > 0
      disk.plan = null
      if (told instanceof Error) {
        expect(told, told.stack).toBeInstanceOf(BackupRefused)
        expect(told.message).toMatch(/^Nơi sao lưu \/t: [^]*\nThe backup folder \/t/)
        refused += 1
        const left = Object.entries(failing.check())
        expect(left.find(([, bad]) => bad === null)?.[0]).toBe('1')
      }
      const { seq } = await failing.take()
      expect(failing.check()[seq]).toBe(null)
      prune(failing.shelf, { done: seq, keep: 1 }, new Map())
      expect(failing.check()).toEqual({ [seq]: null })
      if (!hit && !(told instanceof Error)) break
    }
  expect(refused).toBeGreaterThan(30)
}, 120_000)

test('[SL4] after a power cut of the target at any time, what is whole is restored and the rest is no generation', async () => {
  const rig = await prepared(2)
  for (let seed = 1; seed <= 40; seed += 1) {
    let state = seed
    const chance = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
    const { disk, failing } = await onDisk(rig)
    writeFileSync(join(rig.dir, 'signin.ndjson'), `${seed}\n`)
    disk.calls = 0
    disk.plan = { code: 'EIO', at: 1 + (seed % 12), lasting: true }
    await failing.take().catch(() => undefined)
    disk.crash(chance, seed % 2 === 0)
    const checked = failing.check()
    expect(checked[1], `seed ${seed}`).toBe(null)
    const { seq } = await failing.take()
    expect(failing.check()[seq], `seed ${seed}`).toBe(null)
    const into = join(rig.root, `into-${seed}`)
    await failing.restore(into)
    expect(readFileSync(join(into, 'signin.ndjson'), 'utf8')).toBe(`${seed}\n`)
  }
})

test('[SL12] a restore that fails at any step leaves no data folder, and is begun again in the same place', async () => {
  const rig = await prepared(2)
  await rig.take()
  const whole = join(rig.root, 'whole')
  await rig.restore(whole)
  let failed = 0
  for (const code of ['ENOSPC', 'EIO'])
    for (let at = 1; ; at += 1) {
      const into = join(rig.root, `into-${code}-${at}`)
      const told = await rig.restore(into, { fs: failingAt(at, code) }).catch((error: unknown) => error)
      if (!(told instanceof Error)) break
      failed += 1
      expect(existsSync(join(into, 'DATA_ID')), `${code} at ${at}`).toBe(false)
      await rig.restore(into)
      expect(lasting(into)).toEqual(lasting(whole))
    }
  expect(failed).toBeGreaterThan(40)
}, 120_000)

/** The real disk, which fails for good from its `at`-th change on; looking and releasing always work. */
function failingAt(at: number, code: string): Fs {
  let calls = 0
  const failing =
    <A extends unknown[], R>(step: (...given: A) => R) =>
    (...given: A): R => {
      calls += 1
      if (calls >= at) throw Object.assign(new Error(`${code}: as planned`), { code })
      return step(...given)
    }
  return {
    ...nodeFs,
    open: (path, flags, mode) =>
      flags === 'r' || path.includes('lease')
        ? nodeFs.open(path, flags, mode)
        : failing(() => nodeFs.open(path, flags, mode))(),
    write: failing((...given: Parameters<Fs['write']>) => nodeFs.write(...given)),
    sync: failing((fd: number) => nodeFs.sync(fd)),
    syncFolder: failing((path: string) => nodeFs.syncFolder(path)),
    mkdir: failing((path: string, mode: number) => nodeFs.mkdir(path, mode)),
  }
}
