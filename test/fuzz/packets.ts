import { frameOf, openRaw } from '../tools/raw.ts'
import type { Draw } from './draw.ts'
import { quietly } from './input.ts'
import type { Input } from './input.ts'
import { wrongFrame } from './judge.ts'
import { spoil, written } from './spoil.ts'

// Packets of Engine.IO and Socket.IO made by their grammar, most of them such as no client would send.

const spaces = ['/,', '/admin,', '/admin?token=1,', `/${'n'.repeat(500)},`, '//,', '/__proto__,', ',', '']
const numbers = ['', '0', '1', '12', '00', '99999999999', '1e3', '-1', '9'.repeat(400)]
const events = [
  'command',
  'subscribe',
  'measure.ping',
  'connect',
  'disconnecting',
  'newListener',
  'error',
  '',
]

function bodyOf(draw: Draw): string {
  const args = spoil([draw.of<unknown>([...events, 1, null, [], {}]), { congress: 'vp', cursor: null }], draw)
  return draw.weighted(
    [written(args, draw), 6],
    ['', 1],
    ['{', 1],
    ['"text"', 1],
    ['[]', 1],
    ['null', 1],
    ['[{"_placeholder":true,"num":-1}]', 1],
  )
}

/** A Socket.IO packet: kind, number of attachments, namespace, number of the acknowledgement, content. */
function packetOf(draw: Draw): string {
  const kind = draw.weighted<string>(
    ['2', 5],
    ['0', 2],
    ['1', 1],
    ['3', 2],
    ['4', 1],
    ['5', 3],
    ['6', 2],
    ['7', 1],
    ['x', 1],
  )
  const attachments =
    kind === '5' || kind === '6' || draw.percent(10)
      ? `${draw.of(['0', '1', '2', '10', '9999999999', '-1', 'x', ''])}-`
      : ''
  return `${kind}${attachments}${draw.weighted<string>(['', 6], [draw.of(spaces), 3])}${draw.of(numbers)}${bodyOf(draw)}`
}

/** An Engine.IO message around it, or another of its packets. */
const messageOf = (draw: Draw): string =>
  draw.weighted<() => string>(
    [() => `4${packetOf(draw)}`, 12],
    [() => '2', 1],
    [() => '2probe', 1],
    [() => '5', 1],
    [() => '1', 1],
    [() => `3${'p'.repeat(draw.below(2_000))}`, 1],
    [() => `0${written(spoil({ sid: 'x', upgrades: [] }, draw), draw)}`, 1],
    [() => '6', 1],
    [() => `9${packetOf(draw)}`, 1],
    [() => `b${draw.bytes(20).toString('base64')}`, 1],
    [() => '', 1],
  )()

/** A frame of the websocket: text, binary, broken off, unmasked, too long, or one of its own signals. */
function bytesOf(draw: Draw): Buffer {
  const text = messageOf(draw)
  const framed = frameOf(text)
  return draw.weighted<() => Buffer>(
    [() => framed, 12],
    [() => frameOf(draw.bytes(draw.below(200)), 2), 4],
    [() => frameOf(draw.of(['', 'x'.repeat(125), '\u0003\u00e8']), draw.of([8, 9, 10])), 2],
    [() => frameOf(text, draw.of([0, 3, 7, 11, 15])), 1],
    [() => framed.subarray(0, draw.below(framed.length + 1)), 1],
    [
      () =>
        Buffer.concat([
          Buffer.from([0x81, text.length % 126]),
          Buffer.from(text.slice(0, text.length % 126)),
        ]),
      1,
    ],
    [() => Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]), 1],
    [() => Buffer.concat([Buffer.from([0xf1]), framed.subarray(1)]), 1],
    [() => frameOf(Buffer.from([0xff, 0xfe, 0x80])), 1],
  )()
}

/** What a CONNECT says of who it is; read before anybody is known. */
const oddAuth = (draw: Draw): string => written(spoil({ token: 'tb_x', language: 'vi' }, draw), draw)

