import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopes } from '../../domain/site/scopes.ts'
import { stands } from '../../server/app/token-standing.ts'
import type { Commit } from '../../server/journal/port.ts'
import { congress, envelope, incidentOpened, openHouse } from './rig.ts'
import type { Answer, House } from './rig.ts'
import { tokenOf } from './token-rig.ts'

let house: House
let admin: string
const base = `/api/v1/congresses/${congress}`
const other = 'dai-hoi-khac'
beforeAll(async () => {
  house = await openHouse()
  const opening = Date.now() + 5 * 86_400_000
  const asked = { plan: 'vinh-phuc-demo', congress: other, opening, closing: opening + 86_400_000 }
  expect(await house.system.desk.asSystem('site', 'congress.import', asked)).toMatchObject({ ok: true })
  admin = await house.cookieOf('quan-tri')
})
afterAll(() => house.close())

const by = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })
const get = (secret: string, path: string): Promise<Answer> => house.ask('GET', path, by(secret))
const send = (secret: string, type: string, payload: object, more: object = {}): Promise<Answer> =>
  house.ask('POST', '/api/v1/commands', { json: { ...envelope(type, payload), ...more }, ...by(secret) })

/** Acts of the site stream, as the journal has them. */
async function recorded(): Promise<object[]> {
  const found: object[] = []
  for await (const { events } of house.system.store.journal.read('site', 0))
    found.push(...events.filter(({ type }) => type === 'office.recorded'))
  return found
}

test('[AT10] an administrator makes a token, sees it listed without its secret, and revokes it; the site stream has both acts', async () => {
  const asked = { label: 'Giám sát VNPT', organisation: 'vnpt', scopes: ['view:read'], days: 90 }
  const made = await house.ask('POST', `${base}/tokens`, { cookie: admin, json: asked })
  expect(made.status).toBe(201)
  const { token, secret } = made.json as {
    token: { id: string; expiresAt: number; createdAt: number }
    secret: string
  }
  expect(token).toMatchObject({
    label: 'Giám sát VNPT',
    makerName: 'Tên quan-tri',
    works: true,
    lastUsed: null,
  })
  expect(token.expiresAt - token.createdAt).toBeLessThanOrEqual(90 * 86_400_000)
  const listed = await house.ask('GET', `${base}/tokens`, { cookie: admin })
  expect(listed.json.tokens).toHaveLength(1)
  expect(listed.text).not.toContain(secret.slice(-43))
  expect(listed.text).not.toContain('tokenHash')
  expect((await get(secret, '/api/v1/me')).json).toMatchObject({
    token: token.id,
    congress,
    organisation: 'vnpt',
    scopes: ['view:read'],
  })
  const revoked = await house.ask('DELETE', `${base}/tokens/${token.id}`, { cookie: admin })
  expect(revoked.json).toEqual({ revoked: true })
  expect((await get(secret, '/api/v1/me')).json.error.code).toBe('token-not-valid')
  const actor = house.personOf('quan-tri')
  expect(await recorded()).toMatchObject([
    { act: 'token-made', actor, subject: token.id },
    { act: 'token-revoked', actor, subject: token.id },
  ])
  expect(JSON.stringify(await recorded())).not.toContain('Giám sát')
  expect((await house.ask('GET', `${base}/tokens`, { cookie: admin })).json.tokens[0].works).toBe(false)
})

test('[AT10] nobody else finds any of it: not operators, leaders, carriers, tokens, nor whoever is signed out', async () => {
  const { secret, id } = await tokenOf(house, admin, { scopes: [...scopes], organisation: 'so' })
  const asked = { label: 'x', organisation: 'vnpt', scopes: ['view:read'], days: 1 }
  for (const who of ['truc-ban', 'lanh-dao', 'vnpt-1'] as const) {
    const cookie = await house.cookieOf(who)
    const answers = [
      await house.ask('GET', `${base}/tokens`, { cookie }),
      await house.ask('POST', `${base}/tokens`, { cookie, json: asked }),
      await house.ask('DELETE', `${base}/tokens/${id}`, { cookie }),
    ]
    expect([who, answers.map(({ json }) => json.error.code)]).toEqual([who, Array(3).fill('not-found')])
  }
  // Not even one with every scope there is.
  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    const path = method === 'DELETE' ? `${base}/tokens/${id}` : `${base}/tokens`
    const answer = await house.ask(method, path, {
      ...by(secret),
      ...(method === 'POST' ? { json: asked } : {}),
    })
    expect([method, answer.json.error.code]).toEqual([method, 'scope-missing'])
  }
  expect((await house.ask('GET', `${base}/tokens`)).json.error.code).toBe('signed-out')
  expect((await get(secret, '/api/v1/me')).status).toBe(200)
})

