import { afterAll, beforeAll, expect, test } from 'vitest'
import { relyingParty } from '../../server/accounts/rp.ts'
import { goodPassword } from '../accounts/rig.ts'
import { Authenticator } from '../tools/authenticator.ts'
import type { Twist } from '../tools/authenticator.ts'
import { browser, enter, openAhead, signedInAs } from './factor-rig.ts'
import type { Ahead, Browser } from './factor-rig.ts'

let house: Ahead
beforeAll(async () => {
  house = await openAhead()
})
afterAll(() => house.close())

const origin = (): string => `http://localhost:${house.port}`
const codeOf = (answer: { json: { error?: { code: string } } }) => answer.json.error?.code

async function addPasskey(by: Browser, key: Authenticator, twist: Twist = {}) {
  const proof = await by.prove()
  const asked = await by.post('account/passkeys/options', { proof })
  return by.post('account/passkeys', {
    proof,
    name: 'Khóa USB',
    response: key.make(asked.json.options, twist),
  })
}
const known = (username: string) => ({ known: { username, password: goodPassword } })
async function showFor(key: Authenticator, body: object, twist: Twist = {}) {
  const asker = browser(house)
  const asked = await asker.post('session/passkey/options', body)
  if (asked.status !== 200) return asked
  return asker.post('session/passkey', { response: key.show(asked.json.options, twist) })
}

test('[SF5] a passkey signs in alone when its holder was made sure of, and after the password also without', async () => {
  const key = new Authenticator(origin())
  const added = await addPasskey(await signedInAs(house, 'truc-ban'), key)
  expect([added.status, added.json.recovery.length]).toEqual([201, 10])
  const half = await enter(house, 'truc-ban')
  expect(half.json.error.factors).toEqual(['passkey', 'recovery'])
  const alone = await showFor(key, {})
  expect([alone.status, alone.json.username]).toEqual([200, 'truc-ban'])
  expect(codeOf(await showFor(key, {}, { verified: false }))).toBe('passkey-wrong')
  expect((await showFor(key, known('truc-ban'), { verified: false })).status).toBe(200)
  // Without the right password nobody learns whose passkeys there are.
  const wrong = await browser(house).post('session/passkey/options', {
    known: { username: 'truc-ban', password: 'không phải mật khẩu' },
  })
  expect([codeOf(wrong), wrong.json.options]).toEqual(['wrong-sign-in', undefined])
  expect((await showFor(key, known('lanh-dao'))).json.error.code).toBe('no-factor')
})

test('[SF5] a challenge is answered once, within two minutes, for what it was made', async () => {
  const key = new Authenticator(origin())
  const owner = await signedInAs(house, 'lanh-dao')
  await addPasskey(owner, key)
  const stranger = browser(house)
  const asked = await stranger.post('session/passkey/options', {})
  const response = key.show(asked.json.options)
  expect((await stranger.post('session/passkey', { response })).status).toBe(200)
  expect(codeOf(await stranger.post('session/passkey', { response }))).toBe('passkey-wrong')
  expect(codeOf(await showFor(key, {}, { challenge: Buffer.alloc(32, 7).toString('base64url') }))).toBe(
    'passkey-wrong',
  )
  const proving = await owner.post('account/prove/passkey/options', {})
  const forProof = key.show(proving.json.options)
  expect(codeOf(await stranger.post('session/passkey', { response: forProof }))).toBe('passkey-wrong')
  const again = await owner.post('account/prove/passkey/options', {})
  const proof = await owner.post('account/prove/passkey', { response: key.show(again.json.options) })
  expect((await owner.post('account/recovery', { proof: proof.json.proof })).status).toBe(201)
  const entering = await stranger.post('session/passkey/options', {})
  expect(
    codeOf(await owner.post('account/prove/passkey', { response: key.show(entering.json.options) })),
  ).toBe('passkey-wrong')
})

test('[SF6] another origin, another host, another’s handle, an unknown key and a counter that went back open nothing', async () => {
  const key = new Authenticator(origin())
  await addPasskey(await signedInAs(house, 'vnpt-1'), key)
  const twists: Twist[] = [
    { origin: 'https://evil.example' },
    { origin: `http://127.0.0.1:${house.port}` },
    { rpId: 'evil.example' },
    { userHandle: house.personOf('lanh-dao') },
  ]
  for (const twist of twists)
    expect([twist, codeOf(await showFor(key, {}, twist))]).toEqual([twist, 'passkey-wrong'])
  const unknown = { userHandle: house.personOf('vnpt-1') }
  expect(codeOf(await showFor(new Authenticator(origin()), {}, unknown))).toBe('passkey-wrong')
  expect((await showFor(key, {}, { counter: 40 })).status).toBe(200)
  for (const counter of [40, 3]) expect(codeOf(await showFor(key, {}, { counter }))).toBe('passkey-wrong')
  expect((await showFor(key, {}, { counter: 41 })).status).toBe(200)
  const foreign = new Authenticator(origin())
  const owner = await signedInAs(house, 'viettel-1')
  expect(codeOf(await addPasskey(owner, foreign, { origin: 'https://evil.example' }))).toBe('passkey-wrong')
  expect(codeOf(await addPasskey(owner, foreign, { rpId: 'evil.example' }))).toBe('passkey-wrong')
  expect(codeOf(await addPasskey(owner, key))).toBe('passkey-wrong')
  expect((await owner.get('account')).json.passkeys).toEqual([])
})

test('[SF15] passkeys are made for the host people are given, and for none where that is a number', async () => {
  expect(relyingParty('http://localhost:8080')).toEqual({ id: 'localhost', origin: 'http://localhost:8080' })
  expect(relyingParty('https://trucban.example.vn')).toEqual({
    id: 'trucban.example.vn',
    origin: 'https://trucban.example.vn',
  })
  expect(relyingParty('https://10.0.0.7:8443')).toBeNull()
  expect(relyingParty('https://[2001:db8::1]')).toBeNull()
  const numbered = await openAhead({ env: { PUBLIC_URL: 'http://192.0.2.7' } })
  try {
    const owner = await signedInAs(numbered, 'truc-ban')
    expect((await owner.get('account')).json.passkeyHost).toBeNull()
    const proof = await owner.prove()
    expect(codeOf(await owner.post('account/passkeys/options', { proof }))).toBe('passkey-not-here')
    expect(codeOf(await browser(numbered).post('session/passkey/options', {}))).toBe('passkey-not-here')
  } finally {
    await numbered.close()
  }
})
