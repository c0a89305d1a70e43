import { congress, envelope, posts } from '../tools/client.ts'
import { password, signIn } from '../tools/server.ts'
import { openRaw } from '../tools/raw.ts'
import type { Raw } from '../tools/raw.ts'
import type { Draw } from '../fuzz/draw.ts'
import type { Probe, Watched } from '../fuzz/process.ts'

const names = Object.keys(posts)
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
/** New commands are few: what they add to the record stays, and would hide what is held in vain. */
const newInHundred = 10

interface Client {
  readonly raw: Raw
  /** Latest cursor, to come back with. */
  cursor: string | null
}

/** Light clients of one server: they follow a view, come and go, and hand in commands. */
export class Crowd {
  readonly #server: Watched
  readonly #draw: Draw
  readonly #cookies = new Map<string, string>()
  readonly #clients: Client[] = []
  #given: string[] = []
  /** Commands that were answered, sockets that were opened. */
  readonly counted = { answered: 0, opened: 0, refused: 0 }

  constructor(server: Watched, draw: Draw) {
    this.#server = server
    this.#draw = draw
  }

  get size(): number {
    return this.#clients.length
  }

  async enter(many: number, cursor: string | null = null): Promise<void> {
    for (let n = 0; n < many; n += 1) await this.#open(cursor)
  }

  /** So many leave, half of them without a word, and as many come; some of them go on from where another was. */
  async churn(many: number): Promise<void> {
    for (let n = 0; n < many; n += 1) {
      const [gone] = this.#clients.splice(this.#draw.below(this.#clients.length), 1)
      if (!gone) return
      if (this.#draw.percent(50)) gone.raw.send('1')
      gone.raw.end()
      await this.#open(this.#draw.percent(50) ? gone.cursor : null)
    }
  }

  /** One command: new, said before, or such as is refused. */
  command(): void {
    const client = this.#clients[this.#draw.below(this.#clients.length)]
    const row = this.#draw.of(this.#server.rows)
    const fresh = this.#given.length === 0 || this.#draw.percent(newInHundred)
    const body = fresh
      ? JSON.stringify(['command', envelope({ type: 'run.begin', payload: { row } })])
      : this.#draw.of(this.#given)
    if (fresh) this.#given = [body, ...this.#given].slice(0, 50)
    client?.raw.send(`427${body}`)
  }

  /** New commands until so many were accepted: what the server remembers of the last ones is full from then on. */
  async fill(many: number): Promise<void> {
    const before = this.counted.answered
    while (this.counted.answered < before + many) {
      this.#given = []
      for (let n = 0; n < 50; n += 1) this.command()
      await wait(20)
    }
  }

  leave(): void {
    for (const { raw } of this.#clients.splice(0)) raw.end()
  }

  async #open(cursor: string | null): Promise<void> {
    const name = this.#draw.of(names)
    const cookie =
      this.#cookies.get(name) ?? (await signIn(`http://127.0.0.1:${this.#server.port}`, name, password))
    this.#cookies.set(name, cookie)
    let raw: Raw | number = 0
    const client = { cursor }
    const heard = (frame: string): void => {
      if (typeof raw === 'number') return
      if (frame === '2') raw.send('3')
      if (frame.startsWith('40')) raw.send(`421${JSON.stringify(['subscribe', { congress, cursor }])}`)
      if (frame.startsWith('437')) this.counted[frame.includes('"ok":true') ? 'answered' : 'refused'] += 1
      const found = /"cursor":"([^"]+)"/.exec(frame.slice(0, 300))?.[1]
      if (found !== undefined) client.cursor = found
    }
    raw = await openRaw(this.#server.port, { cookie, heard })
    if (typeof raw === 'number') throw new Error(`a client was refused: ${raw}`)
    raw.send('40')
    this.counted.opened += 1
    this.#clients.push(Object.assign(client, { raw }))
  }
}

/** Goes on for so long: twenty commands a second, and the share of a minute that comes and goes. */
export async function live(crowd: Crowd, ms: number, churnInHundred: number): Promise<void> {
  const end = performance.now() + ms
  let due = 0
  while (performance.now() < end) {
    for (let n = 0; n < 4; n += 1) crowd.command()
    due += (crowd.size * churnInHundred) / 100 / 300
    const many = Math.floor(due)
    due -= many
    await crowd.churn(many)
    await wait(200)
  }
}

/** Once everybody is gone and what was theirs has been let go of. */
export async function emptied(server: Watched, within = 20_000): Promise<Probe> {
  const end = performance.now() + within
  for (;;) {
    const found = await server.probe()
    if (found.sessions === 0 || performance.now() > end) {
      await wait(1_500)
      return server.probe()
    }
    await wait(250)
  }
}

/** What is held after everybody has left that was not held before anybody came. */
export function leftBehind(before: Probe, after: Probe): string[] {
  const slack = { sessions: 0, sockets: 0, rooms: 0, listeners: 0, fds: 2, timers: 2 } as const
  return (Object.keys(slack) as (keyof typeof slack)[])
    .filter((what) => after[what] > before[what] + slack[what])
    .map((what) => `${what}: ${before[what]} before, ${after[what]} after`)
}
