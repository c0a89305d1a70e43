import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { nodeFs, readFile } from '../../server/adapters/fs.ts'
import { chosenGeneration } from '../../server/backup/check.ts'
import { openKeyring } from '../../server/backup/keyring.ts'
import { sendAgain, work } from '../tools/load.ts'
import type { Ledger, Sent } from '../tools/load.ts'
import { congress, prepareInto, runCli, spawnServer, startServer, until } from '../tools/server.ts'
import type { Reached, Username } from '../tools/server.ts'
import { differences, projectionOf, tickedIn } from './compare.ts'

export interface DrillOptions {
  /** How long the load goes on, s. */
  readonly seconds: number
  readonly devices: number
  readonly photos: number
  readonly say: (line: string) => void
}

export interface Drilled {
  /** Whatever is not as it must be; empty when the drill is passed. */
  readonly wrong: readonly string[]
  readonly steps: readonly { readonly what: string; readonly ms: number }[]
  readonly sent: number
  readonly acknowledged: number
  /** Acknowledged after the last generation: what is lost when the disk is lost with the machine. */
  readonly afterLastGeneration: number
  readonly compared: number
  readonly generations: number
}

const crew = { vnpt1: 'vnpt', vnpt2: 'vnpt', viettel1: 'viettel', viettel2: 'viettel' } as const
type Member = keyof typeof crew
const members = Object.keys(crew) as Member[]

/** A plain tick row of each organisation. */
async function rowsOf(dir: string): Promise<Map<string, string>> {
  const server = await startServer({ dir, readOnly: true })
  const found = new Map<string, string>()
  for (const { id, owner, item } of server.system.desk.congress(congress)?.rows.values() ?? [])
    if (item.evidence.kind === 'tick' && !item.twoPerson && !found.has(owner)) found.set(owner, id)
  await server.stop()
  return found
}

async function bringPhotos(server: Reached, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const shade = { r: (at * 37) % 256, g: 90, b: 120 }
    const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: shade } })
      .jpeg()
      .toBuffer()
    const response = await fetch(`${server.url}/api/v1/congresses/${congress}/attachments/${randomUUID()}`, {
      method: 'PUT',
      headers: { cookie: await server.cookie('vnpt1'), 'content-type': 'image/jpeg' },
      body: new Uint8Array(photo),
    })
    if (!response.ok) throw new Error(`a photo was refused: ${response.status} ${await response.text()}`)
  }
}

class Drill {
  readonly steps: { what: string; ms: number }[] = []
  readonly wrong: string[] = []
  readonly ledger: Ledger = { sent: [], seen: [] }
  readonly #root = mkdtempSync(join(tmpdir(), 'trucban-drill-'))
  readonly #options: DrillOptions
  readonly #killers = new Set<() => unknown>()

  constructor(options: DrillOptions) {
    this.#options = options
  }

