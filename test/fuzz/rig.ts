import { Agent, request } from 'node:http'
import { password, signIn } from '../tools/server.ts'
import { openRaw } from '../tools/raw.ts'
import type { Raw } from '../tools/raw.ts'
import { wrongAnswer, wrongFrame } from './judge.ts'
import type { Watched } from './process.ts'

/** The record is read by one after another, each for half a minute at most, ms. */
const answerWithin = 60_000

/** One who sends: a person, a wall, a program, or nobody. */
export interface Sender {
  readonly name: string
  /** Headers of every request, cookie or token. */
  headers: Readonly<Record<string, string>>
  readonly auth: string
  raw: Promise<Raw | number> | null
  /** Waiting for an acknowledgement, by its number. */
  readonly waiting: Map<number, (frame: string | null) => void>
}

export interface Asking {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What is sent goes through here, and everything that comes back is looked at. */
export class Rig {
  readonly server: Watched
  readonly senders: Sender[] = []
  readonly wrong: string[] = []
  /** Answers by kind. */
  readonly heard: Record<string, number> = {}
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 24 })
  readonly #lines = new Set<Raw>()
  #ack = 0

  constructor(server: Watched) {
    this.server = server
  }

  get port(): number {
    return this.server.port
  }

  async enter(names: readonly string[]): Promise<void> {
    const add = (name: string, headers: Record<string, string>, auth = ''): void =>
      void this.senders.push({ name, headers, auth, raw: null, waiting: new Map() })
    for (const name of names) add(name, { cookie: await this.cookie(name) })
    const { display, token } = this.server
    add('display', { authorization: `Bearer ${display}` }, `{"token":"${display}"}`)
    add('token', { authorization: `Bearer ${token}` }, `{"token":"${token}"}`)
    add('nobody', {})
  }

  cookie(name: string): Promise<string> {
    return signIn(`http://127.0.0.1:${this.port}`, name, password)
  }

  /** A session that was ended by what was sent is opened again; an account that was shut stays out. */
  async renew(sender: Sender): Promise<void> {
    if (sender.headers['cookie'] === undefined) return
    const cookie = await this.cookie(sender.name).catch(() => null)
    sender.headers = cookie === null ? {} : { cookie }
    if (cookie === null) this.count('senders shut out')
  }

  count(what: string): void {
    this.heard[what] = (this.heard[what] ?? 0) + 1
  }

  judge(what: string, found: string | null): void {
    if (found !== null) this.wrong.push(`${what}: ${found}`)
  }

  /** Over HTTP, kept alive; `null` when the line was cut before an answer, which an attacker may be. */
  ask(
    what: string,
    { method, path, headers = {}, body }: Asking,
  ): Promise<{ status: number; text: string } | null> {
    return new Promise((resolve) => {
      const options = {
        host: '127.0.0.1',
        port: this.port,
        agent: this.#agent,
        method,
        path,
        headers,
        timeout: answerWithin,
      }
      const cut = (): void => {
        this.count('cut')
        resolve(null)
      }
      const sent = request(options, (response) => {
        const parts: Buffer[] = []
        response.on('data', (bytes: Buffer) => void parts.push(bytes))
        response.on('error', cut)
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('latin1')
          const status = response.statusCode ?? 0
          this.count(`${Math.floor(status / 100)}xx`)
          this.judge(what, wrongAnswer(status, text))
          resolve({ status, text })
        })
      })
      sent.on('timeout', () => {
        this.judge(what, `${method} ${path} got no answer`)
        sent.destroy()
      })
      sent.on('error', cut)
      sent.end(body)
    })
  }

  /** Sends an event that asks to be acknowledged; every such is answered, or its socket is closed. */
  async emit(what: string, sender: Sender, content: string): Promise<string | null> {
    const raw = await this.#line(sender)
    if (raw === null) return null
    const id = (this.#ack += 1)
    const answered = new Promise<string | null>((resolve) => {
      const timer = setTimeout(() => {
        this.judge(what, 'the socket is open and no answer came')
        sender.raw = null
        raw.end()
      }, answerWithin)
      sender.waiting.set(id, (frame) => {
        clearTimeout(timer)
        sender.waiting.delete(id)
        resolve(frame)
      })
    })
    raw.send(`42${id}${content}`)
    const frame = await answered
    this.count(frame === null ? 'closed' : 'acknowledged')
    return frame
  }

  /** The sender's own socket, opened anew when it was closed. */
  async #line(sender: Sender): Promise<Raw | null> {
    for (let tries = 0; tries < 20; tries += 1) {
      sender.raw ??= this.#open(sender).catch(() => 0)
      const raw = await sender.raw
      if (typeof raw !== 'number' && raw.isOpen()) return raw
      sender.raw = null
      await this.renew(sender)
      await pause(20)
    }
    return null
  }

  async #open(sender: Sender): Promise<Raw | number> {
    const { cookie } = sender.headers
    let joined = (): void => undefined
    const joining = new Promise<void>((resolve) => (joined = resolve))
    const heard = (frame: string): void => {
      if (frame === '2') return own()?.send('3')
      if (frame.startsWith('40') || frame.startsWith('44')) joined()
      this.judge(`socket of ${sender.name}`, wrongFrame(frame))
      const [, id] = /^43(\d+)/.exec(frame) ?? []
      if (id !== undefined) sender.waiting.get(Number(id))?.(frame)
    }
    let opened: Raw | number = 0
    const own = (): Raw | null => (typeof opened === 'number' ? null : opened)
    const bye = (): void => own()?.end()
    opened = await openRaw(this.port, { heard, bye, ...(cookie === undefined ? {} : { cookie }) })
    if (typeof opened === 'number') return opened
    const line = opened
    this.#lines.add(line)
    void line.closed.then(() => {
      joined()
      this.#lines.delete(line)
      for (const answer of [...sender.waiting.values()]) answer(null)
    })
    opened.send(`40${sender.auth}`)
    await joining
    return opened
  }

  /** Lets go of every line. */
  async rest(): Promise<void> {
    for (const { raw } of this.senders) await raw
    for (const line of this.#lines) line.end()
    this.#agent.destroy()
  }

  /** Forgets what was heard so far, not what was wrong. */
  clear(): void {
    for (const name of Object.keys(this.heard)) Reflect.deleteProperty(this.heard, name)
  }
}