test('[AT2] what is asked for is checked field by field', async () => {
  const good = { label: 'x', organisation: 'vnpt', scopes: ['view:read'], days: 1 }
  const wrong = [
    [{ ...good, days: 91 }, 'bad-form', 'days'],
    [{ ...good, days: 0 }, 'bad-form', 'days'],
    [{ ...good, days: 1.5 }, 'bad-form', 'days'],
    [{ ...good, scopes: [] }, 'bad-form', 'scopes'],
    [{ ...good, scopes: ['admin'] }, 'bad-form', 'scopes.0'],
    [{ ...good, label: 'a\nb' }, 'bad-form', 'label'],
    [{ ...good, organisation: 'khong-co' }, 'unknown-organisation', 'organisation'],
    [{ ...good, expiresAt: 9e12 }, 'bad-form', 'expiresAt'],
  ] as const
  for (const [json, code, field] of wrong) {
    const answer = await house.ask('POST', `${base}/tokens`, { cookie: admin, json })
    expect([field, answer.json.error]).toMatchObject([field, { code, field }])
  }
})

test('[AT4] a site administrator without a place in the congress gives no sight of it, and one without the site no figures', async () => {
  const { accounts, desk } = house.system
  const add = async (username: string): Promise<string> => {
    const added = await accounts.add({ username, name: username, password: 'con mèo trèo cây cau xanh' })
    if (!added.ok) throw new Error(added.code)
    return added.person
  }
  const outside = await add('ngoai-dai-hoi')
  await desk.asSystem('site', 'admin.join', { person: outside, seat: null })
  const inside = await add('quan-tri-2')
  await desk.asSystem(congress, 'person.join', { person: inside, organisation: 'so', role: 'admin' })
  const ask = async (username: string, ...scopes: string[]): Promise<unknown> => {
    const json = { label: 'x', organisation: 'so', scopes, days: 1 }
    const answer = await house.ask('POST', `${base}/tokens`, { cookie: await house.cookieOf(username), json })
    return answer.status === 201 ? 201 : answer.json.error.code
  }
  expect(await ask('ngoai-dai-hoi', 'view:read')).toBe('beyond-maker')
  expect(await ask('ngoai-dai-hoi', 'incidents:log', 'signals:post')).toBe('beyond-maker')
  expect(await ask('ngoai-dai-hoi', 'signals:post')).toBe(201)
  expect(await ask('ngoai-dai-hoi', 'metrics:read')).toBe(201)
  expect(await ask('quan-tri-2', 'metrics:read')).toBe('beyond-maker')
  expect(await ask('quan-tri-2', 'view:read', 'items:prove')).toBe(201)
  // Nor, once it is due, one without a second step.
  const place = { congress, organisation: 'so', maker: inside, scopes: ['view:read'] as const }
  const holds = (unproven: boolean): boolean =>
    stands(desk.congress(congress), place, { siteAdmin: () => false, unproven: () => unproven })
  expect([holds(false), holds(true)]).toEqual([true, false])
})

test('[AT6] another congress looks as if it did not exist, and another organisation’s rows too', async () => {
  const { secret } = await tokenOf(house, admin, {
    scopes: ['view:read', 'items:prove', 'incidents:log'],
    organisation: 'vnpt',
  })
  const there = `/api/v1/congresses/${other}`
  for (const path of [`${there}/view`, `${there}/events`, '/api/v1/congresses/khong-co/view'])
    expect([path, (await get(secret, path)).json.error.code]).toEqual([path, 'not-found'])
  const elsewhere = await send(secret, 'incident.open', incidentOpened(), { congress: other })
  const nowhere = await send(secret, 'incident.open', incidentOpened(), { congress: 'khong-co' })
  const bare = ({ json }: Answer): object => ({ ...json.error, requestId: '' })
  expect(bare(elsewhere)).toEqual(bare(nowhere))
  expect(elsewhere.json.error.code).toBe('not-found')
  const rows = [...(house.system.desk.congress(congress)?.rows.values() ?? [])]
  const foreign = rows.find(({ owner }) => owner === 'viettel')?.id
  expect((await send(secret, 'run.tick', { row: foreign })).json.error).toMatchObject({
    code: 'not-found',
    field: 'row',
  })
  expect(
    (await send(secret, 'admin.join', { person: crypto.randomUUID(), seat: null }, { congress: 'site' }))
      .status,
  ).toBe(403)
})

test('[AT5] each door asks for its scope; what decides takes a person, whatever the scopes', async () => {
  const every = await tokenOf(house, admin, { scopes: [...scopes], organisation: 'so' })
  const none = await tokenOf(house, admin, { scopes: ['signals:post'], organisation: 'so' })
  for (const path of [`${base}/view`, `${base}/events`, '/api/v1/incidents/x', '/metrics'])
    expect([path, (await get(none.secret, path)).json?.error.code]).toEqual([path, 'scope-missing'])
  expect((await get(every.secret, `${base}/view`)).status).toBe(200)
  expect((await get(every.secret, '/metrics')).text).toContain('trucban_commands_accepted 1')
  const persons = [
    '/api/v1/congresses',
    '/api/v1/plans',
    `${base}/people`,
    `${base}/displays`,
    `${base}/past?at=1`,
  ]
  for (const path of persons)
    expect([path, (await get(every.secret, path)).json.error.code]).toEqual([path, 'scope-missing'])
  const deciding = [
    'incident.close',
    'incident.acknowledge',
    'run.waive',
    'run.undo',
    'run.confirm',
    'person.join',
    'poll.answer',
    'signal.raise',
    'congress.close',
    'nonsense',
    '__proto__',
  ]
  for (const type of deciding) {
    const answer = await send(every.secret, type, {})
    expect([type, answer.status, answer.json.error.code]).toEqual([type, 403, 'scope-missing'])
  }
  expect((await send(none.secret, 'incident.open', incidentOpened())).json.error.code).toBe('scope-missing')
})

