import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actsOf } from '../http/factor-rig.ts'
import { congress, signInLines } from '../http/rig.ts'
import { fresh, openJoined, pressed, signedInAs, through, tieTo } from './rig.ts'
import type { Joined } from './rig.ts'

let house: Joined
beforeAll(async () => {
  house = await openJoined()
  house.provider.people.set('cb-001', { name: 'nva' })
  house.provider.people.set('cb-002', { name: 'ttb' })
  await tieTo(house, await signedInAs(house, 'vnpt-1'), 'cb-001')
})
afterAll(() => house.close())

const finish = 'session/provider/finish'

test('[OC3] an attempt is good once, for one state, in the browser that began it; a code opens nothing twice', async () => {
  const by = fresh(house)
  const back = await house.provider.signIn(await pressed(by), 'cb-001')
  const query = back.search
  expect((await fresh(house).post(finish, { query })).json.error.code).toBe('provider-again')
  const other = fresh(house)
  await pressed(other)
  expect((await other.post(finish, { query })).json.error.code).toBe('provider-again')
  expect((await by.post(finish, { query })).status).toBe(200)
  expect((await by.post(finish, { query })).json.error.code).toBe('provider-again')
  // The code again, in an attempt of its own: PKCE and the provider refuse it.
  const url = await pressed(by)
  const state = new URL(url).searchParams.get('state') ?? ''
  const again = new URLSearchParams(query)
  again.set('state', state)
  expect((await by.post(finish, { query: `?${again.toString()}` })).json.error.code).toBe('provider-again')
})

test('[OC3] a fresh code of somebody else put into another’s attempt does not pass PKCE', async () => {
  const attacker = fresh(house)
  const stolen = await house.provider.signIn(await pressed(attacker), 'cb-001')
  const victim = fresh(house)
  const state = new URL(await pressed(victim)).searchParams.get('state') ?? ''
  const query = new URLSearchParams(stolen.search)
  query.set('state', state)
  expect((await victim.post(finish, { query: `?${query.toString()}` })).json.error.code).toBe(
    'provider-again',
  )
})

test('[OC3] a wrong state uses the attempt up; after ten minutes it is gone', async () => {
  const by = fresh(house)
  const back = await house.provider.signIn(await pressed(by), 'cb-001')
  const wrong = new URLSearchParams(back.search)
  wrong.set('state', 'x'.repeat(43))
  expect((await by.post(finish, { query: `?${wrong.toString()}` })).json.error.code).toBe('provider-again')
  expect((await by.post(finish, { query: back.search })).json.error.code).toBe('provider-again')
})

test('[OC3] who is refused there or turns back is told so, and stays out', async () => {
  const by = fresh(house)
  const back = await house.provider.signIn(await pressed(by), 'khong-ai')
  expect(back.searchParams.get('error')).toBe('access_denied')
  const answer = await by.post(finish, { query: back.search })
  expect([answer.status, answer.json.error.code]).toEqual([403, 'provider-refused'])
  expect(answer.text).not.toContain('khong-cho-vao')
})

test('[OC11] the page one comes back to changes nothing, whatever stands in its address; only our own page may go on', async () => {
  const by = fresh(house)
  const back = await house.provider.signIn(await pressed(by), 'cb-001')
  const lured = `${back.pathname}${back.search}&next=https://noi-khac.example&redirect=//noi-khac.example`
  const headers = {
    cookie: by.cookie,
    accept: 'text/html',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  }
  const landed = await house.ask('GET', lured, { headers })
  expect([landed.status < 300 || landed.status === 503, landed.headers.location]).toEqual([true, undefined])
  expect(landed.headers['set-cookie']).toBeUndefined()
  for (const site of ['cross-site', 'same-site'])
    for (const path of ['', '/finish', '/step', '/passkey', '/passkey/options']) {
      const forced = await house.ask('POST', `/api/v1/session/provider${path}`, {
        json: { query: back.search },
        headers: { cookie: by.cookie, 'sec-fetch-site': site, origin: house.provider.issuer },
      })
      expect([path, forced.json.error.code]).toEqual([path, 'wrong-origin'])
    }
  expect((await house.ask('GET', '/api/v1/session/provider/finish', { headers })).status).toBe(404)
  // It was not used up by any of that.
  expect((await by.post(finish, { query: back.search })).status).toBe(200)
})

