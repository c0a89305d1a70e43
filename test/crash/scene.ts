import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandAnswer } from '../../domain/protocol.ts'
import { congress, envelope, signIn, until } from '../tools/client.ts'
import type { Username } from '../tools/client.ts'
import { asBuilt, password, prepareFolder, spawnServer, startServer } from '../tools/server.ts'
import type { Reached, Spawned } from '../tools/server.ts'
import { dice, pause } from './chance.ts'
import { Device } from './device.ts'
import type { Holder, Sent } from './device.ts'
import { broken, standingIn } from './record.ts'
import { tool } from './volume.ts'

const crew = [
  ['vnpt1', 'vnpt'],
  ['vnpt2', 'vnpt'],
  ['viettel1', 'viettel'],
  ['viettel2', 'viettel'],
  ['mobifone1', 'mobifone'],
] as const satisfies readonly (readonly [Username, string])[]
const watcher = 'trucban1'
/** Whom a folder is prepared with. */
export const people: readonly Username[] = [...crew.map(([username]) => username), watcher]
const devicesEach = 4

/** What a stretch of load, its end and the next start came to; all but `ready` is of this stretch alone. */
export interface Tally {
  readonly sent: number
  /** Before the server ended; the others are afterwards. */
  readonly acknowledged: number
  /** Unanswered when the server ended. */
  readonly unknown: number
  /** Ticks shown, over all devices. */
  readonly shown: number
  readonly lost: number
  readonly twice: number
  /** From the birth of the process until it is ready, ms. */
  readonly ready: number
  readonly wrong: readonly string[]
}

/** What was there before the devices came. */
interface Ground {
  readonly rows: ReadonlyMap<string, string>
  /** Commits of the congress. */
  readonly head: number
}

/** Twenty devices of five people, and one that looks on, over the same data for as many servers as it takes. */
export class Scene {
  readonly devices: readonly Device[]
  readonly #ground: Ground
  readonly #cookies = new Map<Username, string>()
  readonly #told = new Set<string>()
  readonly #chance: () => number
  readonly #built: boolean
  #before = { sent: 0, shown: 0 }

