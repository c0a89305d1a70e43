import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createTls } from 'node:https'
import type { AddressInfo } from 'node:net'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isOpenAddress, postOut } from '../../server/adapters/outgoing.ts'
import type { Outgoing } from '../../server/adapters/outgoing.ts'
import { signatureOf } from '../../server/audit/places.ts'
import { tlsFolder } from '../../server/tls/folder.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { trucbanHere } from '../cli/rig.ts'
import { fakeClock } from '../tools/clock.ts'
import { congress, folders, openDesk } from './rig.ts'
import { linesOf } from './rewrite.ts'

const secret = 'bí mật chung của hai bên, dài hơn 32'

async function listening(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
const answering = (handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> =>
  listening(createServer(handle))

const out = (url: string, more: Partial<Outgoing> = {}): Outgoing => ({
  url,
  body: 'x\n',
  headers: {},
  allow: [],
  ...more,
})

const until = async (what: () => boolean): Promise<void> => {
  for (let tries = 0; !what() && tries < 3000; tries += 1) await new Promise((next) => setTimeout(next, 2))
  expect(what()).toBe(true)
}

test('[KT13] no address inside is open: private, link-local, metadata, multicast, mapped, or another spelling of them', async () => {
  const inside =
    '127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 198.18.0.1 ::1 :: ::ffff:127.0.0.1 ::ffff:8.8.8.8 fe80::1 fc00::1 fd00:ec2::254 ff02::1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1'
  expect(inside.split(' ').filter(isOpenAddress)).toEqual([])
  expect(['8.8.8.8', '203.162.4.191', '2001:4860:4860::8888'].filter(isOpenAddress)).toHaveLength(3)
  const spelled = [
    'https://[::ffff:127.0.0.1]/',
    'https://2852039166/',
    'https://0xa9fea9fe/',
    'https://0251.0376.0251.0376/',
    'https://10.0.0.1/',
    'https://[fe80::1]/',
  ]
  const within = 300
  for (const url of spelled) expect([url, await postOut(out(url), { within })]).toEqual([url, 'address'])
})

test('[KT13] a name is resolved once and that address is connected to; one that leads inside is refused', async () => {
  let asked = 0
  let reached = 0
  const port = await answering((_request, response) => {
    reached += 1
    response.end()
  })
  // First an open address, inside from then on: a name that is bound anew behind the check.
  const resolve = () => {
    asked += 1
    return Promise.resolve([{ address: asked === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }])
  }
  const url = `https://neo.example.vn:${port}/`
  expect(await postOut(out(url, { allow: ['192.0.2.1'] }), { resolve, within: 300 })).not.toBeNull()
  expect([asked, reached]).toEqual([1, 0])
  expect(await postOut(out(url), { resolve })).toBe('address')
  // One open address among those that are not does not open the door.
  const both = () =>
    Promise.resolve([
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ])
  expect(await postOut(out(url), { resolve: both })).toBe('address')
  expect(await postOut(out(url), { resolve: () => Promise.resolve([]) })).toBe('address')
  expect(await postOut(out(url), { resolve: () => Promise.reject(new Error('no such name')) })).toBe(
    'unreachable',
  )
  expect(reached).toBe(0)
})

test('[KT13] no redirect is followed, a slow or endless answer is cut, and only yes is yes', async () => {
  const seen: string[] = []
  const port = await answering((request, response) => {
    seen.push(request.url ?? '')
    if (request.url === '/moved') response.writeHead(302, { location: '/inside' }).end()
    else if (request.url === '/no') response.writeHead(500).end('secret words')
    else if (request.url === '/endless') response.end(Buffer.alloc(100_000))
    else if (request.url === '/slow') response.write('a')
    else if (request.url === '/silent') request.resume()
    else response.writeHead(204).end()
  })
  const url = (path: string): Outgoing => out(`http://127.0.0.1:${port}${path}`)
  expect(await postOut(url('/moved'))).toBe('status')
  expect(await postOut(url('/no'))).toBe('status')
  expect(await postOut(url('/endless'))).toBe('too-long')
  expect(await postOut(url('/slow'), { within: 150 })).toBe('timeout')
  expect(await postOut(url('/silent'), { within: 150 })).toBe('timeout')
  expect(await postOut(url('/'))).toBeNull()
  expect(seen).not.toContain('/inside')
  expect(await postOut(out('http://127.0.0.1:1/'))).toBe('unreachable')
})

test('[KT13] over https the name in the address must be that of the certificate', async () => {
  const { top } = folders()
  const means = { chance: systemChance, clock: systemClock }
  const { authorityFile, certFile, keyFile } = await tlsFolder(
    join(top, 'tls'),
    ['neo.example.vn'],
    false,
    means,
  )
  const read = (path: string): string => readFileSync(path, 'utf8')
  const port = await listening(
    createTls({ cert: read(certFile), key: read(keyFile) }, (_request, response) => {
      response.end()
    }),
  )
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  const to = (host: string): Outgoing => out(`https://${host}:${port}/`, { allow: ['127.0.0.0/8'] })
  const ca = read(authorityFile)
  expect(await postOut(to('neo.example.vn'), { resolve, ca })).toBeNull()
  expect(await postOut(to('khac.example.vn'), { resolve, ca })).toBe('unreachable')
  expect(await postOut(to('neo.example.vn'), { resolve })).toBe('unreachable')
})

test('[KT14] a place gets every anchor in order, signed; while it is down nothing waits for it, and it gets the rest after', async () => {
  const { dir, top } = folders()
  const got: { line: string; signature: string; body: string }[] = []
  let down = true
  let tries = 0
  const port = await answering((request, response) => {
    tries += 1
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (down) return void response.writeHead(503).end()
      const signature = String(request.headers['x-trucban-signature'])
      for (const line of body.trim().split('\n')) got.push({ line, signature, body })
      response.writeHead(204).end()
    })
  })
  const config = join(top, 'anchors.json')
  const outside = join(top, 'ngoai', 'anchors.ndjson')
  const place = { name: 'VNPT', url: `http://127.0.0.1:${port}/`, secret }
  writeFileSync(config, JSON.stringify({ file: outside, places: [place] }), { mode: 0o600 })
  const desk = await openDesk({ dir, config })
  const { anchoring } = desk.system
  const standing = () => anchoring?.status.places ?? []
  for (let count = 1; count <= 3; count += 1) {
    await anchoring?.make('round')
    desk.clock.advance(1000)
  }
  await until(() => standing().every(({ failing }) => failing !== null))
  expect(standing().map(({ name, waiting, failing }) => [name, waiting, failing?.why])).toEqual([
    ['file', 3, 'ENOENT'],
    ['VNPT', 3, 'status'],
  ])
  // The board goes on meanwhile.
  await desk.must(congress, 'congress.close', { reason: 'Bế mạc' })
  const before = tries
  desk.clock.advance(5_000)
  expect(tries).toBe(before)
  down = false
  mkdirSync(join(top, 'ngoai'))
  desk.clock.advance(10_000)
  await until(() => standing().every(({ waiting, failing }) => waiting === 0 && failing === null))
  const given = linesOf(outside)
  expect(given).toHaveLength(4)
  expect(got.map(({ line }) => line)).toEqual(given)
  for (const { signature, body } of got) {
    const at = Number(/^t=(\d+),/.exec(signature)?.[1])
    expect(signature).toBe(signatureOf(secret, at, body))
    expect(Buffer.byteLength(body)).toBeLessThan(64 * 1024)
  }
  expect(desk.logged.join('')).not.toContain(secret)
})

