import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pagePolicy } from './page-policy.ts'
import { congress, openHouse } from './rig.ts'
import type { House } from './rig.ts'

let house: House
let own: string
beforeAll(async () => {
  house = await openHouse()
  own = `http://localhost:${house.port}`
})
afterAll(() => house.close())

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

describe('[H1] an unsafe method is taken only from our own pages, or from a program', () => {
  const cases: [string, Record<string, string>, number][] = [
    ['a program without a browser', {}, 401],
    ['our page', { origin: 'OWN', 'sec-fetch-site': 'same-origin' }, 401],
    ['our page under its other name', { origin: 'OTHER', 'sec-fetch-site': 'same-origin' }, 401],
    ['an old browser on our page', { origin: 'OWN' }, 401],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['another site in an old browser', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' }, 403],
    ['a neighbour under one site', { origin: 'OWN', 'sec-fetch-site': 'same-site' }, 403],
    ['our name with a tail', { origin: 'OWN.evil.example' }, 403],
    ['our host under another scheme', { origin: 'SCHEME' }, 403],
  ]
  test.each(cases)('%s', async (_name, given, expected) => {
    const names: Record<string, string> = {
      OWN: own,
      OTHER: `http://127.0.0.1:${house.port}`,
      'OWN.evil.example': `${own}.evil.example`,
      SCHEME: `ftp://localhost:${house.port}`,
    }
    const headers = {
      ...given,
      ...(given['origin'] ? { origin: names[given['origin']] ?? given['origin'] } : {}),
    }
    const json = { username: 'quan-tri', password: 'sai' }
    const answer = await house.ask('POST', '/api/v1/session', { json, headers })
    expect(answer.status).toBe(expected)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('a preflight is refused, and no answer ever names a foreign origin', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const answer = await house.ask('OPTIONS', '/api/v1/session', { headers })
    expect(answer.status).toBe(405)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('[H2] a body is JSON of at most 64 KB and 8 levels', () => {
  const post = (body: string | Buffer, type = 'application/json', more = {}) =>
    house.ask('POST', '/api/v1/commands', { body, headers: { 'content-type': type, ...more } })

  test('400 levels are refused before any form is tried, 8 are looked at', async () => {
    expect((await post(nested(400))).json).toMatchObject({ error: { code: 'too-deep' } })
    expect((await post(nested(9))).json).toMatchObject({ error: { code: 'too-deep' } })
    expect((await post(nested(8))).json).toMatchObject({ error: { code: 'signed-out' } })
  })
  test('5,000 and 30,000 levels end one request, never the process', async () => {
    expect((await post(nested(5000))).status).toBe(400)
    expect((await post('['.repeat(30_000) + ']'.repeat(30_000))).status).toBe(400)
    expect((await house.ask('GET', '/healthz')).status).toBe(200)
  })
  test('a title of 1 MB is refused by its size', async () => {
    const answer = await post(JSON.stringify({ title: 'x'.repeat(1_000_000) }))
    expect(answer).toMatchObject({ status: 413, json: { error: { code: 'too-large' } } })
  })
  test('a chunked body without a length is held to the same limit', async () => {
    const body = JSON.stringify({ title: 'x'.repeat(70_000) })
    const sent = new Promise<string>((resolve) => {
      const socket = connect(house.port, '127.0.0.1')
      let got = ''
      socket.on('data', (chunk) => (got += chunk.toString()))
      socket.on('close', () => resolve(got))
      socket.write('POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n')
      socket.write('Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n')
      socket.write(`${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`)
    })
    expect(await sent).toMatch(/^HTTP\/1\.1 413 /)
  })
  test.each([
    ['{"a":1}', 'text/plain', 415],
    ['a=1', 'application/x-www-form-urlencoded', 415],
    ['--x\r\n\r\n--x--', 'multipart/form-data; boundary=x', 415],
    ['{"a":1}', 'application/json; charset=lạ', 415],
    ['{"a":', 'application/json', 400],
    ['"text"', 'application/json', 400],
    ['\u0000', 'application/json', 400],
  ])('%j as %s is answered %d', async (body, type, status) => {
    const headers = { 'content-type': Buffer.from(type).toString('latin1') }
    expect((await house.ask('POST', '/api/v1/commands', { body, headers })).status).toBe(status)
  })
  test('a compressed body is not unpacked', async () => {
    expect(
      (await post(Buffer.from([31, 139, 8]), 'application/json', { 'content-encoding': 'gzip' })).status,
    ).toBe(415)
  })
  test('__proto__ in a body reaches nothing', async () => {
    const answer = await post('{"__proto__":{"polluted":true},"id":1}')
    expect(answer.status).toBe(401)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('[H3] every answer carries the same protection, errors too', () => {
  const paths: [string, string][] = [
    ['GET', '/'],
    ['GET', '/healthz'],
    ['GET', '/readyz'],
    ['GET', '/metrics'],
    ['GET', '/api/v1/me'],
    ['POST', '/api/v1/session'],
    ['GET', '/api/v1/congresses'],
    ['GET', `/api/v1/congresses/${congress}/view`],
    ['GET', `/api/v1/congresses/${congress}/events`],
    ['GET', '/api/v1/khong-co'],
    ['GET', '/api/v1/congresses/%E0%A4%A/view'],
    ['TRACE', '/'],
    ['PUT', '/api/v1/session'],
    ['GET', '/.env'],
  ]
  test.each(paths)('%s %s', async (method, path) => {
    const { headers } = await house.ask(method, path)
    const policy = String(headers['content-security-policy'])
    const nonce = /'nonce-([^']{20,})'/.exec(policy)?.[1]
    expect(policy.replace(nonce ?? '', '…').split(';')).toEqual(pagePolicy)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    })
    expect(headers['permissions-policy']).toContain('geolocation=()')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('two answers never share a nonce', async () => {
    const [one, other] = await Promise.all([house.ask('GET', '/healthz'), house.ask('GET', '/healthz')])
    expect(one.headers['content-security-policy']).not.toBe(other.headers['content-security-policy'])
  })
})

test('[H4] TRACE and other methods are 405 with what is allowed', async () => {
  for (const method of ['TRACE', 'PUT', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    const answer = await house.ask(method, '/api/v1/me')
    expect(answer.status).toBe(405)
    expect(answer.headers['allow']).toBe('GET, HEAD, POST, DELETE')
  }
})

test('[H5] what is not there is one 404 in JSON: no file, no map, no listing', async () => {
  const crawl = [
    '/.env',
    '/.git/config',
    '/package.json',
    '/server/main.ts',
    '/assets/index.js.map',
    '/index.html.map',
  ]
  const more = [
    '/data/DATA_ID',
    '/api',
    '/api/v2/me',
    '/api/v1',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
  ]
  for (const path of [
    ...crawl,
    ...more,
    '/.vite/manifest.json',
    '/index.html',
    '/socket.io-client.js',
    '//evil.example',
  ]) {
    const answer = await house.ask('GET', path)
    expect([path, answer.status, answer.json?.error.code]).toEqual([path, 404, 'not-found'])
  }
})

test('[H6] errors speak the caller’s language and name the request', async () => {
  const vi = await house.ask('GET', '/api/v1/me')
  const en = await house.ask('GET', '/api/v1/me', { headers: { 'accept-language': 'en-GB, vi;q=0.5' } })
  const asked = await house.ask('GET', '/api/v1/me?lang=en')
  expect(vi.json.error.message).toBe('Phiên làm việc đã hết. Đăng nhập lại để tiếp tục.')
  expect(en.json.error.message).toBe('The session has ended. Sign in again to go on.')
  expect(asked.json.error.message).toBe(en.json.error.message)
  expect(vi.json.error.requestId).toBe(vi.headers['x-request-id'])
})

test('[H7] metrics are for this machine alone: a forwarded request finds nothing', async () => {
  const direct = await house.ask('GET', '/metrics')
  expect(direct.status).toBe(200)
  expect(direct.text).toContain('trucban_http_answers_total')
  for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
    expect((await house.ask('GET', '/metrics', { headers: { [name]: '127.0.0.1' } })).status).toBe(404)
})

test('[H8] alive and ready answer without a session', async () => {
  expect((await house.ask('GET', '/healthz')).json).toEqual({ alive: true })
  expect((await house.ask('GET', '/readyz')).json).toEqual({ ready: true, commandsAccepted: true })
})

test('[H9] headers over 8 KB and slow headers end the connection, not the server', async () => {
  const answer = await house.ask('GET', '/healthz', { headers: { 'x-long': 'x'.repeat(9000) } })
  expect(answer.status).toBe(431)
  expect((await house.ask('GET', '/healthz')).status).toBe(200)
})

test('[H10] a throw inside a handler is one generic 500 with the request’s id; the log alone knows why', async () => {
  const { desk } = house.system
  const real = desk.site.bind(desk)
  const good = await house.cookieOf('quan-tri')
  desk.site = () => {
    throw new Error('canary-inner-detail')
  }
  const answer = await house.ask('GET', '/api/v1/me', { cookie: good })
  desk.site = real
  expect(answer).toMatchObject({ status: 500, json: { error: { code: 'fault' } } })
  expect(answer.text).not.toContain('canary')
  const line = house.logged.find(
    (text) => text.includes('canary-inner-detail') && text.includes(answer.json.error.requestId),
  )
  expect(line).toBeDefined()
  expect((await house.ask('GET', '/api/v1/me', { cookie: good })).status).toBe(200)
})
