import { afterAll, beforeAll, expect, test } from 'vitest'
import { congress, envelope, openHouse } from './rig.ts'
import type { House } from './rig.ts'

let house: House
const base = `/api/v1/congresses/${congress}/directory`

async function get(who: string, path: string) {
  return house.ask('GET', path, { cookie: await house.cookieOf(who) })
}
async function entry(who: string, seen: string): Promise<string> {
  const json = envelope('directory.set', {
    organisation: 'viettel',
    area: 'hoi-truong',
    post: 'Tổ trực Viettel',
    primary: { kind: 'mobile', value: '0988 000 111', seen },
    alternate: { kind: 'landline', value: '0211 3861 234', seen: 'department' },
  })
  const answer = await house.ask('POST', '/api/v1/commands', { cookie: await house.cookieOf(who), json })
  expect(answer.json).toMatchObject({ ok: true })
  return json.id
}

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('[DB9] a contact is handed over as a code of what the caller may see of it; others find nothing', async () => {
  const shared = await entry('viettel-1', 'all')
  const hidden = await entry('viettel-1', 'department')
  const own = await get('viettel-1', `${base}/${shared}/qr`)
  const others = await get('vnpt-1', `${base}/${shared}/qr`)
  expect(own.json.qr).toMatch(/^<svg/)
  expect(others.json.qr).toMatch(/^<svg/)
  expect(others.json.qr).not.toBe(own.json.qr)
  const nothing = [
    await get('vnpt-1', `${base}/${hidden}/qr`),
    await get('vnpt-1', `${base}/khong-co/qr`),
    await get('truc-ban', `${base}/${shared}/qr?edition=delegates`),
    await get('truc-ban', `/api/v1/congresses/khac/directory/${shared}/qr`),
  ]
  expect(nothing.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect((await get('truc-ban', `${base}/${shared}/qr?edition=x`)).status).toBe(400)
  expect((await house.ask('GET', `${base}/${shared}/qr`)).status).toBe(401)
})
