import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodPassword, otherPassword } from '../accounts/rig.ts'
import { actsOf, addTotp, browser, codeAt, enter, openAhead, signedInAs } from './factor-rig.ts'
import type { Ahead, Browser } from './factor-rig.ts'
import { congress } from './rig.ts'

const hour = 3_600_000
let house: Ahead
beforeAll(async () => {
  house = await openAhead()
  for (const username of ['quan-tri-2', 'quan-tri-3']) {
    const added = await house.system.accounts.add({ username, name: username, password: goodPassword })
    if (added.ok) await house.system.desk.asSystem('site', 'admin.join', { person: added.person, seat: null })
  }
  const added = await house.system.accounts.add({
    username: 'quan-tri-so',
    name: 'S',
    password: goodPassword,
  })
  if (added.ok)
    await house.system.desk.asSystem(congress, 'person.join', {
      person: added.person,
      organisation: 'so',
      role: 'admin',
    })
})
afterAll(() => house.close())

const people = `congresses/${congress}/people`
const codeOf = (answer: { json: { error?: { code: string } } }) => answer.json.error?.code
const rehearse = (by: Browser) =>
  by.post('commands', {
    id: crypto.randomUUID(),
    congress: 'site',
    type: 'admin.join',
    madeAt: house.now(),
    payload: { person: crypto.randomUUID(), seat: null },
  })
const addArea = (by: Browser) =>
  by.post('commands', {
    id: crypto.randomUUID(),
    congress,
    type: 'person.join',
    madeAt: house.now(),
    payload: { person: crypto.randomUUID(), organisation: 'so', role: 'operator' },
  })

test('[SF9] [ZT1] for 24 hours an administrator may do everything with the password; then nothing but look and add a second step', async () => {
  const site = await signedInAs(house, 'quan-tri')
  const seat = await signedInAs(house, 'quan-tri-so')
  expect((await site.get('me')).json.enrolUntil).toBeGreaterThan(house.now() + 23 * hour)
  expect((await addArea(seat)).status).toBe(200)
  house.later(24 * hour)
  const refusedReads = [
    'plans',
    'plans/vinh-phuc-demo/text',
    'congresses/site/audit',
    'sign-ins',
    ...['audit', 'displays', 'tokens'].map((one) => `congresses/${congress}/${one}`),
  ]
  for (const path of refusedReads)
    expect([path, codeOf(await site.get(path))]).toEqual([path, 'factor-required'])
  for (const by of [site, seat]) {
    expect(codeOf(await addArea(by))).toBe('factor-required')
    expect(codeOf(await by.post(people, { people: [] }))).toBe('factor-required')
    const one = `${people}/${house.personOf('vnpt-1')}`
    for (const act of ['link', 'disable', 'sessions/end', 'factors/ask-reset'])
      expect(codeOf(await by.post(`${one}/${act}`))).toBe('factor-required')
    for (const [method, path] of [
      ['POST', 'tokens'],
      ['DELETE', 'tokens/none'],
      ['POST', 'export'],
    ]) {
      const answer = await house.ask(method ?? '', `/api/v1/congresses/${congress}/${path ?? ''}`, {
        json: {},
        cookie: by.cookie,
      })
      expect([method, path, codeOf(answer)]).toEqual([method, path, 'factor-required'])
    }
    expect((await by.get(people)).json.people[0].username).toBeUndefined()
  }
  expect(codeOf(await rehearse(site))).toBe('factor-required')
  // Nobody is blind, and others are as before.
  expect((await seat.get(`congresses/${congress}/view`)).status).toBe(200)
  expect((await seat.get('me')).json.enrolUntil).toBeLessThanOrEqual(house.now())
  const liaison = await signedInAs(house, 'vnpt-1')
  expect((await liaison.get('me')).json.enrolUntil).toBeUndefined()
  expect(codeOf(await liaison.post(people, { people: [] }))).toBe('not-found')
  const { secret } = await addTotp(house, seat)
  expect((await addArea(seat)).status).toBe(200)
  expect((await seat.get('me')).json.enrolUntil).toBeUndefined()
  house.later(30_000)
  const proof = await seat.prove(codeAt(secret, house.now()))
  expect(codeOf(await seat.post('account/totp/remove', { proof }))).toBe('last-factor')
  expect((await addTotp(house, site)).recovery).toHaveLength(10)
  expect((await rehearse(site)).status).toBe(200)
})

test('[SF8] with the first second step the session has a new id, the former is dead, and every other one ends', async () => {
  const owner = await signedInAs(house, 'truc-ban')
  const former = owner.cookie
  const other = await signedInAs(house, 'truc-ban')
  await addTotp(house, owner)
  expect(owner.cookie).not.toBe(former)
  expect((await owner.get('me')).status).toBe(200)
  expect((await browser(house, former).get('me')).status).toBe(401)
  expect((await other.get('me')).status).toBe(401)
})

