import { mkdirSync, mkdtempSync, readdirSync, watch, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { nodeProbe } from '../../server/adapters/disk-probe.ts'
import type { DiskProbe } from '../../server/adapters/disk-probe.ts'
import { checkBackup, checkDisk } from '../../server/self-test/disk.ts'
import type { DiskParts } from '../../server/self-test/disk.ts'

const dir = mkdtempSync(join(tmpdir(), 'trucban-self-test-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const coded = (code: string): Error => Object.assign(new Error(`${code}: ${dir}`), { code })
const roomy = { free: 50e9, total: 100e9, names: { free: 1e6, total: 2e6 } }
const check = (probe: Partial<DiskProbe> = {}, more: Partial<DiskParts> = {}) =>
  checkDisk({
    dir,
    readOnly: false,
    probe: { ...nodeProbe, room: () => Promise.resolve(roomy), ...probe },
    monotonic: () => performance.now(),
    commandsAccepted: () => true,
    damaged: [],
    ...more,
  })

test('[ZT6] a small file is really written, made durable and gone again; what is left of the volume is told', async () => {
  const heard = new Set<string | null>()
  const watching = watch(dir, (_what, name) => heard.add(name))
  const seen = await check({})
  await expect.poll(() => [...heard]).toEqual([`self-test.${process.pid}`])
  watching.close()
  expect(readdirSync(dir)).toEqual([])
  expect(seen.value.vi).toMatch(/^còn 50 GB, inode 1000000, ghi bền [\d,]+ ms$/)
  expect(seen.state).not.toBe('bad')
  const { names, free } = await nodeProbe.room(dir)
  expect(free).toBeGreaterThan(0)
  expect(names === null || names.total > 0).toBe(true)
})

test('[J24] a damaged document stands in front of whatever else is to be said of the disk; what keeps commands away comes first', async () => {
  const damaged = ['/var/lib/trucban/data/documents/accounts.json']
  const usual = await check({}, { damaged })
  const full = await check({}, { damaged, commandsAccepted: () => false })
  for (const seen of [usual, full])
    expect([seen.state, seen.value.vi]).toEqual([
      'bad',
      expect.stringMatching(/^accounts\.json: bản mới nhất hỏng, dùng bản trước đó; còn 50 GB/),
    ])
  expect([usual.act?.vi, full.act?.vi]).toEqual([
    expect.stringContaining('soát lại tài khoản'),
    expect.stringContaining('Dọn chỗ'),
  ])
})

test('[ZT6] a full disk, one without names, one that may not be written and a slow one each say what to do', async () => {
  const full = await check({ write: () => Promise.reject(coded('ENOSPC')) })
  expect([full.state, full.value.vi, full.act?.vi]).toEqual([
    'bad',
    'Không ghi được, còn 50 GB',
    expect.stringContaining('Dọn chỗ'),
  ])
  const room = (free: number, names = 1e6) => ({
    room: () => Promise.resolve({ ...roomy, free, names: { free: names, total: 2e6 } }),
  })
  expect((await check(room(4e9))).state).toBe('look')
  expect((await check(room(9e8))).state).toBe('bad')
  expect((await check(room(50e9, 12))).state).toBe('bad')
  const elapsed = (took: number) => {
    let at = 0
    return { monotonic: () => (at += took) }
  }
  expect(await check({}, elapsed(400))).toMatchObject({
    state: 'look',
    act: { vi: expect.stringContaining('SSD') },
  })
  expect((await check({}, elapsed(4_000))).state).toBe('bad')
  expect((await check({}, { commandsAccepted: () => false })).state).toBe('bad')
  expect(await check({}, { readOnly: true })).toMatchObject({
    state: 'look',
    value: { vi: 'Chỉ đọc, còn 50 GB' },
  })
  for (const code of ['EACCES', 'EROFS', 'EIO']) {
    const seen = await check({ write: () => Promise.reject(coded(code)) })
    expect([seen.state, seen.value.en]).toEqual(['bad', `It cannot be written, 50 GB left (${code})`])
    expect(JSON.stringify(seen)).not.toContain(dir)
  }
})

test('[ZT7] the age of the newest generation is told without its key; none, an old one and a place that is gone are each said', async () => {
  const now = Date.now()
  const at = join(dir, 'backup')
  const backup = (place: string | null) =>
    checkBackup({ dir: place, probe: { ...nodeProbe, room: () => Promise.resolve(roomy) }, now: () => now })
  expect(await backup(null)).toMatchObject({
    state: 'look',
    act: { vi: expect.stringContaining('BACKUP_DIR=') },
  })
  expect(await backup(at)).toMatchObject({
    state: 'bad',
    value: { vi: 'Không tới được nơi sao lưu (ENOENT)' },
  })
  mkdirSync(join(at, 'generations'), { recursive: true })
  expect(await backup(at)).toMatchObject({ state: 'bad', value: { vi: 'Chưa có bản nào' } })
  const generation = (name: string, age: number): void => {
    const path = join(at, 'generations', name)
    writeFileSync(path, 'x')
    utimesSync(path, (now - age) / 1000, (now - age) / 1000)
  }
  generation('00000001.tbg', 3 * 3_600_000)
  generation('00000002.tbg.new', 0)
  expect(await backup(at)).toMatchObject({
    state: 'bad',
    value: { vi: 'Bản mới nhất 3 giờ trước, nơi lưu còn 50 GB' },
  })
  generation('00000002.tbg', 20 * 60_000)
  expect((await backup(at)).state).toBe('look')
  generation('00000003.tbg', 45_000)
  expect(await backup(at)).toEqual({
    state: 'ok',
    value: {
      vi: 'Bản mới nhất 45 giây trước, nơi lưu còn 50 GB',
      en: 'The newest is 45 s old, 50 GB left there',
    },
    act: null,
  })
})
