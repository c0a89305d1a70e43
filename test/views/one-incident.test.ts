import { afterAll, beforeAll, expect, test } from 'vitest'
import { congress, envelope, incidentOpened, openHouse } from '../http/rig.ts'
import type { House } from '../http/rig.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ instead: { idle: true } })
})
afterAll(() => house.close())

test('[MF8] one incident asked for alone is what the view has of it: nothing that the department keeps to itself', async () => {
  const desk = await house.cookieOf('truc-ban')
  const carrier = await house.cookieOf('viettel-1')
  const say = async (type: string, payload: object): Promise<string> => {
    const json = envelope(type, payload)
    const answer = await house.ask('POST', '/api/v1/commands', { cookie: desk, json })
    expect([type, answer.json]).toMatchObject([type, { ok: true }])
    return json.id
  }
  const incident = await say('incident.open', incidentOpened({ lead: 'viettel' }))
  await say('incident.note', { incident, note: 'Nghi phá hoại, chưa cho đơn vị biết', inside: true })
  await say('incident.receive', { incident })
  for (const path of [
    `/api/v1/incidents/${incident}`,
    `/api/v1/congresses/${congress}/incidents/${incident}`,
  ]) {
    const alone = await house.ask('GET', path, { cookie: carrier })
    expect([alone.status, alone.json.sight]).toEqual([200, 'all'])
    expect(alone.text).not.toContain('phá hoại')
    const { view } = (await house.ask('GET', `/api/v1/congresses/${congress}/view`, { cookie: carrier })).json
    const seen = (view.incidents as { id: string }[]).find(({ id }) => id === incident)
    expect(alone.json.incident).toEqual(seen)
    expect((await house.ask('GET', path, { cookie: desk })).text).toContain('phá hoại')
  }
})
