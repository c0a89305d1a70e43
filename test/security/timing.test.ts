import { expect, onTestFinished, test } from 'vitest'
import { argonHasher } from '../../server/adapters/hash.ts'
import type { Hasher } from '../../server/adapters/hash.ts'
import { cheapHasher, goodPassword, otherPassword } from '../accounts/rig.ts'
import { addTotp, openAhead, signedInAs } from '../http/factor-rig.ts'
import type { Ahead } from '../http/factor-rig.ts'
import { tellable } from './sweep-world.ts'

/** A house whose verifications are counted: of a stored hash, or of the dummy. */
async function counted(): Promise<{ house: Ahead; work: string[] }> {
  const inner = cheapHasher()
  const work: string[] = []
  const hasher: Hasher = {
    ...inner,
    verify: (phc, password, lane) => {
      work.push(phc === null ? 'dummy' : 'stored')
      return inner.verify(phc, password, lane)
    },
  }
  const house = await openAhead({ hasher, instead: { idle: true } })
  onTestFinished(() => house.close())
  await addTotp(house, await signedInAs(house, 'truc-ban'))
  await house.system.accounts.setDisabled(house.personOf('viettel-1'), true)
  await house.system.accounts.add({ username: 'chua-dat', name: 'Chưa đặt' })
  return { house, work }
}
const people = ['truc-ban', 'lanh-dao', 'viettel-1', 'chua-dat', 'khong-co-ai'] as const

test('[SC10] at every door that takes a name, a known, a disabled, an unset and an unknown account get the same answer for the same work', async () => {
  const { house, work } = await counted()
  const doors: [string, (username: string) => object][] = [
    ['session', (username) => ({ username, password: otherPassword })],
    ['session', (username) => ({ username, password: otherPassword, code: '123456' })],
    ['session/passkey/options', (username) => ({ known: { username, password: otherPassword } })],
  ]
  for (const [path, form] of doors) {
    const said = new Set<string>()
    for (const username of people) {
      work.length = 0
      const answer = await house.ask('POST', `/api/v1/${path}`, { json: form(username) })
      expect([path, username, answer.status, work.length]).toEqual([path, username, 401, 1])
      said.add(tellable(answer))
    }
    expect([path, said.size]).toEqual([path, 1])
  }
})

test('[SC10] a link and a token that are wrong, used up, revoked or cut short are answered alike, without a word of whose', async () => {
  const { house, work } = await counted()
  const { accounts } = house.system
  const link = await accounts.issueLink(house.personOf('vnpt-1'))
  const first = link.ok ? link.token : ''
  await accounts.issueLink(house.personOf('vnpt-1'))
  work.length = 0
  const unknown = 'x'.repeat(first.length)
  for (const path of ['links/look', 'links/use']) {
    const said = [first, unknown].map(async (token) => {
      const password = path.endsWith('use') ? { password: goodPassword } : {}
      return tellable(await house.ask('POST', `/api/v1/${path}`, { json: { token, ...password } }))
    })
    expect(new Set(await Promise.all(said)).size).toBe(1)
  }
  const maker = house.personOf('quan-tri')
  const asked = { congress: 'dai-hoi', organisation: 'so', maker, scopes: ['view:read'] as const, label: 'x' }
  const made = await accounts.addToken({ ...asked, expiresAt: house.now() + 1e9 })
  const living = made.secret
  await accounts.revokeToken('dai-hoi', made.token.id)
  const other = await accounts.addToken({ ...asked, expiresAt: house.now() + 1e9 })
  const wrong = [
    living,
    `${other.secret.slice(0, -1)}${other.secret.endsWith('A') ? 'B' : 'A'}`,
    `tb_${other.token.id}_${'A'.repeat(43)}`,
    `tb_00000000-0000-4000-8000-000000000000_${'A'.repeat(43)}`,
  ]
  for (const path of ['me', 'congresses/dai-hoi/view', 'account']) {
    const said = wrong.map(async (token) =>
      tellable(await house.ask('GET', `/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })),
    )
    expect([path, new Set(await Promise.all(said)).size]).toEqual([path, 1])
  }
  // Neither is looked for by slow work that a guess could be told by.
  expect(work).toEqual([])
})

test('[SC10] by the clock too: the quickest of a few tries, one kind after the other, are of one size', async () => {
  const house = await openAhead({ hasher: argonHasher(), instead: { idle: true } })
  onTestFinished(() => house.close())
  const quickest: Record<string, number> = {}
  for (const path of ['session', 'session/passkey/options'])
    // Twice each: fewer than what the throttle begins to hold back, for the known and the unknown alike.
    for (const [n, username] of [
      'lanh-dao',
      'vnpt-1',
      'truc-ban',
      'lanh-dao',
      'vnpt-1',
      'truc-ban',
    ].entries())
      for (const kind of n % 2 ? ['known', 'unknown'] : ['unknown', 'known']) {
        const form = { username: kind === 'known' ? username : `khong-co-${n}`, password: otherPassword }
        const json = path === 'session' ? form : { known: form }
        const began = process.hrtime.bigint()
        const answer = await house.ask('POST', `/api/v1/${path}`, { json })
        const took = Number(process.hrtime.bigint() - began)
        expect([path, form.username, answer.status]).toEqual([path, form.username, 401])
        quickest[`${path} ${kind}`] = Math.min(quickest[`${path} ${kind}`] ?? Infinity, took)
      }
  for (const path of ['session', 'session/passkey/options']) {
    const ratio = (quickest[`${path} known`] ?? 0) / (quickest[`${path} unknown`] ?? 1)
    expect([path, ratio > 0.2 && ratio < 5]).toEqual([path, true])
  }
})
