import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { createConnection } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Buckets, usualLimits } from '../../server/realtime/bucket.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { nodeFs } from '../../server/adapters/fs.ts'
import type { Fs } from '../../server/adapters/fs.ts'
import { StorageFull } from '../../server/journal/port.ts'
import { congress, dial, envelope, incident, nextOf, startServer } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'

let server: Started
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.drop())

/** Sends bytes as they are and returns all that comes back until the server closes or `within` ms are over. */
const raw = (port: number, bytes: string, within = 1_500): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    const tcp = createConnection(port, '127.0.0.1', () => void tcp.write(bytes))
    const timer = setTimeout(() => tcp.destroy(), within)
    tcp.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    tcp.on('error', () => undefined)
    tcp.on('close', () => {
      clearTimeout(timer)
      resolve(text)
    })
  })

describe('[X4] one pace per person, whichever door', () => {
  const codes = async (username: 'vnpt2' | 'viettel2', count: number) => {
    const asked = { type: 'run.tick', payload: { row: 'XX-99' } }
    const answers = await Promise.all(
      Array.from({ length: count }, () => server.command(username, { ...asked, id: randomUUID() })),
    )
    return answers.map(({ status, answer }) => [status, answer.error?.code, answer.error?.retryable])
  }

  test('commands by HTTP take from the bucket of the socket; another person’s is untouched', async () => {
    await server.cookie('vnpt2')
    const told = await codes('vnpt2', 3 * usualLimits.burst)
    expect(told).toContainEqual([429, 'too-fast', true])
    const line = await server.line('vnpt2')
    await codes('vnpt2', 2 * usualLimits.burst)
    const asked = { type: 'run.tick', payload: { row: 'XX-99' } }
    const heard = await Promise.all(Array.from({ length: usualLimits.burst - 1 }, () => line.command(asked)))
    expect(heard.map((answer) => (answer.ok ? '' : answer.error.code))).toContain('too-fast')
    line.close()
    expect(await codes('viettel2', 1)).toEqual([[404, 'not-found', undefined]])
    const views = await Promise.all(
      Array.from({ length: 2 * usualLimits.burst }, () =>
        server.get('vnpt2', `/api/v1/congresses/${congress}/events`),
      ),
    )
    expect(views.some(({ status }) => status === 429)).toBe(true)
  })

  test('closing every socket gives no fresh bucket, and a thousand full ones are forgotten', () => {
    const buckets = new Buckets({ rate: 1, burst: 2, patience: 9 })
    expect([1, 2, 3].map(() => buckets.take('a', 0))).toEqual([true, true, false])
    for (let n = 0; n < 5_000; n += 1) buckets.take(`x${n}`, 0)
    expect(buckets.take('a', 0)).toBe(false)
    expect(buckets.take('a', 1_000)).toBe(true)
    for (let n = 0; n < 5_000; n += 1) buckets.take(`y${n}`, 60_000)
    expect(buckets.size).toBeLessThan(8_000)
  })
})

test('[X5] nobody opens more than a hundred sockets, and a congress has at most a hundred walls', async () => {
  const { token } = await server.display(null)
  const lines = await Promise.all(Array.from({ length: 100 }, () => server.wall(token)))
  const more = dial(server.url, { auth: { token } })
  const refused = await nextOf<Error>(more, 'connect_error')
  more.disconnect()
  expect(refused.message).toBe('too-many')
  const other = await server.line('hatang1')
  for (const line of [...lines, other]) line.close()
  for (let n = server.system.accounts.displays(congress).length; n < 100; n += 1) await server.display(null)
  const answer = await fetch(`${server.url}/api/v1/congresses/${congress}/displays`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await server.cookie('trucban1') },
    body: JSON.stringify({ label: 'Màn hình' }),
  })
  expect(await answer.json()).toMatchObject({ error: { code: 'too-many-displays' } })
})

