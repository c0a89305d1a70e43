import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Round } from '../long/part.ts'
import { openLine } from '../tools/client.ts'
import type { Line } from '../tools/client.ts'
import { bytes } from './bytes.ts'
import { drawFrom } from './draw.ts'
import { quietly } from './input.ts'
import type { Input } from './input.ts'
import { messages } from './messages.ts'
import { packets } from './packets.ts'
import { openWatched } from './process.ts'
import type { Asked, Probe } from './process.ts'
import { Rig } from './rig.ts'

const senders = ['vnpt1', 'viettel1', 'trucban1', 'lanhdao', 'duc', 'quantri']
const atOnce = 24
/** Longest time for sessions to be let go: a poller that vanished is missed after ping and its timeout. */
const lettingGo = 25_000
const loopMost = 200
const heapMost = 0.1

export interface Plan {
  readonly seed: number
  readonly inputs: number
  readonly limits: Asked['limits']
}

const kindOf = (n: number): [string, Input] =>
  (n + 5_000_000) % 5 < 3
    ? ['message', messages]
    : (n + 5_000_000) % 5 === 3
      ? ['packet', packets]
      : ['bytes', bytes]

/** Sends inputs `from` to `until`, many at a time. */
async function send(rig: Rig, { seed }: Plan, from: number, until: number): Promise<void> {
  let next = from
  const worker = async (): Promise<void> => {
    while (next < until && rig.server.ended() === null) {
      const n = next
      next += 1
      const [kind, input] = kindOf(n)
      await input(rig, drawFrom(seed * 1_000_003 + n), `seed ${seed}, ${kind} ${n}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Once everybody who attacked is gone: how much memory is held, how many sessions. */
async function settled(rig: Rig, sessions: number): Promise<Probe> {
  const end = performance.now() + lettingGo
  let found = await rig.server.probe()
  let { p99, most } = found
  const faults = [...found.faults]
  while (found.sessions > sessions && performance.now() < end) {
    await quietly(250)
    found = await rig.server.probe()
    p99 = Math.max(p99, found.p99)
    most = Math.max(most, found.most)
    faults.push(...found.faults)
  }
  return { ...found, p99, most, faults }
}

/** A client that has nothing to do with it: in its own congress, on one socket all the while. */
async function openGood(rig: Rig): Promise<{ line: Line; works: () => Promise<string | null> }> {
  const line = await openLine(`http://127.0.0.1:${rig.port}`, { cookie: await rig.cookie('hien') })
  await line.subscribe(null, 'yen')
  const works = async (): Promise<string | null> => {
    if (!line.socket.connected) return 'a client that did nothing wrong was cut off'
    const before = line.received.length
    const asked = { type: 'run.tick', congress: 'yen', payload: { row: rig.server.quietRow } }
    const answer = await line.command(asked).catch((error: unknown) => ({ ok: false, error }))
    if (!answer.ok) return `a valid command was not accepted: ${JSON.stringify(answer)}`
    for (let left = 50; left > 0 && line.received.length === before; left -= 1) await quietly(20)
    return line.received.length > before ? null : 'an accepted command was not shown to its own view'
  }
  return { line, works }
}

const within = (value: number, of: number, most: number): boolean => Math.abs(value / of - 1) <= most

function wrongWith(plan: Plan, before: Probe, after: Probe): string[] {
  const at = `seed ${plan.seed}`
  const wrong = after.faults.map((line) => `${at}: logged as an error: ${line}`)
  if (after.p99 >= loopMost) wrong.push(`${at}: event loop delayed by ${after.p99.toFixed(0)} ms (p99)`)
  if (!within(after.heap, before.heap, heapMost))
    wrong.push(`${at}: heap ${before.heap} before, ${after.heap} after`)
  if (after.sessions > before.sessions)
    wrong.push(`${at}: ${after.sessions - before.sessions} sessions are left open: ${after.open.join(' ')}`)
  return wrong
}

/** Inputs of a round, between two looks at the server; throws when it is gone. */
async function between(rig: Rig, plan: Plan, good: () => Promise<string | null>): Promise<Round> {
  // As many before as after the first look: what fills up, as a view's window of its last events, is full by then; a leak goes on.
  await send(rig, plan, -plan.inputs, 0)
  await rig.rest()
  const before = await settled(rig, 1)
  rig.clear()
  const began = performance.now()
  const own = monitorEventLoopDelay({ resolution: 10 })
  own.enable()
  await send(rig, plan, 0, plan.inputs)
  const took = performance.now() - began
  const busy = own.percentile(99) / 1e6
  own.disable()
  await rig.rest()
  const after = await settled(rig, before.sessions)
  const lives = await good()
  return {
    wrong: [
      ...rig.wrong,
      ...wrongWith(plan, before, after),
      ...(lives === null ? [] : [`seed ${plan.seed}: ${lives}`]),
    ],
    sums: { inputs: plan.inputs, seconds: took / 1000, ...rig.heard },
    most: {
      'event-loop delay p99, ms': after.p99,
      'event-loop delay longest, ms': after.most,
      'the same of who attacks, p99, ms': busy,
      'heap changed by, %': Math.abs(after.heap / before.heap - 1) * 100,
    },
  }
}

/** One server, attacked by so many inputs after as many as warm-up, looked at before and after. */
export async function attack(plan: Plan): Promise<Round> {
  const usernames = ['vnpt1', 'viettel1', 'trucban1', 'lanhdao', 'quantri']
  const server = await openWatched({ limits: plan.limits, usernames })
  const rig = new Rig(server)
  try {
    await rig.enter(senders)
    const { line, works } = await openGood(rig)
    const round = await between(rig, plan, works)
    line.close()
    return round
  } catch (error) {
    const ended = server.ended()
    if (ended === null) throw error
    return { wrong: [`seed ${plan.seed}: the server ended: ${ended}`, ...rig.wrong] }
  } finally {
    await rig.rest()
    await server.stop()
  }
}
