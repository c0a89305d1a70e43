import { afterAll, beforeAll, expect, test } from 'vitest'
import { actsOf, addTotp, codeAt, enter } from '../http/factor-rig.ts'
import { congress, cookiesOf, signInLines } from '../http/rig.ts'
import { fresh, jar, openJoined, pressed, signedInAs, through, tieTo } from './rig.ts'
import type { Joined } from './rig.ts'

let house: Joined
beforeAll(async () => {
  house = await openJoined({ secondStep: { acr: ['hai-buoc'], amr: ['otp'] } })
  for (const [sub, name] of [
    ['cb-001', 'nva'],
    ['cb-002', 'ttb'],
    ['cb-003', 'lvc'],
    ['cb-004', 'pvd'],
    ['cb-005', 'hte'],
  ] as const)
    house.provider.people.set(sub, { name: `${name}@vinhphuc.gov.vn` })
})
afterAll(() => house.close())

test('[OC1] nothing is asked of the provider before somebody presses; then it is one address with code, PKCE, state and nonce', async () => {
  expect(house.provider.asked).toEqual([])
  const shown = await house.ask('GET', '/api/v1/session/provider')
  expect(shown.json).toEqual({ provider: { label: { vi: 'Đăng nhập của tỉnh', en: 'Provincial sign-in' } } })
  expect(house.provider.asked).toEqual([])
  const by = fresh(house)
  const url = new URL(await pressed(by))
  const { searchParams: said } = url
  expect(url.origin).toBe(house.provider.issuer)
  expect(Object.fromEntries(said)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    prompt: 'login',
    redirect_uri: `${house.url}/dang-nhap-chung`,
    scope: 'openid profile',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(said.get(name)).toMatch(/^[\w-]{43}$/)
  const again = new URL(await pressed(fresh(house))).searchParams
  for (const name of ['state', 'nonce', 'code_challenge']) expect(again.get(name)).not.toBe(said.get(name))
})

test('[OC2] [OC6] tied with a proof, the account is entered from the provider: an ordinary session, on record and in the log', async () => {
  const owner = await signedInAs(house, 'vnpt-1')
  expect((await tieTo(house, owner, 'cb-001')).json).toEqual({ bound: true })
  const person = house.personOf('vnpt-1')
  expect(await actsOf(house)).toContainEqual(['provider-bound', person, null, person])
  const elsewhere = fresh(house)
  const entered = await through(house, elsewhere, 'cb-001')
  expect([entered.status, entered.json.person]).toEqual([200, person])
  const [session = '', , attempt = ''] = entered.headers['set-cookie'] ?? []
  expect(session).toMatch(/^tb=[\w-]{43}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Strict$/)
  expect(attempt).toMatch(/^vao=; Path=\/; Max-Age=0; HttpOnly; SameSite=Strict$/)
  const { sessions, provider } = (await elsewhere.get('account')).json
  expect(sessions[0]).toMatchObject({ current: true, via: 'provider', factor: null })
  expect(provider).toMatchObject({
    bound: { name: 'nva@vinhphuc.gov.vn', by: 'self', here: true },
    expected: null,
  })
  expect(await signInLines(house)).toMatch(
    /"what":"provider","outcome":"ok","person":"[^"]+","username":"vnpt-1"/,
  )
})

test('[OC2] who is tied to nothing does not come in, and nothing is made of them; a disabled account is told the same', async () => {
  const before = house.system.accounts.count()
  const unknown = await through(house, fresh(house), 'cb-002')
  const admin = await signedInAs(house, 'quan-tri')
  const one = `congresses/${congress}/people/${house.personOf('vnpt-1')}`
  expect((await admin.post(`${one}/disable`)).status).toBe(200)
  const disabled = await through(house, fresh(house), 'cb-001')
  const told = ({ status, json }: typeof unknown) => [status, json.error.code, json.error.message]
  expect(told(unknown)).toEqual([
    403,
    'provider-unbound',
    'Tài khoản này chưa được liên kết; đăng nhập bằng mật khẩu rồi liên kết ở trang Tài khoản.',
  ])
  expect(told(disabled)).toEqual(told(unknown))
  expect(Object.keys(disabled.headers).sort()).toEqual(Object.keys(unknown.headers).sort())
  expect(cookiesOf(unknown)).toBe('')
  expect((await admin.post(`${one}/enable`)).status).toBe(200)
  expect((await through(house, fresh(house), 'cb-001')).status).toBe(200)
  expect(house.system.accounts.count()).toBe(before)
})

test('[OC2] a place that has ended is gone for who comes from the provider as for the password', async () => {
  const owner = await signedInAs(house, 'viettel-1')
  await tieTo(house, owner, 'cb-003')
  expect((await through(house, fresh(house), 'cb-003')).json.congresses).toHaveLength(1)
  const left = await house.system.desk.asSystem(congress, 'person.leave', {
    person: house.personOf('viettel-1'),
  })
  expect(left.ok).toBe(true)
  expect((await through(house, fresh(house), 'cb-003')).json.congresses).toEqual([])
  expect((await enter(house, 'viettel-1')).json.congresses).toEqual([])
})

