import { gunzipSync } from 'node:zlib'
import type { Net, NetAnswer } from '../../client/adapters/net.ts'
import type { Chance } from '../../server/adapters/chance.ts'
import { openFiles } from '../../server/journal/files.ts'
import { freeText } from '../../domain/events.ts'
import { viewKeyOf } from '../../server/app/view-key.ts'
import type { Plan } from '../journal/disk.ts'
import { copyOf, folder, grip, newDisk, restoredDisk } from './disk.ts'
import type { Grip } from './disk.ts'
import type { Network } from './line.ts'
import { viewPath } from './line.ts'
import type { Mutant } from './mutant.ts'
import { startServer } from './server.ts'
import type { SimServer } from './server.ts'
import { beginnings, congress, installation, meOf } from './scene.ts'
import type { PartyClock } from './time.ts'

interface Process {
  readonly grip: Grip
  readonly clock: PartyClock
  server: SimServer | null
}

/** The machine of the centre: one disk, one clock, and one process after another. */
export class Centre {
  readonly counts = { starts: 0, kills: 0, powerCuts: 0, faults: 0, restores: 0 }
  #disk = newDisk()
  #process: Process | null = null
  readonly #slowest: number
  #ahead = 0
  #epoch = 1
  #copy: ReturnType<typeof copyOf> | null = null
  #cancelStart: (() => void) | null = null

  readonly net: Network
  readonly chance: Chance
  readonly mutant: Mutant | null

  constructor(net: Network, chance: Chance, mutant: Mutant | null) {
    this.net = net
    this.chance = chance
    this.mutant = mutant
    this.#slowest = net.random() < 0.2 ? 3_000 : 120
  }

  /** An empty installation, with the congress in it. */
  async found(): Promise<void> {
    const { fs } = this.#disk
    const options = {
      fs,
      chance: this.chance,
      freeText,
      installation,
      onBroken: () => undefined,
      reserveBytes: 0,
    }
    const files = await openFiles(folder, options)
    for (const [stream, draft] of beginnings) await files.append(stream, 0, [draft])
    await files.close()
    await this.start()
  }

  get hasCopy(): boolean {
    return this.#copy !== null
  }

  get up(): boolean {
    return this.#process?.server != null
  }

  async start(): Promise<void> {
    if (this.#process) return
    this.#cancelStart?.()
    this.#cancelStart = null
    this.counts.starts += 1
    const clock = this.net.time.party()
    clock.jump(this.#ahead)
    const process: Process = {
      grip: grip(
        this.#disk,
        () => this.#ended(process, true),
        this.mutant === 'acknowledged before the disk has it',
      ),
      clock,
      server: null,
    }
    this.#process = process
    try {
      const server = await startServer({
        grip: process.grip,
        clock,
        chance: this.chance,
        epoch: `e${this.#epoch}`,
        truth: this.net.truth,
        mutant: this.mutant,
        slow: () => Math.floor(this.net.random() ** 3 * this.#slowest),
        broken: () => this.#ended(process, true),
        alive: () => this.#process === process,
        sending: (key) => {
          this.net.sendingKey = key
        },
      })
      if (this.#process !== process) return
      process.server = server
      this.net.server = server
    } catch (error) {
      if (this.#process !== process) return
      // As a supervisor: the fault passes or is repaired, and it is tried again.
      if (this.#disk.fired === 0 || this.#disk.plan === null)
        this.net.truth.say(`the centre does not start: ${String(error)}`)
      this.#ended(process, true)
    }
  }

  /** kill -9: what was written stays, synced or not. */
  kill(): void {
    if (!this.#process) return
    this.counts.kills += 1
    this.#ended(this.#process, true)
  }

  /** The process dies in the middle of what it does to the disk. */
  killWithin(calls: number): void {
    this.counts.kills += 1
    this.#process?.grip.dieAfter(calls)
  }

  /** What was not synced is kept in part; the lines notice nothing. */
  powerCut(): void {
    this.counts.powerCuts += 1
    if (this.#process) this.#ended(this.#process, false)
    this.#disk.crash(this.net.random, this.net.random() < 0.5)
  }

  /** From its so manieth call on the disk answers with an error, once or until `repair`. */
  spoil(plan: Plan): void {
    this.counts.faults += 1
    this.#disk.calls = 0
    this.#disk.fired = 0
    this.#disk.plan = plan
  }

  repair(): void {
    this.#disk.plan = null
  }

  jump(by: number): void {
    this.#ahead += by
    this.#process?.clock.jump(by)
  }

  snapshot(): void {
    // Its process may die meanwhile.
    void this.#process?.server?.snapshot().catch(() => undefined)
  }

  /** A copy of the record, as a backup takes it: whole lines up to some moment. */
  backUp(): void {
    if (this.up && this.#disk.plan === null) this.#copy = copyOf(this.#disk, `${folder}/journal`)
  }

  /** The copy in place of the record. With the command the epoch is another; by hand snapshots and epoch stay. */
  async restore(byHand: boolean): Promise<void> {
    if (!this.#copy) return
    this.counts.restores += 1
    if (this.#process) this.#ended(this.#process, true)
    this.#cancelStart?.()
    this.#disk.plan = null
    const snapshots = byHand ? copyOf(this.#disk, `${folder}/snapshots`) : new Map<string, Uint8Array>()
    this.#disk = restoredDisk(this.#copy, snapshots)
    if (!byHand) this.#epoch += 1
    const options = {
      fs: this.#disk.fs,
      chance: this.chance,
      freeText,
      installation,
      onBroken: () => undefined,
    }
    const files = await openFiles(folder, { ...options, reserveBytes: 0 })
    const there = []
    for await (const commit of files.read(congress, 0)) there.push(commit)
    await files.close()
    this.net.truth.restored(there)
    await this.start()
  }

  /** What a device asks over HTTP. */
  http(person: string, online: () => boolean): Net {
    const late = async <T>(answer: () => Promise<NetAnswer<T>>): Promise<NetAnswer<T>> => {
      const { time, latency } = this.net
      await time.wait(latency())
      const came = online() && this.up ? await answer() : nobody
      await time.wait(latency())
      return came
    }
    return {
      get: <T>(path: string) => late<T>(() => this.#page(person, path) as Promise<NetAnswer<T>>),
      post: () => late(() => Promise.resolve(nobody)),
      del: () => late(() => Promise.resolve(nobody)),
    }
  }

  async #page(person: string, path: string): Promise<NetAnswer<unknown>> {
    const server = this.#process?.server
    if (path === '/api/v1/me') return { ok: true, body: meOf(person, this.net.time.elapsed) }
    if (path.endsWith('/people')) return { ok: true, body: { people: [] } }
    if (path !== viewPath || !server) return { ok: false, error: { status: 404, code: 'not-found' } }
    const key = viewKeyOf(server.desk, { kind: 'person', person }, congress)
    const body = key === null ? null : server.feeds.view(congress, key)
    if (!body) return { ok: false, error: { status: 404, code: 'not-found' } }
    const gzip = await this.net.time.stand(body.gzip)
    return { ok: true, body: JSON.parse(gunzipSync(gzip).toString('utf8')) as unknown, by: person }
  }

  #ended(process: Process, told: boolean): void {
    if (this.#process !== process) return
    this.#process = null
    process.grip.release()
    process.clock.stop()
    this.net.server = null
    for (const line of [...this.net.lines]) line.drop(told)
    this.#cancelStart = this.net.time.after(500 + this.net.random() * 4_000, () => void this.start())
  }
}

const nobody = { ok: false, error: { status: 0, code: 'no-connection' } } as const
