import { expect, test } from 'vitest'
import { afterRestore, emptyAccounts } from '../../server/accounts/book.ts'
import type { Identity } from '../../server/accounts/provider-doors.ts'
import type { Account, Origin } from '../../server/accounts/types.ts'
import { goodPassword, openRig } from './rig.ts'

const issuer = 'https://sso.example'
const who = (change: Partial<Identity> = {}): Identity => ({
  issuer,
  subject: 'cb-1',
  name: 'nva',
  strong: false,
  ...change,
})
const origin: Origin = { address: '10.0.0.1', device: null, session: null, requestId: 'r' }
const secrets = { state: 's', nonce: 'n', verifier: 'v' }
const minute = 60_000

test('[OC3] an attempt is good for ten minutes, once; one address cannot push out another’s', async () => {
  const { accounts, clock } = await openRig()
  const first = accounts.beginProvider(secrets, null, origin)
  clock.advance(10 * minute - 1)
  expect(accounts.takeProvider(first)).toEqual({ secrets, binder: null })
  expect(accounts.takeProvider(first)).toBeNull()
  const second = accounts.beginProvider(secrets, null, origin)
  clock.advance(10 * minute)
  expect(accounts.takeProvider(second)).toBeNull()
  const kept = accounts.beginProvider(secrets, null, { ...origin, address: '10.0.0.2' })
  for (let press = 0; press < 500; press += 1) accounts.beginProvider(secrets, null, origin)
  expect(accounts.takeProvider(kept)).not.toBeNull()
})

test('[OC6] a name that an administrator gave waits 72 hours, is exact, and is worth nothing at another issuer', async () => {
  const { accounts, clock } = await openRig()
  const added = await accounts.add({ username: 'nva', name: 'Nguyễn Văn A', password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  const { person } = added
  await accounts.expectProvider(person, issuer, ' nva ')
  for (const wrong of [
    who({ name: 'NVA' }),
    who({ name: null }),
    who({ issuer: `${issuer}/` }),
    who({ name: 'nv' }),
  ])
    expect(await accounts.providerSignIn('t', wrong, origin)).toEqual({ ok: false, code: 'provider-unbound' })
  clock.advance(72 * 60 * minute)
  expect(accounts.providerLink(person)).toBeNull()
  expect((await accounts.providerSignIn('t', who(), origin)).ok).toBe(false)
  await accounts.expectProvider(person, issuer, 'nva')
  clock.advance(72 * 60 * minute - 1)
  expect((await accounts.providerSignIn('t', who(), origin)).ok).toBe(true)
  expect(accounts.providerLink(person)).toMatchObject({ kind: 'bound', subject: 'cb-1', by: 'admin' })
  // Who has it now has it: the same name with another subject is another person.
  expect((await accounts.providerSignIn('t', who({ subject: 'cb-2' }), origin)).ok).toBe(false)
})

test('[OC6] of two that come by one name at once, one is let in', async () => {
  const { accounts } = await openRig()
  const added = await accounts.add({ username: 'nva', name: 'Nguyễn Văn A' })
  if (!added.ok) throw new Error(added.code)
  await accounts.expectProvider(added.person, issuer, 'nva')
  const both = await Promise.all(
    ['cb-1', 'cb-2'].map((subject) => accounts.providerSignIn('t', who({ subject }), origin)),
  )
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
})

test('[OC7] an invitation dies with a disabling and does not come back with a restore; a tie stays as the password does', async () => {
  const { accounts } = await openRig()
  const added = await accounts.add({ username: 'nva', name: 'Nguyễn Văn A', password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  const { person } = added
  await accounts.expectProvider(person, issuer, 'nva')
  await accounts.setDisabled(person, true)
  await accounts.setDisabled(person, false)
  expect(accounts.providerLink(person)).toBeNull()
  expect(await accounts.unbindProvider(person, null)).toEqual({ ok: false, code: 'provider-none' })
  const account: Account = {
    person,
    username: 'nva',
    name: 'A',
    phone: null,
    hash: null,
    disabled: false,
    createdAt: 0,
  }
  const bound = {
    kind: 'bound',
    issuer,
    subject: 'cb-1',
    name: null,
    by: 'self',
    at: 0,
    usedAt: null,
  } as const
  const expected = { kind: 'expected', issuer, name: 'nva', until: 9e15 } as const
  const accountsOf = (provider: NonNullable<Account['provider']>) =>
    afterRestore({ ...emptyAccounts(), accounts: [{ ...account, provider }] }).accounts
  expect(accountsOf(bound)).toEqual([{ ...account, provider: bound }])
  expect(accountsOf(expected)).toEqual([account])
})

test('[OC7] a tie and its session outlive a restart; an attempt does not', async () => {
  const rig = await openRig()
  const added = await rig.accounts.add({ username: 'nva', name: 'Nguyễn Văn A', password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  await rig.accounts.expectProvider(added.person, issuer, 'nva')
  const entered = await rig.accounts.providerSignIn('t', who(), origin)
  const attempt = rig.accounts.beginProvider(secrets, null, origin)
  const { accounts } = await rig.restart()
  expect(accounts.takeProvider(attempt)).toBeNull()
  const cookie = entered.ok ? `tb=${entered.sessionToken}` : ''
  expect(accounts.whoIs({ cookie })).toMatchObject({ person: added.person })
  expect((await accounts.providerSignIn('t', who({ name: 'khac' }), origin)).ok).toBe(true)
  await accounts.unbindProvider(added.person, null)
  expect(accounts.whoIs({ cookie })).toBeNull()
})
