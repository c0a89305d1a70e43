import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StateRecord } from '../../domain/state.ts'
import { congress, envelope, incidentOpened, openHouse } from './rig.ts'
import type { House } from './rig.ts'

let house: House
let begun: number
const cookies = new Map<string, string>()
const base = `/api/v1/congresses/${congress}`

/** The next moment of the clock that the server and this test share. */
const later = (): Promise<number> => new Promise((resolve) => setTimeout(() => resolve(Date.now()), 15))

async function get(who: string, path: string) {
  const cookie = cookies.get(who) ?? (await house.cookieOf(who))
  cookies.set(who, cookie)
  return house.ask('GET', path, { cookie })
}
async function say(who: string, type: string, payload: object): Promise<string> {
  const cookie = cookies.get(who) ?? (await house.cookieOf(who))
  cookies.set(who, cookie)
  const json = envelope(type, payload)
  const answer = await house.ask('POST', '/api/v1/commands', { cookie, json })
  expect(answer.json).toMatchObject({ ok: true })
  return json.id
}
const past = async (who: string, at: number) => get(who, `${base}/past?at=${at}`)
const viewAt = async (who: string, at: number): Promise<StateRecord> => {
  const answer = await past(who, at)
  expect(answer.status).toBe(200)
  return answer.json.view as StateRecord
}

beforeAll(async () => {
  begun = Date.now() - 1
  house = await openHouse()
})
afterAll(() => house.close())

describe('the board as it was', () => {
  test('[LS8] any moment is answered as the view is, in the caller’s own sight, out of the journal', async () => {
    const before = await later()
    const id = await say('viettel-1', 'incident.open', incidentOpened())
    const opened = await later()
    await say('viettel-1', 'incident.acknowledge', { incident: id, note: 'Đội 2 đi' })
    const held = await later()
    const ids = ({ incidents }: StateRecord) => incidents.map((one) => one.id)
    expect(ids(await viewAt('truc-ban', before))).not.toContain(id)
    const then = await viewAt('viettel-1', opened)
    expect(then.incidents.find((one) => one.id === id)).toMatchObject({ status: 'open' })
    const face = (await viewAt('vnpt-1', held)).faces.find((one) => one.id === id)
    expect(face).toMatchObject({ status: 'acknowledged' })
    expect(JSON.stringify(face)).not.toMatch(/viettel/i)
    const [answer, view] = [await past('vnpt-1', held), await get('vnpt-1', `${base}/view`)]
    expect(Object.keys(answer.json)).toEqual(Object.keys(view.json))
    expect(answer.json.at).toBe(held)
    expect(answer.json.view).toEqual(view.json.view)
  })

  test('[LS2] what was taken out of the view since does not come back with the moment', async () => {
    const id = await say('truc-ban', 'incident.open', incidentOpened({ lead: 'vnpt' }))
    const opened = await later()
    expect((await viewAt('vnpt-1', opened)).incidents.map((one) => one.id)).toContain(id)
    await say('truc-ban', 'incident.visibility', { incident: id, visibility: 'department', named: [] })
    expect((await past('vnpt-1', opened)).text).not.toContain(id)
    expect((await past('viettel-1', opened)).text).not.toContain(id)
    expect((await past('truc-ban', opened)).text).toContain(id)
  })

  test('[LS3] telephone numbers are not in it', async () => {
    const number = '0912 345 678'
    await say('truc-ban', 'directory.set', {
      organisation: 'so',
      area: null,
      post: 'Bàn trực',
      primary: { kind: 'mobile', value: number, seen: 'all' },
    })
    const now = await later()
    expect((await get('vnpt-1', `${base}/view`)).text).toContain(number)
    expect((await past('truc-ban', now)).text).not.toContain(number)
  })

  test('[LS9] a moment that is none, in the future or before the congress is refused in words; strangers find nothing', async () => {
    for (const at of ['', 'x', '-1', '1e3', String(Date.now() + 60_000), '99999999999999'])
      expect((await get('truc-ban', `${base}/past?at=${at}`)).json.error).toMatchObject({
        code: 'bad-form',
        field: 'at',
      })
    const early = await past('truc-ban', begun)
    expect([early.status, early.json.error.code]).toEqual([404, 'before-record'])
    expect((await house.ask('GET', `${base}/past?at=${begun}`)).status).toBe(401)
    expect((await get('truc-ban', `/api/v1/congresses/khac/past?at=${begun}`)).status).toBe(404)
    const { token } = await house.system.accounts.addDisplay(congress, null, 'Sảnh')
    const wall = await house.ask('GET', `${base}/past?at=${Date.now()}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(wall.status).toBe(404)
  })
})
