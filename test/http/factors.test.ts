import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodPassword } from '../accounts/rig.ts'
import { actsOf, addTotp, codeAt, enter, freshStep, openAhead, signedInAs } from './factor-rig.ts'
import type { Ahead } from './factor-rig.ts'

let house: Ahead
beforeAll(async () => {
  house = await openAhead()
})
afterAll(() => house.close())

const documentText = (): string => readFileSync(join(house.dir, 'documents', 'accounts.json'), 'utf8')
const codeOf = (answer: { json: { error?: { code: string } } }) => answer.json.error?.code

test('[SF2] [SF3] a code is wanted after the right password alone, is good once, and a later one after it', async () => {
  const owner = await signedInAs(house, 'truc-ban')
  const { secret } = await addTotp(house, owner)
  const wrong = await house.ask('POST', '/api/v1/session', {
    json: { username: 'truc-ban', password: 'không phải mật khẩu', code: codeAt(secret, house.now()) },
  })
  expect([wrong.status, codeOf(wrong)]).toEqual([401, 'wrong-sign-in'])
  expect(wrong.json.error.factors).toBeUndefined()
  const half = await enter(house, 'truc-ban')
  expect([half.status, codeOf(half), half.json.error.factors]).toEqual([
    401,
    'second-factor-needed',
    ['totp', 'recovery'],
  ])
  expect(half.headers['set-cookie']).toBeUndefined()
  const code = codeAt(secret, house.now())
  const both = await Promise.all([enter(house, 'truc-ban', { code }), enter(house, 'truc-ban', { code })])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
  expect(codeOf(await enter(house, 'truc-ban', { code }))).toBe('wrong-code')
  // Two steps on, the code between is older than now and newer than the last: late by one, still good.
  house.later(60_000)
  freshStep(house)
  const late = codeAt(secret, house.now(), -1)
  const typed = `${late.slice(0, 3)} ${late.slice(3)}`
  expect((await enter(house, 'truc-ban', { code: typed })).status).toBe(200)
  for (const steps of [-3, -2, 2, 3])
    expect(codeOf(await enter(house, 'truc-ban', { code: codeAt(secret, house.now(), steps) }))).toBe(
      'wrong-code',
    )
})

test('[SF1] the seed stands sealed in the document, its key in a file for its owner only', async () => {
  const owner = await signedInAs(house, 'lanh-dao')
  const { secret } = await addTotp(house, owner)
  const key = join(house.dir, 'factor.key')
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect(Buffer.from(readFileSync(key, 'utf8').trim(), 'base64url')).toHaveLength(32)
  const kept = documentText()
  expect(kept).not.toContain(secret)
  expect(kept).toContain('"seed":"')
  expect(kept).not.toContain(readFileSync(key, 'utf8').trim())
})

test('[SF4] ten recovery codes are shown once, kept as argon2id, each good once, and told and recorded when used', async () => {
  const owner = await signedInAs(house, 'vnpt-1')
  const { recovery, secret } = await addTotp(house, owner)
  expect(new Set(recovery).size).toBe(10)
  const [first = '', second = ''] = recovery
  expect((await owner.get('account')).text).not.toContain(first)
  expect(documentText()).not.toContain(first.replace('-', ''))
  expect(documentText()).toMatch(/"recovery":\[\{"slot":\d,"hash":"\$argon2id\$/)
  const used = await enter(house, 'vnpt-1', { code: first.toLowerCase() })
  expect(used.json.news).toEqual([{ what: 'recovery-used', at: expect.any(Number) }])
  expect(codeOf(await enter(house, 'vnpt-1', { code: first }))).toBe('wrong-code')
  house.later(30_000)
  const proof = await owner.prove(codeAt(secret, house.now()))
  const renewed = await owner.post('account/recovery', { proof })
  expect(renewed.json.recovery).toHaveLength(10)
  expect(codeOf(await enter(house, 'vnpt-1', { code: second }))).toBe('wrong-code')
  expect((await enter(house, 'vnpt-1', { code: renewed.json.recovery[3] })).status).toBe(200)
  await owner.post('account/news/read')
  expect((await owner.get('me')).json.news).toBeUndefined()
  expect(await actsOf(house)).toContainEqual([
    'recovery-used',
    house.personOf('vnpt-1'),
    null,
    house.personOf('vnpt-1'),
  ])
})

test('[SF7] with the cookie alone nothing is added, removed, renewed or ended; a proof is of its own session', async () => {
  const owner = await signedInAs(house, 'viettel-1')
  const { secret, proof } = await addTotp(house, owner)
  house.later(60_000)
  const thief = await signedInAs(house, 'viettel-1', { code: codeAt(secret, house.now()) })
  const delicate = [
    'account/totp',
    'account/totp/remove',
    'account/passkeys/options',
    'account/passkeys/0123456789abcdef/remove',
    'account/recovery',
    'account/sessions/end-others',
    'account/sessions/0123456789abcdef/end',
  ]
  for (const path of delicate) {
    expect((await thief.post(path)).status).toBe(400)
    for (const given of [proof, 'x'.repeat(43)])
      expect([path, codeOf(await thief.post(path, { proof: given }))]).toEqual([path, 'prove-again'])
  }
  expect(codeOf(await thief.post('account/totp/confirm', { proof, code: '123456' }))).toBe('prove-again')
  for (const given of [proof, 'x'.repeat(43)])
    expect(
      codeOf(await thief.post('account/password', { proof: given, password: 'con mèo trèo cây cau' })),
    ).toBe('prove-again')
  // The password alone is not enough either, nor the code that let them in.
  const half = { password: goodPassword }
  expect(codeOf(await thief.post('account/prove', half))).toBe('wrong-code')
  expect(codeOf(await thief.post('account/prove', { ...half, code: codeAt(secret, house.now()) }))).toBe(
    'wrong-code',
  )
  expect((await owner.get('account')).json.totp).not.toBeNull()
  expect((await owner.post('account/totp/remove', { proof })).status).toBe(200)
  expect((await owner.get('account')).json).toMatchObject({ totp: null, recovery: 0 })
})
