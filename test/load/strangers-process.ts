// Connections of somebody who wants to take the server's place away, in a process of their own.
import { createConnection } from 'node:net'
import type { Socket } from 'node:net'
import { connect } from 'node:tls'
import { serve } from './child.ts'

/**
 * `silent` says nothing; `brief` goes at once; `greeting` says half a first message of TLS; `headers` a byte of a header
 * each second; `body` a byte of a body; `idle` asks once and keeps the connection; `unread` asks for much and reads nothing; `upgrade` opens a websocket and says not who it is.
 */
export type Manner = 'silent' | 'brief' | 'greeting' | 'headers' | 'body' | 'idle' | 'unread' | 'upgrade'

export interface Holding {
  readonly port: number
  readonly manner: Manner
  readonly connections: number
  /** What `unread` asks for. */
  readonly path?: string
  /** Before a proxy: who speaks at all does so by TLS, and from this address. */
  readonly from?: string
  /** Whoever is cut comes back at once. */
  readonly stubborn?: boolean
}

export interface Held {
  readonly tried: number
  readonly open: number
  /** Cut by the server. */
  readonly cut: number
  /** Of those that are open, answered that there are too many: they may be read out for a while yet. */
  readonly refused: number
  /** Longest that a connection lived that is cut by now, ms. */
  readonly longest: number
}

interface Group extends Omit<Held, 'open' | 'refused'> {
  tried: number
  cut: number
  longest: number
  readonly open: Set<Socket>
  readonly refused: Set<Socket>
}

const groups = new Map<Manner, Group>()
const every = 1_000
const host = 'Host: 127.0.0.1\r\n'

const begin: Record<Manner, (given: Holding) => string | Buffer> = {
  silent: () => '',
  brief: () => '',
  greeting: () => Buffer.from('1603010200010001fc0303', 'hex'),
  headers: () => `GET /healthz HTTP/1.1\r\n${host}X-Slow: `,
  body: () =>
    `POST /api/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{`,
  idle: () => `GET /healthz HTTP/1.1\r\n${host}\r\n`,
  unread: ({ path }) => `GET ${path ?? '/'} HTTP/1.1\r\n${host}\r\n`.repeat(64),
  upgrade: () =>
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
}
const drips: ReadonlySet<Manner> = new Set(['headers', 'body'])
const withoutTls: ReadonlySet<Manner> = new Set(['silent', 'brief', 'greeting'])

function connection({ port, manner, from }: Holding, opened: () => void): Socket {
  const to = { port, host: '127.0.0.1', ...(from === undefined ? {} : { localAddress: from }) }
  if (from === undefined || withoutTls.has(manner)) return createConnection(to, opened)
  return connect({ ...to, rejectUnauthorized: false }, opened)
}

function hold(given: Holding, group: Group): Promise<void> {
  const began = performance.now()
  group.tried += 1
  return new Promise((resolve) => {
    const socket = connection(given, () => {
      group.open.add(socket)
      // Without a port that waits for stray packets afterwards.
      if (given.manner === 'brief') return void socket.resetAndDestroy()
      socket.write(begin[given.manner](given))
      if (given.manner === 'unread') socket.pause()
      else
        socket.once('data', (bytes: Buffer) => {
          if (bytes.includes(' 503 ')) group.refused.add(socket)
          socket.resume()
        })
      resolve()
    })
    const drip = drips.has(given.manner) ? setInterval(() => socket.write('a'), every) : null
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      if (drip) clearInterval(drip)
      resolve()
      group.refused.delete(socket)
      if (!group.open.delete(socket)) return
      group.cut += 1
      group.longest = Math.max(group.longest, performance.now() - began)
      if (given.stubborn) setTimeout(() => void hold(given, group), 50)
    })
  })
}

serve({
  hold: async (given: Holding) => {
    const known = groups.get(given.manner)
    const group = known ?? { tried: 0, cut: 0, longest: 0, open: new Set(), refused: new Set() }
    groups.set(given.manner, group)
    let left = given.connections
    const lane = async (): Promise<void> => {
      for (; left > 0;) {
        left -= 1
        await hold(given, group)
      }
    }
    await Promise.all(Array.from({ length: 100 }, lane))
  },
  held: (manner: Manner): Held => {
    const { tried = 0, cut = 0, longest = 0, open, refused } = groups.get(manner) ?? {}
    return { tried, cut, longest, open: open?.size ?? 0, refused: refused?.size ?? 0 }
  },
})