test('[KT14] a restart goes on where the place was: nothing twice, nothing left out', async () => {
  const { dir, top } = folders()
  const config = join(top, 'anchors.json')
  const folder = join(top, 'ngoai')
  const outside = join(folder, 'anchors.ndjson')
  mkdirSync(folder)
  writeFileSync(config, JSON.stringify({ file: outside }), { mode: 0o600 })
  const first = await openDesk({ dir, config })
  await first.system.anchoring?.make('round')
  await until(() => first.system.anchoring?.status.places[0]?.waiting === 0)
  const given = linesOf(outside)
  rmSync(folder, { recursive: true })
  await first.system.anchoring?.make('round')
  await first.system.anchoring?.make('round')
  await first.stop()
  mkdirSync(folder)
  const second = await openDesk({ dir, config, clock: first.clock }, false)
  await until(() => second.system.anchoring?.status.places[0]?.waiting === 0)
  expect(linesOf(outside)).toHaveLength(2)
  expect(linesOf(outside)).not.toContain(given[0])
})

test('[KT14] the holder that ships keeps what is signed with the secret, and nothing else', async () => {
  const { dir, top } = folders()
  const kept = join(top, 'kept.ndjson')
  writeFileSync(join(top, 'secret'), secret)
  const holder = spawn(process.execPath, ['docs/examples/anchor-holder.mjs', kept, join(top, 'secret'), '0'])
  onTestFinished(() => void holder.kill())
  const url = await new Promise<string>((resolve) => {
    holder.stdout.on('data', (said: Buffer) => resolve(/http:\S+/.exec(said.toString())?.[0] ?? ''))
  })
  const forged = { 'x-trucban-signature': signatureOf('x'.repeat(32), Date.now(), 'x\n') }
  const late = { 'x-trucban-signature': signatureOf(secret, Date.now() - 600_000, 'x\n') }
  for (const headers of [{}, forged, late]) expect(await postOut(out(url, { headers }))).toBe('status')
  const config = join(top, 'anchors.json')
  writeFileSync(config, JSON.stringify({ places: [{ name: 'VNPT', url, secret }] }), { mode: 0o600 })
  const clock = fakeClock(Date.now())
  const desk = await openDesk({ dir, config, clock })
  for (let count = 0; count < 3; count += 1) await desk.system.anchoring?.make('round')
  await until(() => desk.system.anchoring?.status.places[0]?.waiting === 0)
  await desk.stop()
  expect(linesOf(kept)).toHaveLength(3)
  expect(await trucbanHere(['verify', '--anchors', kept], { env: { DATA_DIR: dir } })).toMatchObject({
    code: 0,
  })
})
