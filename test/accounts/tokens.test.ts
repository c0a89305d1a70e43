import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { carriesToken, withoutTokens } from '../../server/accounts/tokens.ts'
import type { NewApiToken } from '../../server/accounts/types.ts'
import { addPerson, openRig } from './rig.ts'
import type { Rig } from './rig.ts'

const day = 86_400_000
const bearer = (secret: string): { authorization: string } => ({ authorization: `Bearer ${secret}` })

async function made(rig: Rig, more: Partial<NewApiToken> = {}) {
  const maker = rig.accounts.byUsername('quan-tri')?.person ?? (await addPerson(rig.accounts, 'quan-tri'))
  return rig.accounts.addToken({
    label: 'Giám sát',
    scopes: ['view:read'],
    congress: 'vp',
    organisation: 'vnpt',
    maker,
    expiresAt: rig.clock.now() + 30 * day,
    ...more,
  })
}

test('[AT1] a token names its id and 256 bits, and the file on disk holds no usable secret', async () => {
  const rig = await openRig()
  const { token, secret } = await made(rig)
  expect(secret).toMatch(new RegExp(`^tb_${token.id}_[A-Za-z0-9_-]{43}$`))
  expect(rig.accounts.whoIs(bearer(secret))).toEqual({
    kind: 'token',
    token: token.id,
    congress: 'vp',
    organisation: 'vnpt',
    maker: token.maker,
    scopes: ['view:read'],
  })
  const kept = readFileSync(join(rig.dir, 'accounts.json'), 'utf8')
  expect(kept).toContain(token.id)
  expect(kept).not.toContain(secret)
  expect(kept).not.toContain(secret.slice(-43))
  // What stands there opens nothing.
  expect(rig.accounts.whoIs(bearer(token.tokenHash))).toBeNull()
  expect(rig.accounts.whoIs(bearer(`tb_${token.id}_${token.tokenHash.slice(0, 43)}`))).toBeNull()
})

test('[AT1] another secret under the same id, a cut one and a lengthened one are nobody', async () => {
  const rig = await openRig()
  const one = await made(rig)
  const other = await made(rig)
  const mixed = `tb_${one.token.id}_${other.secret.slice(-43)}`
  for (const wrong of [
    mixed,
    one.secret.slice(0, -1),
    `${one.secret}A`,
    one.secret.toUpperCase(),
    'tb_',
    'tb__',
  ])
    expect([wrong, rig.accounts.whoIs(bearer(wrong))]).toEqual([wrong, null])
  expect(rig.accounts.whoIs({}, one.secret)).not.toBeNull()
})

test('[AT2] a token that has run out is refused in that very millisecond, after a restart too', async () => {
  const rig = await openRig()
  const { secret, token } = await made(rig)
  const caller = rig.accounts.whoIs(bearer(secret))
  if (!caller) throw new Error('a fresh token is of use')
  rig.clock.advance(token.expiresAt - rig.clock.now() - 1)
  expect(rig.accounts.alive(caller)).toBe(true)
  rig.clock.advance(1)
  expect(rig.accounts.whoIs(bearer(secret))).toBeNull()
  expect(rig.accounts.alive(caller)).toBe(false)
  const again = await rig.restart()
  expect(again.accounts.whoIs(bearer(secret))).toBeNull()
})

test('[AT3] a revoked token is refused at once and told of; a second revocation, and one elsewhere, find nothing', async () => {
  const rig = await openRig()
  const { secret, token } = await made(rig)
  expect(await rig.accounts.revokeToken('khac', token.id)).toBe(false)
  expect(rig.accounts.whoIs(bearer(secret))).not.toBeNull()
  expect(await rig.accounts.revokeToken('vp', token.id)).toBe(true)
  expect(rig.accounts.whoIs(bearer(secret))).toBeNull()
  expect(rig.revoked).toEqual([{ kind: 'token', token: token.id, reason: 'token-revoked' }])
  expect(await rig.accounts.revokeToken('vp', token.id)).toBe(false)
})

test('[AT4] who is disabled, and who may no longer, takes their tokens along; they come back with the right', async () => {
  let stands = true
  const rig = await openRig({ tokenStands: () => stands })
  const { secret, token } = await made(rig)
  await rig.accounts.setDisabled(token.maker, true)
  expect(rig.accounts.whoIs(bearer(secret))).toBeNull()
  await rig.accounts.setDisabled(token.maker, false)
  expect(rig.accounts.whoIs(bearer(secret))).not.toBeNull()
  stands = false
  expect(rig.accounts.whoIs(bearer(secret))).toBeNull()
})

test('[AT9] when a token was last used is written, and at most every five minutes', async () => {
  const rig = await openRig()
  const { secret } = await made(rig)
  const used = (): number | null | undefined => rig.accounts.tokens('vp')[0]?.lastUsed
  expect(used()).toBeNull()
  const settled = () => rig.accounts.setDisabled('nobody', true)
  for (let each = 0; each < 20; each += 1) rig.accounts.whoIs(bearer(secret))
  await settled()
  const first = rig.clock.now()
  expect(used()).toBe(first)
  rig.clock.advance(4 * 60_000)
  rig.accounts.whoIs(bearer(secret))
  await settled()
  expect(used()).toBe(first)
  rig.clock.advance(60_000)
  rig.accounts.whoIs(bearer(secret))
  await settled()
  expect(used()).toBe(first + 5 * 60_000)
})

test('[AT7] a token is found in an address however it was escaped, and never stays in what is logged', () => {
  const secret = `tb_${crypto.randomUUID()}_${'aB3_-'.repeat(8)}xyz`
  for (const url of [
    `/a?token=${secret}`,
    `/a/${secret}`,
    `/a?x=${secret.replaceAll('_', '%5f')}`,
    `/a?t=tbd_${'a'.repeat(43)}`,
  ])
    expect([url, carriesToken(url), /aB3|aaaa/.test(withoutTokens(url))]).toEqual([url, true, false])
  for (const url of ['/api/v1/me', '/x?tb=1', '/x?after=tb_1', '/bang-kiem/TB-01.hoi-truong'])
    expect([url, carriesToken(url)]).toEqual([url, false])
})
