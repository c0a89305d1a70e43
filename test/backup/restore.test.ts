import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { afterRestore, emptyAccounts } from '../../server/accounts/book.ts'
import type { AccountsRecord } from '../../server/accounts/book.ts'
import { unwrap, wrap } from '../../server/journal/documents.ts'
import { initFolder } from '../../server/journal/store.ts'
import { contents, lasting, means, open, prepared } from './rig.ts'

test('[SL11] a folder that is in use, or not empty, is refused and nothing in it is changed', async () => {
  const rig = await prepared(1)
  await rig.take()
  const used = join(rig.root, 'used')
  initFolder(used, means)
  const idle = contents(used)
  await expect(rig.restore(used)).rejects.toThrow(/không trống[^]*not empty/)
  expect(contents(used)).toEqual(idle)
  const store = await open(used)
  await expect(rig.restore(used)).rejects.toThrow(/đang được một tiến trình Trực Ban khác dùng.*in use/)
  await store.close()
  expect(Object.keys(lasting(used))).toEqual(Object.keys(idle).filter((path) => path !== 'DATA_ID'))
  const foreign = join(rig.root, 'foreign')
  mkdirSync(foreign)
  writeFileSync(join(foreign, 'thư.txt'), 'x')
  await expect(rig.restore(foreign)).rejects.toThrow(/not empty/)
  expect(contents(foreign)).toEqual({ 'thư.txt': 'x' })
  await expect(rig.restore(rig.dir)).rejects.toThrow(/not empty/)
})

test('[SL11] two restores into one folder: one puts it there, the other is refused', async () => {
  const rig = await prepared(3)
  await rig.take()
  const into = join(rig.root, 'into')
  const both = await Promise.allSettled([rig.restore(into), rig.restore(into)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(lasting(into)).toEqual(lasting(rig.dir))
})

test('[SL13] a restore opens a new epoch of the same installation, and nothing of before is signed in or may be used up again', async () => {
  const rig = await prepared(2)
  const record: AccountsRecord = {
    ...emptyAccounts(),
    accounts: [
      {
        person: 'p',
        username: 'tb',
        name: 'Trực ban',
        phone: null,
        hash: '$argon2id$x',
        disabled: false,
        createdAt: 1,
      },
    ],
    sessions: [{ sessionHash: 's', person: 'p', createdAt: 1, lastSeen: 1 }],
    links: [{ linkHash: 'l', person: 'p', purpose: 'recover', expiresAt: 9e15 }],
    devices: [{ deviceHash: 'd', person: 'p', seenAt: 1 }],
  }
  writeFileSync(join(rig.dir, 'documents/accounts.json'), wrap(record), { mode: 0o600 })
  writeFileSync(join(rig.dir, 'documents/accounts.json.1'), wrap(record), { mode: 0o600 })
  await rig.take()
  const into = join(rig.root, 'into')
  const documents = { accounts: (body: unknown) => afterRestore(body as AccountsRecord) }
  const { identity } = await rig.restore(into, { documents })
  const before = JSON.parse(readFileSync(join(rig.dir, 'DATA_ID'), 'utf8')) as typeof identity
  const store = await open(into)
  expect([store.installation, store.epoch]).toEqual([before.installation, identity.epoch])
  expect(store.epoch).not.toBe(before.epoch)
  await store.close()
  const body = unwrap(readFileSync(join(into, 'documents/accounts.json'), 'utf8'))
  expect(body).toEqual({ ...record, sessions: [], links: [] })
  expect(existsSync(join(into, 'documents/accounts.json.1'))).toBe(false)
})

test('[SL13] the restored folder goes on, and so does its backup in the same target', async () => {
  const rig = await prepared(2)
  await rig.take()
  const into = join(rig.root, 'into')
  await rig.restore(into)
  const { seq, copied } = await rig.take({ dir: into })
  expect(seq).toBe(2)
  // The identity and nothing else: its pack is shared with accounts and log, which are copied along.
  expect(copied).toBeLessThan(2_000)
  expect(rig.check()).toEqual({ 1: null, 2: null })
})

test('[SL1] a folder put back by hand is told: the backup is ahead of it, and its older generation stays', async () => {
  const rig = await prepared(3)
  const path = join(rig.dir, 'journal/dh14/0000000000000001.ndjson')
  await rig.take()
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, `${lines.slice(0, -2).join('\n')}\n`)
  const told: string[] = []
  await rig.take({ tell: (what) => void told.push(what) })
  expect(told).toEqual([expect.stringMatching(/dh14: .*\(2 < 3\).*behind its backup.*Keep generation 1/)])
  expect(rig.check()).toEqual({ 1: null, 2: null })
})