  at(name: string): string {
    return join(this.#root, name)
  }

  /** Ends what still runs and removes every folder. */
  clear(): void {
    for (const kill of this.#killers) kill()
    rmSync(this.#root, { recursive: true, force: true })
  }

  async step<T>(what: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now()
    const made = await work()
    const ms = Math.round(performance.now() - began)
    this.steps.push({ what, ms })
    this.#options.say(`${String(ms).padStart(7)} ms  ${what}`)
    return made
  }

  /** A command line that must succeed. */
  async cli(words: readonly string[], dir: string): Promise<string> {
    const { code, output } = await runCli([...words, '--key-file', this.at('key')], { DATA_DIR: dir }).ended
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}: ${output}`)
    return output
  }

  async serve(dir: string) {
    const server = await spawnServer(dir)
    this.#killers.add(() => void server.kill())
    return server
  }

  /** `backup --every` beside the server. */
  backingUp(dir: string): { stop: () => Promise<number>; made: () => number } {
    const words = ['backup', this.at('target'), '--key-file', this.at('key'), '--every', '1s']
    const { child, ended, output } = runCli(words, { DATA_DIR: dir })
    const kill = (): void => {
      if (child.exitCode === null) child.kill('SIGKILL')
    }
    this.#killers.add(kill)
    const made = (): number => (output().match(/Generation \d+:/g) ?? []).length
    return { made, stop: () => (kill(), ended.then(made)) }
  }

  /** What the newest generation says the streams' heads are. */
  heads(): ReadonlyMap<string, number> {
    const dir = this.at('target')
    const dataKey = openKeyring(nodeFs, dir, { kind: 'key-file', bytes: readFile(nodeFs, this.at('key')) })
    const { generation } = chosenGeneration({ fs: nodeFs, dir, dataKey }, null, this.#options.say)
    return new Map(Object.entries(generation.streams).map(([stream, { n }]) => [stream, n]))
  }

  /** Every view, account and photo of two folders as of the newest generation. */
  async compare(before: string, after: string): Promise<number> {
    const heads = this.heads()
    const [one, other] = [await projectionOf(before, heads), await projectionOf(after, heads)]
    for (const name of differences(one, other)) this.wrong.push(`not the same after the restore: ${name}`)
    return Object.keys(one).length
  }
}

/** The load: devices that tick while the backup runs beside; ends with the server killed. */
async function underLoad(
  drill: Drill,
  { seconds, devices, photos }: DrillOptions,
): Promise<{ generations: number; cookie: string }> {
  const data = drill.at('data')
  const rows = await rowsOf(data)
  const server = await drill.step('the server is up', () => drill.serve(data))
  for (const member of members) await server.cookie(member)
  await bringPhotos(server, photos)
  const backing = drill.backingUp(data)
  const state = { stopped: false }
  const working = Array.from({ length: devices }, (_, at) => {
    const username = members[at % members.length] ?? 'vnpt1'
    const organisation = crew[username]
    const plan = {
      username,
      organisation,
      row: rows.get(organisation) ?? '',
      pause: () => 200 + Math.random() * 200,
    }
    return work(server, plan, drill.ledger, () => state.stopped)
  })
  await drill.step(`load of ${devices} devices, a backup each second`, async () => {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    const enough = backing.made() + 1
    await until('a backup under load', () => backing.made() >= Math.max(3, enough), 60_000)
  })
  await drill.step('the machine is lost (kill -9)', () => server.kill())
  const made = await backing.stop()
  state.stopped = true
  await Promise.all(working)
  return { generations: made, cookie: await server.cookie('vnpt1') }
}

/** The restored server meets its clients again. */
async function comeBack(drill: Drill, dir: string, cookie: string): Promise<readonly Sent[]> {
  const server = await drill.step('the restored server is up', () => drill.serve(dir))
  const old = await fetch(`${server.url}/api/v1/me`, { headers: { cookie } })
  if (old.status !== 401) drill.wrong.push(`a session of before the restore is answered with ${old.status}`)
  // What no device had an answer to, and a share of the answered: neither may happen twice.
  const again = drill.ledger.sent.filter(({ ackedAt }, at) => ackedAt === null || at % 5 === 0)
  await drill.step(`clients sign in, load their views, hand in ${again.length} commands again`, async () => {
    for (const member of members) {
      const line = await server.line(member)
      const answer = await line.subscribe('an-old.cursor.of-before')
      if (!answer.ok || answer.mode !== 'snapshot')
        drill.wrong.push(`${member}: an old cursor was not given a snapshot`)
      line.close()
    }
    for (const refused of await sendAgain(server, again)) drill.wrong.push(`not accepted again: ${refused}`)
  })
  const { code } = await server.stop()
  if (code !== 0) drill.wrong.push(`the restored server stopped with ${String(code)}`)
  return again
}

/** Ids that stand in the journal twice, and those that should and do not. */
function judge(drill: Drill, dir: string, must: readonly string[], what: string): void {
  const ids = tickedIn(dir, congress)
  const present = new Set(ids)
  if (present.size !== ids.length)
    drill.wrong.push(`${what}: ${ids.length - present.size} commands have two effects`)
  const missing = must.filter((id) => !present.has(id))
  if (missing.length > 0) drill.wrong.push(`${what}: ${missing.length} commands are missing`)
}

async function carryOut(drill: Drill, options: DrillOptions): Promise<Omit<Drilled, 'wrong' | 'steps'>> {
  const [data, lost, kept] = [drill.at('data'), drill.at('lost'), drill.at('kept')]
  mkdirSync(drill.at('target'))
  writeFileSync(drill.at('key'), randomUUID() + randomUUID(), { mode: 0o600 })
  await drill.step('a fresh installation', () => prepareInto(data, members as Username[]))
  await drill.step('the first backup', () => drill.cli(['backup', drill.at('target'), '--init'], data))
  const { generations, cookie } = await underLoad(drill, options)
  const acked = drill.ledger.sent.filter(({ ackedAt }) => ackedAt !== null).map(({ id }) => id)

  // The disk is gone with the machine: what the last generation holds, and what the devices still have.
  await drill.step('restore into an empty folder', () => drill.cli(['restore', drill.at('target')], lost))
  const compared = await drill.step('every view, account and photo compared', () => drill.compare(data, lost))
  const restored = new Set(tickedIn(lost, congress))
  const afterLastGeneration = acked.filter((id) => !restored.has(id)).length
  const again = await comeBack(drill, lost, cookie)
  judge(drill, lost, [...restored, ...again.map(({ id }) => id)], 'disk lost')

  // The disk survived: one more run from it, and nothing that was acknowledged is missing.
  await drill.step('disk survived: one more backup from it', () =>
    drill.cli(['backup', drill.at('target')], data),
  )
  await drill.step('disk survived: restore', () => drill.cli(['restore', drill.at('target')], kept))
  await drill.compare(data, kept)
  judge(drill, kept, acked, 'disk survived')
  for (const dir of [lost, kept]) {
    const { code, output } = await runCli(['verify'], { DATA_DIR: dir }).ended
    if (code !== 0) drill.wrong.push(`verify: ${output}`)
  }
  await drill.step('every generation verified', () =>
    drill.cli(['backup', drill.at('target'), '--verify'], kept),
  )
  return {
    sent: drill.ledger.sent.length,
    acknowledged: acked.length,
    afterLastGeneration,
    compared,
    generations,
  }
}

/** Fresh data, load, backup beside it, kill -9, restore, compare, clients come back; twice: with the disk lost, and not. */
export async function runDrill(options: DrillOptions): Promise<Drilled> {
  const drill = new Drill(options)
  try {
    const figures = await carryOut(drill, options)
    return { ...figures, wrong: drill.wrong, steps: drill.steps }
  } finally {
    drill.clear()
  }
}
