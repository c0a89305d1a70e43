import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodPassword } from '../accounts/rig.ts'
import { openLine, until } from '../tools/client.ts'
import { congress, envelope, incidentOpened, openHouse } from './rig.ts'
import type { Answer, House } from './rig.ts'
import { tokenOf } from './token-rig.ts'

let house: House
let admin: string
const base = `/api/v1/congresses/${congress}`
const other = 'dai-hoi-khac'
beforeAll(async () => {
  house = await openHouse()
  admin = await house.cookieOf('quan-tri')
  const { accounts, desk } = house.system
  const added = await accounts.add({ username: 'quan-tri-2', name: 'Quản trị 2', password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  const seat = { person: added.person, organisation: 'so', role: 'admin' }
  expect(await desk.asSystem(congress, 'person.join', seat)).toMatchObject({ ok: true })
})
afterAll(() => house.close())

const get = (secret: string, path: string): Promise<Answer> =>
  house.ask('GET', path, { headers: { authorization: `Bearer ${secret}` } })

test('[AT3] the socket of a revoked token is closed within a second, and cannot come back', async () => {
  const { secret, id } = await tokenOf(house, admin, {
    scopes: ['view:read', 'incidents:log'],
    organisation: 'vnpt',
  })
  const line = await openLine(house.url, { auth: { token: secret }, origin: null })
  expect(await line.subscribe(null, congress)).toMatchObject({ ok: true, mode: 'snapshot' })
  expect(await line.subscribe(null, other)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  const asked = { ...envelope('incident.open', incidentOpened({ lead: 'vnpt' })) }
  expect(await line.ask('command', asked)).toMatchObject({ ok: true })
  expect(await line.ask('command', envelope('poll.open', {}))).toMatchObject({
    error: { code: 'scope-missing' },
  })
  const told = line.next<{ reason: string }>('revoked', 1_000)
  await house.ask('DELETE', `${base}/tokens/${id}`, { cookie: admin })
  expect(await told).toEqual({ reason: 'token-revoked' })
  await until('the socket is closed', () => !line.socket.connected, 1_000)
  await expect(openLine(house.url, { auth: { token: secret }, origin: null })).rejects.toThrow('signed-out')
})

test('[AT2] an open socket of a token that runs out is closed, and asks nothing any more', async () => {
  const { secret } = await house.system.accounts.addToken({
    label: 'Sắp hết hạn',
    scopes: ['view:read'],
    congress,
    organisation: 'vnpt',
    maker: house.personOf('quan-tri'),
    expiresAt: Date.now() + 1_500,
  })
  const line = await openLine(house.url, { auth: { token: secret }, origin: null })
  expect(await line.subscribe(null, congress)).toMatchObject({ ok: true })
  expect(await line.next<{ reason: string }>('revoked', 10_000)).toEqual({ reason: 'token-revoked' })
  await until('the socket is closed', () => !line.socket.connected, 1_000)
  expect((await get(secret, `${base}/view`)).json.error.code).toBe('token-not-valid')
})

test('[AT4] the maker is moved: an open socket of their token hears nothing from then on and is closed', async () => {
  const cookie = await house.cookieOf('quan-tri-2')
  const { secret } = await tokenOf(house, cookie, { scopes: ['view:read'], organisation: 'so' })
  const line = await openLine(house.url, { auth: { token: secret }, origin: null })
  expect(await line.subscribe(null, congress)).toMatchObject({ ok: true })
  const before = line.received.length
  const move = { person: house.personOf('quan-tri-2'), organisation: 'so', role: 'operator' }
  expect(await house.system.desk.asSystem(congress, 'person.move', move)).toMatchObject({ ok: true })
  expect((await get(secret, `${base}/view`)).status).toBe(401)
  await until('the socket is closed', () => !line.socket.connected, 3_000)
  expect(line.received.slice(before).flatMap(({ events }) => events)).toEqual([])
})
