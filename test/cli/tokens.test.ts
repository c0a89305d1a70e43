import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { congress, prepareFolder, startServer } from '../tools/server.ts'
import { trucbanHere } from './rig.ts'

let dir: string
beforeAll(async () => {
  dir = await prepareFolder(['quantri', 'vnpt1'])
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const run = (...words: string[]) => trucbanHere(words, { env: { DATA_DIR: dir } })
const add = (more: Readonly<Record<string, string>> = {}) => {
  const options = {
    label: 'Giám sát',
    org: 'vnpt',
    scope: 'view:read,incidents:log',
    days: '30',
    by: 'quantri',
    ...more,
  }
  return run('token', 'add', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]))
}
const me = async (url: string, secret: string): Promise<number> =>
  (await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${secret}` } })).status

test('[AT11] while the server is stopped a token is made, listed and revoked on the host; the record says so', async () => {
  const made = await add()
  expect(made).toMatchObject({ code: 0, err: '' })
  const secret = made.out.trim()
  const id = /^tb_([0-9a-f-]{36})_[\w-]{43}$/.exec(secret)?.[1] ?? ''
  const listed = await run('token', 'list')
  expect(listed.out.split('\t').slice(0, 4)).toEqual([id, congress, 'vnpt', 'view:read,incidents:log'])
  expect(listed.out).toMatch(/\t-\tGiám sát\n$/)
  expect(listed.out).not.toContain(secret.slice(-43))

  const server = await startServer({ dir })
  expect(await me(server.url, secret)).toBe(200)
  // Beside a running server it can be looked at, not changed.
  expect((await run('token', 'list')).code).toBe(0)
  expect((await run('token', 'revoke', id)).code).toBe(1)
  await server.stop()

  expect((await run('token', 'revoke', id)).code).toBe(0)
  expect((await run('token', 'revoke', id)).code).toBe(1)
  expect((await run('token', 'list')).out).toContain('ended]')
  const again = await startServer({ dir })
  expect(await me(again.url, secret)).toBe(401)
  const acts: unknown[] = []
  for await (const { events } of again.system.store.journal.read('site', 0))
    acts.push(...events.filter(({ type }) => type === 'office.recorded'))
  expect(acts).toMatchObject([
    { act: 'token-made', actor: null, subject: id },
    { act: 'token-revoked', actor: null, subject: id },
  ])
  await again.stop()
})

test('[AT11] what cannot be is said with its reason, and nothing is made', async () => {
  const before = (await run('token', 'list')).out
  const wrong = [
    [{ days: '91' }, 2, '90'],
    [{ days: 'mai' }, 2, 'days'],
    [{ scope: 'admin' }, 2, 'view:read'],
    [{ org: 'khong-co' }, 1, 'organisation'],
    [{ by: 'vnpt1' }, 1, 'scopes'],
    [{ by: 'khong-co' }, 1, 'by'],
    [{ congress: 'khong-co' }, 1, congress],
  ] as const
  for (const [more, code, says] of wrong) {
    const ran = await add(more)
    expect([more, ran.code, ran.err.includes(says), ran.out]).toEqual([more, code, true, ''])
  }
  expect((await run('token', 'list')).out).toBe(before)
})
