import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { socketWire } from '../../client/adapters/wire.ts'
import type { Asked, Wire } from '../../client/adapters/wire.ts'

let http = createServer()
let io = new Server(http)
let url = ''
const wires: Wire[] = []

beforeEach(async () => {
  http = createServer()
  io = new Server(http, { pingInterval: 200, pingTimeout: 300 })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})

afterEach(async () => {
  for (const wire of wires.splice(0)) wire.close()
  await io.close()
})

const opened = (token?: string) => {
  const heard: [string, unknown][] = []
  let closed = 0
  return new Promise<{ wire: Wire; heard: typeof heard; closed: () => number; open: boolean }>((resolve) => {
    const done = (open: boolean) => queueMicrotask(() => resolve({ wire, heard, closed: () => closed, open }))
    const wire = socketWire(url)(token === undefined ? { language: 'vi' } : { language: 'vi', token }, {
      opened: () => done(true),
      closed: () => {
        closed += 1
        done(false)
      },
      message: (event, body) => heard.push([event, body]),
    })
    wires.push(wire)
  })
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('[E11] a request is answered, and one that is not is told apart from a line that broke', async () => {
  io.on('connection', (socket) => {
    socket.on('echo', (body: unknown, answer: (value: unknown) => void) => answer(body))
    socket.on('cut', () => socket.conn.close())
  })
  const { wire, closed } = await opened()
  expect(await wire.ask('echo', { a: 1 }, 2_000)).toEqual({ answered: true, answer: { a: 1 } })
  expect(await wire.ask('never', {}, 50)).toEqual({ answered: false, lost: 'answer' })
  expect(await wire.ask('cut', {}, 2_000)).toEqual({ answered: false, lost: 'line' })
  expect(closed()).toBe(1)
  expect(await wire.ask('echo', {}, 50)).toEqual({ answered: false, lost: 'line' })
})

test('[E12] nothing asked on a broken line is sent later, by it or by the next one', async () => {
  const seen: unknown[] = []
  io.on('connection', (socket) => socket.on('command', (body: unknown) => seen.push(body)))
  const { wire } = await opened()
  io.disconnectSockets(true)
  const lost: Asked[] = []
  for (let n = 0; n < 5; n += 1) lost.push(await wire.ask('command', { n }, 50))
  const again = await opened()
  void again.wire.ask('command', { n: 'mới' }, 200)
  await until(() => seen.length > 0)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(lost.some(({ answered }) => answered)).toBe(false)
  expect(seen).toEqual([{ n: 'mới' }])
})

test('[E13] messages come in order, the token goes with the socket, and a refused one is closed once', async () => {
  io.use((socket, next) => {
    next(
      (socket.handshake.auth as { token?: string }).token === 'bí-mật' ? undefined : new Error('signed-out'),
    )
  })
  io.on('connection', (socket) => {
    for (let n = 0; n < 50; n += 1) socket.emit('events', n)
  })
  const { heard, open } = await opened('bí-mật')
  expect(open).toBe(true)
  await until(() => heard.length >= 50)
  expect(heard.map(([, n]) => n)).toEqual(Array.from({ length: 50 }, (_, n) => n))
  const refused = await opened('sai')
  expect(refused.open).toBe(false)
  expect(refused.closed()).toBe(1)
})
