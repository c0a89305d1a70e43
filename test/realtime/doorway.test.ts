import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRaw, plain } from '../tools/raw.ts'
import type { Raw } from '../tools/raw.ts'
import { congress, openLine, startServer, until } from '../tools/server.ts'
import type { Line, Started } from '../tools/server.ts'

let server: Started
let cookie: string
beforeAll(async () => {
  server = await startServer({ usernames: ['vnpt1', 'trucban1'] })
  cookie = await server.cookie('vnpt1')
})
afterAll(() => server.drop())

const lives = async (): Promise<void> => {
  const line = await server.line('vnpt1')
  expect(await line.subscribe(null)).toMatchObject({ ok: true, mode: 'snapshot', congress })
  line.close()
}
const polling = '/socket.io/?EIO=4&transport=polling'
const isRaw = (opened: Raw | number): opened is Raw => typeof opened !== 'number'

test('[N1] a websocket with a session cookie opens only from an address of ours', async () => {
  const foreign = [
    'https://evil',
    'null',
    `http://127.0.0.1:${server.port}.evil.example`,
    'http://localhost:1',
    null,
  ]
  for (const origin of foreign)
    expect([origin, await openRaw(server.port, { cookie, origin })]).toEqual([origin, 400])
  for (const origin of [`http://127.0.0.1:${server.port}`, `http://localhost:${server.port}`]) {
    const opened = await openRaw(server.port, { cookie, origin })
    expect([origin, isRaw(opened)]).toEqual([origin, true])
    if (isRaw(opened)) opened.end()
  }
})

test('[N2] long-polling with a cookie needs an Origin of ours, or none from the same site', async () => {
  const ask = async (headers: Record<string, string>): Promise<number> =>
    (await plain(server.port, polling, { cookie, ...headers })).status
  expect(await ask({ origin: 'https://evil' })).toBe(403)
  expect(await ask({})).toBe(403)
  expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await ask({ origin: 'https://evil', 'sec-fetch-site': 'same-origin' })).toBe(403)
  expect(await ask({ 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect(await ask({ origin: server.url })).toBe(200)
})

test('[N2] the fallback works: a client that only polls follows and commands', async () => {
  const line = await server.line('vnpt1', { transports: ['polling'] })
  expect(await line.subscribe(null)).toMatchObject({ ok: true, mode: 'snapshot' })
  line.close()
})

test('[N3] JSONP polling is refused', async () => {
  const asked = await plain(server.port, `${polling}&j=0`, { cookie, origin: server.url })
  expect(asked.status).toBe(403)
})

test('[N4] engine parameters that are not of the protocol are refused and harm nothing', async () => {
  const odd = [
    'EIO=3&transport=polling',
    'EIO=99&transport=polling',
    'EIO=4&transport=__proto__',
    'EIO=4&transport=constructor',
    'EIO=4&transport=polling&sid=__proto__',
    'EIO=4&transport=polling&sid=hasOwnProperty',
    '__proto__=1',
    'EIO=4&EIO=3&transport=polling&transport=websocket',
  ]
  for (const query of odd) {
    const { status } = await plain(server.port, `/socket.io/?${query}`, { cookie, origin: server.url })
    expect([query, status]).toEqual([query, 400])
    const opened = await openRaw(server.port, { cookie, query })
    // An old engine is let in to be told; it is closed without a greeting.
    if (isRaw(opened)) await opened.closed
    expect([query, isRaw(opened) ? opened.frames : []]).toEqual([query, []])
  }
  await lives()
})

test('[N5] at most 20 strangers per address may be open, and none for longer than 5 s', async () => {
  const opened: Raw[] = []
  const refused: number[] = []
  for (let each = 0; each < 25; each += 1) {
    const socket = await openRaw(server.port)
    if (isRaw(socket)) opened.push(socket)
    else refused.push(socket)
  }
  expect([opened.length, refused]).toEqual([20, [400, 400, 400, 400, 400]])
  await lives()
  const began = performance.now()
  await Promise.all(opened.map(({ closed }) => closed))
  expect(performance.now() - began).toBeGreaterThan(2_000)
  const again = await openRaw(server.port)
  expect(isRaw(again)).toBe(true)
  if (isRaw(again)) again.end()
}, 30_000)

test('[N5] who says who it is makes room for the next', async () => {
  const { token } = await server.display(null)
  const walls: Line[] = []
  // Whatever strangers are still here: one free place is enough for all who say who they are, one after another.
  await until('one place is free', async () => {
    const wall = await server.wall(token).catch(() => null)
    if (wall) walls.push(wall)
    return wall !== null
  })
  while (walls.length < 25) walls.push(await server.wall(token))
  for (const wall of walls) expect(wall.socket.connected).toBe(true)
  for (const wall of walls) wall.close()
})

test('[N6] whoever is not signed in is told so, whatever shape the token has', async () => {
  const odd = [
    {},
    { token: '' },
    { token: 'tbd_nothing' },
    { token: [[['x']]] },
    { token: { length: 5 } },
    { token: { length: { toString: 1, valueOf: 1 } } },
    { language: [{ valueOf: null, toString: 'x' }] },
    { token: true },
    { token: 'x'.repeat(5_000) },
    { __proto__: { token: 'x' } },
  ]
  for (const auth of odd) await expect(openLine(server.url, { auth })).rejects.toThrow('signed-out')
  await expect(openLine(server.url, { auth: {}, cookie: 'tb=nonsense' })).rejects.toThrow('signed-out')
})

test('[N6] a cookie does not lend its right to a socket that brings a wrong token', async () => {
  await expect(openLine(server.url, { cookie, auth: { token: 'tbd_nothing' } })).rejects.toThrow('signed-out')
})

test('[N7] a CONNECT that is broken, deep or for another namespace is refused and harms nothing', async () => {
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
  const odd = [
    '40/admin,',
    '40/__proto__,',
    `40{"token":${deep}}`,
    '40{',
    '40[]',
    '40"x"',
    '4999',
    '9',
    '4',
    '',
  ]
  for (const frame of odd) {
    const socket = await openRaw(server.port, { cookie })
    if (!isRaw(socket)) throw new Error(`not let in: ${socket}`)
    await until('the engine greets', () => socket.frames.length > 0)
    socket.send(frame)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(socket.frames.filter((one) => one.startsWith('42'))).toEqual([])
    socket.end()
  }
  await lives()
})

// Last, since what it leaves takes places from whoever comes after.
test('[N5] strangers that poll count until their session ends, not until their connection does', async () => {
  const statuses: number[] = []
  for (let each = 0; each < 25; each += 1) statuses.push((await plain(server.port, polling)).status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
  expect(statuses.filter((status) => status === 403)).toHaveLength(5)
  await until('strangers are let go', async () => (await plain(server.port, polling)).status === 200, 15_000)
}, 30_000)