test('[AT8] what a token hands in stands in the journal under the token’s own id, and people read its label', async () => {
  const { secret, id } = await tokenOf(house, admin, {
    scopes: ['incidents:log', 'view:read'],
    organisation: 'vnpt',
  })
  const command = envelope('incident.open', incidentOpened({ lead: 'vnpt' }))
  const hand = () => house.ask('POST', '/api/v1/commands', { json: command, ...by(secret) })
  const answer = await hand()
  expect(answer.json).toMatchObject({ ok: true, result: { incident: command.id } })
  // A retry gets the same answer and has no second effect.
  expect((await hand()).json.result).toEqual(answer.json.result)
  const commits: Commit[] = []
  for await (const commit of house.system.store.journal.read(congress, 0))
    if (commit.command.id === command.id) commits.push(commit)
  expect(commits).toMatchObject([{ by: id, events: [{ organisation: 'vnpt' }] }])
  expect((await get(secret, `/api/v1/incidents/${command.id}`)).json).toMatchObject({ sight: 'all' })
  const named = async (who: string): Promise<string[]> => {
    const { json } = await house.ask('GET', `${base}/people`, { cookie: await house.cookieOf(who) })
    return (json.programs as { token: string }[]).map(({ token }) => token)
  }
  expect(await named('truc-ban')).toContain(id)
  expect(await named('vnpt-1')).toContain(id)
  expect(await named('viettel-1')).not.toContain(id)
})

test('[AT13] a token proves no item that takes two persons: its maker could be the second', async () => {
  const state = house.system.desk.congress(congress)
  const rows = [...(state?.rows.values() ?? [])].filter(({ item }) => item.evidence.kind === 'tick')
  const alone = (of: string) => rows.filter(({ item, owner }) => !item.twoPerson && owner === of)
  const [two] = rows
    .filter(({ item }) => item.twoPerson)
    .sort((a, b) => alone(b.owner).length - alone(a.owner).length)
  if (!two) throw new Error('the plan has an item for two')
  const { secret } = await tokenOf(house, admin, { scopes: ['items:prove'], organisation: two.owner })
  const tick = async (row: string): Promise<string> => {
    const { json } = await send(secret, 'run.tick', { row })
    return json.ok ? 'recorded' : json.error.code
  }
  expect(await tick(two.id)).toBe('not-allowed')
  // Some others wait for a poll or a condition; none is refused for being proved by a program.
  const others = alone(two.owner).slice(0, 12)
  const became = await Promise.all(others.map(({ id }) => tick(id)))
  expect(became).toContain('recorded')
  expect(became).not.toContain('not-allowed')
})

test('[AT7] a token in an address is refused wherever it stands, and enters no log', async () => {
  const { secret } = await tokenOf(house, admin, { scopes: ['view:read'], organisation: 'vnpt' })
  house.logged.length = 0
  for (const path of [`${base}/view?token=${secret}`, `/api/v1/${secret}`, `/?access_token=${secret}`]) {
    const answer = await house.ask('GET', path)
    expect([answer.status, answer.json.error.code]).toEqual([400, 'token-in-url'])
    expect(answer.text).not.toContain(secret.slice(-43))
  }
  const socket = await house.ask('GET', `/socket.io/?EIO=4&transport=polling&token=${secret}`)
  expect(socket.status).toBe(403)
  await house.ask('GET', '/api/v1/me', by(secret))
  expect(house.logged.length).toBeGreaterThan(3)
  expect(house.logged.join('')).not.toContain(secret.slice(-43))
})

test('[AT12] the figures are for a token with the scope; a wrong one gets nothing, on the machine itself neither', async () => {
  const { secret, id } = await tokenOf(house, admin, { scopes: ['metrics:read'], organisation: 'so' })
  const forwarded = { 'x-forwarded-for': '203.0.113.9' }
  const far = (headers: object) => house.ask('GET', '/metrics', { headers: { ...forwarded, ...headers } })
  expect((await far(by(secret).headers)).text).toContain('trucban_sockets')
  expect((await far({})).status).toBe(404)
  expect((await house.ask('DELETE', `${base}/tokens/${id}`, { cookie: admin })).status).toBe(200)
  expect((await house.ask('GET', '/metrics', by(secret))).status).toBe(401)
})
