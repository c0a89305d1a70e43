import { floodPaths } from './carrier-paths.ts'
import type { Flood, Flooded } from './carrier-process.ts'
import { Child } from './child.ts'
import type { Mutant } from './mutants.ts'
import { sleep, Stand } from './stand.ts'
import type { Outcome } from './stand.ts'

const flooding = 'viettel'
const mostSlower = 3
/** Below this a ratio of two times says more of the machine than of the server, ms. */
const quickEnough = 25
const perSecond = 10
/** Of each of the carrier's people. */
const sockets = 20

const p99 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.99))] ??
  Number.NaN

interface Pace {
  readonly ack: number
  /** Until the last board of the others had it. */
  readonly delivery: number
}

/** What the others wait for their acknowledgement and for the last of their boards, at a steady rate. */
async function paced(stand: Stand, seconds: number): Promise<Pace> {
  await stand.boards.ask('forget')
  const answered: Promise<number>[] = []
  const began = performance.now()
  // At its moment each, whether or not the former is answered: waiting for it would hide how long others waited.
  for (let n = 0; n < seconds * perSecond; n += 1) {
    answered.push(stand.write())
    await sleep(Math.max(0, began + ((n + 1) * 1000) / perSecond - performance.now()))
  }
  const acks = await Promise.all(answered)
  await stand.caughtUp(5_000)
  const { seen } = await stand.look()
  // From the first board on: the clocks of two processes are not compared.
  return { ack: p99(acks), delivery: p99(acks) + p99(seen.map(({ spread }) => spread)) }
}

/** One carrier floods by every door; the others' waiting stays within three times what it is when all is quiet. */
export async function carrier(
  people: number,
  boards: number,
  seconds: number,
  mutant: Mutant | null = null,
): Promise<Outcome> {
  const stand = await Stand.open({ people: people * 6, walls: 1, mutant })
  const attackers = new Child(new URL('./carrier-process.ts', import.meta.url))
  try {
    const others = stand.world.members.filter(({ organisation }) => organisation !== flooding)
    const own = stand.world.members.filter(({ organisation }) => organisation === flooding)
    await stand.follow(
      boards,
      50,
      others.map(({ cookie }) => ({ cookie })),
    )
    // What is made once, such as the document of the surface, is made before anything is timed.
    for (const path of floodPaths) await (await fetch(`http://127.0.0.1:${stand.world.port}${path}`)).text()
    await paced(stand, 1)
    const quiet = await paced(stand, seconds)
    const { port } = stand.world
    const flood: Flood = { port, cookies: own.map(({ cookie }) => cookie), sockets, requests: 20 }
    const busy = { server: await stand.server.cpu(), attackers: await attackers.cpu() }
    const began = performance.now()
    await attackers.ask('begin', flood)
    const loud = await paced(stand, seconds)
    // On a busy machine the flood takes longer to begin.
    for (
      let tries = 0;
      tries < 300 && (await attackers.ask<number>('cut')) < own.length * sockets;
      tries += 1
    )
      await sleep(100)
    const flooded = await attackers.ask<Flooded>('end')
    const took = (performance.now() - began) / 100
    const look = await stand.look()
    const slower = (what: keyof Pace): string[] => {
      const most = Math.max(quickEnough, mostSlower * quiet[what])
      return loud[what] <= most
        ? []
        : [`${what} p99 ${loud[what].toFixed(0)} ms, quiet ${quiet[what].toFixed(0)} ms`]
    }
    return {
      wrong: [
        ...look.wrong,
        ...slower('ack'),
        ...slower('delivery'),
        ...(flooded.cut >= own.length * sockets ? [] : ['who floods was not cut']),
        ...(look.lost > 0 ? [`${look.lost} boards of others were disconnected`] : []),
        ...(look.latest >= stand.latest ? [] : ['not every board of the others has everything']),
      ],
      figures: {
        'ack p99 quiet, ms': quiet.ack,
        'ack p99 under the flood, ms': loud.ack,
        'delivery p99 quiet, ms': quiet.delivery,
        'delivery p99 under the flood, ms': loud.delivery,
        'frames sent by the carrier': flooded.frames,
        'frames answered': flooded.answers,
        'sockets cut or not let in': flooded.cut,
        'HTTP requests of the carrier': flooded.requests,
        'server CPU, % of a core': ((await stand.server.cpu()) - busy.server) / took,
        'attackers CPU, % of a core': ((await attackers.cpu()) - busy.attackers) / took,
      },
    }
  } finally {
    await attackers.kill()
    await stand.close()
  }
}