test('[OC5] without the counted acr or amr the own second step is asked; with it, for who tied the account themselves, not', async () => {
  const owner = await signedInAs(house, 'truc-ban')
  const { secret } = await addTotp(house, owner)
  await tieTo(house, owner, 'cb-004', codeAt(secret, house.now()))
  house.later(60_000)
  const by = fresh(house)
  const asked = await through(house, by, 'cb-004')
  expect([asked.status, asked.json.error.code, asked.json.error.factors]).toEqual([
    401,
    'second-factor-needed',
    ['totp', 'recovery'],
  ])
  expect((await by.get('me')).status).toBe(401)
  expect(
    (await fresh(house).post('session/provider/step', { code: codeAt(secret, house.now()) })).status,
  ).toBe(410)
  expect((await by.post('session/provider/step', { code: '000000' })).json.error.code).toBe('wrong-code')
  const code = codeAt(secret, house.now())
  expect((await by.post('session/provider/step', { code })).status).toBe(200)
  expect((await by.get('account')).json.sessions[0]).toMatchObject({ via: 'provider', factor: 'totp' })
  // Used up, with the cookie that went along.
  expect((await by.post('session/provider/step', { code: codeAt(secret, house.now(), 1) })).status).toBe(410)
  for (const how of [{ acr: 'hai-buoc' }, { amr: ['pwd', 'otp'] }]) {
    house.provider.people.set('cb-004', { name: 'pvd@vinhphuc.gov.vn', ...how })
    const strong = fresh(house)
    expect((await through(house, strong, 'cb-004')).status).toBe(200)
    expect((await strong.get('account')).json.sessions[0]).toMatchObject({ factor: 'provider' })
  }
  house.provider.people.set('cb-004', { name: 'pvd@vinhphuc.gov.vn', acr: 'mot-buoc', amr: ['pwd'] })
  expect((await through(house, fresh(house), 'cb-004')).json.error.code).toBe('second-factor-needed')
})

test('[OC5] [OC6] an administrator names somebody: their first sign-in ties the account, and never skips its second step', async () => {
  const admin = await signedInAs(house, 'quan-tri')
  const person = house.personOf('lanh-dao')
  const one = `congresses/${congress}/people/${person}/provider`
  const owner = await signedInAs(house, 'lanh-dao')
  const { secret } = await addTotp(house, owner)
  house.provider.people.set('cb-005', { name: 'hte@vinhphuc.gov.vn', acr: 'hai-buoc' })
  expect((await admin.post(one, { name: ' hte@vinhphuc.gov.vn ' })).json).toEqual({ expected: true })
  const by = fresh(house)
  expect((await through(house, by, 'cb-005')).json.error.code).toBe('second-factor-needed')
  const entered = await by.post('session/provider/step', { code: codeAt(secret, house.now()) })
  expect(entered.json.news.map(({ what }: { what: string }) => what)).toEqual(['provider-bound'])
  expect(await actsOf(house)).toContainEqual(['provider-expected', house.personOf('quan-tri'), null, person])
  expect(await actsOf(house)).toContainEqual(['provider-bound', null, null, person])
  // From now on it is the subject, whatever they are called; and the name is worth nothing to somebody else.
  house.provider.people.set('cb-005', { name: 'ten-moi', acr: 'hai-buoc' })
  house.provider.people.set('cb-006', { name: 'hte@vinhphuc.gov.vn' })
  expect((await through(house, fresh(house), 'cb-005')).json.error.code).toBe('second-factor-needed')
  expect((await through(house, fresh(house), 'cb-006')).json.error.code).toBe('provider-unbound')
  expect((await admin.post(one, { name: 'hte@vinhphuc.gov.vn' })).json.error.code).toBe('provider-has')
})

test('[OC6] a stolen cookie ties nothing: a proof is asked, the tie is made in that session only, and one’s own never on the people screen', async () => {
  const owner = await signedInAs(house, 'vnpt-1')
  expect((await owner.post('account/provider', { proof: 'AbC' })).json.error.code).toBe('prove-again')
  expect((await owner.post('account/provider/remove', { proof: 'AbC' })).json.error.code).toBe('prove-again')
  const begun = await owner.post('account/provider', { proof: await owner.prove() })
  const back = await house.provider.signIn(begun.json.url, 'cb-002')
  // The same browser, another session of the same person by now.
  const other = await signedInAs(house, 'vnpt-1')
  const attempt = /vao=[\w-]+/.exec(cookiesOf(begun))?.[0] ?? ''
  const mixed = jar(house, `${other.cookie}; ${attempt}`)
  const answer = await mixed.post('session/provider/finish', { query: back.search })
  expect(answer.json.error.code).toBe('provider-again')
  expect((await through(house, fresh(house), 'cb-002')).json.error.code).toBe('provider-unbound')
  const admin = await signedInAs(house, 'quan-tri')
  const own = `congresses/${congress}/people/${house.personOf('quan-tri')}/provider`
  expect((await admin.post(own, { name: 'ttb' })).json.error.code).toBe('not-allowed')
  expect((await admin.post(`${own}/remove`)).json.error.code).toBe('not-allowed')
  const operator = `congresses/${congress}/people/${house.personOf('vnpt-1')}/provider`
  expect((await owner.post(operator, { name: 'ttb' })).status).toBe(404)
})

test('[OC6] somebody at the provider opens one account and no second one', async () => {
  const other = await signedInAs(house, 'viettel-1')
  const answer = await tieTo(house, other, 'cb-001')
  expect([answer.status, answer.json.error.code]).toEqual([409, 'provider-taken'])
  const admin = await signedInAs(house, 'quan-tri')
  const to = (username: string) => `congresses/${congress}/people/${house.personOf(username)}/provider`
  const owner = await signedInAs(house, 'vnpt-1')
  await owner.post('account/provider/remove', { proof: await owner.prove() })
  expect((await admin.post(to('vnpt-1'), { name: 'chung' })).status).toBe(200)
  expect((await admin.post(to('truc-ban'), { name: 'chung' })).json.error.code).toBe('provider-has')
  const ends = await admin.post(`${to('truc-ban')}/remove`)
  expect(ends.json).toEqual({ removed: true })
  expect((await admin.post(to('truc-ban'), { name: 'chung' })).json.error.code).toBe('provider-taken')
  expect((await admin.post(`${to('vnpt-1')}/remove`)).status).toBe(200)
})
