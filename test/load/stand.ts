import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { congress, envelope, incident } from '../tools/client.ts'
import type { Asked } from '../tools/client.ts'
import type { Look, Opening, Returned } from './boards-process.ts'
import { Child } from './child.ts'
import { Light, markerOf } from './light.ts'
import type { Pass } from './light.ts'
import type { World, WorldPlan } from './world-process.ts'

export { sleep }
const notesOfOne = 100
const answerWithin = 20_000
export const subscribe = { congress }

/** What a scenario came to: each promise that did not hold, and what was seen. */
export interface Outcome {
  readonly wrong: readonly string[]
  readonly figures: Readonly<Record<string, number>>
}

export const worldScript = new URL('./world-process.ts', import.meta.url)
export const boardsScript = new URL('./boards-process.ts', import.meta.url)

/** The server, and those who load it, each in a process of its own. */
export class Stand {
  world: World
  server: Child
  readonly boards: Child
  readonly #plan: WorldPlan
  #next = 1
  #driver: Promise<Light> | null = null
  #incident: Promise<string>
  #officers: Promise<readonly Light[]> | null = null

  constructor(plan: WorldPlan, world: World, server: Child, boards: Child) {
    this.#plan = plan
    this.world = world
    this.server = server
    this.boards = boards
    this.#incident = Promise.resolve(world.incident)
  }

  static async open(plan: WorldPlan): Promise<Stand> {
    const server = new Child(worldScript)
    const world = await server.ask<World>('open', plan)
    return new Stand(plan, world, server, new Child(boardsScript))
  }

  get latest(): number {
    return this.#next - 1
  }

  cookieOf(username: string): string {
    const member = this.world.members.find((one) => one.username === username)
    if (!member) throw new Error(`nobody is called ${username}`)
    return member.cookie
  }

  /** Boards of all members and walls in turn. */
  follow(boards: number, atOnce: number, passes?: readonly Pass[]): Promise<Returned> {
    const { port, members, walls } = this.world
    const all = [...members.map(({ cookie }) => ({ cookie })), ...walls.map((token) => ({ token }))]
    return this.boards.ask('open', {
      port,
      passes: passes ?? all,
      boards,
      subscribe,
      atOnce,
    } satisfies Opening)
  }

  /** A note with the next marker by the officer on duty; ms until it was acknowledged. */
  async write(text = ' đã kiểm tra tại chỗ, đường truyền ổn định'): Promise<number> {
    const note = `${markerOf(this.#next)}${text}`
    // One incident takes only so many notes.
    if (this.#next % notesOfOne === 0) this.#incident = this.#openAnother()
    this.#next += 1
    const into = await this.#incident
    const began = performance.now()
    await this.#hand({ type: 'incident.note', payload: { incident: into, note } })
    return performance.now() - began
  }

  /** Notes without markers, by all officers in turn: faster than one of them may. */
  async fill(text: string, count: number): Promise<void> {
    this.#officers ??= Promise.all(
      this.world.members
        .filter(({ organisation }) => organisation === 'so')
        .map(({ cookie }) => Light.open(this.world.port, { cookie })),
    )
    const officers = await this.#officers
    const into = await this.#openAnother()
    const handed = Array.from({ length: count }, (_, at) => {
      const body = envelope({ type: 'incident.note', payload: { incident: into, note: text } })
      return officers[at % officers.length]?.ask('command', body) ?? Promise.resolve(null)
    })
    for (const answer of await Promise.all(handed))
      if (!answer?.includes('"ok":true')) throw new Error(`refused: ${answer ?? 'closed'}`)
  }

  async #openAnother(): Promise<string> {
    const involved = this.world.carriers
    const answer = await this.#hand(incident({ involved: [...involved] }))
    return (JSON.parse(answer) as [{ result: { incident: string } }])[0].result.incident
  }

  async #hand(asked: Asked): Promise<string> {
    this.#driver ??= Light.open(this.world.port, { cookie: this.cookieOf('trucban1') })
    const driver = await this.#driver
    const late = sleep(answerWithin, 'none within 20 s', { ref: false })
    const body = envelope({ id: randomUUID(), ...asked })
    const answer = await Promise.race([driver.ask('command', body), late])
    if (!answer?.includes('"ok":true')) throw new Error(`refused: ${answer ?? 'closed'}`)
    return answer
  }

  look(): Promise<Look> {
    return this.boards.ask('look')
  }

  /** Waits until every board that reads has the latest command; false: not within `ms`. */
  async caughtUp(ms = 20_000): Promise<boolean> {
    const end = performance.now() + ms
    while (performance.now() < end) {
      if ((await this.look()).latest >= this.latest) return true
      await sleep(50)
    }
    return false
  }

  /** kill -9, and a new process on the same folder and port. */
  async restart(): Promise<void> {
    this.#driver = null
    await this.server.kill()
    this.server = new Child(worldScript)
    const { dir, port } = this.world
    await this.server.ask('open', { ...this.#plan, dir, port } satisfies WorldPlan)
  }

  async close(): Promise<void> {
    void this.#driver?.then((driver) => driver.close()).catch(() => undefined)
    await this.boards.kill()
    await this.server.kill()
    rmSync(this.world.dir, { recursive: true, force: true })
  }
}
