import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openAhead } from '../http/factor-rig.ts'
import type { Ahead, Browser } from '../http/factor-rig.ts'
import { goodPassword } from '../accounts/rig.ts'
import type { Answer } from '../http/rig.ts'
import { description, openHostile, sends, token } from './hostile.ts'
import type { Hostile } from './hostile.ts'
import { clientId, newKey } from './provider-rig.ts'
import { fresh, label, pressed, writePlan } from './rig.ts'

let hostile: Hostile
let house: Ahead
let drop: () => void
const metadata = '/.well-known/openid-configuration'
const within = 700

beforeAll(async () => {
  hostile = await openHostile()
  const config = writePlan({ issuer: hostile.issuer, clientId, label }, 'bi-mat-cua-may-khach')
  drop = config.drop
  house = await openAhead({ env: { OIDC_CONFIG: config.path }, instead: { providerWithin: within } })
  const person = house.personOf('vnpt-1')
  const tied = await house.system.accounts.expectProvider(person, hostile.issuer, 'nva')
  expect(tied.ok).toBe(true)
})
afterAll(async () => {
  await house.close()
  await hostile.close()
  drop()
})
afterEach(() => {
  hostile.answers.clear()
  hostile.idToken = (claims) => token(hostile.key, claims)
})

interface Begun {
  readonly by: Browser
  readonly query: string
}

/** As if the provider had sent the browser back with a code. */
async function begun(change: (query: URLSearchParams) => void = () => undefined): Promise<Begun> {
  const by = fresh(house)
  const { searchParams } = new URL(await pressed(by))
  hostile.nonce = searchParams.get('nonce') ?? ''
  const query = new URLSearchParams({
    code: 'ma-mot-lan',
    state: searchParams.get('state') ?? '',
    iss: hostile.issuer,
  })
  change(query)
  return { by, query: `?${query.toString()}` }
}

const finish = ({ by, query }: Begun): Promise<Answer> => by.post('session/provider/finish', { query })
const code = ({ status, json }: Answer): unknown => (status === 200 ? 'in' : json.error.code)

test('[OC2] what is honest comes in: the rest of this file changes one thing at a time', async () => {
  hostile.idToken = (claims) => token(hostile.key, { ...claims, preferred_username: 'nva' })
  expect(code(await finish(await begun()))).toBe('in')
  hostile.idToken = (claims) => token(hostile.key, claims)
  expect(code(await finish(await begun()))).toBe('in')
})

test('[OC4] a token that is not the provider’s, not for us, not for this attempt or not of now is refused', async () => {
  const stranger = newKey('that')
  const unknown = newKey('la')
  const now = Math.floor(Date.now() / 1000)
  const wrong: readonly [string, (claims: Record<string, unknown>) => string][] = [
    ['another key under the same name', (claims) => token(stranger, claims)],
    ['a key that is not listed', (claims) => token(unknown, claims)],
    ['alg none', (claims) => token(null, claims)],
    ['signed with the client secret', (claims) => token(hostile.key, claims, { alg: 'HS256' })],
    ['one letter changed', (claims) => token(hostile.key, claims).replace(/\.(.)/, '.A$1')],
    ['iss', (claims) => token(hostile.key, { ...claims, iss: 'https://noi-khac.example' })],
    ['iss with a slash', (claims) => token(hostile.key, { ...claims, iss: `${hostile.issuer}/` })],
    ['aud', (claims) => token(hostile.key, { ...claims, aud: 'ung-dung-khac' })],
    ['two audiences without azp', (claims) => token(hostile.key, { ...claims, aud: [clientId, 'khac'] })],
    ['azp of another', (claims) => token(hostile.key, { ...claims, aud: [clientId, 'khac'], azp: 'khac' })],
    ['nonce', (claims) => token(hostile.key, { ...claims, nonce: 'cua-lan-khac' })],
    ['no nonce', ({ nonce: _nonce, ...claims }) => token(hostile.key, claims)],
    ['expired', (claims) => token(hostile.key, { ...claims, exp: now - 45 })],
    ['not yet', (claims) => token(hostile.key, { ...claims, nbf: now + 90 })],
    ['made tomorrow', (claims) => token(hostile.key, { ...claims, iat: now + 90 })],
    ['made long ago', (claims) => token(hostile.key, { ...claims, iat: now - 3_600 })],
    ['no sub', ({ sub: _sub, ...claims }) => token(hostile.key, claims)],
    ['empty sub', (claims) => token(hostile.key, { ...claims, sub: '' })],
    ['endless sub', (claims) => token(hostile.key, { ...claims, sub: 'x'.repeat(300) })],
    ['no token', () => ''],
  ]
  for (const [what, idToken] of wrong) {
    hostile.idToken = idToken
    expect([what, code(await finish(await begun()))]).toEqual([what, 'provider-wrong'])
  }
  // Clocks differ by a little.
  hostile.idToken = (claims) => token(hostile.key, { ...claims, exp: now - 10, iat: now + 10 })
  expect(code(await finish(await begun()))).toBe('in')
})

