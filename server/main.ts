import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { allowedOrigins } from './accounts/origins.ts'
import { addressOf, sourceOf, trust } from './accounts/peers.ts'
import type { Trusted } from './accounts/peers.ts'
import { Turns } from './app/turns.ts'
import { laneOf } from './app/view-key.ts'
import type { Fetch } from './adapters/bound-fetch.ts'
import { systemChance } from './adapters/chance.ts'
import { systemClock } from './adapters/clock.ts'
import type { Clock } from './adapters/clock.ts'
import { argonHasher } from './adapters/hash.ts'
import { nodeFs } from './adapters/fs.ts'
import { openLog } from './adapters/log.ts'
import type { Logger } from './adapters/log.ts'
import { baseUrlOf, isSecure } from './config.ts'
import type { Config } from './config.ts'
import { watch } from './figures.ts'
import { makeApp } from './http/app.ts'
import { limitBodies } from './http/body-time.ts'
import type { MeasureLimits } from './http/measure-budget.ts'
import { openMetrics } from './http/metrics.ts'
import { Places } from './http/places.ts'
import { makeServer } from './http/server.ts'
import { inTurns, oneAtATime } from './http/turns.ts'
import type { Whose } from './http/turns.ts'
import { StartRefused } from './journal/port.ts'
import { readProviderPlan } from './oidc/plan.ts'
import { Buckets, inPace, paceKey } from './realtime/bucket.ts'
import type { Limits } from './realtime/bucket.ts'
import { openGateway } from './realtime/gateway.ts'
import type { Gateway } from './realtime/gateway.ts'
import { providerOf } from './sign-in-provider.ts'
import { planShelf } from './plan-shelf.ts'
import { SelfTestDesk } from './self-test-desk.ts'
import type { SelfTestMeans } from './self-test-desk.ts'
import { openCatalogue, openSystem } from './system.ts'
import type { System, SystemParts } from './system.ts'

/** The package's folder: two up from `dist/server`, one up from `server`. */
export const home = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url),
)
export const catalogueDir = `${home}checklists`
const clientDir = `${home}dist/client`
/** Below the usual `ulimit -n` of 8,192 less what the journal, the lock and the files need. */
const mostConnections = 8_000
/** Connections that may wait to be accepted: after a restart everybody comes at once. The system may allow fewer. */
const backlog = 4_096
const stopWithin = 20_000

/** Why the port is not ours, as a sentence; any other fault as it is. */
function portRefused(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const at = `${host}:${port}`
  if (error.code === 'EADDRINUSE')
    return new StartRefused(
      `${at} đang có chương trình khác dùng. Đặt PORT khác hoặc dừng chương trình kia. / ${at} is in use. Set another PORT, or stop that program.`,
    )
  if (error.code === 'EACCES')
    return new StartRefused(
      `Không được phép mở ${at}. Cổng dưới 1024 cần quyền riêng. / ${at} may not be opened; ports below 1024 need a right of their own.`,
    )
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartRefused(
      `HOST=${host} không phải địa chỉ của máy này. / HOST=${host} is no address of this machine.`,
    )
  return error
}

/** What `openSystem` needs of the real world for a configuration. `onBroken` ends the process: a disk that lied is not asked again. */
export function realWorld(config: Config, port: () => number): Omit<SystemParts, 'catalogue'> {
  const log = openLog(config.logLevel)
  return {
    dir: config.dataDir,
    readOnly: config.readOnly,
    clock: systemClock,
    chance: systemChance,
    hasher: argonHasher(),
    log,
    secure: isSecure(config),
    anchorConfig: config.anchorConfig ?? null,
    baseUrl: () => baseUrlOf(config, port()),
    onBroken: (fault) => {
      log.fatal({ err: fault }, 'the journal can no longer be written safely; stopping')
      process.exit(74)
    },
  }
}

/** Parts of the real world that a test or a measurement replaces. */
export type Instead = Partial<Omit<SystemParts, 'catalogue'>> & {
  readonly limits?: Limits
  readonly measuring?: Partial<MeasureLimits>
  readonly selfTest?: Partial<SelfTestMeans>
  /** How the sign-in provider is reached. */
  readonly providerFetch?: Fetch
  readonly providerWithin?: number
  /** Nothing goes on by the clock: rounds are made by hand. */
  readonly idle?: true
}

export interface Running {
  readonly url: string
  readonly port: number
  readonly system: System
  readonly gateway: Pick<Gateway, 'sockets' | 'queuedBytes'>
  readonly close: () => Promise<void>
}

/**
 * Opens everything and listens. Throws `StartRefused` or `JournalDamaged` with the sentence to print; nothing was changed then.
 * `instead` replaces parts of the real world, such as its disk.
 */