test('[X5] nor when a hundred and thirty come in one breath', async () => {
  const cookie = await server.cookie('viettel2')
  const all = Array.from({ length: 130 }, () => dial(server.url, { cookie }))
  const came = await Promise.all(
    all.map((line) =>
      Promise.race([
        nextOf<unknown>(line, 'connect').then(() => 'in'),
        nextOf<Error>(line, 'connect_error').then(({ message }) => message),
      ]),
    ),
  )
  for (const line of all) line.disconnect()
  expect(came.filter((what) => what === 'in')).toHaveLength(100)
  expect(came.filter((what) => what === 'too-many')).toHaveLength(30)
})

describe('[X6] what was accepted is answered the same for ever', () => {
  test('also to who has left the congress since, and nothing new is done for them', async () => {
    const sent = envelope(incident())
    const person = server.person('mobifone1')
    const { desk } = server.system
    const first = await desk.handIn(person, sent, 'vi')
    expect(first.ok).toBe(true)
    await desk.asSystem(congress, 'person.leave', { person })
    const again = await desk.handIn(person, sent, 'vi')
    expect(again).toMatchObject({ ok: true, result: first.ok ? first.result : null })
    const reused = { ...sent, madeAt: sent.madeAt - 1 }
    expect(await desk.handIn(person, reused as never, 'vi')).toMatchObject({ error: { code: 'id-reused' } })
    const fresh = envelope(incident())
    expect(await desk.handIn(person, fresh as never, 'vi')).toMatchObject({ error: { code: 'not-found' } })
  })

  test('a form that the journal cannot write is refused as a form, not faulted again and again', async () => {
    const line = await server.line('trucban1')
    const answer = await line.ask('command', envelope({ ...incident(), expected: '\ud800' }))
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-form', field: 'expected' } })
    line.close()
  })
})

test('[X11] an import cut in half is finished by the same import, never by one of another plan', async () => {
  const { desk, store } = server.system
  const journal = store.journal as { append: typeof store.journal.append }
  const append = journal.append.bind(store.journal)
  const now = Date.now()
  const times = {
    name: 'Đại hội thử',
    congress: 'cat-nua',
    opening: now + 86_400_000,
    closing: now + 90_000_000,
  }
  const ask = (plan: string) => desk.asSystem('site', 'congress.import', { plan, ...times })
  journal.append = (stream, ...rest) =>
    stream === 'site' ? Promise.reject(new StorageFull('no room')) : append(stream, ...rest)
  expect(await ask('vinh-phuc')).toMatchObject({ ok: false, error: { retryable: true } })
  journal.append = append
  expect(desk.congress('cat-nua')?.info?.plan).toBe('vinh-phuc')
  expect(await ask('vinh-phuc-demo')).toMatchObject({ ok: false, error: { code: 'congress-exists' } })
  expect(await ask('vinh-phuc')).toMatchObject({ ok: true, result: { congress: 'cat-nua' } })
})

