import { createConnection } from 'node:net'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import { congress } from '../tools/client.ts'
import type { Draw } from './draw.ts'
import { hostOf } from './input.ts'
import type { Input } from './input.ts'
import { wrongAnswer } from './judge.ts'
import type { Rig } from './rig.ts'

// Bytes on the port: no HTTP, nearly HTTP, and files that are not what they say.

/** Half a request is waited for by the server for long; not here, ms. */
const longestSilence = 150

/** Writes the bytes, in two pieces, and looks at what comes back until the line is closed or quiet. */
function spill(rig: Rig, what: string, bytes: Buffer, draw: Draw): Promise<void> {
  const cut = draw.below(bytes.length + 1)
  const half = draw.percent(30)
  return new Promise((resolve) => {
    const tcp = createConnection(rig.port, '127.0.0.1')
    const heard: Buffer[] = []
    let end = setTimeout(() => tcp.destroy(), longestSilence)
    tcp.on('connect', () => {
      tcp.write(bytes.subarray(0, cut))
      setImmediate(() => {
        if (tcp.destroyed) return
        tcp.write(bytes.subarray(cut))
        // Says that it has no more to say, and listens on.
        if (half) tcp.end()
      })
    })
    tcp.on('data', (part: Buffer) => {
      heard.push(part)
      clearTimeout(end)
      end = setTimeout(() => tcp.destroy(), 25)
    })
    tcp.on('error', () => undefined)
    tcp.on('close', () => {
      clearTimeout(end)
      const text = Buffer.concat(heard).toString('latin1')
      for (const [, status = ''] of text.matchAll(/HTTP\/1\.1 (\d{3})/g)) {
        rig.count(`${status[0] ?? ''}xx`)
        rig.judge(what, wrongAnswer(Number(status), text))
      }
      if (text === '') rig.count('silence')
      resolve()
    })
  })
}

const methods = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'HEAD',
  'TRACE',
  'CONNECT',
  'OPTIONS',
  'PATCH',
  'PRI',
  'M-SEARCH',
  'get',
  'GE T',
  'Ü',
  '',
]
const targets = [
  '/',
  '*',
  '/api/v1/me',
  '/api/v1/commands',
  'http://evil.example/api/v1/me',
  '//evil.example',
  '/%',
  '/%00',
  '/a\u0001b',
  '/\u00ff',
  `/${'a'.repeat(9_000)}`,
  '/api/v1/congresses/vp/view?a=%',
  '/../../etc/passwd',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/socket.io/',
  '127.0.0.1:1',
  '/api/docs/..%5c..%5c',
  '/api/v1//commands/',
  '/?\u0000',
]
const versions = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'HTTX/1.1', '']
const lines = [
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: 4\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding: \u000bchunked',
  'Expect: 100-continue',
  'Expect: x',
  'Upgrade: h2c\r\nConnection: Upgrade',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Connection: close',
  'Connection: keep-alive, Upgrade',
  'Cookie: tb=%; tb=; __proto__=1',
  `Cookie: ${'a=b; '.repeat(800)}`,
  'Authorization: Bearer tb_',
  'Authorization: Basic \u00ff\u00fe',
  'X-Forwarded-For: 1.2.3.4, [::, %',
  'X : y',
  ': y',
  'no colon',
  ' folded: yes',
  'Accept-Language: \u0001',
  'Content-Type: application/json; charset="',
  'Content-Encoding: gzip',
  'Range: bytes=0-,-1,5-2',
  'If-None-Match: *',
  'If-Modified-Since: x',
  'Origin: \u202e',
  'Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 99',
  `X: ${'y'.repeat(9_000)}`,
  'Host: a\r\nHost: b',
]

function requestOf(rig: Rig, draw: Draw): Buffer {
  const eol = draw.percent(90) ? '\r\n' : draw.of(['\n', '\r', '\r\n\r\n'])
  const heads = Array.from({ length: draw.below(5) }, () => draw.of(lines))
  const { cookie } = draw.of(rig.senders).headers
  if (draw.percent(90)) heads.unshift(`Host: ${hostOf(rig)}`)
  if (cookie !== undefined) heads.push(`Cookie: ${cookie}`)
  if (draw.percent(30)) for (let n = 0; n < 70; n += 1) heads.push(`X-${n}: ${n}`)
  const body = draw.weighted<string>(
    ['', 4],
    ['{"a":1}', 2],
    ['5\r\nhello\r\n0\r\n\r\n', 2],
    ['fffffffffffffffff\r\nx', 1],
    ['5;ext="\u0000"\r\nhello\r\n0\r\nTrailer: x\r\n\r\n', 1],
  )
  const start = `${draw.of(methods)} ${draw.of(targets)} ${draw.percent(85) ? (versions[0] ?? '') : draw.of(versions)}`
  return Buffer.from([start, ...heads, '', body].join(eol), 'latin1')
}

