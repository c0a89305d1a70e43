import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { congress, envelope, incidentOpened, openHouse } from './rig.ts'
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
const command = (who: string, type: string, payload: object, id = randomUUID()) =>
  post(who, '/api/v1/commands', envelope(type, payload, id))
const base = `/api/v1/congresses/${congress}`

describe('[H20] a command over HTTP is the socket’s twin', () => {
  test('accepted: the same id again has one effect and the same result', async () => {
    const id = randomUUID()
    const sent = envelope('incident.open', incidentOpened({ visibility: 'department' }), id)
    const first = await post('truc-ban', '/api/v1/commands', sent)
    const again = await post('truc-ban', '/api/v1/commands', sent)
    expect(first).toMatchObject({ status: 200, json: { ok: true, result: { incident: id } } })
    expect(again.json.result).toEqual(first.json.result)
    expect(
      [...(house.system.desk.congress(congress)?.incidents.keys() ?? [])].filter((each) => each === id),
    ).toHaveLength(1)
  })
  test('refused: the code, the field, the caller’s language and the request', async () => {
    const answer = await command('truc-ban', 'incident.open', incidentOpened({ area: 'khong-co' }))
    expect(answer).toMatchObject({
      status: 422,
      json: { ok: false, error: { code: 'unknown-area', field: 'area' } },
    })
    expect(answer.json.error.requestId).toBe(answer.headers['x-request-id'])
  })
  test('a malformed envelope names its field; an unknown congress looks like a forbidden one', async () => {
    expect(await post('truc-ban', '/api/v1/commands', { id: 'x' })).toMatchObject({
      status: 400,
      json: { error: { field: 'id' } },
    })
    const unknown = await post('truc-ban', '/api/v1/commands', {
      ...envelope('incident.open', incidentOpened()),
      congress: 'khac',
    })
    expect(unknown).toMatchObject({ status: 404, json: { error: { code: 'not-found' } } })
  })
})

describe('[H21] a view and what follows its cursor are the caller’s own', () => {
  test('[BT6] the view says for whom it was made', async () => {
    const [first, second] = [await get('viettel-1', `${base}/view`), await get('vnpt-1', `${base}/view`)]
    const me = (await get('viettel-1', '/api/v1/me')).json
    expect(first.headers['trucban-person']).toBe(me.person)
    expect(second.headers['trucban-person']).not.toBe(me.person)
    expect(second.headers['trucban-person']).toBeDefined()
  })

  test('the view comes compressed with its cursor, and plain for who cannot unpack', async () => {
    const zipped = await get('viettel-1', `${base}/view`, { 'accept-encoding': 'gzip' })
    const plain = await get('viettel-1', `${base}/view`, { 'accept-encoding': 'identity' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(zipped.headers['cache-control']).toBe('no-store')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.json.cursor).toBe(zipped.json.cursor)
    expect(new Set(zipped.json.view.rows.map(({ owner }: { owner: string }) => owner))).toEqual(
      new Set(['viettel']),
    )
  })
  test('events after the cursor bring exactly what is new; without a cursor a snapshot', async () => {
    const { cursor } = (await get('viettel-1', `${base}/view`)).json
    const { json: opened } = await command('truc-ban', 'incident.open', incidentOpened())
    const after = await get('viettel-1', `${base}/events?after=${encodeURIComponent(cursor)}`)
    expect(after.json).toMatchObject({ ok: true, mode: 'events', from: cursor })
    expect(after.json.events.map(({ e }: { e: { incident: string } }) => e.incident)).toEqual([
      opened.result.incident,
    ])
    expect((await get('viettel-1', `${base}/events`)).json).toMatchObject({ ok: true, mode: 'snapshot' })
    expect((await get('viettel-1', `${base}/events?after=${'x'.repeat(300)}`)).status).toBe(400)
  })
})

describe('[H22] unknown and forbidden are the same 404', () => {
  test('incidents: the department and those in it see all, others the face, or nothing at all', async () => {
    const open = async (more: object): Promise<string> => {
      const { json } = await command('truc-ban', 'incident.open', incidentOpened(more))
      return String(json.result.incident)
    }
    const shared = await open({})
    const hidden = await open({ visibility: 'department', lead: 'viettel' })
    const seen = async (who: string, id: string) => (await get(who, `${base}/incidents/${id}`)).json
    expect(await seen('truc-ban', shared)).toMatchObject({
      sight: 'all',
      incident: { title: incidentOpened().title },
    })
    expect(await seen('viettel-1', shared)).toMatchObject({ sight: 'all' })
    const face = await seen('vnpt-1', shared)
    expect(Object.keys(face.incident).sort()).toEqual([
      'area',
      'category',
      'code',
      'id',
      'occurredAt',
      'publicLine',
      'restoreAt',
      'severity',
      'status',
    ])
    expect(JSON.stringify(face)).not.toMatch(/viettel/i)
    const [forbidden, unknown] = await Promise.all([
      get('vnpt-1', `/api/v1/incidents/${hidden}`),
      get('vnpt-1', `/api/v1/incidents/${randomUUID()}`),
    ])
    const blank = (text: string): string => text.replace(/"requestId":"[^"]*"/, '')
    expect(forbidden.status).toBe(404)
    expect(blank(forbidden.text)).toBe(blank(unknown.text))
    expect((await get('truc-ban', `/api/v1/incidents/${hidden}?congress=${congress}`)).json.incident.id).toBe(
      hidden,
    )
    expect((await get('truc-ban', `/api/v1/incidents/${hidden}?congress=khac`)).status).toBe(404)
  })

  test('every door of a congress, for a stranger, a display-less caller and a wrong id', async () => {
    const stranger = await house.system.accounts.add({
      username: 'nguoi-la',
      name: 'Lạ',
      password: 'bốn chiếc ghế gỗ sồi nâu',
    })
    expect(stranger.ok).toBe(true)
    const answer = await house.ask('POST', '/api/v1/session', {
      json: { username: 'nguoi-la', password: 'bốn chiếc ghế gỗ sồi nâu' },
    })
    const cookie = String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? ''
    const doors: [string, string][] = [
      ['GET', '/view'],
      ['GET', '/events'],
      ['GET', '/people'],
      ['POST', '/people'],
      ['GET', '/displays'],
      ['POST', '/displays'],
      ['DELETE', `/displays/${randomUUID()}`],
      ['GET', `/incidents/${randomUUID()}`],
      ['POST', `/people/${house.personOf('quan-tri')}/link`],
      ['POST', `/people/${house.personOf('quan-tri')}/disable`],
    ]
    for (const [method, path] of doors)
      for (const id of [congress, 'khong-co', '__proto__', 'site']) {
        const { status } = await house.ask(method, `/api/v1/congresses/${id}${path}`, {
          cookie,
          ...(method === 'POST' ? { json: {} } : {}),
        })
        expect([method, path, id, status]).toEqual([method, path, id, 404])
        expect((await house.ask(method, `/api/v1/congresses/${id}${path}`)).status).toBe(401)
      }
    expect((await house.ask('GET', '/api/v1/congresses', { cookie })).json).toEqual({ congresses: [] })
    expect((await house.ask('GET', '/api/v1/plans', { cookie })).status).toBe(404)
  })
})

test('[H25] plans are for the site’s administrators, with what they would make', async () => {
  const { json } = await get('quan-tri', '/api/v1/plans')
  expect(json.plans).toContainEqual(expect.objectContaining({ id: 'vinh-phuc', mistakes: [] }))
  expect(json.plans[0].counts.rows).toBeGreaterThan(10)
  expect((await get('truc-ban', '/api/v1/plans')).status).toBe(404)
})
