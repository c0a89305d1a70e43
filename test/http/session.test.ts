import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../server/adapters/hash.ts'
import type { Revoked } from '../../server/accounts/types.ts'
import { goodPassword, otherPassword } from '../accounts/rig.ts'
import { congress, cookiesOf, openHouse, signInLines } from './rig.ts'
import type { House } from './rig.ts'

let house: House
const revoked: Revoked[] = []
beforeAll(async () => {
  house = await openHouse()
  house.system.accounts.onRevoked((each) => void revoked.push(each))
})
afterAll(() => house.close())

const signIn = (username: string, password = goodPassword, headers = {}) =>
  house.ask('POST', '/api/v1/session', { json: { username, password }, headers })

test('[H11] signing in sets HttpOnly, SameSite=Strict cookies and answers who that is', async () => {
  const answer = await signIn('viettel-1')
  expect(answer.headers['set-cookie']).toEqual([
    expect.stringMatching(/^tb=[\w-]{43}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Strict$/),
    expect.stringMatching(/^dev=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Strict$/),
  ])
  expect(answer.json).toMatchObject({
    person: house.personOf('viettel-1'),
    username: 'viettel-1',
    siteAdmin: false,
    congresses: [
      { id: congress, organisation: 'viettel', role: 'liaison', department: false, rehearsal: false },
    ],
  })
  const me = await house.ask('GET', '/api/v1/me', { cookie: cookiesOf(answer) })
  expect(me.json).toMatchObject({ username: 'viettel-1', congresses: answer.json.congresses })
  expect(me.text).not.toContain('argon2')
})

test('[H11] a wrong password and an unknown name are answered alike', async () => {
  const [wrong, unknown] = await Promise.all([signIn('vnpt-1', 'sai'), signIn('khong-co', 'sai')])
  expect(wrong.status).toBe(401)
  expect({ ...wrong.json.error, requestId: '' }).toEqual({ ...unknown.json.error, requestId: '' })
  expect(wrong.headers['set-cookie']).toBeUndefined()
})

test('[H11] a form with a strange or missing field names it', async () => {
  const answer = await house.ask('POST', '/api/v1/session', {
    json: { username: 'a', password: 'b', admin: true },
  })
  expect(answer).toMatchObject({ status: 400, json: { error: { code: 'bad-form', field: 'admin' } } })
  const none = await house.ask('POST', '/api/v1/session', { json: { username: 'a' } })
  expect(none).toMatchObject({ status: 400, json: { error: { code: 'bad-form', field: 'password' } } })
  expect((await house.ask('POST', '/api/v1/session')).status).toBe(400)
})

test('[H12] signing out kills the session on the server, clears the cache and tells the sockets', async () => {
  const cookie = cookiesOf(await signIn('vnpt-1'))
  const session = sha256(/tb=([\w-]+)/.exec(cookie)?.[1] ?? '')
  const out = await house.ask('DELETE', '/api/v1/session', { cookie })
  expect(out.headers['clear-site-data']).toBe('"cache"')
  expect(out.headers['set-cookie']?.[0]).toMatch(/^tb=; .*Max-Age=0/)
  expect((await house.ask('GET', '/api/v1/me', { cookie })).status).toBe(401)
  expect(revoked).toContainEqual(expect.objectContaining({ kind: 'session', session, reason: 'signed-out' }))
  expect((await house.ask('DELETE', '/api/v1/session')).status).toBe(200)
})

test('[H12] an old session id is refused after the same browser signs in again', async () => {
  const first = cookiesOf(await signIn('vnpt-1'))
  const again = await house.ask('POST', '/api/v1/session', {
    json: { username: 'vnpt-1', password: goodPassword },
    cookie: first,
  })
  expect((await house.ask('GET', '/api/v1/me', { cookie: first })).status).toBe(401)
  expect((await house.ask('GET', '/api/v1/me', { cookie: cookiesOf(again) })).status).toBe(200)
})

test('[H13] a disabled person is out at once, on every door', async () => {
  const cookie = cookiesOf(await signIn('vnpt-1'))
  const admin = await house.cookieOf('quan-tri')
  const path = `/api/v1/congresses/${congress}/people/${house.personOf('vnpt-1')}`
  expect((await house.ask('POST', `${path}/disable`, { cookie: admin })).status).toBe(200)
  expect((await house.ask('GET', '/api/v1/me', { cookie })).status).toBe(401)
  expect((await signIn('vnpt-1')).status).toBe(401)
  expect((await house.ask('POST', `${path}/enable`, { cookie: admin })).status).toBe(200)
  expect((await signIn('vnpt-1')).status).toBe(200)
})

test('[H14] X-Forwarded-For of a client changes nothing: it cannot buy itself a new throttle', async () => {
  const tries = Array.from({ length: 60 }, (_, at) =>
    signIn('lanh-dao', 'sai', { 'x-forwarded-for': `6.6.6.${at}` }),
  )
  const answers = await Promise.all(tries)
  const throttled = answers.filter(({ status }) => status === 429)
  expect(throttled.length).toBeGreaterThan(30)
  expect(Number(throttled[0]?.headers['retry-after'])).toBeGreaterThan(0)
  const log = await signInLines(house)
  expect(log).not.toContain('6.6.6')
}, 60_000)

