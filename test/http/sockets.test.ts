import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../server/adapters/hash.ts'
import { otherPassword } from '../accounts/rig.ts'
import { congress, openHouse } from './rig.ts'
import type { House } from './rig.ts'

let house: House
let admin: string
const open: Socket[] = []
beforeAll(async () => {
  house = await openHouse()
  admin = await house.cookieOf('quan-tri')
})
afterAll(async () => {
  for (const socket of open) socket.disconnect()
  await house.close()
})

/** A connected socket; `closed` resolves with the reason when the server cuts it. */
async function listen(options: { cookie?: string; token?: string }): Promise<{ closed: Promise<string> }> {
  const url = `http://localhost:${house.port}`
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: url, ...(options.cookie === undefined ? {} : { cookie: options.cookie }) },
    auth: options.token === undefined ? {} : { token: options.token },
  })
  open.push(socket)
  const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return { closed }
}

test('[H27] sign-out, disabling, a new password and a revoked display each close the live socket', async () => {
  const people = `/api/v1/congresses/${congress}/people/${house.personOf('viettel-1')}`
  const cookie = await house.cookieOf('viettel-1')
  const other = await listen({ cookie: await house.cookieOf('viettel-1') })
  const first = await listen({ cookie })
  await house.ask('DELETE', '/api/v1/session', { cookie })
  expect(await first.closed).toBe('io server disconnect')

  await house.ask('POST', `${people}/disable`, { cookie: admin })
  expect(await other.closed).toBe('io server disconnect')
  await house.ask('POST', `${people}/enable`, { cookie: admin })

  const third = await listen({ cookie: await house.cookieOf('viettel-1') })
  const link = await house.ask('POST', `${people}/link`, { cookie: admin })
  const token = String(link.json.url).split('#')[1]
  await house.ask('POST', '/api/v1/links/use', { json: { token, password: otherPassword } })
  expect(await third.closed).toBe('io server disconnect')

  const path = `/api/v1/congresses/${congress}/displays`
  const wall = await house.ask('POST', path, { cookie: admin, json: { label: 'Tường' } })
  const display = await listen({ token: String(wall.json.url).split('#')[1] ?? '' })
  await house.ask('DELETE', `${path}/${wall.json.id}`, { cookie: admin })
  expect(await display.closed).toBe('io server disconnect')
})

test('[H27] an ended session opens no socket again', async () => {
  const cookie = await house.cookieOf('vnpt-1')
  await house.system.accounts.signOut(sha256(/tb=([\w-]+)/.exec(cookie)?.[1] ?? ''))
  await expect(listen({ cookie })).rejects.toThrow()
})
