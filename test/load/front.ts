import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { tlsFolder } from '../../server/tls/folder.ts'
import { freePort, startNginx } from '../deploy/nginx.ts'
import { Child } from './child.ts'
import { Light } from './light.ts'
import type { Front } from './light.ts'
import { Stand } from './stand.ts'
import type { Outcome } from './stand.ts'
import type { Held, Holding, Manner } from './strangers-process.ts'
import { judged, longestWait, timed } from './strangers.ts'

const script = new URL('./strangers-process.ts', import.meta.url)
const stranger = '127.0.0.2'
/** Boards of one person, so that nobody has to wait to be let in. */
const perPerson = 10
/** Requests of one address that the sample lets be in progress. */
const inProgress = 1_000
const slow = ['silent', 'greeting', 'headers', 'idle', 'body', 'upgrade', 'unread'] as const

/** A real nginx with deploy/nginx.conf and a certificate of its own before a server. */
async function openFront(upstream: number): Promise<Front & { readonly close: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-front-'))
  const tls = join(dir, 'tls')
  const means = { clock: systemClock, chance: systemChance }
  const { authorityFile } = await tlsFolder(tls, ['localhost'], false, means)
  const [https, http] = [await freePort(), await freePort()]
  const { stop } = startNginx(dir, { https, http, upstream, tls })
  return {
    port: https,
    ca: readFileSync(authorityFile, 'utf8'),
    close: () => stop().finally(() => rmSync(dir, { recursive: true, force: true })),
  }
}

/** A page on a connection of its own, and a board that comes in. */
async function waits(stand: Stand, front: Front): Promise<number> {
  const cookie = stand.cookieOf('vnpt1')
  const page = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const to = { host: 'localhost', family: 4, port: front.port, ca: front.ca, path: '/api/v1/me' }
      const asked = get(
        { ...to, headers: { cookie }, agent: false, signal: AbortSignal.timeout(30_000) },
        (answer) => {
          answer.resume()
          if (answer.statusCode === 200) resolve()
          else reject(new Error(String(answer.statusCode)))
        },
      )
      asked.once('error', reject)
    })
  const board = async (): Promise<void> =>
    (await Light.open(stand.world.port, { cookie, through: front })).close()
  return Math.max(await timed(() => stand.write()), await timed(page), await timed(board))
}

/**
 * Behind the sample nginx: boards of several addresses stand, a stranger's holds so many connections in each slow way there is,
 * and opens more as fast as it can meanwhile.
 */
export async function fronted(boards: number, each: number, seconds: number): Promise<Outcome> {
  const stand = await Stand.open({ people: Math.ceil(boards / perPerson), walls: 1, behindProxy: true })
  const front = await openFront(stand.world.port)
  const attackers = [new Child(script), new Child(script)] as const
  const hold = (child: Child, manner: Manner, connections: number) =>
    child.ask('hold', {
      port: front.port,
      manner,
      connections,
      from: stranger,
      path: '/api/openapi.json',
      stubborn: manner === 'brief',
    } satisfies Holding)
  try {
    const through = { port: front.port, ca: front.ca }
    const passes = stand.world.members.map(({ cookie }, at) => {
      return { cookie, through: { ...through, from: `127.0.1.${(at % 250) + 1}` } }
    })
    await stand.follow(boards, 100, passes)
    for (const manner of slow) await hold(attackers[0], manner, manner === 'body' ? inProgress + each : each)
    void hold(attackers[1], 'brief', each)
    const longest = await longestWait(stand, seconds * 1000, () => waits(stand, front))
    const held = await Promise.all(slow.map((manner) => attackers[0].ask<Held>('held', manner)))
    const { tried } = await attackers[1].ask<Held>('held', 'brief' satisfies Manner)
    const { open: bodies = 0, refused = 0 } = held[slow.indexOf('body')] ?? {}
    const progress = bodies - refused
    return {
      wrong: [
        ...(await judged(stand, boards, longest)),
        ...(progress <= inProgress ? [] : [`${progress} requests of one address are in progress`]),
        ...(progress > inProgress / 2 ? [] : [`only ${progress} bodies were held`]),
        ...(tried > each ? [] : [`only ${tried} were opened meanwhile`]),
      ],
      figures: {
        'slow connections at the end': held.reduce((sum, { open }) => sum + open, 0),
        'bodies in progress': progress,
        'connections opened meanwhile': tried,
        'longest wait of those who belong here, ms': longest,
      },
    }
  } finally {
    await Promise.all(attackers.map((child) => child.kill()))
    await front.close()
    await stand.close()
  }
}
