import type { Mutant } from './mutants.ts'
import { sleep, Stand } from './stand.ts'
import type { Outcome } from './stand.ts'
import type { Figures } from './world-process.ts'

const perSecond = 2
/** Boards of one person at most; the server lets a person have a hundred. */
const each = 80
const mostSpread = 5_000

/** So many boards while two commands a second go out: all of them within 5 s of each other, none disconnected. */
export async function crowd(boards: number, seconds: number, mutant: Mutant | null = null): Promise<Outcome> {
  const stand = await Stand.open({ people: Math.ceil(boards / each), walls: 4, mutant })
  try {
    const before = await stand.server.ask<Figures>('figures')
    const { ms, refused } = await stand.follow(boards, 100)
    const opened = await stand.server.ask<Figures>('figures')
    const busy = { server: await stand.server.cpu(), loader: await stand.boards.cpu() }
    const began = performance.now()
    const acks: number[] = []
    for (let n = 0; n < seconds * perSecond; n += 1) {
      acks.push(await stand.write())
      await sleep(Math.max(0, began + ((n + 1) * 1000) / perSecond - performance.now()))
    }
    const took = performance.now() - began
    const caught = await stand.caughtUp()
    const look = await stand.look()
    const spread = Math.max(...look.seen.map((seen) => seen.spread))
    const short = look.seen.filter((seen) => seen.boards !== boards).length
    return {
      wrong: [
        ...look.wrong,
        ...(caught ? [] : [`a board is at command ${look.latest} of ${stand.latest}`]),
        ...(look.lost > 0 ? [`${look.lost} boards were disconnected`] : []),
        ...(short > 0 || look.seen.length !== stand.latest
          ? [`${short} commands did not reach every board`]
          : []),
        ...(spread <= mostSpread ? [] : [`the last board was ${spread.toFixed(0)} ms after the first`]),
      ],
      figures: {
        boards: look.open,
        'ms to let all in': ms,
        'refused on the way in': refused,
        'ms between the first and the last board': spread,
        'ack p-max, ms': Math.max(...acks),
        'KB of server heap for one board': (opened.heap - before.heap) / 1024 / boards,
        'MB of server memory': opened.rss / 1024 / 1024,
        'server CPU, % of a core': (((await stand.server.cpu()) - busy.server) / took) * 100,
        'loader CPU, % of a core': (((await stand.boards.cpu()) - busy.loader) / took) * 100,
        disconnected: look.lost,
      },
    }
  } finally {
    await stand.close()
  }
}