const nearlyHttp: Input = (rig, draw, what) => spill(rig, what, requestOf(rig, draw), draw)

const noHttp: Input = (rig, draw, what) => {
  const bytes = draw.of([
    () => draw.bytes(1 + draw.below(400)),
    () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => Buffer.concat([Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), draw.bytes(200)]),
    () => Buffer.alloc(9_000, draw.of([0, 0x20, 0x0a, 0x41])),
    () => Buffer.from('\r\n'.repeat(500)),
    () => Buffer.concat([requestOf(rig, draw), requestOf(rig, draw), requestOf(rig, draw)]),
    () => Buffer.concat([requestOf(rig, draw), draw.bytes(60)]),
  ])()
  return spill(rig, what, bytes, draw)
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A small PNG by hand, of the size that its head says and not always that of its pixels. */
function pngOf(width: number, height: number, pixels: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    mark,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function fileOf(draw: Draw): Buffer {
  const good = pngOf(4, 4, Buffer.alloc(4 * 13, draw.below(256)))
  const script = Buffer.from('<script>alert(1)</script>')
  return draw.weighted<() => Buffer>(
    [() => good, 2],
    [() => good.subarray(0, draw.below(good.length)), 3],
    [() => Buffer.concat([good, script]), 1],
    [() => Buffer.concat([script, good]), 1],
    [
      () => pngOf(draw.of([0, 65_535, 2 ** 31 - 1, 20_000]), draw.of([1, 65_535, 20_000]), Buffer.alloc(10)),
      2,
    ],
    [() => Buffer.from(good.map((byte, n) => (n > 8 && draw.percent(3) ? draw.below(256) : byte))), 3],
    [() => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, draw.below(256)]), draw.bytes(200)]), 1],
    [() => Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 '), draw.bytes(100)]), 1],
    [() => Buffer.concat([Buffer.from('%PDF-1.7\n'), draw.bytes(100)]), 1],
    [() => gzipSync(Buffer.alloc(1_000_000)), 1],
    [() => Buffer.from('\ufeff<svg onload="x"/>', draw.of(['utf8', 'utf16le'])), 1],
    [() => draw.bytes(draw.below(500)), 1],
    [() => Buffer.alloc(0), 1],
  )()
}

/** An upload whose length may be a lie: what is promised does not come, or more does. */
const upload: Input = (rig, draw, what) => {
  const { cookie } = draw.of(rig.senders).headers
  const bytes = fileOf(draw)
  const said = draw.weighted<number | string>(
    [bytes.length, 6],
    [bytes.length + 50, 2],
    [Math.max(0, bytes.length - 3), 1],
    [11_000_000, 1],
    ['', 1],
  )
  const name = draw.percent(85)
    ? draw.uuid()
    : draw.of(['..%2fx', '%00', 'CON', '__proto__', 'x'.repeat(300)])
  const head = [
    `PUT /api/v1/congresses/${draw.percent(90) ? congress : 'site'}/attachments/${name} HTTP/1.1`,
    `Host: ${hostOf(rig)}`,
    `Content-Type: ${draw.of(['image/png', 'application/octet-stream', 'multipart/form-data; boundary=x', 'application/json', 'text/html'])}`,
    ...(said === '' ? ['Transfer-Encoding: chunked'] : [`Content-Length: ${said}`]),
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    ...(draw.percent(70) ? ['Connection: close'] : []),
    '\r\n',
  ].join('\r\n')
  return spill(rig, what, Buffer.concat([Buffer.from(head), bytes]), draw)
}

export const bytes: Input = (rig, draw, what) =>
  draw.weighted<Input>([nearlyHttp, 45], [noHttp, 20], [upload, 35])(rig, draw, what)
