import { ringKept } from '../../server/app/ring.ts'
import { drawFrom } from '../fuzz/draw.ts'
import { openWatched } from '../fuzz/process.ts'
import type { Probe } from '../fuzz/process.ts'
import { posts } from '../tools/client.ts'
import { Crowd, emptied, leftBehind, live } from '../soak/crowd.ts'
import type { Part, Round } from './part.ts'

const clients = 300
const minute = 60_000
/** Rounds of warm-up, and then of soaking. */
const warming = 5
const soaking = 20
const heapMost = 0.02
const churn = 5
/** Commands of many organisations until every view has as many of its last events as it keeps. */
const filling = 8 * ringKept

/** T15: the rounds are minutes of one day on one server; taken up again, it warms up anew. */
export const soak: Part = {
  about: `${clients} clients, ${churn} % of them coming and going a minute: memory within ${heapMost * 100} % of the start, nothing left when they leave`,
  unit: 'minutes',
  goal: warming + soaking,
  open: async () => {
    const server = await openWatched({ limits: 'lifted', usernames: Object.keys(posts) })
    const crowd = new Crowd(server, drawFrom(15))
    await crowd.enter(5)
    await live(crowd, 2_000, 500)
    crowd.leave()
    const empty = await emptied(server)
    await crowd.enter(clients)
    // The server keeps the last commits for boards that come back: a record that begins would fill them for hours.
    await crowd.fill(filling)
    let passed = 0
    let start: Probe | null = null
    const round = async (index: number): Promise<Round> => {
      await live(crowd, minute, churn)
      const now = await server.probe()
      passed += 1
      if (passed === warming) start = now
      const grown = start === null ? 0 : now.heap / start.heap - 1
      const wrong =
        Math.abs(grown) > heapMost
          ? [`minute ${index}: heap ${start?.heap ?? 0} at the start, ${now.heap} now`]
          : []
      if (index === warming + soaking - 1) {
        crowd.leave()
        wrong.push(...leftBehind(empty, await emptied(server)))
      }
      return {
        wrong,
        sums: { minutes: 1 },
        most: {
          'heap grown by, %': grown * 100,
          'heap, MB': now.heap / 1e6,
          descriptors: now.fds,
          sockets: now.sockets,
          'event-loop delay p99, ms': now.p99,
          ...crowd.counted,
        },
      }
    }
    return { round, close: () => server.stop() }
  },
}
