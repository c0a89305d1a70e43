import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linkMs } from '../../server/accounts/links.ts'
import { setUpMs } from '../../server/accounts/set-up.ts'
import type { Accounts } from '../../server/accounts/types.ts'
import { addPerson, from, goodPassword, openRig, otherPassword, signedIn } from './rig.ts'

async function linkFor(accounts: Accounts, person: string): Promise<string> {
  const link = await accounts.issueLink(person)
  if (!link.ok) throw new Error(link.code)
  return link.token
}
const newcomer = async (accounts: Accounts): Promise<string> => {
  const added = await accounts.add({ username: 'lien-lac-1', name: 'Liên lạc 1' })
  if (!added.ok) throw new Error(added.code)
  return added.person
}
const gone = { ok: false, code: 'link-not-valid' }

test('[A11] a link sets the password once, signs in, and is then dead', async () => {
  const { accounts } = await openRig()
  const token = await linkFor(accounts, await newcomer(accounts))
  expect(accounts.lookAtLink(token)).toMatchObject({
    ok: true,
    username: 'lien-lac-1',
    purpose: 'set-password',
  })
  expect(await accounts.useLink(token, goodPassword, from())).toMatchObject({ ok: true })
  expect(accounts.lookAtLink(token)).toMatchObject(gone)
  expect(await accounts.useLink(token, otherPassword, from())).toMatchObject(gone)
  expect(await accounts.signIn('lien-lac-1', goodPassword, from())).toMatchObject({ ok: true })
})

test('[A11] of two uses of one link at once, one wins', async () => {
  const { accounts } = await openRig()
  const token = await linkFor(accounts, await newcomer(accounts))
  const both = await Promise.all([
    accounts.useLink(token, goodPassword, from()),
    accounts.useLink(token, otherPassword, from()),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('[A11] a link lives 72 hours, a new one kills the former, disabling kills all', async () => {
  const { accounts, clock } = await openRig()
  const person = await newcomer(accounts)
  const first = await linkFor(accounts, person)
  const second = await linkFor(accounts, person)
  expect(accounts.lookAtLink(first)).toMatchObject(gone)
  clock.advance(linkMs - 1)
  expect(accounts.lookAtLink(second)).toMatchObject({ ok: true })
  clock.advance(1)
  expect(await accounts.useLink(second, goodPassword, from())).toMatchObject(gone)
  const third = await linkFor(accounts, person)
  await accounts.setDisabled(person, true)
  await accounts.setDisabled(person, false)
  expect(accounts.lookAtLink(third)).toMatchObject(gone)
})

test('[A11] a bad password leaves the link usable', async () => {
  const { accounts } = await openRig({ contextWords: ['Viettel'] })
  const token = await linkFor(accounts, await newcomer(accounts))
  expect(await accounts.useLink(token, 'Viettel@2026', from())).toMatchObject({ code: 'password-context' })
  expect(await accounts.useLink(token, goodPassword, from())).toMatchObject({ ok: true })
})

test('[A11] recovery ends every session of the person', async () => {
  const { accounts, revoked } = await openRig()
  const person = await addPerson(accounts, 'truc-ban-1')
  await signedIn(accounts, 'truc-ban-1')
  await signedIn(accounts, 'truc-ban-1')
  const link = await accounts.issueLink(person)
  expect(link).toMatchObject({ ok: true, purpose: 'recover' })
  if (link.ok) await accounts.useLink(link.token, otherPassword, from())
  expect(revoked.map(({ reason }) => reason)).toEqual(['password-changed', 'password-changed'])
  expect(await accounts.signIn('truc-ban-1', goodPassword, from())).toMatchObject({ ok: false })
})

const admit = (person: string): Promise<string> => Promise.resolve(person)
const first = { username: 'quan-tri', name: 'Quản trị', password: goodPassword }
const tokenOf = (url: string): string => url.split('#')[1] ?? ''

async function setUpLink(accounts: Accounts): Promise<string> {
  const link = await accounts.makeSetUpLink()
  if (!link) throw new Error('no link was made')
  return tokenOf(link.url)
}

test('[A12] the set-up link is written for its owner only and opens the first account', async () => {
  const { accounts, dir } = await openRig()
  const token = await setUpLink(accounts)
  const path = join(dir, 'setup-link')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readFileSync(path, 'utf8')).toContain(token)
  expect(Buffer.from(token, 'base64url')).toHaveLength(16)
  expect(accounts.wantsSetUp()).toBe(true)
  expect(await accounts.setUp(token, first, from(), admit)).toMatchObject({ ok: true })
  expect(accounts.wantsSetUp()).toBe(false)
  expect(await accounts.makeSetUpLink()).toBeNull()
})

test('[A12] of two racing set-ups one wins, and one account and one administrator exist', async () => {
  const { accounts } = await openRig()
  const token = await setUpLink(accounts)
  const admitted: string[] = []
  const slowly = async (person: string): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    admitted.push(person)
    return person
  }
  const both = await Promise.all([
    accounts.setUp(token, first, from(), slowly),
    accounts.setUp(token, { ...first, username: 'ke-khac' }, from(), slowly),
  ])
  expect(both.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual(['ok', 'setup-not-possible'])
  expect(accounts.count()).toBe(1)
  expect(admitted).toHaveLength(1)
})

test('[A12] an old set-up link is dead after a restart, a used or wrong one too, and after thirty minutes', async () => {
  const rig = await openRig()
  const old = await setUpLink(rig.accounts)
  const { accounts, clock } = await rig.restart()
  const fresh = await setUpLink(accounts)
  const dead = { ok: false, code: 'setup-not-possible' }
  expect(await accounts.setUp(old, first, from(), admit)).toMatchObject(dead)
  expect(await accounts.setUp('', first, from(), admit)).toMatchObject(dead)
  expect(await accounts.setUp(`${fresh}x`, first, from(), admit)).toMatchObject(dead)
  clock.advance(setUpMs)
  expect(await accounts.setUp(fresh, first, from(), admit)).toMatchObject(dead)
  const last = await setUpLink(accounts)
  expect(await accounts.setUp(last, first, from(), admit)).toMatchObject({ ok: true })
  expect(await accounts.setUp(last, { ...first, username: 'hai' }, from(), admit)).toMatchObject(dead)
})

test('[A12] when the journal cannot take the administrator, no account is kept and the link still works', async () => {
  const { accounts } = await openRig()
  const token = await setUpLink(accounts)
  expect(await accounts.setUp(token, first, from(), () => Promise.resolve(null))).toMatchObject({ ok: false })
  expect(accounts.count()).toBe(0)
  expect(await accounts.setUp(token, first, from(), admit)).toMatchObject({ ok: true })
})