  private constructor(ground: Ground, seed: number, built: boolean) {
    this.#ground = ground
    this.#chance = dice(seed)
    this.#built = built
    const holders = crew.flatMap(([username, organisation]): Holder[] =>
      Array.from({ length: devicesEach }, () => ({
        username,
        organisation,
        row: ground.rows.get(organisation) ?? '',
      })),
    )
    const all: readonly Holder[] = [...holders, { username: watcher, organisation: 'so', row: null }]
    this.devices = all.map((holder) => new Device(holder, dice(Math.floor(this.#chance() * 2 ** 32))))
  }

  /** Puts a prepared folder at `dir`, which must not be there yet. */
  static async at(dir: string, seed: number, built = false): Promise<Scene> {
    const { from, ground } = await prepared()
    tool('cp', '-a', from, dir)
    // As the product leaves it: on the disk.
    tool('sync', '-f', dir)
    return new Scene(ground, seed, built)
  }

  /** `dir` was prepared with `people`. `built`: servers run as `npm run build` left them. */
  static async over(dir: string, seed: number, built = false): Promise<Scene> {
    return new Scene(await groundOf(dir), seed, built)
  }

  /** Starts a server there; `ready` is the time from its birth, ms. */
  async start(dir: string): Promise<{ readonly server: Spawned; readonly ready: number }> {
    const born = performance.now()
    const server = await (this.#built ? spawnServer(dir, [], asBuilt) : spawnServer(dir))
    await until('ready', async () => (await fetch(`${server.url}/readyz`)).ok)
    return { server, ready: performance.now() - born }
  }

  /** Everybody signs in once; from then on the cookies must hold. */
  async signIn({ url }: Reached): Promise<void> {
    for (const username of people) this.#cookies.set(username, await signIn(url, username, password))
  }

  /** The devices come and go for `ms` and until `ending` is done; one person signs in anew at any time in between. */
  async load<T>(server: Reached, ms: number, ending: () => Promise<T>): Promise<T> {
    let over = false
    const living = this.devices.map((device) =>
      device.live({ url: server.url, cookie: this.cookieOf(device.holder.username) }, () => over),
    )
    const anew = this.#signInAnew(server, this.#chance() * ms)
    try {
      await pause(ms)
      return await ending()
    } finally {
      over = true
      await Promise.all([...living, anew])
    }
  }

  /** Commands that nobody has answered. */
  get unknown(): number {
    return this.#sent().filter(({ ackedAt }) => ackedAt === null).length
  }

  /**
   * After a start: what everybody sent, was told and was shown is held against the record on the disk, and every cookie
   * still opens; then what nobody answered is sent again, and some of the rest, and the record is looked at once more.
   */
  async judge(server: Reached, ready: number, unknown: number): Promise<Tally> {
    const owners = new Map([...this.#ground.rows].map(([owner, row]) => [row, owner]))
    const check = (): string[] => broken(this.devices, standingIn(server.dir, owners, this.#ground.head))
    // Before anything is sent again: what was lost would be taken as new, and stand there once more.
    const wrong = [...check(), ...(await this.#cookiesHold(server))]
    await Promise.all(this.devices.map((device) => this.#sendAgain(server, device)))
    wrong.push(...this.devices.flatMap((device) => device.wrong), ...check())
    const fresh = [...new Set(wrong)].filter((what) => !this.#told.has(what))
    for (const what of fresh) this.#told.add(what)
    const before = this.#before
    const now = {
      sent: this.#sent().length,
      shown: this.devices.reduce((sum, { seen }) => sum + seen.flat().length, 0),
    }
    this.#before = now
    return {
      sent: now.sent - before.sent,
      acknowledged: now.sent - before.sent - unknown,
      shown: now.shown - before.shown,
      unknown,
      lost: fresh.filter((what) => what.startsWith('P1')).length,
      twice: fresh.filter((what) => what.startsWith('P2')).length,
      ready,
      wrong: fresh,
    }
  }

  #sent(): Sent[] {
    return this.devices.flatMap(({ sent }) => sent)
  }

  cookieOf(username: Username): string {
    return this.#cookies.get(username) ?? ''
  }

  async #signInAnew({ url }: Reached, after: number): Promise<void> {
    const username = people[Math.floor(this.#chance() * people.length)] ?? watcher
    await pause(after)
    const cookie = await signIn(url, username, password).catch(() => null)
    if (cookie !== null) this.#cookies.set(username, cookie)
  }

  async #cookiesHold({ url }: Reached): Promise<string[]> {
    const wrong: string[] = []
    for (const [username, cookie] of this.#cookies) {
      const { status } = await fetch(`${url}/api/v1/me`, { headers: { cookie } })
      if (status === 200) continue
      wrong.push(`P1 a session of ${username} is lost (${status}, ${this.#sent().length} sent so far)`)
      this.#cookies.set(username, await signIn(url, username, password))
    }
    return wrong
  }

  async #sendAgain(server: Reached, device: Device): Promise<void> {
    const unanswered = device.sent.filter(({ ackedAt }) => ackedAt === null)
    const known = device.sent.filter(({ ackedAt }) => ackedAt !== null)
    const some = [0, 1].flatMap(() => known[Math.floor(this.#chance() * known.length)] ?? [])
    for (const one of [...unanswered, ...some])
      await hand(server, this.cookieOf(device.holder.username), device, one)
  }
}

/** By HTTP, until it is answered: four devices of a person at once may be too fast. */
async function hand({ url }: Reached, cookie: string, device: Device, one: Sent): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(`${url}/api/v1/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(envelope(one.body)),
    })
    if (response.status !== 429) return device.answered(one, (await response.json()) as CommandAnswer)
    await pause(100)
  }
  device.wrong.push(`${one.id} was too fast for half a minute`)
}

/** A plain tick row of each organisation of the crew, and how long the record is. */
async function groundOf(dir: string): Promise<Ground> {
  const server = await startServer({ dir })
  const state = server.system.desk.congress(congress)
  const { n: head } = server.system.store.journal.head(congress)
  await server.stop()
  const rows = new Map<string, string>()
  const wanted = new Set<string>(crew.map(([, organisation]) => organisation))
  for (const { id, owner, item } of state?.rows.values() ?? [])
    if (item.evidence.kind === 'tick' && !item.twoPerson && wanted.has(owner) && !rows.has(owner))
      rows.set(owner, id)
  return { rows, head }
}

let making: Promise<{ readonly from: string; readonly ground: Ground }> | null = null

/** Made once; every volume gets a copy, without the reserve, which goes by the size of the volume. */
function prepared(): Promise<{ readonly from: string; readonly ground: Ground }> {
  making ??= prepareFolder(people).then(async (from) => {
    process.once('exit', () => rmSync(from, { recursive: true, force: true }))
    const ground = await groundOf(from)
    rmSync(join(from, 'reserve'), { force: true })
    return { from, ground }
  })
  return making
}
