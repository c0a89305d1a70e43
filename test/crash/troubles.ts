import { readdirSync } from 'node:fs'
import type { CommandAnswer } from '../../domain/protocol.ts'
import { congress, incident, openLine, until } from '../tools/client.ts'
import type { Ended, Spawned } from '../tools/server.ts'
import { dice, pause } from './chance.ts'
import { Scene } from './scene.ts'
import type { Tally } from './scene.ts'
import type { Trouble } from './trouble.ts'

/** The probe of a disk that refused looks every 5 s. */
const recoversWithin = 30_000
const failsWithin = 30_000

/** How the server bore it. */
export interface Bearing extends Tally {
  /** Commands that were refused for want of a disk. */
  readonly refused: number
  /** With this code it ended by itself; null: it went on. */
  readonly code: number | null
}

/** A server under load whose volume fails again and again. */
export class Troubles {
  readonly #trouble: Trouble
  readonly #scene: Scene
  #server: Spawned
  #wrong: string[] = []

  private constructor(trouble: Trouble, scene: Scene, server: Spawned) {
    this.#trouble = trouble
    this.#scene = scene
    this.#server = server
  }

  static async open(trouble: Trouble, seed: number, built = false): Promise<Troubles> {
    try {
      const scene = await Scene.at(trouble.dir, seed, built)
      const { server } = await scene.start(trouble.dir)
      await scene.signIn(server)
      return new Troubles(trouble, scene, server)
    } catch (error) {
      trouble.close()
      throw error
    }
  }

  /** It fails for a while and is well again: the same server refuses, goes on showing, and takes commands again by itself. */
  async passes(index: number): Promise<Bearing> {
    const chance = dice(index)
    const before = this.#refusals()
    const unknown = await this.#scene.load(this.#server, 50 + chance() * 950, async () => {
      this.#trouble.begin()
      try {
        await until('commands are refused', async () => !(await this.#takes()), failsWithin)
        await pause(chance() * 500)
        await this.#stillShows()
      } finally {
        this.#trouble.end()
      }
      await until('commands are taken again', () => this.#takes(), recoversWithin)
      await pause(200)
      return this.#scene.unknown
    })
    await this.#noLitter()
    return this.#judged(unknown, 0, { refused: this.#refusals() - before, code: null })
  }

  /** It fails for good: the server ends, or refuses until it is ended; the next one starts on what is really there. */
  async stays(index: number): Promise<Bearing> {
    const before = this.#refusals()
    let ended: Ended | null = null
    void this.#server.ended.then((how) => (ended = how))
    const unknown = await this.#scene.load(this.#server, 50 + dice(index)() * 950, async () => {
      this.#trouble.begin()
      try {
        const over = async (): Promise<boolean> => ended !== null || !(await this.#takes())
        await until('it ends or refuses', over, failsWithin)
        // What was refused as the first may be followed by a sync that fails.
        await pause(500)
        if (ended === null) await this.#stillShows()
      } finally {
        this.#trouble.end()
      }
      await this.#server.kill()
      return this.#scene.unknown
    })
    const { code, output } = await this.#server.ended
    if (code !== null && code !== 74) this.#wrong.push(`it ended with ${code}: ${output.slice(-300)}`)
    const refused = this.#refusals() - before
    this.#trouble.again()
    const { server, ready } = await this.#scene.start(this.#trouble.dir)
    this.#server = server
    return this.#judged(unknown, ready, { refused, code })
  }

  async close(): Promise<void> {
    await this.#server.kill()
    this.#trouble.close()
  }

  async #judged(
    unknown: number,
    ready: number,
    how: { refused: number; code: number | null },
  ): Promise<Bearing> {
    const tally = await this.#scene.judge(this.#server, ready, unknown)
    const wrong = [...this.#wrong, ...tally.wrong]
    this.#wrong = []
    return { ...tally, ...how, wrong }
  }

  /** Whether it says that commands are taken; a server that is gone takes none. */
  async #takes(): Promise<boolean> {
    try {
      const response = await fetch(`${this.#server.url}/readyz`)
      return ((await response.json()) as { commandsAccepted: boolean }).commandsAccepted
    } catch {
      return false
    }
  }

  #refusals(): number {
    return this.#scene.devices.reduce((sum, { refused }) => sum + (refused.get('storage-full') ?? 0), 0)
  }

  async #stillShows(): Promise<void> {
    const { url } = this.#server
    const cookie = this.#scene.cookieOf('trucban1')
    const { status } = await fetch(`${url}/api/v1/congresses/${congress}/view`, { headers: { cookie } })
    if (status !== 200) this.#wrong.push(`the view is not shown: ${status}`)
    const line = await openLine(url, { cookie })
    const shown = await line.subscribe(null)
    if (!shown.ok) this.#wrong.push(`nobody may follow: ${shown.error.code}`)
    const long = { note: 'đứt cáp quang '.repeat(100) }
    // A page of the file may still take a line or two.
    let answer: CommandAnswer = await line.command(incident(long))
    for (let more = 0; more < 5 && answer.ok; more += 1) answer = await line.command(incident(long))
    if (answer.ok || answer.error.code !== 'storage-full' || answer.error.retryable !== true)
      this.#wrong.push(`P6 a command was answered ${JSON.stringify(answer)}`)
    line.close()
  }

  /** What stays under a temporary name for longer than any writing takes. */
  async #noLitter(): Promise<void> {
    const found = (): string[] =>
      readdirSync(this.#trouble.dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.tmp'),
      )
    const before = found()
    if (before.length > 0) await pause(2_000)
    const still = new Set(found())
    for (const name of before) if (still.has(name)) this.#wrong.push(`litter: ${name}`)
  }
}
