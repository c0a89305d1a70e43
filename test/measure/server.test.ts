import { createConnection } from 'node:net'
import { request as httpRequest } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plain } from '../tools/raw.ts'
import { startServer, until } from '../tools/server.ts'
import type { Started, Username } from '../tools/server.ts'

const mega = 1024 * 1024
let server: Started
let cookie: string
beforeAll(async () => {
  // Room for every test of this file; the bound itself has a server of its own below.
  const measuring = { burst: 900 * mega, laneBurst: 900 * mega, ownBurst: 900 * mega }
  server = await startServer({ instead: { measuring } })
  cookie = await server.cookie('vnpt1')
})
afterAll(() => server.drop())

const down = async (bytes: string, who: Username = 'vnpt1', at = server): Promise<Response> =>
  fetch(`${at.url}/api/v1/measure/down?bytes=${bytes}`, { headers: { cookie: await at.cookie(who) } })
const up = async (bytes: number, headers: Record<string, string> = {}, at = server): Promise<Response> =>
  fetch(`${at.url}/api/v1/measure/up`, {
    method: 'POST',
    headers: { cookie: await at.cookie('vnpt1'), origin: at.url, ...headers },
    body: new Uint8Array(bytes),
  })
const codeOf = async (answer: Response): Promise<[number, string]> => {
  const { error } = (await answer.json()) as { error: { code: string } }
  return [answer.status, error.code]
}

describe('[LM5] the server’s side of a measurement', () => {
  test('gives as many bytes as asked for, incompressible, and counts what it is sent', async () => {
    const answer = await down('300000')
    const body = new Uint8Array(await answer.arrayBuffer())
    expect([answer.status, body.length]).toEqual([200, 300_000])
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(answer.headers.get('content-encoding')).toBe(null)
    expect(new Set(body.subarray(0, 65_536)).size).toBeGreaterThan(200)
    expect(await (await up(200_000)).json()).toEqual({ bytes: 200_000 })
    const ping = await fetch(`${server.url}/api/v1/measure/ping`, { headers: { cookie } })
    expect(ping.status).toBe(204)
  })

  test.each(['0', '-5', '4194305', '99999999999', 'x', '1.5', '1e3', '0x10', '', '5&bytes=6'])(
    'bytes=%s is refused',
    async (bytes) => {
      expect(await codeOf(await down(bytes))).toEqual([400, 'bad-form'])
    },
  )

  test('nobody measures without a session, and no stranger’s page does', async () => {
    const signedOut = await fetch(`${server.url}/api/v1/measure/down?bytes=10`)
    expect(await codeOf(signedOut)).toEqual([401, 'signed-out'])
    expect(await codeOf(await up(5, { origin: 'https://example.invalid' }))).toEqual([403, 'wrong-origin'])
  })

  test('nor does a person without a place in a congress, nor a wall', async () => {
    const { accounts } = server.system
    const password = 'một câu đủ dài cho phép thử'
    const added = await accounts.add({ username: 'ngoai', name: 'Người ngoài', password })
    expect(added.ok).toBe(true)
    const session = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ngoai', password }),
    })
    const outside = session.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const asked = await fetch(`${server.url}/api/v1/measure/ping`, { headers: { cookie: outside } })
    expect(await codeOf(asked)).toEqual([404, 'not-found'])
    const { token } = await server.display(null)
    const headers = { authorization: `Bearer ${token}` }
    const wall = await fetch(`${server.url}/api/v1/measure/down?bytes=10`, { headers })
    expect(await codeOf(wall)).toEqual([404, 'not-found'])
  })

  test('the socket’s echo answers a person, whatever is sent with it, and refuses a wall', async () => {
    const line = await server.line('vnpt1')
    expect(await line.ask('measure.ping', {})).toEqual({ ok: true })
    expect(await line.ask('measure.ping')).toEqual({ ok: true })
    expect(await line.ask('measure.ping', 'x'.repeat(1_000))).toEqual({ ok: true })
    const wall = await server.wall((await server.display(null)).token)
    expect(await wall.ask('measure.ping', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    line.close()
    wall.close()
  })

  test('an upload without a length, or as JSON, is refused at once', async () => {
    const chunked = { cookie, origin: server.url, 'transfer-encoding': 'chunked' }
    expect(await plain(server.port, '/api/v1/measure/up', chunked, 'abc')).toMatchObject({ status: 400 })
    expect(await codeOf(await up(4 * mega + 1))).toEqual([400, 'bad-form'])
    const json = { cookie, origin: server.url, 'content-type': 'application/json' }
    expect(await plain(server.port, '/api/v1/measure/up', json, '{"a":1}')).toMatchObject({ status: 400 })
  })
})

