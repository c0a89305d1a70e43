// The real server with its real limits, in a process of its own, and the people of a load test in it.
import { randomUUID } from 'node:crypto'
import { congress, incident, password, startServer } from '../tools/server.ts'
import type { Started, Username } from '../tools/server.ts'
import { serve } from './child.ts'
import { hasherWith, make, withoutPings } from './mutants.ts'
import type { Mutant } from './mutants.ts'

export interface WorldPlan {
  /** A folder from before, with its people; else a fresh one. */
  readonly dir?: string
  readonly port?: number
  /** Persons besides those who command, by organisation in turn. */
  readonly people?: number
  /** Walls of the department. */
  readonly walls?: number
  /** Passwords cost what they cost in truth. */
  readonly dear?: boolean
  /** Loopback is a proxy whose word counts. */
  readonly behindProxy?: boolean
  readonly withoutPings?: boolean
  /** A mistake that is made around the server. */
  readonly mutant?: Mutant | null
}

export interface Member {
  readonly username: string
  readonly organisation: string
  readonly cookie: string
}

export interface World {
  readonly port: number
  readonly dir: string
  readonly members: readonly Member[]
  readonly walls: readonly string[]
  /** Commands with markers are notes in it, which everybody sees. */
  readonly incident: string
  /** Who has to be called to an incident to see its notes. */
  readonly carriers: readonly string[]
}

export interface Figures {
  /** After collecting garbage, bytes. */
  readonly heap: number
  readonly rss: number
  readonly sockets: number
  /** Bytes waiting for boards. */
  readonly queued: number
  /** Open connections of any kind. */
  readonly connections: number
}

const carriers = ['vnpt', 'viettel', 'mobifone', 'buu-dien', 'ttht'] as const
const organisations = ['so', ...carriers] as const
const named: readonly Username[] = ['trucban1', 'trucban2', 'vnpt1', 'viettel1']
let server: Started | null = null

/** One after another: a crowd of first sign-ins from one address has to wait. */
async function settle(started: Started, count: number): Promise<Member[]> {
  const { accounts, desk } = started.system
  const members: Member[] = []
  for (let at = 0; at < count; at += 1) {
    const username = `nguoi-${at}`
    const organisation = organisations[at % organisations.length] ?? 'so'
    const added = await accounts.add({ username, name: `Người ${at}`, password })
    if (!added.ok) throw new Error(`${username}: ${added.code}`)
    const role = organisation === 'so' ? 'operator' : 'liaison'
    await desk.asSystem(congress, 'person.join', { person: added.person, organisation, role })
    members.push({ username, organisation, cookie: await started.cookie(username as Username) })
  }
  return members
}

async function open(plan: WorldPlan): Promise<World> {
  const { mutant = null } = plan
  if (plan.withoutPings) withoutPings()
  make(mutant)
  const fresh = plan.dir === undefined
  const started = await startServer({
    ...(plan.dir === undefined ? { usernames: named } : { dir: plan.dir }),
    ...(plan.port === undefined ? {} : { port: plan.port }),
    ...(plan.behindProxy ? { trustedProxies: ['127.0.0.1'] } : {}),
    instead: plan.dear ? { hasher: hasherWith(mutant) } : {},
  })
  server = started
  const basics = { port: started.port, dir: started.dir, carriers }
  if (!fresh) return { ...basics, members: [], walls: [], incident: '' }
  const members = await settle(started, plan.people ?? 0)
  for (const username of named)
    members.push({ username, organisation: 'named', cookie: await started.cookie(username) })
  const walls: string[] = []
  for (let at = 0; at < (plan.walls ?? 0); at += 1) walls.push((await started.display('so')).token)
  const opened = await started.command('trucban1', {
    ...incident({ involved: [...carriers] }),
    id: randomUUID(),
  })
  if (!opened.answer.result?.['incident']) throw new Error(JSON.stringify(opened.answer))
  return { ...basics, members, walls, incident: opened.answer.result['incident'] }
}

serve(
  {
    open,
    queued: () => server?.gateway.queuedBytes() ?? 0,
    sockets: () => server?.gateway.sockets() ?? 0,
    figures: (): Figures => {
      globalThis.gc?.()
      const { heapUsed, external, rss } = process.memoryUsage()
      const { gateway } = server ?? {}
      return {
        heap: heapUsed + external,
        rss,
        sockets: gateway?.sockets() ?? 0,
        queued: gateway?.queuedBytes() ?? 0,
        connections: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
      }
    },
  },
  async () => server?.stop(),
)
