import { Light } from './light.ts'
import type { Held, Holding, Manner } from './strangers-process.ts'
import { Child } from './child.ts'
import { sleep, Stand } from './stand.ts'
import type { Outcome } from './stand.ts'
import type { Figures } from './world-process.ts'

const script = new URL('./strangers-process.ts', import.meta.url)
/** How long they may wait, ms. */
const mostWait = 5_000
/** What one address may hold, and some for what comes and goes. */
const mostHeld = 1_000 + 100

/** How long the server takes for each kind of stranger before it cuts them, ms: its limit, and how often it looks. */
const limits: Readonly<Partial<Record<Manner, number>>> = {
  silent: 10_000 + 5_000,
  headers: 10_000 + 5_000,
  body: 30_000 + 5_000,
  upgrade: 5_000 + 2_000,
  unread: 45_000 + 5_000,
}
const slack = 3_000

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  return work().then(
    () => performance.now() - began,
    () => Infinity,
  )
}

/** What somebody who belongs here waits for: a command, a page on a connection of its own, a board that comes in. */
async function waits(stand: Stand): Promise<number> {
  const { port } = stand.world
  const cookie = stand.cookieOf('vnpt1')
  const headers = { cookie, connection: 'close' }
  return Math.max(
    await timed(() => stand.write()),
    await timed(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/me`, {
        headers,
        signal: AbortSignal.timeout(30_000),
      })
      if (!answer.ok) throw new Error(String(answer.status))
    }),
    await timed(async () => (await Light.open(port, { cookie })).close()),
  )
}

export const longestWait = async (stand: Stand, ms: number, waiting = waits): Promise<number> => {
  const end = performance.now() + ms
  let longest = 0
  while (performance.now() < end) {
    longest = Math.max(longest, await waiting(stand))
    await sleep(200)
  }
  return longest
}

export const judged = async (stand: Stand, boards: number, longest: number): Promise<string[]> => {
  const caught = await stand.caughtUp()
  const look = await stand.look()
  return [
    ...look.wrong,
    ...(longest <= mostWait ? [] : [`somebody who belongs here waited ${longest.toFixed(0)} ms`]),
    ...(look.lost > 0 || look.open < boards ? [`${look.lost} boards were disconnected`] : []),
    ...(caught ? [] : ['not every board has everything']),
  ]
}

/** One address opens connections as fast as it can and keeps them, those that are cut again: the others are served. */
export async function connections(count: number, boards: number, seconds: number): Promise<Outcome> {
  const stand = await Stand.open({ people: 6, walls: 1 })
  const attackers = new Child(script)
  try {
    await stand.follow(boards, 20)
    const { port } = stand.world
    const holds = (['silent', 'idle'] as const).map((manner) =>
      attackers.ask('hold', { port, manner, connections: count / 2, stubborn: true } satisfies Holding),
    )
    const longest = await longestWait(stand, seconds * 1000)
    await Promise.all(holds)
    const { connections: open } = await stand.server.ask<Figures>('figures')
    const held = await Promise.all(
      (['silent', 'idle'] as const).map((manner) => attackers.ask<Held>('held', manner)),
    )
    const tried = held.reduce((sum, one) => sum + one.tried, 0)
    return {
      wrong: [
        ...(await judged(stand, boards, longest)),
        ...(open <= mostHeld + boards ? [] : [`${open} connections are open`]),
        ...(tried >= count ? [] : [`only ${tried} were tried`]),
      ],
      figures: {
        'connections tried': tried,
        'connections open at the end': open,
        'longest wait of those who belong here, ms': longest,
      },
    }
  } finally {
    await attackers.kill()
    await stand.close()
  }
}

/** Strangers who are slow in every way there is, so many of each: the others are served, and all of them are cut in time. */
export async function slowloris(each: number, boards: number, manners: readonly Manner[]): Promise<Outcome> {
  const stand = await Stand.open({ people: 6, walls: 1 })
  const attackers = new Child(script)
  try {
    await stand.follow(boards, 20)
    const { port } = stand.world
    const path = '/api/openapi.json'
    await (await fetch(`http://127.0.0.1:${port}${path}`)).text()
    const before = await stand.server.ask<Figures>('figures')
    for (const manner of manners)
      await attackers.ask('hold', { port, manner, connections: each, path } satisfies Holding)
    const all = await stand.server.ask<Figures>('figures')
    const longestLimit = Math.max(...manners.map((manner) => limits[manner] ?? 0)) + slack
    const longest = await longestWait(stand, longestLimit)
    const after = await stand.server.ask<Figures>('figures')
    const wrong: string[] = []
    for (const manner of manners) {
      // Who reads nothing does not notice the end: those are counted on the server's side alone.
      if (manner === 'unread') continue
      const held = await attackers.ask<Held>('held', manner)
      const most = (limits[manner] ?? 0) + slack
      if (held.open > 0 || held.longest > most)
        wrong.push(`${manner}: ${held.open} open, the longest for ${held.longest.toFixed(0)} ms`)
    }
    const left = after.connections - before.connections
    return {
      wrong: [
        ...wrong,
        ...(await judged(stand, boards, longest)),
        ...(left <= 5 ? [] : [`${left} connections are left`]),
        ...(all.heap - before.heap < each * 1_000_000 ? [] : ['the slow ones hold much memory']),
      ],
      figures: {
        'slow connections at once': all.connections - before.connections,
        'connections left': left,
        'longest wait of those who belong here, ms': longest,
      },
    }
  } finally {
    await attackers.kill()
    await stand.close()
  }
}
