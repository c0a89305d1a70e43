// People of one carrier who ask for all they can get, in a process of their own.
import { Agent, request } from 'node:http'
import WebSocket from 'ws'
import { congress, envelope, incident } from '../tools/client.ts'
import { floodPaths } from './carrier-paths.ts'
import { serve } from './child.ts'

export interface Flood {
  readonly port: number
  readonly cookies: readonly string[]
  /** Sockets of each of them. */
  readonly sockets: number
  /** HTTP requests of each of them that are always under way. */
  readonly requests: number
}

export interface Flooded {
  readonly frames: number
  readonly answers: number
  readonly requests: number
  /** Sockets cut, or not let in. */
  readonly cut: number
}

/** Frames written at once, and the wait until the next, ms: as fast as the line takes them. */
const burst = 100
const count = { frames: 0, answers: 0, requests: 0, cut: 0 }
let isOn = false

const frames: readonly (() => [string, unknown])[] = [
  () => ['command', envelope(incident())],
  () => ['command', { nonsense: true }],
  () => ['subscribe', { congress, cursor: null }],
  () => ['no-such-event', 'x'.repeat(200)],
]

function flood(port: number, cookie: string, again: () => void): void {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie, origin: `http://127.0.0.1:${port}` },
    perMessageDeflate: false,
    skipUTF8Validation: true,
  })
  let number = 0
  const send = (): void => {
    if (!isOn || socket.readyState !== WebSocket.OPEN) return
    if (socket.bufferedAmount < 256 * 1024)
      for (let each = 0; each < burst; each += 1) {
        number += 1
        count.frames += 1
        socket.send(`42${number}${JSON.stringify(frames[number % frames.length]?.())}`)
      }
    setTimeout(send, 1)
  }
  socket.on('error', () => undefined)
  socket.on('message', (frame: Buffer) => {
    const type = frame.toString('latin1', 0, 2)
    if (type.startsWith('0')) socket.send('40')
    else if (type === '40') send()
    else if (type === '43') count.answers += 1
    else if (type === '2') socket.send('3')
  })
  socket.once('close', () => {
    count.cut += 1
    if (isOn) setTimeout(again, 20)
  })
}

function keepAsking(port: number, cookie: string, agent: Agent, at: number): void {
  if (!isOn) return
  const next = (): void => keepAsking(port, cookie, agent, at + 1)
  const path = floodPaths[at % floodPaths.length] ?? '/'
  const asked = request({ port, host: '127.0.0.1', path, agent, headers: { cookie } }, (response) => {
    count.requests += 1
    response.resume()
    response.once('end', next)
  })
  asked.once('error', () => setTimeout(next, 20))
  asked.end()
}

serve({
  begin: ({ port, cookies, sockets, requests }: Flood) => {
    isOn = true
    for (const cookie of cookies) {
      const agent = new Agent({ keepAlive: true })
      const open = (): void => flood(port, cookie, open)
      for (let each = 0; each < sockets; each += 1) open()
      for (let each = 0; each < requests; each += 1) keepAsking(port, cookie, agent, each)
    }
  },
  cut: () => count.cut,
  end: (): Flooded => {
    isOn = false
    return count
  },
})