describe('[X7] nothing that is sent ends the process', () => {
  test('broken addresses, headers and handshakes are answered or cut', async () => {
    const host = 'Host: 127.0.0.1\r\n'
    const upgrade = `${host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n`
    const close = 'Connection: close\r\n'
    const attacks = [
      `GET /%E0%A4%A HTTP/1.1\r\n${host}${close}\r\n`,
      `GET /api/v1/congresses/%E0%A4%A/view HTTP/1.1\r\n${host}${close}\r\n`,
      `GET http://[ HTTP/1.1\r\n${host}${close}\r\n`,
      `GET // HTTP/1.1\r\n${host}${close}\r\n`,
      `GET //[::1/socket.io/ HTTP/1.1\r\n${host}${close}\r\n`,
      `OPTIONS * HTTP/1.1\r\n${host}${close}\r\n`,
      `TRACE / HTTP/1.1\r\n${host}${close}\r\n`,
      `CONNECT x:1 HTTP/1.1\r\n${host}\r\n`,
      `GET /api/v1/me?${'a=1&'.repeat(1_500)} HTTP/1.1\r\n${host}${close}\r\n`,
      `GET /api/v1/me?lang[]=vi&lang[__proto__]=x HTTP/1.1\r\n${host}${close}\r\n`,
      `GET /api/v1/me HTTP/1.1\r\n${host}Cookie: tb=%E0%A4%A; =; tb; ;;;tb==\r\n${close}\r\n`,
      `GET /api/v1/me HTTP/1.1\r\n${host}Authorization: Bearer ${'x'.repeat(4_000)}\r\n${close}\r\n`,
      `POST /api/v1/session HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n${close}\r\n{}`,
      `POST /api/v1/session HTTP/1.1\r\n${host}Expect: nothing\r\nContent-Length: 0\r\n${close}\r\n`,
      `GET /nowhere HTTP/1.1\r\n${upgrade}Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${upgrade}\r\n`,
      `GET /socket.io/?EIO=4&transport=%E0%A4%A HTTP/1.1\r\n${upgrade}\r\n`,
      `GET /socket.io/?EIO=4&transport=polling&sid=__proto__ HTTP/1.1\r\n${host}${close}\r\n`,
      `GET /healthz HTTP/1.1\r\n${host}\r\n`.repeat(200) + `GET /healthz HTTP/1.1\r\n${host}${close}\r\n\r\n`,
      '\u0000\u0001\u0002\r\n\r\n',
    ]
    const answers = await Promise.all(attacks.map((bytes) => raw(server.port, bytes)))
    for (const [at, text] of answers.entries()) {
      expect([attacks[at]?.slice(0, 60), /HTTP\/1.1 5\d\d/.exec(text)?.[0]]).toEqual([
        attacks[at]?.slice(0, 60),
        undefined,
      ])
      expect(text).not.toMatch(/node_modules|\bat .*\.ts:/)
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  test('keys that mean something to JavaScript mean nothing here', async () => {
    const cookie = await server.cookie('trucban1')
    const body = `{"id":"${randomUUID()}","congress":"__proto__","type":"constructor","payload":{"__proto__":{"row":"x"}},"madeAt":1,"__proto__":{"admin":true}}`
    const headers = { 'content-type': 'application/json', cookie }
    const answer = await fetch(`${server.url}/api/v1/commands`, { method: 'POST', headers, body })
    expect(answer.status).toBe(400)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

test('[X8] a request that never ends does not hold up a stop', async () => {
  const own = await startServer({ usernames: ['quantri'] })
  const tcp = createConnection(own.port, '127.0.0.1')
  tcp.on('error', () => undefined)
  tcp.write(
    'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
  )
  await fetch(`${own.url}/healthz`)
  const stopped = own.stop().then(() => 'stopped')
  const late = new Promise((resolve) => setTimeout(resolve, 8_000)).then(() => 'held up')
  expect(await Promise.race([stopped, late])).toBe('stopped')
  tcp.destroy()
  await own.drop()
})

test('[X10] opened read-only, not a byte of the folder changes, whatever is asked', async () => {
  const own = await startServer({ usernames: ['quantri', 'trucban1'] })
  await own.stop()
  const names = () => readdirSync(own.dir, { recursive: true }).map(String).sort()
  const before = names()
  const opened: string[] = []
  const fs: Fs = {
    ...nodeFs,
    open: (path, flags, mode) => {
      if (flags !== 'r') opened.push(path)
      return nodeFs.open(path, flags, mode)
    },
  }
  const ticks: (() => void)[] = []
  const clock = {
    ...systemClock,
    every: (ms: number, fn: () => void) => {
      if (ms === 5_000) ticks.push(fn)
      return systemClock.every(ms, fn)
    },
  }
  const shown = await startServer({ dir: own.dir, readOnly: true, instead: { clock, fs } })
  const { status, answer } = await shown.command('trucban1', incident())
  expect([status, answer.error?.retryable]).toEqual([503, true])
  for (const tick of ticks) tick()
  expect(shown.system.desk.commandsAccepted()).toBe(false)
  await shown.stop()
  expect(ticks.length).toBeGreaterThan(0)
  expect(opened).toEqual([])
  expect(names()).toEqual(before)
  await own.drop()
})
