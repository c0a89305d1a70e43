import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { Server as Sockets } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limitBodies, mayTakeLong } from '../../server/http/body-time.ts'
import { makeServer } from '../../server/http/server.ts'
import { fakeClock } from '../tools/clock.ts'
import type { FakeClock } from '../tools/clock.ts'

let clock: FakeClock
let server: Server
let sockets: Sockets
let port: number
/** Requests that came to the pages, and whose body is whole. */
let came: string[]
const opened: Socket[] = []

beforeEach(async () => {
  clock = fakeClock()
  came = []
  server = makeServer(
    (request, response) => {
      const path = request.url ?? ''
      came.push(path)
      if (path === '/photo') mayTakeLong(request)
      if (path === '/refused') return void response.end('no')
      request.resume()
      request.on('end', () => response.end('whole'))
    },
    { tls: null, trusted: null, maxConnections: 50 },
  )
  sockets = new Sockets(server)
  limitBodies(server, clock)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy()
  await sockets.close()
})

/** Sends the head and the first of ten bytes; `told` is all that came back, `over` settles with it at the end of the line. */
async function begun(path: string) {
  const socket = connect(port, '127.0.0.1')
  opened.push(socket)
  let text = ''
  const over = new Promise<string>((resolve) => socket.once('close', () => resolve(text)))
  socket.on('data', (bytes) => void (text += bytes.toString()))
  socket.on('error', () => undefined)
  const asked = once(server, 'request')
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n1`)
  await asked
  return { socket, over, told: () => text }
}

describe('a body that does not come', () => {
  test('[P15] ends its connection with 408 after thirty seconds at the pages’ door', async () => {
    const { over, told } = await begun('/slow')
    clock.advance(29_999)
    await new Promise(setImmediate)
    expect([came, told()]).toEqual([['/slow'], ''])
    clock.advance(1)
    expect(await over).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('[P15] and as much at the door of the sockets, which takes its requests before the pages do', async () => {
    const hello = await (await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`)).text()
    const { sid } = JSON.parse(hello.slice(1)) as { sid: string }
    const { over } = await begun(`/socket.io/?EIO=4&transport=polling&sid=${sid}`)
    clock.advance(30_000)
    expect(await over).toMatch(/^HTTP\/1\.1 408 /)
    expect(came).toEqual([])
  })

  test('[P15] nor may it go on behind an answer that was given already', async () => {
    const { over } = await begun('/refused')
    clock.advance(30_000)
    expect(await over).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('[P15] an upload that has its place goes on, and comes whole', async () => {
    const { socket, told } = await begun('/photo')
    clock.advance(119_000)
    socket.write('234567890')
    await expect.poll(told).toContain('whole')
    expect([server.requestTimeout, server.headersTimeout]).toEqual([130_000, 10_000])
  })

  test('[P15] one that comes in time leaves no timer behind, on a connection that is used again', async () => {
    const { socket, told } = await begun('/one')
    socket.write('234567890')
    await expect.poll(told).toContain('whole')
    expect(clock.waiting).toBe(0)
    socket.write('GET /two HTTP/1.1\r\nHost: x\r\n\r\n')
    await expect.poll(() => came).toEqual(['/one', '/two'])
    clock.advance(60_000)
    expect(socket.destroyed).toBe(false)
  })
})
