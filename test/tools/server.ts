import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { argonHasher } from '../../server/adapters/hash.ts'
import type { Config } from '../../server/config.ts'
import { initFolder } from '../../server/journal/store.ts'
import { start } from '../../server/main.ts'
import type { Instead, Running } from '../../server/main.ts'
import type { System } from '../../server/system.ts'
import { congress, envelope, openLine, posts, signIn } from './client.ts'
import type { Asked, Line, Means, Username } from './client.ts'

export * from './client.ts'

/** The same for everybody: these accounts live as long as a test. */
export const password = 'con mèo trèo cây cau xanh'
const day = 86_400_000
const home = fileURLToPath(new URL('../../', import.meta.url))
const register = import.meta.resolve('tsx')

/** A running server as a client meets it, in this process or another. */
export interface Reached {
  readonly url: string
  readonly dir: string
  /** Signed in over HTTP once; `Cookie` header. */
  cookie(username: Username): Promise<string>
  /** A connected socket of that person. */
  line(username: Username, means?: Means): Promise<Line>
  /** A connected socket of a wall. */
  wall(token: string): Promise<Line>
  /** Hands in by HTTP. */
  command(username: Username, asked: Asked): Promise<{ status: number; answer: Answer }>
  get(username: Username, path: string): Promise<{ status: number; body: Body }>
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Body = any
type Answer = {
  /** HTTP's own errors have none. */
  ok?: boolean
  cursor?: string
  result?: Record<string, string>
  error?: { code: string; field?: string; retryable?: boolean }
}

export interface Started extends Reached {
  readonly system: System
  readonly gateway: Running['gateway']
  readonly port: number
  person(username: Username): string
  /** The token of a new wall for one organisation's view, or the shared one. */
  display(organisation: string | null): Promise<{ id: string; token: string }>
  /** Stops the server; the folder stays until `drop`. */
  stop(): Promise<void>
  /** Stops the server and removes the folder. */
  drop(): Promise<void>
}

export interface StartOptions {
  /** A folder from before; else a fresh one with `usernames` in the congress `vp` on plan vinh-phuc-demo. */
  readonly dir?: string
  readonly usernames?: readonly Username[]
  readonly readOnly?: boolean
  /** Left out, the system chooses one. */
  readonly port?: number
  readonly trustedProxies?: readonly string[]
  readonly instead?: Instead
}

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'trucban-server-'))

const configOf = (dir: string, { readOnly, port, trustedProxies }: StartOptions): Config => ({
  host: '127.0.0.1',
  port: port ?? 0,
  tls: null,
  trustedProxies: trustedProxies ?? null,
  dataDir: dir,
  dataDirNamed: true,
  publicUrl: null,
  logLevel: 'silent',
  readOnly: readOnly ?? false,
})

