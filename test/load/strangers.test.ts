import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { makeServer } from '../../server/http/server.ts'
import { tlsFolder } from '../../server/tls/folder.ts'
import { startServer } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'
import { connections, slowloris } from './strangers.ts'

let server: Started
beforeAll(async () => {
  server = await startServer({ usernames: ['trucban1'] })
})
afterAll(() => server.drop())

/** Everything that a connection is answered until it is closed, or nothing more came for a while. */
const answered = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => void socket.write(text))
    let said = ''
    const quiet = setTimeout(() => socket.destroy(), 3_000)
    socket.on('data', (bytes: Buffer) => (said += bytes.toString('latin1')))
    socket.on('error', () => undefined)
    socket.once('close', () => {
      clearTimeout(quiet)
      resolve(said)
    })
  })

test('[LD3] 2,500 connections of one address that come back when they are cut take nobody’s place', async () => {
  const { wrong, figures } = await connections(2_500, 60, 3)
  console.log(figures)
  expect(wrong).toEqual([])
}, 200_000)

test('[LD4] slow headers, silence and websockets that say no name are cut in time while the others are served', async () => {
  const { wrong, figures } = await slowloris(100, 60, ['silent', 'headers', 'upgrade'])
  console.log(figures)
  expect(wrong).toEqual([])
  expect(figures['slow connections at once']).toBeGreaterThan(100)
}, 200_000)

/** Ways not to finish a handshake: nothing, a part of the first message, and a byte of it each second. */
const handshakes = [
  [0, Infinity],
  [11, Infinity],
  [1, 1_000],
] as const
const greeting = Buffer.concat([Buffer.from('1603010200010001fc0303', 'hex'), Buffer.alloc(501, 7)])

test('[LD4] handshakes of TLS that are not finished are cut in time while others are let in', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-handshake-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const files = await tlsFolder(dir, ['localhost'], false, { chance: systemChance, clock: systemClock })
  const tls = { cert: readFileSync(files.certFile, 'utf8'), key: readFileSync(files.keyFile, 'utf8') }
  const own = makeServer((_, response) => response.end('ok'), { tls, trusted: null, maxConnections: 500 })
  onTestFinished(() => void own.close())
  own.listen(0, '127.0.0.1')
  await once(own, 'listening')
  const { port } = own.address() as AddressInfo
  const slow = Array.from({ length: 60 }, (_, each) => {
    const socket = connect(port, '127.0.0.1')
    const began = performance.now()
    socket.on('error', () => undefined)
    const [first, every] = handshakes[each % handshakes.length] ?? [0, Infinity]
    let sent = first
    socket.write(greeting.subarray(0, sent))
    const more = setInterval(() => socket.write(greeting.subarray(sent, ++sent)), Math.min(every, 100_000))
    return once(socket, 'close').then(() => {
      clearInterval(more)
      return performance.now() - began
    })
  })
  const ask = () =>
    new Promise<number>((resolve, reject) => {
      get({ port, host: 'localhost', ca: readFileSync(files.authorityFile), agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      }).on('error', reject)
    })
  expect(await ask()).toBe(200)
  const longest = Math.max(...(await Promise.all(slow)))
  console.log(`the longest unfinished handshake: ${longest.toFixed(0)} ms`)
  expect(longest).toBeLessThan(15_000)
  expect(await ask()).toBe(200)
}, 60_000)

test('[LD5] a second request before the first is answered ends the connection; one after another go on', async () => {
  const get = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
  expect((await answered(get.repeat(64))).split('HTTP/1.1 200').length - 1).toBe(0)
  const both = await fetch(`${server.url}/healthz`).then(() => fetch(`${server.url}/healthz`))
  expect(both.status).toBe(200)
})

test('[LD5] the document of the surface is made once, whoever asks and in whatever form', async () => {
  const ask = async (encoding: string): Promise<number> => {
    const before = process.cpuUsage()
    const answer = await fetch(`${server.url}/api/openapi.json`, { headers: { 'accept-encoding': encoding } })
    expect((await answer.json()) as object).toMatchObject({ openapi: expect.any(String) as string })
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  await ask('gzip')
  const first = await ask('identity')
  const again = await Promise.all(Array.from({ length: 10 }, () => ask('identity')))
  console.log(`the document: ${first} µs, then ${again.at(-1) ?? 0} µs for ten`)
  // In one process with this test: reading it costs more than sending it, making it more than both.
  expect(again.at(-1)).toBeLessThan(300_000)
})
