import { expect, test } from 'vitest'
import { absoluteMs, idleMs } from '../../server/accounts/presence.ts'
import { sha256 } from '../../server/adapters/hash.ts'
import { addPerson, cookieOf, from, openRig, otherPassword, signedIn } from './rig.ts'

const hour = 3_600_000

test('[A8] a session ends twelve hours after it was last seen', async () => {
  const { accounts, clock } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  const headers = cookieOf(await signedIn(accounts, 'truc-ban-1'))
  clock.advance(idleMs - 1)
  expect(accounts.whoIs(headers)).not.toBeNull()
  clock.advance(idleMs)
  expect(accounts.whoIs(headers)).toBeNull()
})

test('[A8] a session ends after twenty-four hours, however busy', async () => {
  const { accounts, clock } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  const headers = cookieOf(await signedIn(accounts, 'truc-ban-1'))
  for (let passed = 0; passed < absoluteMs; passed += 6 * hour) {
    expect(accounts.whoIs(headers)).not.toBeNull()
    clock.advance(6 * hour)
  }
  expect(accounts.whoIs(headers)).toBeNull()
})

test('[A8] a wall clock set back or ahead neither lengthens nor ends a session', async () => {
  const { accounts, clock } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  const headers = cookieOf(await signedIn(accounts, 'truc-ban-1'))
  const began = clock.now()
  clock.jump(began + 10 * 365 * 24 * hour)
  expect(accounts.whoIs(headers)).not.toBeNull()
  clock.jump(began - 10 * 365 * 24 * hour)
  clock.advance(idleMs + 1)
  expect(accounts.whoIs(headers)).toBeNull()
})

test('[A8] ages go on across a restart, and a seen session is kept as seen', async () => {
  const rig = await openRig()
  await addPerson(rig.accounts, 'truc-ban-1')
  const headers = cookieOf(await signedIn(rig.accounts, 'truc-ban-1'))
  rig.clock.advance(8 * hour)
  expect(rig.accounts.whoIs(headers)).not.toBeNull()
  const second = await rig.restart()
  second.clock.advance(8 * hour)
  expect(second.accounts.whoIs(headers)).not.toBeNull()
  const third = await second.restart()
  third.clock.advance(8 * hour)
  expect(third.accounts.whoIs(headers)).toBeNull()
})

test('[A8] being seen is written at most every five minutes', async () => {
  const { accounts, clock, document } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  const headers = cookieOf(await signedIn(accounts, 'truc-ban-1'))
  const before = document.writes
  for (let minute = 0; minute < 60; minute += 1) {
    clock.advance(60_000)
    accounts.whoIs(headers)
    await new Promise((resolve) => setTimeout(resolve, 8))
  }
  expect(document.writes - before).toBeGreaterThan(3)
  expect(document.writes - before).toBeLessThanOrEqual(12)
})

test('[A9] signing in ends the session that the browser had: an id is never carried over', async () => {
  const { accounts, revoked } = await openRig()
  await addPerson(accounts, 'truc-ban-1')
  const first = await signedIn(accounts, 'truc-ban-1')
  const session = sha256(first.sessionToken)
  const second = await signedIn(accounts, 'truc-ban-1', from('127.0.0.1', { session }))
  expect(accounts.whoIs(cookieOf(first))).toBeNull()
  expect(accounts.whoIs(cookieOf(second))).not.toBeNull()
  expect(revoked).toMatchObject([{ kind: 'session', session, reason: 'signed-out' }])
})

test('[A10] sign-out, disabling, a new password and expiry each end the session and say so at once', async () => {
  const { accounts, revoked, clock } = await openRig()
  const person = await addPerson(accounts, 'truc-ban-1')
  const ended = async (end: (session: string) => Promise<unknown>): Promise<string> => {
    const answer = await signedIn(accounts, 'truc-ban-1')
    const caller = accounts.whoIs(cookieOf(answer))
    if (caller?.kind !== 'person') throw new Error('not signed in')
    revoked.length = 0
    await end(caller.session)
    expect(accounts.alive(caller)).toBe(false)
    expect(accounts.whoIs(cookieOf(answer))).toBeNull()
    expect(revoked).toContainEqual(
      expect.objectContaining({ kind: 'session', session: caller.session, person }),
    )
    return revoked[0]?.reason ?? ''
  }
  expect(await ended((session) => accounts.signOut(session))).toBe('signed-out')
  expect(await ended(() => accounts.setDisabled(person, true))).toBe('disabled')
  await accounts.setDisabled(person, false)
  expect(
    await ended(async () => {
      clock.advance(idleMs + 30_000)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }),
  ).toBe('expired')
  const link = await accounts.issueLink(person)
  if (!link.ok) throw new Error(link.code)
  expect(await ended(() => accounts.useLink(link.token, otherPassword, from()))).toBe('password-changed')
})

test('[A10] a revoked display is told and refused; another congress’s administrator cannot revoke it', async () => {
  const { accounts, revoked } = await openRig()
  const { display, token } = await accounts.addDisplay('vinh-phuc', 'viettel', 'Phòng trực')
  const caller = accounts.whoIs({}, token)
  expect(caller).toEqual({
    kind: 'display',
    display: display.id,
    congress: 'vinh-phuc',
    organisation: 'viettel',
  })
  expect(accounts.whoIs({ authorization: `Bearer ${token}` })).toEqual(caller)
  expect(await accounts.revokeDisplay('long-an', display.id)).toBe(false)
  expect(await accounts.revokeDisplay('vinh-phuc', display.id)).toBe(true)
  expect(revoked).toEqual([{ kind: 'display', display: display.id, reason: 'display-revoked' }])
  expect(accounts.whoIs({}, token)).toBeNull()
  expect(caller && accounts.alive(caller)).toBe(false)
})

test('[A10] a person who moves keeps the session, and everyone who listens is told', async () => {
  const { accounts, revoked } = await openRig()
  const person = await addPerson(accounts, 'truc-ban-1')
  const headers = cookieOf(await signedIn(accounts, 'truc-ban-1'))
  accounts.moved(person)
  expect(revoked).toEqual([{ kind: 'person', person, reason: 'moved' }])
  expect(accounts.whoIs(headers)).not.toBeNull()
})

test('[A8] under https only the __Host- cookie counts, and a bearer never stands for a person', async () => {
  const { accounts } = await openRig({ secure: true })
  await addPerson(accounts, 'truc-ban-1')
  const answer = await signedIn(accounts, 'truc-ban-1')
  expect(accounts.whoIs(cookieOf(answer))).toBeNull()
  expect(accounts.whoIs(cookieOf(answer, '__Host-tb'))).not.toBeNull()
  expect(accounts.whoIs({ authorization: `Bearer ${answer.sessionToken}` })).toBeNull()
})
