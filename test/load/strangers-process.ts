// Connections of somebody who wants to take the server's place away, in a process of their own.
import { createConnection } from 'node:net'
import type { Socket } from 'node:net'
import { serve } from './child.ts'

/**
 * `silent` says nothing; `headers` a byte of a header each second; `body` a byte of a body; `idle` asks once and keeps the
 * connection; `unread` asks for much and reads nothing; `upgrade` opens a websocket and says not who it is.
 */
export type Manner = 'silent' | 'headers' | 'body' | 'idle' | 'unread' | 'upgrade'

export interface Holding {
  readonly port: number
  readonly manner: Manner
  readonly connections: number
  /** What `unread` asks for. */
  readonly path?: string
  /** Whoever is cut comes back at once. */
  readonly stubborn?: boolean
}

export interface Held {
  readonly tried: number
  readonly open: number
  /** Cut by the server. */
  readonly cut: number
  /** Longest that a connection lived that is cut by now, ms. */
  readonly longest: number
}

interface Group extends Omit<Held, 'open'> {
  tried: number
  cut: number
  longest: number
  readonly open: Set<Socket>
}

const groups = new Map<Manner, Group>()
const every = 1_000
const host = 'Host: 127.0.0.1\r\n'

const begin: Record<Manner, (given: Holding) => string> = {
  silent: () => '',
  headers: () => `GET /healthz HTTP/1.1\r\n${host}X-Slow: `,
  body: () =>
    `POST /api/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{`,
  idle: () => `GET /healthz HTTP/1.1\r\n${host}\r\n`,
  unread: ({ path }) => `GET ${path ?? '/'} HTTP/1.1\r\n${host}\r\n`.repeat(64),
  upgrade: () =>
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
}
const drips: ReadonlySet<Manner> = new Set(['headers', 'body'])

function hold(given: Holding, group: Group): Promise<void> {
  const began = performance.now()
  group.tried += 1
  return new Promise((resolve) => {
    const socket = createConnection(given.port, '127.0.0.1', () => {
      group.open.add(socket)
      socket.write(begin[given.manner](given))
      if (given.manner === 'unread') socket.pause()
      else socket.resume()
      resolve()
    })
    const drip = drips.has(given.manner) ? setInterval(() => socket.write('a'), every) : null
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      if (drip) clearInterval(drip)
      resolve()
      if (!group.open.delete(socket)) return
      group.cut += 1
      group.longest = Math.max(group.longest, performance.now() - began)
      if (given.stubborn) setTimeout(() => void hold(given, group), 50)
    })
  })
}

serve({
  hold: async (given: Holding) => {
    const group: Group = groups.get(given.manner) ?? { tried: 0, cut: 0, longest: 0, open: new Set() }
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
    const { tried = 0, cut = 0, longest = 0, open } = groups.get(manner) ?? {}
    return { tried, cut, longest, open: open?.size ?? 0 }
  },
})