test('[SF11] a link of an administrator replaces the password and nothing else, within 15 minutes, once', async () => {
  const admin = await signedInAs(house, 'truc-ban', { code: 'x' }).catch(() => null)
  expect(admin).toBeNull()
  const issue = async (): Promise<string> => {
    const issued = await house.system.accounts.issueLink(house.personOf('truc-ban'))
    return issued.ok ? issued.token : ''
  }
  const dead = await issue()
  house.later(15 * 60_000)
  const late = await browser(house).post('links/use', { token: dead, password: otherPassword })
  expect(codeOf(late)).toBe('link-not-valid')
  const thief = browser(house)
  const token = await issue()
  const used = await thief.post('links/use', { token, password: otherPassword })
  expect([used.status, used.json]).toEqual([200, { passwordSet: true }])
  expect(thief.cookie).toBe('')
  expect(codeOf(await thief.post('links/use', { token, password: goodPassword }))).toBe('link-not-valid')
  const half = await thief.post('session', { username: 'truc-ban', password: otherPassword })
  expect(codeOf(half)).toBe('second-factor-needed')
})

test('[SF12] a second step is taken away by two administrators who are not its owner; every session ends, it is told and recorded', async () => {
  const owner = await signedInAs(house, 'viettel-1')
  await addTotp(house, owner)
  const one = `${people}/${house.personOf('viettel-1')}`
  const [first, second] = [await signedInAs(house, 'quan-tri-2'), await signedInAs(house, 'quan-tri-3')]
  for (const by of [first, second]) await addTotp(house, by)
  expect(codeOf(await second.post(`${one}/factors/confirm-reset`))).toBe('reset-not-asked')
  expect((await first.post(`${one}/factors/ask-reset`)).json.resetAsked.by).toBe(house.personOf('quan-tri-2'))
  expect(codeOf(await first.post(`${one}/factors/confirm-reset`))).toBe('reset-second-person')
  // Asking again does not make the first one the second.
  expect((await second.post(`${one}/factors/ask-reset`)).json.resetAsked.by).toBe(
    house.personOf('quan-tri-2'),
  )
  house.later(24 * hour)
  expect(codeOf(await second.post(`${one}/factors/confirm-reset`))).toBe('reset-not-asked')
  await first.post(`${one}/factors/ask-reset`)
  expect((await owner.get('me')).status).toBe(200)
  expect((await second.post(`${one}/factors/confirm-reset`)).json).toEqual({ reset: true })
  expect((await owner.get('me')).status).toBe(401)
  const back = await enter(house, 'viettel-1')
  expect(back.json.news).toEqual([{ what: 'factors-reset', at: expect.any(Number) }])
  const named = (username: string) => house.personOf(username)
  expect((await actsOf(house)).filter(([act]) => act === 'factors-reset')).toEqual([
    ['factors-reset', named('quan-tri-2'), named('quan-tri-3'), named('viettel-1')],
  ])
  const own = `${people}/${house.personOf('quan-tri-so')}`
  const self = await signedInAs(house, 'quan-tri-so', { code: 'x' }).catch(() => null)
  expect(self).toBeNull()
  expect(await house.system.accounts.askReset(named('quan-tri-so'), named('quan-tri-so'))).toMatchObject({
    code: 'reset-second-person',
  })
  await first.post(`${own}/factors/ask-reset`)
  expect(await house.system.accounts.confirmReset(named('quan-tri-so'), named('quan-tri-so'))).toMatchObject({
    code: 'reset-second-person',
  })
  expect((await first.post(`${own}/factors/withdraw-reset`)).status).toBe(200)
  expect(codeOf(await second.post(`${own}/factors/confirm-reset`))).toBe('reset-not-asked')
})

test('[SF10] the demo alone asks no administrator for a second step, by an option of the start that no setting reaches', async () => {
  const relaxed = await openAhead({ instead: { secondFactors: 'optional' } })
  const strict = await openAhead({ env: { SECOND_FACTORS: 'optional', secondFactors: 'optional' } })
  try {
    for (const [one, wanted] of [
      [relaxed, 200],
      [strict, 403],
    ] as const) {
      one.later(25 * hour)
      const admin = await signedInAs(one, 'quan-tri')
      expect((await admin.get('plans')).status).toBe(wanted)
    }
    expect((await (await signedInAs(relaxed, 'quan-tri')).get('me')).json.enrolUntil).toBeUndefined()
  } finally {
    await relaxed.close()
    await strict.close()
  }
  const demo = readFileSync('server/cli/demo.ts', 'utf8')
  expect(demo).toContain("secondFactors: 'optional'")
  for (const file of ['config', 'main', 'cli/serve'])
    expect(readFileSync(`server/${file}.ts`, 'utf8')).not.toContain("'optional'")
})
