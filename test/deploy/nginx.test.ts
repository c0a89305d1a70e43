import { readFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import type { RequestOptions } from 'node:https'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import type { CommandAnswer, SubscribeAnswer } from '../../domain/protocol.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { argonHasher } from '../../server/adapters/hash.ts'
import { start } from '../../server/main.ts'
import { tlsFolder } from '../../server/tls/folder.ts'
import { contents } from '../backup/rig.ts'
import { folder } from '../cli/rig.ts'
import { seeded } from '../sync/rig/device.ts'
import { congress, envelope, prepareFolder, until } from '../tools/server.ts'
import { sourceOf } from '../../server/accounts/peers.ts'
import { freePort, ipv6, runNginx, sourceMap, startNginx } from './nginx.ts'

const password = 'con mèo trèo cây cau xanh'

interface Said {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

function ask(options: RequestOptions & { plain?: true; body?: object }): Promise<Said> {
  return new Promise((resolve, reject) => {
    const sent = (options.plain ? plainRequest : request)({ agent: false, ...options }, (response) => {
      let body = ''
      response.on('data', (bytes: Buffer) => (body += bytes.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.once('error', reject)
    sent.end(options.body ? JSON.stringify(options.body) : undefined)
  })
}

/** The product behind a real nginx with deploy/nginx.conf, TLS by an authority of `trucban tls`. */
async function fronted() {
  const dir = folder()
  const data = await prepareFolder(['vnpt1'])
  const [https, http] = [await freePort(), await freePort()]
  const tls = join(dir, 'tls')
  const { authorityFile } = await tlsFolder(tls, ['localhost', '127.0.0.1'], false, {
    clock: systemClock,
    chance: systemChance,
  })
  const running = await start(
    {
      host: '127.0.0.1',
      port: 0,
      tls: null,
      trustedProxies: ['127.0.0.1'],
      dataDir: data,
      dataDirNamed: true,
      publicUrl: `https://localhost:${https}`,
      logLevel: 'silent',
      readOnly: false,
    },
    { hasher: argonHasher({ memoryCost: 256, timeCost: 1, parallelism: 1 }) },
  )
  onTestFinished(() => running.close())
  const { stop } = startNginx(dir, { https, http, upstream: running.port, tls })
  onTestFinished(stop)
  const ca = readFileSync(authorityFile, 'utf8')
  const at = { host: '127.0.0.1', servername: 'localhost', port: https, ca }
  const healthy = (): Promise<boolean> =>
    ask({ ...at, path: '/healthz' }).then(
      ({ status }) => status === 200,
      () => false,
    )
  await until('nginx answers', healthy)
  return {
    system: running.system,
    data,
    https,
    http,
    upstream: running.port,
    ca,
    at,
    origin: `https://localhost:${https}`,
  }
}

const signIn = (
  front: Awaited<ReturnType<typeof fronted>>,
  more: { localAddress?: string; headers?: Record<string, string> } = {},
  given = password,
) =>
  ask({
    ...front.at,
    method: 'POST',
    path: '/api/v1/session',
    ...more,
    headers: {
      'content-type': 'application/json',
      origin: front.origin,
      host: `localhost:${front.https}`,
      ...more.headers,
    },
    body: { username: 'vnpt1', password: given },
  })

test('[VH1] behind the sample nginx: https with our certificate, plain http sent there, figures not through it, a Secure cookie', async () => {
  const front = await fronted()
  const moved = await ask({
    plain: true,
    host: '127.0.0.1',
    port: front.http,
    path: '/x?y=1',
    headers: { host: 'localhost' },
  })
  expect([moved.status, moved.headers['location']]).toEqual([301, 'https://localhost/x?y=1'])
  await expect(ask({ ...front.at, ca: undefined, path: '/healthz' })).rejects.toThrow(/certificate/)
  expect((await ask({ ...front.at, path: '/metrics' })).status).toBe(404)
  const page = await ask({ ...front.at, path: '/readyz' })
  expect([page.status, page.headers['strict-transport-security']]).toEqual([
    200,
    expect.stringContaining('max-age'),
  ])
  expect(page.headers['server']).toBe('nginx')
  const signed = await signIn(front)
  expect(signed.status).toBe(200)
  expect(String(signed.headers['set-cookie'])).toMatch(/__Host-tb=[^;]+;.*Secure/)
  expect((await signIn(front, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
}, 60_000)

test.each([['websocket'], ['polling']] as const)(
  '[VH2] behind the sample nginx a board is followed and a command acknowledged by %s',
  async (transport) => {
    const front = await fronted()
    const cookie = [(await signIn(front)).headers['set-cookie']]
      .flat()
      .map((each) => each?.split(';')[0])
      .join('; ')
    const socket = io(front.origin, {
      transports: [transport],
      ca: front.ca,
      extraHeaders: { cookie, origin: front.origin },
      forceNew: true,
      reconnection: false,
    } as Parameters<typeof io>[1])
    onTestFinished(() => void socket.disconnect())
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    expect(socket.io.engine.transport.name).toBe(transport)
    const board = (await socket.emitWithAck('subscribe', { congress, cursor: null })) as SubscribeAnswer
    if (!board.ok || board.mode !== 'snapshot') throw new Error(JSON.stringify(board))
    const row = [...(front.system.desk.congress(congress)?.rows.values() ?? [])].find(
      ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson,
    )
    const events = new Promise((resolve) => socket.once('events', resolve))
    const asked = envelope({ type: 'run.tick', payload: { row: row?.id } })
    const answer = (await socket.emitWithAck('command', asked)) as CommandAnswer
    expect(answer.ok).toBe(true)
    expect(await events).toMatchObject({ congress })
  },
  60_000,
)

test('[VH3] an address that a client writes itself counts for nothing, and who comes past the proxy is refused', async () => {
  const front = await fronted()
  const spoofed = {
    'x-forwarded-for': '6.6.6.6',
    forwarded: 'for=6.6.6.6',
    'x-forwarded-host': 'evil.example',
  }
  expect((await signIn(front, { localAddress: '127.0.0.9', headers: spoofed }, 'sai')).status).toBe(401)
  const logged = (): string => Object.values(contents(join(front.data, 'signins'))).join('')
  await until('the sign-in log has it', () => logged().includes('127.0.0.9'))
  expect(logged()).not.toContain('6.6.6.6')
  const past = { plain: true, host: '127.0.0.1', port: front.upstream, path: '/healthz' } as const
  expect((await ask(past)).status).toBe(200)
  await expect(ask({ ...past, localAddress: '127.0.0.9' })).rejects.toThrow()
}, 60_000)

if (!ipv6) console.log('skipped: [VH7], this machine has no IPv6')
test.skipIf(!ipv6)(
  '[VH7] behind the sample nginx a phone that has IPv6 alone signs in, and is on record by its own address',
  async () => {
    const front = await fronted()
    front.at.host = '::1'
    expect((await signIn(front)).status).toBe(200)
    const logged = (): string => Object.values(contents(join(front.data, 'signins'))).join('')
    await until('the sign-in log has it', () => logged().includes('"::1"'))
    expect(logged()).not.toContain('127.0.0.1')
    const plainly = {
      plain: true,
      host: '::1',
      port: front.http,
      path: '/',
      headers: { host: 'localhost' },
    } as const
    expect((await ask(plainly)).status).toBe(301)
  },
  60_000,
)

test('[VH8] the sample nginx counts who comes as the server does: an address of IPv4, 56 bits of IPv6', async () => {
  const dir = folder()
  const port = await freePort()
  const said = 'real_ip_header X-Real-IP; set_real_ip_from 127.0.0.1;'
  const answer = 'location / { return 200 "$trucban_source"; }'
  const { stop } = runNginx(
    dir,
    `${sourceMap()}\nserver { listen 127.0.0.1:${port}; ${said} default_type text/plain; ${answer} }`,
  )
  onTestFinished(stop)
  const sourceSaid = (address: string) =>
    ask({ plain: true, host: '127.0.0.1', port, path: '/', headers: { 'x-real-ip': address } })
  await until('nginx answers', () =>
    sourceSaid('::1').then(
      ({ status }) => status === 200,
      () => false,
    ),
  )
  const words = ['2001', 'db8', 'abcd', '0', '1', '12', '123', '1234', '12ff', 'ff00']
  const random = seeded(20_261_123)
  const pick = (below: number): number => Math.floor(random() * below)
  const addresses = Array.from({ length: 400 }, (_, at) =>
    at % 8 === 0
      ? `10.${pick(3)}.${pick(3)}.${pick(3)}`
      : ['2001', ...Array.from({ length: 7 }, () => words[pick(words.length)])].join(':'),
  )
  const theirs = new Map<string, string>()
  for (const address of addresses) {
    const { body } = await sourceSaid(address)
    const ours = sourceOf(address)
    // Of two zero groups straight after the first nothing is left to see: there nginx counts more as one.
    if (/^2001:0:0:/.test(address)) continue
    expect([address, body.length > 0, theirs.get(ours) ?? body]).toEqual([address, true, body])
    theirs.set(ours, body)
  }
  expect(new Set(theirs.values()).size).toBe(theirs.size)
}, 60_000)
