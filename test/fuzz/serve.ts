// A real server in a process of its own, and a door to look into its memory: started by `process.ts`, never by hand.
import { readdirSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pino } from 'pino'
import { Server } from 'socket.io'
import { scopes } from '../../domain/site/scopes.ts'
import { usualLimits } from '../../server/realtime/bucket.ts'
import type { Username } from '../tools/client.ts'
import { congress, password, startServer } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'
import type { Asked, Opened, Probe } from './process.ts'

// Loaded with the first passkey and the first photo: here at once, or they would count as memory that an attack left behind.
await Promise.all([import('@simplewebauthn/server'), import('../../server/attachments/look.ts')])

const lifted = { rate: 1e6, burst: 1e6, patience: 1e6 }
const day = 86_400_000
const { limits, usernames } = JSON.parse(process.argv[2] ?? '{}') as Asked

/** The Socket.IO server: the product hands it to nobody, so it is caught where it is made. */
const engines: Server[] = []
const attach = Reflect.get(Server.prototype, 'attach') as Server['attach']
Server.prototype.attach = function (...args) {
  engines.push(this)
  return attach.apply(this, args)
}

const delay = monitorEventLoopDelay({ resolution: 10 })
const faults: string[] = []
const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(line.slice(0, 1_500)) })
const aBreath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Each session in words, so that one that is left open can be told. */
const sessionsOf = (io: Server): string[] =>
  Object.values((io.engine as unknown as { clients: Readonly<Record<string, Session>> }).clients).map(
    ({ readyState, transport, upgrading, writeBuffer, protocol, request }) =>
      JSON.stringify([
        transport.name,
        transport.readyState,
        readyState,
        { upgrading, protocol },
        writeBuffer.length,
        request?.method ?? 'has said who it is',
        request?.url?.slice(0, 90),
      ]),
  )
interface Session {
  readonly readyState: string
  readonly upgrading: boolean
  readonly protocol: number
  readonly writeBuffer: readonly unknown[]
  readonly transport: { readonly name: string; readonly readyState: string }
  /** Kept only of who has not said yet who it is. */
  readonly request: { readonly method: string; readonly url?: string } | null
}

type Listened = Pick<NodeJS.EventEmitter, 'eventNames' | 'listenerCount'>

async function heapNow(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.()
    await aBreath()
  }
  return process.memoryUsage().heapUsed
}

async function probe(): Promise<Probe> {
  const [io] = engines
  const most = { p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 }
  const heap = await heapNow()
  delay.reset()
  const active = process.getActiveResourcesInfo()
  const listeners = [...(io ? [io.engine as Listened] : []), process as unknown as Listened].flatMap((one) =>
    one.eventNames().map((name) => one.listenerCount(name)),
  )
  return {
    heap,
    ...most,
    fds: readdirSync('/proc/self/fd').length,
    sessions: io?.engine.clientsCount ?? 0,
    sockets: io?.sockets.sockets.size ?? 0,
    open: io ? sessionsOf(io) : [],
    rooms: io?.sockets.adapter.rooms.size ?? 0,
    listeners: listeners.reduce((sum, many) => sum + many, 0),
    timers: active.filter((name) => name === 'Timeout').length,
    faults: faults.splice(0),
  }
}

/** A second congress that nobody else has to do with: whoever is well there is well. */
async function quietPlace({ system }: Started): Promise<void> {
  const { accounts, desk } = system
  const join = async (where: string, username: string, post: object): Promise<void> => {
    const added = await accounts.add({ username, name: username, password })
    if (!added.ok) throw new Error(added.code)
    const answer = await desk.asSystem(where, 'person.join', { person: added.person, ...post })
    if (!answer.ok) throw new Error(answer.error.code)
  }
  const times = { opening: Date.now() + 3 * day, closing: Date.now() + 5 * day }
  const made = await desk.asSystem('site', 'congress.import', {
    plan: 'vinh-phuc-demo',
    congress: 'yen',
    ...times,
  })
  if (!made.ok) throw new Error(made.error.code)
  await join('yen', 'hien', { role: 'liaison', organisation: 'vnpt' })
  await join(congress, 'duc', { role: 'admin', organisation: 'so' })
}

async function open(): Promise<Opened> {
  const server = await startServer({
    usernames: usernames as Username[],
    instead: { limits: limits === 'usual' ? usualLimits : lifted, log },
  })
  await quietPlace(server)
  const { system } = server
  const token = await system.accounts.addToken({
    label: 'Thử',
    scopes: [...scopes],
    congress,
    organisation: 'so',
    maker: server.person('quantri'),
    expiresAt: Date.now() + day,
  })
  const rows = (of: string): string[] =>
    [...(system.desk.congress(of)?.rows.values() ?? [])].map(({ id }) => id)
  const quiet = [...(system.desk.congress('yen')?.rows.values() ?? [])]
  process.on('message', (asked: { id: number }) => {
    void probe().then((found) => process.send?.({ id: asked.id, found }))
  })
  process.on('disconnect', () => void server.drop().finally(() => process.exit(0)))
  delay.enable()
  return {
    port: server.port,
    display: (await server.display('vnpt')).token,
    token: token.secret,
    rows: rows(congress),
    quietRow: quiet.find(({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick')?.id ?? '',
    people: usernames.map((one) => server.person(one as Username)),
  }
}

process.send?.({ opened: await open() })