test('[H15] a link shows whose it is, sets the password once and signs in', async () => {
  const admin = await house.cookieOf('quan-tri')
  const person = house.personOf('viettel-1')
  const made = await house.ask('POST', `/api/v1/congresses/${congress}/people/${person}/link`, {
    cookie: admin,
  })
  expect(made.json.qr).toContain('<svg')
  const token = String(made.json.url).split('/link#')[1]
  const look = await house.ask('POST', '/api/v1/links/look', { json: { token } })
  expect(look.json).toEqual({ username: 'viettel-1', name: 'Tên viettel-1', purpose: 'recover' })
  const weak = await house.ask('POST', '/api/v1/links/use', { json: { token, password: 'Viettel@2026' } })
  expect(weak).toMatchObject({
    status: 422,
    json: { error: { code: 'password-context', field: 'password' } },
  })
  const used = await house.ask('POST', '/api/v1/links/use', { json: { token, password: otherPassword } })
  expect(used).toMatchObject({ status: 200, json: { username: 'viettel-1' } })
  expect(
    (await house.ask('POST', '/api/v1/links/use', { json: { token, password: goodPassword } })).status,
  ).toBe(410)
  expect((await signIn('viettel-1', otherPassword)).status).toBe(200)
})

test('[H16] of two racing set-ups over HTTP one makes the first administrator', async () => {
  const empty = await openHouse({ empty: true })
  try {
    const link = await empty.system.accounts.makeSetUpLink()
    const token = link?.url.split('#')[1]
    const setUp = (username: string) =>
      empty.ask('POST', '/api/v1/setup', {
        json: { token, username, name: 'Quản trị', password: goodPassword },
      })
    const both = await Promise.all([setUp('quan-tri'), setUp('ke-khac')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    const winner = both.find(({ status }) => status === 200)
    expect(winner?.json).toMatchObject({ siteAdmin: true, congresses: [] })
    expect(empty.system.desk.site().admins.size).toBe(1)
    expect(empty.system.accounts.count()).toBe(1)
    expect((await empty.ask('GET', '/api/v1/me', { cookie: cookiesOf(winner as never) })).status).toBe(200)
    expect((await setUp('lan-ba')).status).toBe(410)
  } finally {
    await empty.close()
  }
})

test('[H16] an administrator that an interrupted set-up left in the journal is taken up again', async () => {
  const empty = await openHouse({ empty: true })
  try {
    const left = randomUUID()
    await empty.system.desk.asSystem('site', 'admin.join', { person: left, seat: null })
    const token = (await empty.system.accounts.makeSetUpLink())?.url.split('#')[1]
    const json = { token, username: 'quan-tri', name: 'Quản trị', password: goodPassword }
    expect((await empty.ask('POST', '/api/v1/setup', { json })).json).toMatchObject({
      person: left,
      siteAdmin: true,
    })
    expect([...empty.system.desk.site().admins.keys()]).toEqual([left])
  } finally {
    await empty.close()
  }
})

test('[H17] under https cookies are __Host- and Secure, HSTS and upgrading are sent', async () => {
  const secure = await openHouse({
    env: { PUBLIC_URL: 'https://trucban.example.vn', TRUSTED_PROXIES: '127.0.0.1' },
  })
  try {
    const json = { username: 'quan-tri', password: goodPassword }
    const headers = { origin: 'https://trucban.example.vn', 'x-forwarded-for': '6.6.6.6, 198.51.100.7' }
    const answer = await secure.ask('POST', '/api/v1/session', { json, headers })
    for (const cookie of answer.headers['set-cookie'] ?? []) expect(cookie).toMatch(/^__Host-\w+=.*; Secure$/)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    expect(answer.headers['content-security-policy']).toContain('upgrade-insecure-requests')
    const plain = cookiesOf(answer).replaceAll('__Host-', '')
    expect((await secure.ask('GET', '/api/v1/me', { cookie: plain })).status).toBe(401)
    expect((await secure.ask('GET', '/api/v1/me', { cookie: cookiesOf(answer) })).status).toBe(200)
    expect(await signInLines(secure)).toContain('198.51.100.7')
  } finally {
    await secure.close()
  }
})

test('[H18] with trusted proxies a connection from any other peer is cut', async () => {
  const closed = await openHouse({ env: { TRUSTED_PROXIES: '192.0.2.1' } })
  try {
    await expect(closed.ask('GET', '/healthz')).rejects.toThrow()
  } finally {
    await closed.close()
  }
})

test('[H19] no password, token or cookie that was sent or made is in the log, the sign-in log or an error', async () => {
  const canary = 'bí-mật-không-được-thấy-01'
  const answers = await Promise.all([
    house.ask('POST', '/api/v1/session', { json: { username: canary, password: canary } }),
    house.ask('POST', '/api/v1/links/look', { json: { token: canary } }),
    house.ask('POST', '/api/v1/setup', {
      json: { token: canary, username: 'a', name: 'b', password: canary },
    }),
    house.ask('POST', '/api/v1/session', {
      body: `{"password":"${canary}"`,
      headers: { 'content-type': 'application/json' },
    }),
    house.ask('GET', `/api/v1/me?token=${encodeURIComponent(canary)}`, {
      headers: { authorization: `Bearer canary-bearer`, cookie: 'tb=canary-cookie' },
    }),
    house.ask('GET', `/api/v1/congresses/${congress}/events?after=canary-cursor`),
  ])
  const cookie = await house.cookieOf('quan-tri')
  const everything = [
    ...house.logged,
    await signInLines(house),
    readFileSync(join(house.dir, 'documents', 'accounts.json'), 'utf8'),
    ...answers.map(({ text }) => text),
  ].join('\n')
  expect(house.logged.length).toBeGreaterThan(5)
  for (const secret of [
    canary,
    encodeURIComponent(canary),
    'canary-',
    goodPassword,
    /tb=([\w-]+)/.exec(cookie)?.[1] ?? '',
  ])
    expect(everything).not.toContain(secret)
})