test('[OC8] a key that the provider has changed a moment ago is known at once', async () => {
  expect((await through(house, fresh(house), 'cb-001')).status).toBe(200)
  house.provider.changeKey()
  expect((await through(house, fresh(house), 'cb-001')).status).toBe(200)
})

test('[OC7] untying ends what began there, and no other session; disabling, a link and a reset let nothing of it live', async () => {
  const { accounts } = house.system
  const owner = await signedInAs(house, 'vnpt-1')
  const there = fresh(house)
  expect((await through(house, there, 'cb-001')).status).toBe(200)
  expect((await owner.post('account/provider/remove', { proof: await owner.prove() })).json).toEqual({
    removed: true,
  })
  expect([(await there.get('me')).status, (await owner.get('me')).status]).toEqual([401, 200])
  expect((await through(house, fresh(house), 'cb-001')).json.error.code).toBe('provider-unbound')
  const person = house.personOf('vnpt-1')
  expect(await actsOf(house)).toContainEqual(['provider-unbound', person, null, person])
  expect((await owner.post('account/provider/remove', { proof: await owner.prove() })).status).toBe(404)

  await tieTo(house, owner, 'cb-001')
  const admin = await signedInAs(house, 'quan-tri')
  const one = `congresses/${congress}/people/${person}`
  await through(house, there, 'cb-001')
  await admin.post(`${one}/disable`)
  expect((await there.get('me')).status).toBe(401)
  await admin.post(`${one}/enable`)
  expect(accounts.providerLink(person)?.kind).toBe('bound')

  const link = await accounts.issueLink(person)
  if (!link.ok) throw new Error(link.code)
  const token = link.token
  await house.ask('POST', '/api/v1/links/use', { json: { token, password: 'con mèo trèo cây cau xanh' } })
  expect(accounts.providerLink(person)).toBeNull()

  await tieTo(house, await signedInAs(house, 'vnpt-1'), 'cb-001')
  await accounts.rescue(person)
  expect(accounts.providerLink(person)).toBeNull()
})

test('[OC9] no client secret, code, token, verifier, state or nonce is in a log, the sign-in log, a document or an error', async () => {
  const owner = await signedInAs(house, 'vnpt-1')
  await tieTo(house, owner, 'cb-001')
  const by = fresh(house)
  const url = new URL(await pressed(by))
  const attempt = by.cookie.replace('vao=', '')
  const back = await house.provider.signIn(url.href, 'cb-001')
  const texts = [await by.post(finish, { query: back.search }), await by.post(finish, { query: back.search })]
  const other = fresh(house)
  await pressed(other)
  texts.push(await other.post(finish, { query: '?code=canary-ma&state=canary-trang-thai' }))
  texts.push(await other.post(finish, { query: 'canary-khong-phai' }))
  const sent = JSON.parse(house.provider.seen.at(-1) ?? '') as [
    Record<string, string>,
    Record<string, string>,
  ]
  const everything = [
    ...house.logged,
    await signInLines(house),
    readFileSync(join(house.dir, 'documents', 'accounts.json'), 'utf8'),
    ...texts.map(({ text }) => text),
  ].join('\n')
  const secrets = [
    house.provider.secret,
    back.searchParams.get('code'),
    url.searchParams.get('state'),
    url.searchParams.get('nonce'),
    sent[0]['code_verifier'],
    sent[1]['id_token'],
    sent[1]['access_token'],
    attempt,
    'canary-ma',
    'canary-trang-thai',
    'canary-khong-phai',
  ]
  for (const kept of secrets) {
    expect(String(kept).length).toBeGreaterThan(8)
    expect(everything).not.toContain(kept)
  }
})