export async function start(config: Config, instead: Instead = {}): Promise<Running> {
  let port = config.port
  const world = { ...realWorld(config, () => port), ...instead }
  const catalogue = openCatalogue(catalogueDir)
  const plan = readProviderPlan(nodeFs, config.oidcConfig ?? null)
  const system = await openSystem({ ...world, catalogue })
  const trusted = config.trustedProxies === null ? null : trust(config.trustedProxies)
  const origins = allowedOrigins(config.publicUrl, world.secure)
  const metrics = openMetrics()
  let ready = true
  const { desk, feeds, accounts } = system
  const buckets = new Buckets(instead.limits)
  const shared = { desk, feed: feeds, accounts, clock: world.clock, chance: world.chance, origins, buckets }
  const selfTest = selfTestOf({ config, system, world, instead, port: () => port, gateway: () => gateway })
  const app = makeApp({
    ...shared,
    provider: await providerOf(plan, world),
    log: world.log,
    plans: planShelf(catalogue, catalogueDir),
    attachments: system.attachments,
    past: system.past,
    audit: system.audit,
    selfTest,
    erasing: system.erasing?.eraser ?? null,
    retention: system.erasing?.retention ?? null,
    ready: () => ready,
    secure: world.secure,
    trusted,
    baseUrl: world.baseUrl,
    clientDir,
    metrics,
    inPace: (caller) => inPace(buckets, caller, world.clock.monotonic()),
    measuring: instead.measuring,
    queuedBytes: () => gateway.queuedBytes(),
  })
  const doors = openDoors(app, { config, system, trusted, buckets, clock: world.clock })
  const { http } = doors
  const gateway = openGateway({
    ...shared,
    ...doors,
    log: (message, facts) => world.log['err' in facts ? 'error' : 'warn'](facts, message),
    scheduledAt: () => system.scheduler.lastRun,
  })
  limitBodies(http, world.clock)
  system.onUnseat = (person, congress) => gateway.unseat(person, congress)
  watch(metrics, system, gateway)
  port = await listen(http, config, world.log).catch(async (error: unknown) => {
    await system.close()
    throw error
  })
  origins.listeningAt(port)
  if (!config.readOnly && !instead.idle) goOn(system)
  const stop = async (): Promise<void> => {
    ready = false
    selfTest.close()
    await closeAll(gateway, http, system)
  }
  return { url: world.baseUrl(), port, system, gateway, close: stop }
}

interface DoorParts {
  readonly config: Config
  readonly system: System
  readonly trusted: Trusted | null
  readonly buckets: Buckets
  readonly clock: Clock
}

/** The server that listens: who may have a connection, and whose request comes next. */
function openDoors(app: RequestListener, { config, system, trusted, buckets, clock }: DoorParts) {
  const { desk, accounts } = system
  const address = (request: IncomingMessage): string =>
    addressOf(request.socket.remoteAddress ?? '', header(request.headers['x-forwarded-for']), trusted)
  const whose = (request: IncomingMessage): Whose => {
    const caller = accounts.whoIs(request.headers)
    if (!caller) return { lane: sourceOf(address(request)), isHeld: false }
    const key = paceKey(caller)
    return { lane: laneOf(desk, caller, key), isHeld: buckets.isHeld(key, clock.monotonic(), 'http') }
  }
  const places = new Places(trusted !== null)
  const turns = new Turns({ now: () => clock.monotonic(), soon: setImmediate })
  const http = makeServer(oneAtATime(inTurns(app, { turns, whose, places, clock })), {
    tls: readTls(config),
    trusted,
    maxConnections: mostConnections,
    places,
  })
  const lane = (request: IncomingMessage): string => whose(request).lane
  return { http, turns, lane, address, keepPlace: (socket: Socket) => places.keep(socket) }
}

interface Tested {
  readonly config: Config
  readonly system: System
  readonly world: Omit<SystemParts, 'catalogue'>
  readonly instead: Instead
  readonly port: () => number
  readonly gateway: () => Gateway
}

const selfTestOf = ({ config, system, world, instead, port, gateway }: Tested): SelfTestDesk =>
  new SelfTestDesk({
    clock: world.clock,
    ...instead.selfTest,
    home,
    config,
    system,
    baseUrl: world.baseUrl,
    port,
    transports: (session) => gateway().transports(session),
  })

/** What goes on by the clock from now on. */
function goOn({ scheduler, incidentClocks, anchoring }: System): void {
  scheduler.start()
  incidentClocks.start()
  anchoring?.start()
}

/** Doors first, then what stands behind them. */
async function closeAll(gateway: Gateway, http: Server, system: System): Promise<void> {
  await gateway.close()
  await closed(http)
  await system.close()
}

const readTls = ({ tls }: Config) =>
  tls && { cert: readFileSync(tls.cert, 'utf8'), key: readFileSync(tls.key, 'utf8') }

const header = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value

function listen(http: Server, { port, host }: Config, log: Logger): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error) => reject(portRefused(error, host, port)))
    http.listen({ port, host, backlog }, () => {
      // A connection that could not be accepted must not end the others.
      http.on('error', (error) => log.error({ err: error }, 'the listening socket failed'))
      resolve((http.address() as AddressInfo).port)
    })
  })
}

const closed = (http: Server): Promise<void> =>
  new Promise((resolve) => {
    // Socket.IO may have closed it already.
    if (!http.listening) return resolve()
    http.close(() => resolve())
    http.closeAllConnections()
  })

/** `serve`: starts, prints the address and, without any account, a fresh set-up link; returns when stopped. */
export async function run(config: Config, print: (line: string) => void): Promise<void> {
  const asked = stopAsked()
  const running = await start(config)
  const { accounts } = running.system
  print(`Trực Ban: ${running.url}`)
  if (!config.readOnly && accounts.wantsSetUp()) {
    const link = await accounts.makeSetUpLink()
    if (link) print(`Tạo tài khoản đầu tiên (30 phút) / create the first account (30 minutes): ${link.url}`)
  }
  await serveUntilStopped(running, asked)
}

/** Resolves with SIGTERM or SIGINT. Asked for before the start: one that comes while the doors open must not kill. */
export const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })

/** Waits to be asked, then stops in order: no new sockets, clients told, queue written, folder let go. */
export async function serveUntilStopped(running: Running, asked: Promise<void>): Promise<void> {
  await asked
  // A client that never lets go must not keep the process: the journal is safe whatever happens now.
  setTimeout(() => process.exit(0), stopWithin).unref()
  await running.close()
}
