import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import WebSocket from 'ws'
import type { Ask, Given, Ready, Used } from './contract.ts'
import { commandOf } from './contract.ts'

export type Kind = 'bare' | 'ours'

/** How a process that runs TypeScript is started, and one that runs the built server. */
export const asWritten = ['--import', import.meta.resolve('tsx')]
export const asInstalled = [...asWritten, '--import', new URL('./built.mjs', import.meta.url).href]

const ping = '2'
const pong = '3'

/** A server in a process of its own. */
export class ServerProcess {
  readonly ready: Ready
  readonly #child: ChildProcess

  constructor(child: ChildProcess, ready: Ready) {
    this.#child = child
    this.ready = ready
  }

  static async start(kind: Kind, given: Given = {}): Promise<ServerProcess> {
    const path = fileURLToPath(new URL(`./${kind}.ts`, import.meta.url))
    const profile = process.env['BENCH_PROFILE'] === kind ? ['--cpu-prof', '--cpu-prof-dir=/tmp'] : []
    const child = fork(path, [JSON.stringify(given)], {
      execArgv: ['--expose-gc', ...(kind === 'ours' ? asInstalled : asWritten), ...profile],
    })
    const [ready] = (await once(child, 'message')) as [Ready]
    return new ServerProcess(child, ready)
  }

  async #ask(ask: Ask): Promise<Used> {
    const answered = once(this.#child, 'message')
    this.#child.send(ask)
    const [used] = (await answered) as [Used]
    return used
  }

  /** CPU used so far, µs. */
  async cpu(): Promise<number> {
    return (await this.#ask({ ask: 'cpu' })).cpu
  }

  /** What it holds when garbage has been collected, bytes. */
  async memory(): Promise<number> {
    return (await this.#ask({ ask: 'memory' })).memory
  }

  /** What is added to each group commit, ms. */
  async addDelay(ms: number): Promise<void> {
    await this.#ask({ ask: 'delay', ms })
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.disconnect()
    await ended
  }
}

/** What boards saw of each command. */
export interface Arrivals {
  /** Frames with markers, over all boards. */
  frames: number
  /** By sequence number: boards that have it, and when the last of them got it. */
  readonly seen: Map<number, { boards: number; last: number }>
}

const hash = 0x23

/** Counts the markers in a frame without parsing it. */
function note(bytes: Buffer, arrivals: Arrivals): void {
  const now = performance.now()
  let found = false
  for (let at = bytes.indexOf('"#'); at !== -1; at = bytes.indexOf('"#', at + 10)) {
    if (bytes[at + 10] !== hash) continue
    const seq = Number(bytes.toString('latin1', at + 2, at + 10))
    const seen = arrivals.seen.get(seq) ?? { boards: 0, last: 0 }
    seen.boards += 1
    seen.last = now
    arrivals.seen.set(seq, seen)
    found = true
  }
  if (found) arrivals.frames += 1
}

async function openSocket(ready: Ready, cookie: string | null, token: string | null): Promise<WebSocket> {
  const headers = cookie ? { cookie, origin: `http://127.0.0.1:${ready.port}` } : {}
  const socket = new WebSocket(`ws://127.0.0.1:${ready.port}/socket.io/?EIO=4&transport=websocket`, {
    headers,
    perMessageDeflate: false,
    skipUTF8Validation: true,
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('message', (frame: Buffer) => {
      const type = frame.toString('latin1', 0, 2)
      if (type.startsWith('0')) socket.send(`40${token === null ? '' : JSON.stringify({ token })}`)
      else if (type === '40') resolve()
      else if (type === ping) socket.send(pong)
      else if (type === '44') reject(new Error(frame.toString()))
    })
  })
  return socket
}

/** Light readers: they look for markers and answer pings, nothing more. */
export async function openBoards(ready: Ready, count: number, arrivals: Arrivals): Promise<() => void> {
  const sockets: WebSocket[] = []
  // Below the twenty strangers that one address may have.
  while (sockets.length < count) {
    const batch = Math.min(10, count - sockets.length)
    const opened = await Promise.all(
      Array.from({ length: batch }, () => openSocket(ready, null, ready.token)),
    )
    for (const socket of opened) {
      const following = new Promise<void>((resolve) => {
        socket.on('message', (frame: Buffer) => {
          if (frame.toString('latin1', 0, 3) === '430') resolve()
          else if (frame[0] === 0x34) note(frame, arrivals)
        })
      })
      socket.send(`420${JSON.stringify(['subscribe', ready.subscribe])}`)
      await following
    }
    sockets.push(...opened)
  }
  return () => sockets.forEach((socket) => socket.terminate())
}

/** Persons who command, in turn; what they hand in resolves when it is acknowledged. */
export interface Drivers {
  /** The command that carries a marker, so that boards can be asked for it. */
  send(seq: number): Promise<void>
  /** Any other. */
  hand(command: { readonly id: string; readonly type: string; readonly payload: object }): Promise<void>
  close(): void
}

export async function openDrivers(ready: Ready): Promise<Drivers> {
  const sockets = await Promise.all(ready.cookies.map((cookie) => openSocket(ready, cookie, null)))
  const waiting = new Map<number, (frame: Buffer) => void>()
  const rows = ready.rows ?? [ready.row]
  let asked = 0
  for (const socket of sockets)
    socket.on('message', (frame: Buffer) => {
      if (frame[0] !== 0x34 || frame[1] !== 0x33) return
      const end = frame.indexOf('[')
      const number = Number(frame.toString('latin1', 2, end))
      waiting.get(number)?.(frame)
      waiting.delete(number)
    })
  const ask = (command: object): Promise<void> =>
    new Promise((resolve, reject) => {
      asked += 1
      waiting.set(asked, (frame) => {
        if (frame.includes('"ok":true')) resolve()
        else reject(new Error(frame.toString()))
      })
      sockets[asked % sockets.length]?.send(`42${asked}${JSON.stringify(['command', command])}`)
    })
  return {
    send: (seq) => ask(commandOf(seq, rows[seq % rows.length] ?? ready.row, randomUUID(), Date.now())),
    hand: (command) => ask({ congress: 'vp', madeAt: Date.now(), ...command }),
    close: () => sockets.forEach((socket) => socket.terminate()),
  }
}