describe('[LM8] what is not read is not paid for by the others', () => {
  test('an upload that announces far too much is cut, not drained', async () => {
    const socket = createConnection(server.port, '127.0.0.1')
    let sent = 0
    let said = ''
    const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => (said += bytes.toString()))
    socket.write(
      `POST /api/v1/measure/up HTTP/1.1\r\nHost: x\r\nOrigin: ${server.url}\r\nCookie: ${cookie}\r\nContent-Length: 9000000000\r\n\r\n`,
    )
    const more = (): void => {
      while (!socket.destroyed && sent < 600 * mega && socket.write(Buffer.alloc(mega))) sent += mega
    }
    socket.on('drain', more)
    more()
    await closed
    expect(said).toContain('400')
    expect(sent).toBeLessThan(100 * mega)
  })

  test('a reader who reads nothing holds no more than a chunk, and is let go when it leaves', async () => {
    const before = process.memoryUsage().arrayBuffers
    const stalled = await Promise.all(
      (['viettel1', 'viettel2', 'mobifone1', 'buudien1', 'hatang1'] as const).map(async (who) => {
        const headers = { cookie: await server.cookie(who) }
        const path = `/api/v1/measure/down?bytes=${4 * mega}`
        const asked = httpRequest({ host: '127.0.0.1', port: server.port, path, headers, agent: false })
        const answer = await new Promise<IncomingMessage>((resolve) => asked.once('response', resolve).end())
        answer.pause()
        return asked
      }),
    )
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * mega)
    expect(await codeOf(await down('10', 'viettel1'))).toEqual([429, 'measuring-enough'])
    for (const asked of stalled) asked.destroy()
    await until('the place is free again', async () => (await down('10', 'viettel1')).status === 200)
  })
})

describe('[LM6] the bound over real connections', () => {
  test('whether so much may go up is said without taking anything of it', async () => {
    const tight = await startServer({ instead: { measuring: { burst: mega, perSecond: 1 } } })
    try {
      const may = async (bytes: number): Promise<number> => {
        const headers = { cookie: await tight.cookie('vnpt1') }
        return (await fetch(`${tight.url}/api/v1/measure/may?bytes=${bytes}`, { headers })).status
      }
      expect([await may(mega), await may(mega), await may(0)]).toEqual([204, 204, 400])
      expect((await up(mega, {}, tight)).status).toBe(200)
      expect(await may(mega)).toBe(429)
    } finally {
      await tight.drop()
    }
  })

  test('one transfer at a time for each person; the others are told when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => down('2000000', 'viettel2')))
    const codes = answers.map(({ status }) => status)
    const busy = answers.find(({ status }) => status === 429)
    expect(Number(busy?.headers.get('retry-after'))).toBeGreaterThan(0)
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
    expect(codes.filter((code) => code === 200)).toHaveLength(1)
    await until('it may measure again', async () => (await down('1000', 'viettel2')).status === 200)
  })

  test('what one organisation has used up is the others’ still', async () => {
    const measuring = { burst: 9 * mega, perSecond: 1, laneBurst: 2 * mega, lanePerSecond: 1 }
    const bound = await startServer({ instead: { measuring } })
    try {
      const moved: [Username, number][] = []
      for (const who of ['viettel1', 'viettel2', 'viettel1', 'vnpt1', 'mobifone1'] as const) {
        const answer = await down(String(mega), who, bound)
        await answer.arrayBuffer()
        moved.push([who, answer.status])
      }
      expect(moved.map(([, status]) => status)).toEqual([200, 200, 429, 200, 200])
    } finally {
      await bound.drop()
    }
  })

  test('all people together move no more than the sum, up and down', async () => {
    const bound = await startServer({ instead: { measuring: { burst: 3 * mega, perSecond: 1 } } })
    try {
      const people = ['vnpt2', 'viettel1', 'viettel2', 'mobifone1', 'buudien1', 'hatang1'] as const
      const flows = people.map((who) => down(String(mega), who, bound))
      const answers = await Promise.all([up(mega, {}, bound), ...flows])
      const kinds = await Promise.all(
        answers.map(async (answer) => {
          if (answer.status === 429) return (await codeOf(answer))[1]
          await answer.arrayBuffer()
          return 'moved'
        }),
      )
      expect(kinds.toSorted()).toEqual([...Array(4).fill('measuring-busy'), ...Array(3).fill('moved')])
    } finally {
      await bound.drop()
    }
  })
})