/** What every client of a server can do. Sessions last across restarts of the same folder. */
function reach(url: string, dir: string): Reached {
  const cookies = new Map<Username, Promise<string>>()
  const cookie = (username: Username): Promise<string> => {
    const known = cookies.get(username) ?? signIn(url, username, password)
    cookies.set(username, known)
    return known
  }
  return {
    url,
    dir,
    cookie,
    line: async (username, means = {}) => openLine(url, { cookie: await cookie(username), ...means }),
    wall: (token) => openLine(url, { auth: { token } }),
    command: async (username, asked) => {
      const response = await fetch(`${url}/api/v1/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: await cookie(username) },
        body: JSON.stringify(envelope(asked)),
      })
      return { status: response.status, answer: (await response.json()) as Answer }
    },
    get: async (username, path) => {
      const response = await fetch(`${url}${path}`, { headers: { cookie: await cookie(username) } })
      return { status: response.status, body: await response.json() }
    },
  }
}

const must = (answer: { ok: boolean }): void => {
  if (!answer.ok) throw new Error(`refused while preparing: ${JSON.stringify(answer)}`)
}

/** Opens the congress `vp` with these people, through the same desk as everybody. */
async function settleIn({ desk, accounts }: System, usernames: readonly Username[]): Promise<void> {
  const ids = await Promise.all(
    usernames.map(async (username) => {
      const added = await accounts.add({ username, name: `Trực ban ${username}`, password })
      if (!added.ok) throw new Error(`${username}: ${added.code}`)
      return { username, person: added.person }
    }),
  )
  const admin = ids.find(({ username }) => username === 'quantri')
  if (admin) must(await desk.asSystem('site', 'admin.join', { person: admin.person, seat: 'so' }))
  const now = Date.now()
  const times = { opening: now + 3 * day, closing: now + 5 * day }
  must(await desk.asSystem('site', 'congress.import', { plan: 'vinh-phuc-demo', congress, ...times }))
  for (const { username, person } of ids)
    if (username !== 'quantri')
      must(await desk.asSystem(congress, 'person.join', { person, ...posts[username] }))
}

/** A real server in this process: port 0, files in a temporary folder, cheap password hashes. */
export async function startServer(options: StartOptions = {}): Promise<Started> {
  const dir = options.dir ?? freshFolder()
  if (options.dir === undefined) initFolder(dir, { clock: systemClock, chance: systemChance })
  const hasher = argonHasher({ memoryCost: 256, timeCost: 1, parallelism: 1 })
  const running = await start(configOf(dir, options), { hasher, ...options.instead })
  const { system, port } = running
  const usernames = options.usernames ?? (Object.keys(posts) as Username[])
  if (options.dir === undefined) await settleIn(system, usernames)
  const person = (username: Username): string => {
    const account = system.accounts.byUsername(username)
    if (!account) throw new Error(`no account ${username} was made`)
    return account.person
  }
  const remove = (): void => rmSync(dir, { recursive: true, force: true })
  let stopped: Promise<void> | null = null
  const stop = (): Promise<void> => (stopped ??= running.close())
  return {
    ...reach(`http://127.0.0.1:${port}`, dir),
    system,
    gateway: running.gateway,
    port,
    person,
    display: async (organisation) => {
      const { display, token } = await system.accounts.addDisplay(congress, organisation, 'Màn hình')
      return { id: display.id, token }
    },
    stop,
    drop: () => stop().finally(remove),
  }
}

/** A folder with the congress `vp` and these people in it, and nothing running. */
export async function prepareFolder(usernames?: readonly Username[]): Promise<string> {
  const server = await startServer(usernames === undefined ? {} : { usernames })
  await server.stop()
  return server.dir
}

/** The same in a folder that the test names. */
export async function prepareInto(dir: string, usernames: readonly Username[]): Promise<void> {
  initFolder(dir, { clock: systemClock, chance: systemChance })
  const server = await startServer({ dir })
  await settleIn(server.system, usernames)
  await server.stop()
}

/** How a process ended, and all it said. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

export interface Spawned extends Reached {
  readonly pid: number
  readonly ended: Promise<Ended>
  /** kill -9 of the whole process group. */
  kill(): Promise<Ended>
  /** SIGTERM: stops in order. */
  stop(): Promise<Ended>
}

const fromSources = ['--import', register, `${home}server/cli/main.ts`]
/** As `npm run build` leaves it; starts sooner than the sources do. */
export const asBuilt = [`${home}dist/server/cli/main.js`]

/** The command line in a process group of its own. */
export function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  program: readonly string[] = fromSources,
): { child: ChildProcess; ended: Promise<Ended>; output: () => string } {
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: home,
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', PORT: '0', ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output: said }))
  })
  return { child, ended, output: () => said }
}

/** `serve` as a real process on a prepared folder. Rejects with what it said when it ends before it listens. */
export async function spawnServer(
  dir: string,
  args: readonly string[] = [],
  program: readonly string[] = fromSources,
): Promise<Spawned> {
  const { child, ended, output } = runCli(['serve', ...args], { DATA_DIR: dir }, program)
  const pid = child.pid ?? 0
  const port = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const found = /Trực Ban: http:\/\/localhost:(\d+)/.exec(output())?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout?.on('data', look)
    void ended.then(({ code, output: said }) =>
      reject(new Error(`serve ended with ${String(code)}: ${said}`)),
    )
  })
  const signal = (name: NodeJS.Signals) => async (): Promise<Ended> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, name)
    return ended
  }
  return {
    ...reach(`http://127.0.0.1:${port}`, dir),
    pid,
    ended,
    kill: signal('SIGKILL'),
    stop: signal('SIGTERM'),
  }
}
