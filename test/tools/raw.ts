import { createConnection } from 'node:net'
import type { Socket as TcpSocket } from 'node:net'
import { request } from 'node:http'

/** A socket below Socket.IO: text frames as they are, nothing answered by itself. */
export interface Raw {
  /** Every text frame, in order of arrival. */
  readonly frames: string[]
  readonly closed: Promise<void>
  isOpen(): boolean
  send(frame: string): void
  /** Bytes as they are, with or without a frame around them. */
  write(bytes: Buffer): void
  /** Reads nothing more: the server's bytes pile up on its side. */
  stall(): void
  end(): void
}

export interface RawMeans {
  readonly cookie?: string
  readonly origin?: string | null
  /** Instead of `EIO=4&transport=websocket`. */
  readonly query?: string
  /** Told each text frame as it comes. */
  readonly heard?: (frame: string) => void
  /** Told when the server says goodbye. */
  readonly bye?: () => void
}

/** A masked frame of the client, text (1) unless said otherwise, by hand: limits of a library would stand in the way of attacks. */
export function frameOf(content: string | Buffer, kind = 1): Buffer {
  const payload = Buffer.from(content as string)
  const mask = Buffer.from([1, 2, 3, 4])
  const head = Buffer.alloc(10)
  head[0] = 0x80 | kind
  let used = 2
  if (payload.length < 126) head[1] = 0x80 | payload.length
  else if (payload.length < 65_536) {
    head[1] = 0x80 | 126
    head.writeUInt16BE(payload.length, 2)
    used = 4
  } else {
    head[1] = 0x80 | 127
    head.writeBigUInt64BE(BigInt(payload.length), 2)
    used = 10
  }
  for (let at = 0; at < payload.length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0)
  return Buffer.concat([head.subarray(0, used), mask, payload])
}

/** Text frames out of the server's bytes; returns what is left over. */
function takeFrames(bytes: Buffer, into: (text: string) => void, bye: () => void): Buffer {
  let rest = bytes
  for (;;) {
    if (rest.length < 2) return rest
    const short = (rest[1] ?? 0) & 0x7f
    const start = short < 126 ? 2 : short === 126 ? 4 : 10
    if (rest.length < start) return rest
    const length =
      short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2))
    if (rest.length < start + length) return rest
    if (((rest[0] ?? 0) & 0x0f) === 1) into(rest.toString('utf8', start, start + length))
    if (((rest[0] ?? 0) & 0x0f) === 8) bye()
    rest = rest.subarray(start + length)
  }
}

const handshake = (port: number, { cookie, origin, query = 'EIO=4&transport=websocket' }: RawMeans): string =>
  [
    `GET /socket.io/?${query} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(origin === null ? [] : [`Origin: ${origin ?? `http://127.0.0.1:${port}`}`]),
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    '\r\n',
  ].join('\r\n')

const wrap = (tcp: TcpSocket, frames: string[]): Raw => ({
  frames,
  closed: new Promise((resolve) => tcp.once('close', () => resolve())),
  isOpen: () => !tcp.destroyed && !tcp.readableEnded,
  send: (frame) => void tcp.write(frameOf(frame)),
  write: (bytes) => void tcp.write(bytes),
  stall: () => void tcp.pause(),
  end: () => void tcp.destroy(),
})

/** Opens a websocket by hand. Resolves with the HTTP status when it is refused. */
export function openRaw(port: number, means: RawMeans = {}): Promise<Raw | number> {
  return new Promise((resolve, reject) => {
    const tcp = createConnection(port, '127.0.0.1', () => void tcp.write(handshake(port, means)))
    const frames: string[] = []
    const hear = (text: string): void => {
      frames.push(text)
      means.heard?.(text)
    }
    let rest = Buffer.alloc(0)
    let upgraded = false
    tcp.on('error', (error) => {
      if (!upgraded) reject(error)
    })
    tcp.on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes])
      const end = rest.indexOf('\r\n\r\n')
      if (!upgraded && end !== -1) {
        const status = Number(rest.toString('latin1', 9, 12))
        if (status !== 101) {
          resolve(status)
          return void tcp.destroy()
        }
        upgraded = true
        rest = rest.subarray(end + 4)
        resolve(wrap(tcp, frames))
      }
      if (upgraded) rest = Buffer.from(takeFrames(rest, hear, () => means.bye?.()))
    })
    tcp.on('close', () => {
      if (!upgraded) resolve(0)
    })
  })
}

/** A plain request with exactly these headers: `fetch` adds some of its own. */
export function plain(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  body: string | null = null,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const method = body === null ? 'GET' : 'POST'
    const sent = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (bytes: Buffer) => (text += bytes.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
    })
    sent.on('error', reject)
    sent.end(body ?? undefined)
  })
}