const queries = [
  'EIO=4&transport=websocket',
  'EIO=3&transport=websocket',
  'EIO=99&transport=websocket',
  'transport=websocket',
  'EIO=4&EIO=3&transport=websocket&transport=polling',
  'EIO=4&transport=websocket&sid=__proto__',
  'EIO=4&transport=websocket&sid=constructor',
  'EIO=4&transport=__proto__',
  'EIO=4&transport=webtransport',
  'EIO=4&transport=websocket&token=tb_x',
  'EIO=4&transport=websocket&t=%',
  'EIO=4&transport=websocket&j=0',
]

const overWebsocket: Input = async (rig, draw, what) => {
  const sender = draw.of(rig.senders)
  const { cookie } = sender.headers
  const heard = (frame: string): void => rig.judge(what, wrongFrame(frame))
  const query = draw.percent(70) ? queries[0] : draw.of(queries)
  const raw = await openRaw(rig.port, {
    heard,
    query: query ?? '',
    ...(cookie === undefined ? {} : { cookie }),
    ...(draw.percent(5) ? { origin: draw.of([null, 'null', 'https://evil.example', 'http://[']) } : {}),
  }).catch(() => 0)
  if (typeof raw === 'number') return rig.count(`websocket refused ${raw}`)
  if (draw.percent(75)) raw.send(`40${draw.percent(80) ? sender.auth : oddAuth(draw)}`)
  for (let left = 1 + draw.below(6); left > 0 && raw.isOpen(); left -= 1) raw.write(bytesOf(draw))
  await Promise.race([raw.closed, quietly(15 + draw.below(15))])
  raw.end()
  rig.count('websockets')
}

/** Long-polling: a session opened, odd things posted into it, and closed. */
const overPolling: Input = async (rig, draw, what) => {
  const { headers, auth } = draw.of(rig.senders)
  const own = { ...headers, 'sec-fetch-site': 'same-origin' }
  const at = (rest: string): string => `/socket.io/?EIO=4&transport=polling${rest}`
  const opened = await rig.ask(what, {
    method: 'GET',
    path: at(draw.percent(90) ? '' : '&b64=1&EIO=3'),
    headers: own,
  })
  const sid = /"sid":"([^"]+)"/.exec(opened?.text ?? '')?.[1]
  if (sid === undefined) return
  const to = at(`&sid=${sid}`)
  const post = (body: string | Buffer, more: Record<string, string> = {}) =>
    rig.ask(what, {
      method: 'POST',
      path: to,
      headers: { ...own, 'content-type': 'text/plain;charset=UTF-8', ...more },
      body,
    })
  if (draw.percent(70)) await post(`40${draw.percent(80) ? auth : oddAuth(draw)}`)
  const packets = Array.from({ length: 1 + draw.below(5) }, () => messageOf(draw))
  const odd = draw.weighted<() => Promise<unknown>>(
    [() => post(packets.join('\u001e')), 6],
    [() => post(draw.bytes(100), { 'content-type': 'application/octet-stream' }), 1],
    [() => post('x'.repeat(70_000)), 1],
    [() => post(`${packets.length}:${packets.join('')}`), 1],
    [
      () => rig.ask(what, { method: draw.of(['PUT', 'DELETE', 'OPTIONS', 'PATCH']), path: to, headers: own }),
      1,
    ],
    [() => Promise.all([post(packets[0] ?? ''), post(packets[0] ?? '')]), 1],
  )
  await odd()
  await post('1')
  rig.count('polling sessions')
}

const oddSession: Input = (rig, draw, what) => {
  const { headers } = draw.of(rig.senders)
  const sid = draw.of(['x', '__proto__', 'constructor', 'toString', '%00', 'a'.repeat(3_000), ''])
  const path = `/socket.io/?${draw.of([...queries, 'EIO=4&transport=polling'])}&sid=${sid}${draw.percent(20) ? '&j=1);alert(1' : ''}`
  return rig.ask(what, {
    method: draw.of(['GET', 'POST', 'HEAD', 'TRACE']),
    path,
    headers: { ...headers, 'sec-fetch-site': 'same-origin' },
  })
}

export const packets: Input = (rig, draw, what) =>
  draw.weighted<Input>([overWebsocket, 65], [overPolling, 25], [oddSession, 10])(rig, draw, what)
