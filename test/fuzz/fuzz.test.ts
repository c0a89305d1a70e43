import { createConnection } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dial, openLine, until } from '../tools/client.ts'
import { openRaw } from '../tools/raw.ts'
import { startServer } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'
import { traceIn, wrongAnswer, wrongFrame } from './judge.ts'
import { attack } from './round.ts'

const seed = Number(process.env['SEED'] ?? 20_261_121)

/** Every rule of a round at once: a server is attacked, then looked at. */
async function attacked(inputs: number, limits: 'lifted' | 'usual', by: number): Promise<void> {
  const { wrong, sums, most } = await attack({ seed: by, inputs, limits })
  console.log(`T13: seed ${by}, limits ${limits}: ${JSON.stringify({ ...sums, ...most })}`)
  expect(wrong).toEqual([])
}

test('[MF1] five thousand malformed inputs end no server, fault no request, hold no memory, stop nobody else', () =>
  attacked(5_000, 'lifted', seed))

test('[MF2] the same through the limits that everybody has', () => attacked(600, 'usual', seed + 1))

test('[MF3] the looking finds what it looks for: a stack trace, an undeclared fault, a fault over the socket', () => {
  const stack = new Error('x').stack ?? ''
  expect(traceIn(stack)).toContain('stack trace')
  expect(traceIn(JSON.stringify({ error: stack }))).toContain('stack trace')
  expect(traceIn('{"error":{"code":"bad-form","message":"Có một chỗ sai."}}')).toBeNull()
  expect(wrongAnswer(500, '{"error":{"code":"fault"}}')).toContain('undeclared 500')
  expect(wrongAnswer(502, '')).toContain('undeclared 502')
  expect(wrongAnswer(503, '{"error":{"code":"no-idea"}}')).toContain('undeclared 503')
  expect(wrongAnswer(503, '{"error":{"code":"past-busy"}}')).toBeNull()
  expect(wrongAnswer(400, '<pre>TypeError<br> at f (/srv/node_modules/x/y.js:1:2)</pre>')).toContain(
    'stack trace',
  )
  expect(wrongFrame('431[{"ok":false,"error":{"code":"fault"}}]')).toContain('fault')
})

let server: Started
const logged: string[] = []
beforeAll(async () => {
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })
  server = await startServer({ usernames: ['quantri', 'vnpt1'], instead: { log } })
})
afterAll(() => server.drop())

/** Writes the bytes and returns what came back until the line was closed. */
const said = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let heard = ''
    const tcp = createConnection(server.port, '127.0.0.1', () => void tcp.write(bytes))
    tcp.on('data', (part: Buffer) => (heard += part.toString('latin1')))
    tcp.on('error', () => undefined)
    tcp.on('close', () => resolve(heard))
    setTimeout(() => tcp.destroy(), 1_000)
  })

test('[MF4] another method at an open polling session is refused as such, an upgrade by another method too', async () => {
  const cookie = await server.cookie('vnpt1')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const at = `${server.url}/socket.io/?EIO=4&transport=polling`
  const opened = await (await fetch(at, { headers })).text()
  const sid = /"sid":"([^"]+)"/.exec(opened)?.[1] ?? ''
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await fetch(`${at}&sid=${sid}`, { method, headers })
    expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, POST'])
  }
  const upgrade = `PUT /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nCookie: ${cookie}\r\nOrigin: ${server.url}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`
  expect(await said(upgrade)).not.toContain('101')
  const socket = dial(server.url, { cookie })
  await new Promise((resolve) => socket.once('connect', resolve as () => void))
  socket.disconnect()
})

test('[MF5] an upload that breaks off is the network’s doing: it is logged as no fault of ours', async () => {
  const cookie = await server.cookie('vnpt1')
  const head = `PUT /api/v1/congresses/vp/attachments/00000000-0000-4000-8000-000000000001 HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Length: 500\r\nContent-Type: image/png\r\n\r\nhalf`
  await new Promise<void>((resolve) => {
    const tcp = createConnection(server.port, '127.0.0.1', () => {
      tcp.write(head)
      setTimeout(() => tcp.destroy(), 100)
    })
    tcp.on('close', () => resolve())
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(logged).toEqual([])
})

/** Nothing turns it into text or a number; the checks of Zod compare whatever is called `length`. */
const throwing = '{"length":{"toString":1,"valueOf":1}}'

test('[MF10] what throws when it is compared is refused at every door, and a CONNECT of it by a stranger ends nothing', async () => {
  const headers = { 'content-type': 'application/json', origin: server.url }
  const body = `{"username":${throwing},"password":[${throwing}]}`
  const answer = await fetch(`${server.url}/api/v1/session`, { method: 'POST', headers, body })
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('"bad-form"')])
  for (const cookie of [undefined, await server.cookie('vnpt1')]) {
    const frames: string[] = []
    const raw = await openRaw(server.port, {
      ...(cookie ? { cookie } : {}),
      heard: (one) => frames.push(one),
    })
    if (typeof raw === 'number') throw new Error(`not let in: ${raw}`)
    raw.send(`40{"token":${throwing}}`)
    await until('it is told no', () => frames.some((one) => one.startsWith('44')))
    expect(frames.at(-1)).toBe('44{"message":"signed-out"}')
    raw.end()
  }
  const line = await openLine(server.url, { cookie: await server.cookie('vnpt1') })
  for (const [event, asked] of [
    ['command', { type: { length: { toString: 1 } } }],
    ['subscribe', { congress: [{ valueOf: {} }], cursor: null }],
  ] as const)
    expect(await line.socket.emitWithAck(event, asked)).toMatchObject({ error: { code: 'bad-form' } })
  line.close()
  expect(logged).toEqual([])
})

test('[MF10] a throw while a socket is let in ends that socket, is logged, and ends nothing else', async () => {
  const { accounts } = server.system
  const whoIs = accounts.whoIs.bind(accounts)
  const spoilt: typeof accounts.whoIs = (headers, token) => {
    if (token === 'tb_thrown') throw new Error('thrown on purpose')
    return whoIs(headers, token)
  }
  Object.assign(accounts, { whoIs: spoilt })
  try {
    await expect(openLine(server.url, { auth: { token: 'tb_thrown' } })).rejects.toThrow('fault')
  } finally {
    Object.assign(accounts, { whoIs })
  }
  expect(logged.splice(0).join('')).toContain('thrown on purpose')
  const line = await openLine(server.url, { cookie: await server.cookie('vnpt1') })
  line.close()
})

test('[MF11] of two CONNECTs in one breath one is let in and the other told no, and nothing faults', async () => {
  const headers = { cookie: await server.cookie('vnpt1'), 'sec-fetch-site': 'same-origin' }
  const at = `${server.url}/socket.io/?EIO=4&transport=polling`
  const sid = /"sid":"([^"]+)"/.exec(await (await fetch(at, { headers })).text())?.[1] ?? ''
  const to = `${at}&sid=${sid}`
  const sent = await fetch(to, { method: 'POST', headers, body: '40\u001e40' })
  expect(await sent.text()).toBe('ok')
  let heard = ''
  await until('both are answered', async () => {
    heard += await (await fetch(to, { headers })).text()
    return heard.includes('44')
  })
  expect(heard).toMatch(/40\{"sid":"/)
  expect(heard).toContain('44{"message":"too-many"}')
  expect(logged).toEqual([])
  await fetch(to, { method: 'POST', headers, body: '1' })
})