test('[OC4] the answer of another provider is not taken for ours: iss is there, once, and right', async () => {
  const asked = hostile.asked.filter((path) => path === '/token').length
  const wrong: readonly ((query: URLSearchParams) => void)[] = [
    (query) => query.set('iss', 'https://noi-khac.example'),
    (query) => query.delete('iss'),
    (query) => query.append('iss', hostile.issuer),
    (query) => query.append('code', 'ma-khac'),
    (query) => query.delete('code'),
  ]
  for (const change of wrong) expect(code(await finish(await begun(change)))).toBe('provider-wrong')
  expect(code(await finish(await begun((query) => query.append('state', 'x'))))).toBe('provider-again')
  expect(hostile.asked.filter((path) => path === '/token')).toHaveLength(asked)
})

test('[OC8] down, slow, endless, redirecting or sent elsewhere: it is told that the provider does not answer, and the password goes on', async () => {
  const endless = 'x'.repeat(300 * 1024)
  const elsewhere = await openHostile()
  const wrong: readonly [string, string, Parameters<Hostile['answers']['set']>[1]][] = [
    ['slow', '/token', () => undefined],
    ['slow keys', '/jwks', () => undefined],
    ['endless', '/token', sends(`{"a":"${endless}"}`)],
    ['endless keys', '/jwks', sends(`{"keys":[],"a":"${endless}"}`)],
    ['redirecting', '/token', sends({}, 307, { location: `${elsewhere.issuer}/token` })],
    ['redirecting keys', '/jwks', sends({}, 302, { location: `${elsewhere.issuer}/jwks` })],
    ['cut', '/token', (_request, response) => response.destroy()],
  ]
  for (const [what, path, answer] of wrong) {
    hostile.answers.set(path, answer)
    const began = performance.now()
    expect([what, code(await finish(await begun()))]).toEqual([what, 'provider-away'])
    if (what.startsWith('slow'))
      console.log(`${what}: given up after ${Math.round(performance.now() - began)} ms`)
    hostile.answers.delete(path)
  }
  const [slow, , big] = wrong
  hostile.answers.set('/token', slow?.[2] ?? sends({}))
  const own = await house.ask('POST', '/api/v1/session', {
    json: { username: 'truc-ban', password: goodPassword },
  })
  expect([big?.[0], own.status]).toEqual(['endless', 200])
  expect(elsewhere.asked).toEqual([])
  await elsewhere.close()
})

test('[OC8] a description that names another issuer or another host is not believed, and a server starts without any', async () => {
  const elsewhere = await openHostile()
  const config = writePlan({ issuer: hostile.issuer, clientId, label }, 'bi-mat-cua-may-khach')
  const descriptions: readonly [string, object, string][] = [
    ['issuer', description(elsewhere.issuer), 'provider-wrong'],
    ['slash', { ...description(hostile.issuer), issuer: `${hostile.issuer}/` }, 'provider-wrong'],
    [
      'page',
      description(hostile.issuer, { authorization_endpoint: 'https://noi-khac.example/a' }),
      'provider-wrong',
    ],
    ['token', description(hostile.issuer, { token_endpoint: `${elsewhere.issuer}/token` }), 'provider-away'],
    ['keys', description(hostile.issuer, { jwks_uri: `${elsewhere.issuer}/jwks` }), 'provider-away'],
    ['inside', description(hostile.issuer, { jwks_uri: 'http://169.254.169.254/latest' }), 'provider-away'],
  ]
  for (const [what, said, expected] of descriptions) {
    hostile.answers.set(metadata, sends(said))
    const other = await openAhead({ env: { OIDC_CONFIG: config.path }, instead: { providerWithin: within } })
    const by = fresh(other)
    const answer = await by.post('session/provider')
    if (answer.status === 200) {
      const { searchParams } = new URL((answer.json as { url: string }).url)
      hostile.nonce = searchParams.get('nonce') ?? ''
      const query = `?code=x&state=${searchParams.get('state') ?? ''}&iss=${encodeURIComponent(hostile.issuer)}`
      expect([what, code(await by.post('session/provider/finish', { query }))]).toEqual([what, expected])
    } else expect([what, code(answer)]).toEqual([what, expected])
    await other.close()
  }
  expect(elsewhere.asked).toEqual([])
  await elsewhere.close()
  hostile.answers.set(metadata, sends({}, 500))
  const late = await openAhead({ env: { OIDC_CONFIG: config.path }, instead: { providerWithin: within } })
  expect((await late.ask('GET', '/readyz')).status).toBe(200)
  expect(code(await fresh(late).post('session/provider'))).not.toBe('in')
  // It comes back by itself.
  hostile.answers.delete(metadata)
  expect((await fresh(late).post('session/provider')).status).toBe(200)
  await late.close()
  config.drop()
})
