import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodPassword } from '../accounts/rig.ts'
import { actsOf } from './factor-rig.ts'
import { congress, openHouse } from './rig.ts'
import type { House } from './rig.ts'

let house: House
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await openHouse()
  for (const username of ['quan-tri', 'truc-ban', 'lanh-dao', 'viettel-1', 'vnpt-1'])
    cookies[username] = await house.cookieOf(username)
})
afterAll(() => house.close())

const get = (who: string, path: string, headers = {}) =>
  house.ask('GET', path, { cookie: cookies[who] ?? '', headers })
const post = (who: string, path: string, json?: unknown) =>
  house.ask('POST', path, { cookie: cookies[who] ?? '', ...(json === undefined ? {} : { json }) })
const base = `/api/v1/congresses/${congress}`

describe('[H23] people', () => {
  const names = async (who: string) =>
    (await get(who, `${base}/people`)).json.people.map(({ person }: { person: string }) => person).sort()

  test('an organisation sees its own, the department all, an administrator what they administer', async () => {
    expect(await names('viettel-1')).toEqual([house.personOf('viettel-1')])
    expect((await names('truc-ban')).length).toBeGreaterThanOrEqual(5)
    const plain = (await get('truc-ban', `${base}/people`)).text
    expect(plain).not.toMatch(/username|phone|0211/)
    expect((await get('quan-tri', `${base}/people`)).json.people).toContainEqual(
      expect.objectContaining({
        username: 'vnpt-1',
        phone: '0211 000 111',
        disabled: false,
        hasPassword: true,
      }),
    )
  })

  test('a list is taken whole: each gets an account, a place and one link', async () => {
    const people = [
      { username: 'mobifone-1', name: 'Liên lạc MobiFone', organisation: 'mobifone', role: 'liaison' },
      {
        username: 'Mobifone-2',
        name: 'Liên lạc MobiFone 2',
        organisation: 'mobifone',
        role: 'liaison',
        phone: '0211 222 333',
      },
    ]
    const answer = await post('quan-tri', `${base}/people`, { people })
    expect(answer.status).toBe(201)
    expect(answer.json.people).toMatchObject([{ username: 'mobifone-1' }, { username: 'mobifone-2' }])
    for (const { url, qr, person } of answer.json.people) {
      expect(url).toMatch(/^http:\/\/localhost:\d+\/link#[\w-]{43}$/)
      expect(qr).toContain('<svg')
      expect(house.system.desk.congress(congress)?.people.get(person)).toMatchObject({
        organisation: 'mobifone',
      })
    }
    const again = await post('quan-tri', `${base}/people`, { people })
    expect(again).toMatchObject({
      status: 409,
      json: { error: { code: 'already-joined', field: 'people.0.username' } },
    })
  })

  test('[X12] a fault on a later line loses none of the links made before it', async () => {
    const { accounts } = house.system
    const add = accounts.add.bind(accounts)
    accounts.add = (asked) => (asked.username === 'dut-2' ? Promise.reject(new Error('no room')) : add(asked))
    const people = ['dut-1', 'dut-2', 'dut-3'].map((username) => ({
      username,
      name: username,
      organisation: 'mobifone',
      role: 'liaison',
    }))
    const answer = await post('quan-tri', `${base}/people`, { people })
    accounts.add = add
    expect(answer.status).toBe(201)
    expect(answer.json.people).toMatchObject([
      { username: 'dut-1', url: expect.stringContaining('/link#') as string },
      { username: 'dut-2', person: null, url: null, error: { code: 'fault' } },
      { username: 'dut-3', url: expect.stringContaining('/link#') as string },
    ])
    expect(house.system.desk.congress(congress)?.people.has(answer.json.people[0].person)).toBe(true)
  })

  test('one bad line refuses the whole list and names it', async () => {
    const before = house.system.accounts.count()
    const good = { username: 'fpt-1', name: 'FPT', organisation: 'fpt', role: 'liaison' }
    const tries: [object, string, string][] = [
      [
        { ...good, username: 'fpt-2', organisation: 'khong-co' },
        'unknown-organisation',
        'people.1.organisation',
      ],
      [{ ...good, username: 'có dấu' }, 'username-form', 'people.1.username'],
      [good, 'listed-twice', 'people.1.username'],
      [{ ...good, username: 'fpt-2', role: 'vua' }, 'bad-form', 'people.1.role'],
      [{ ...good, username: 'fpt-2', name: 'dòng\nhai' }, 'bad-form', 'people.1.name'],
      [{ ...good, username: 'fpt-2', thừa: 1 }, 'bad-form', 'people.1.thừa'],
    ]
    for (const [second, code, field] of tries) {
      const { json } = await post('quan-tri', `${base}/people`, { people: [good, second] })
      expect(json.error).toMatchObject({ code, field })
    }
    expect(house.system.accounts.count()).toBe(before)
  })

  test('only an administrator adds, links and disables; nobody disables themselves', async () => {
    for (const who of ['truc-ban', 'lanh-dao', 'viettel-1'])
      for (const path of [
        'people',
        `people/${house.personOf('vnpt-1')}/link`,
        `people/${house.personOf('vnpt-1')}/disable`,
      ])
        expect((await post(who, `${base}/${path}`, { people: [] })).status).toBe(404)
    expect((await post('quan-tri', `${base}/people/${house.personOf('quan-tri')}/disable`)).status).toBe(403)
  })

  test('an administrator of one congress cannot make a link for somebody who also serves elsewhere or runs the site', async () => {
    const { desk, accounts } = house.system
    const opening = Date.now() + 86_400_000
    await desk.asSystem('site', 'congress.import', {
      plan: 'vinh-phuc',
      congress: 'khac',
      opening,
      closing: opening + 1,
    })
    const boss = await accounts.add({
      username: 'quan-tri-khac',
      name: 'Quản trị',
      password: 'con mèo trèo cây cau xanh',
    })
    if (!boss.ok) throw new Error(boss.code)
    await desk.asSystem('khac', 'person.join', { person: boss.person, organisation: 'so', role: 'admin' })
    await desk.asSystem('khac', 'person.join', {
      person: house.personOf('vnpt-1'),
      organisation: 'vnpt',
      role: 'liaison',
    })
    cookies['quan-tri-khac'] = await house.cookieOf('quan-tri-khac')
    const link = (username: string) =>
      post('quan-tri-khac', `/api/v1/congresses/khac/people/${house.personOf(username)}/link`)
    expect(await link('vnpt-1')).toMatchObject({
      status: 403,
      json: { error: { code: 'other-admin-needed' } },
    })
    const admin = house.system.desk.congress('khac')?.people.has(house.personOf('quan-tri'))
    expect((await link('quan-tri')).status).toBe(admin ? 403 : 404)
    const joined = await post('quan-tri-khac', '/api/v1/congresses/khac/people', {
      people: [{ username: 'truc-ban', name: 'x', organisation: 'vnpt', role: 'liaison' }],
    })
    expect(joined).toMatchObject({
      status: 201,
      json: { people: [{ person: house.personOf('truc-ban'), url: null, qr: null }] },
    })
    expect(joined.json.people[0].error).toBeUndefined()
    expect(accounts.byUsername('truc-ban')?.name).toBe('Tên truc-ban')
  })
})

describe('administrators who do not see everybody, or not everywhere', () => {
  const other = 'hai-ben'
  const at = `/api/v1/congresses/${other}`
  const made = async (username: string, organisation: string, role: string, password?: string) => {
    const { desk, accounts } = house.system
    const added = await accounts.add({ username, name: username, ...(password ? { password } : {}) })
    if (!added.ok) throw new Error(added.code)
    await desk.asSystem(other, 'person.join', { person: added.person, organisation, role })
    if (password) cookies[username] = await house.cookieOf(username)
    return added.person
  }

  beforeAll(async () => {
    const opening = Date.now() + 86_400_000
    const plan = { plan: 'vinh-phuc', congress: other, opening, closing: opening + 1 }
    await house.system.desk.asSystem('site', 'congress.import', plan)
  })

  test('[X1] a carrier’s administrator learns of nobody else, becomes nobody, and hangs no wall', async () => {
    const officer = await made('so-1', 'so', 'operator')
    const own = await made('quan-tri-vnpt', 'vnpt', 'admin', goodPassword)
    const listed = (await get('quan-tri-vnpt', `${at}/people`)).json.people
    expect(listed.map(({ person }: { person: string }) => person)).toEqual([own])
    const before = house.system.accounts.count()
    const newcomer = { username: 'vnpt-99', name: 'Mới', organisation: 'vnpt', role: 'liaison' }
    const tries: [string, object?][] = [
      ['people', { people: [newcomer] }],
      [`people/${officer}/link`],
      [`people/${officer}/disable`],
      ['displays', { label: 'Tường', organisation: 'so' }],
      ['displays', { label: 'Tường' }],
    ]
    for (const [path, json] of tries)
      expect([path, (await post('quan-tri-vnpt', `${at}/${path}`, json)).status]).toEqual([path, 404])
    expect((await get('quan-tri-vnpt', `${at}/displays`)).status).toBe(404)
    expect(house.system.accounts.count()).toBe(before)
    expect(house.system.accounts.hasLink(officer)).toBe(false)
  })

  test('[X2] who has no password yet and serves elsewhere gets no link from this congress', async () => {
    await made('quan-tri-hai', 'so', 'admin', goodPassword)
    const fresh = await house.system.accounts.add({ username: 'cho-mat-khau', name: 'Chờ' })
    if (!fresh.ok) throw new Error(fresh.code)
    const seat = { organisation: 'so', role: 'leader' }
    await house.system.desk.asSystem(congress, 'person.join', { person: fresh.person, ...seat })
    const { json } = await post('quan-tri-hai', `${at}/people`, {
      people: [{ username: 'cho-mat-khau', name: 'x', organisation: 'so', role: 'liaison' }],
    })
    expect(json.people).toMatchObject([{ person: fresh.person, url: null, qr: null }])
    expect(house.system.accounts.hasLink(fresh.person)).toBe(false)
    expect(house.system.desk.congress(other)?.people.has(fresh.person)).toBe(true)
  })
})

describe('[H24] displays', () => {
  test('a display link opens its one view and nothing else, until it is revoked', async () => {
    const made = await post('truc-ban', `${base}/displays`, {
      label: 'Màn hình phòng trực',
      organisation: 'viettel',
    })
    expect(made).toMatchObject({
      status: 201,
      json: { label: 'Màn hình phòng trực', organisation: 'viettel' },
    })
    const token = String(made.json.url).split('/wall#')[1]
    const headers = { authorization: `Bearer ${token}` }
    const show = (path: string, method = 'GET') =>
      house.ask(method, path, { headers, ...(method === 'POST' ? { json: {} } : {}) })
    const view = await show(`${base}/view`)
    expect(view.headers['trucban-person']).toBeUndefined()
    expect(new Set(view.json.view.rows.map(({ owner }: { owner: string }) => owner))).toEqual(
      new Set(['viettel']),
    )
    expect((await show(`${base}/events`)).status).toBe(200)
    const who = (await show('/api/v1/me')).json
    expect(who).toMatchObject({ display: made.json.id, congress, organisation: 'viettel' })
    expect(JSON.stringify(who)).not.toMatch(/person|username|vnpt/)
    for (const path of [
      '/api/v1/congresses',
      `${base}/people`,
      `${base}/displays`,
      '/api/v1/plans',
      '/api/v1/congresses/khac/view',
    ])
      expect([path, (await show(path)).status]).toEqual([path, 404])
    expect((await show('/api/v1/commands', 'POST')).status).toBe(404)
    expect((await get('truc-ban', `${base}/displays`)).text).not.toContain(token)
    const gone = await house.ask('DELETE', `${base}/displays/${made.json.id}`, {
      cookie: cookies['truc-ban'] ?? '',
    })
    expect(gone.status).toBe(200)
    expect((await show(`${base}/view`)).status).toBe(401)
    // A wall shows all of its organisation: who hung it, and who took it down, is on record.
    const by = [house.personOf('truc-ban'), null, made.json.id]
    const acts = (await actsOf(house)).filter(([act]) => String(act).startsWith('display-'))
    expect(acts).toEqual([
      ['display-made', ...by],
      ['display-revoked', ...by],
    ])
  })

  test('without an organisation a wall shows the shared view: no row, no name', async () => {
    const made = await post('lanh-dao', `${base}/displays`, { label: 'Tường' })
    const headers = { authorization: `Bearer ${String(made.json.url).split('#')[1]}` }
    const { view } = (await house.ask('GET', `${base}/view`, { headers })).json
    expect(view.rows).toEqual([])
    expect(view.people).toEqual([])
    expect(view.incidents).toEqual([])
  })

  test('liaisons make none', async () => {
    expect((await post('viettel-1', `${base}/displays`, { label: 'Tường' })).status).toBe(404)
  })
})
