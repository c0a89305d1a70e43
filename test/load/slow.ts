import type { Mutant } from './mutants.ts'
import { sleep, Stand } from './stand.ts'
import type { Outcome } from './stand.ts'
import type { Figures } from './world-process.ts'

/** The server cuts a board with more than this waiting, bytes, or that took nothing for ten seconds. */
const mostQueued = 4 * 1024 * 1024
const stuckFor = 10_000
/** How often it looks, and what a busy machine adds, ms. */
const slack = 5_000
/** How often the server counts what waits, ms, and some. */
const countedEvery = 1_500
/** What goes out between two looks on top of the limit, per board. */
const between = 4 * 1024 * 1024
const big = ` ${'đứt cáp '.repeat(230)}`
const mega = 1024 * 1024

/** As many as ten officers may write at once; then they wait until they may again. */
const batch = 60

/** Notes that together are about so many bytes on the wire to each board; returns the most that waited meanwhile. */
async function pour(stand: Stand, bytes: number): Promise<number> {
  let most = 0
  for (let sent = 0; sent < bytes; sent += batch * (big.length + 900)) {
    await stand.fill(big, batch)
    most = Math.max(most, await stand.server.ask<number>('queued'))
    await sleep(300)
  }
  return most
}

/** Some of the boards stop reading: they are cut, the memory comes back, the others notice nothing, and all go on without a gap. */
export async function slow(
  boards: number,
  stalled: number,
  megabytes: number,
  mutant: Mutant | null = null,
): Promise<Outcome> {
  const stand = await Stand.open({ people: 60, walls: 1, withoutPings: true, mutant })
  try {
    await stand.follow(boards, 50)
    await stand.write()
    await pour(stand, mega / 8)
    await stand.caughtUp()
    const before = await stand.server.ask<Figures>('figures')
    await stand.boards.ask('stall', stalled)
    const began = performance.now()
    const most = await pour(stand, megabytes * mega)
    // Whoever is not cut for how much waits is cut for how long.
    while (performance.now() - began < 3 * stuckFor + slack) {
      if ((await stand.server.ask<number>('sockets')) <= before.sockets - stalled) break
      await stand.fill(big, batch / 2)
      await sleep(500)
    }
    const cutAfter = performance.now() - began
    // What waits is counted once a second: not before those who were cut are out of it.
    await sleep(countedEvery)
    const after = await stand.server.ask<Figures>('figures')
    const cut = before.sockets - after.sockets
    await stand.write()
    const others = await stand.caughtUp()
    const { lost, whole } = await stand.look()
    await stand.boards.ask('wake', 20)
    const caught = await stand.caughtUp()
    const look = await stand.look()
    return {
      wrong: [
        ...look.wrong,
        ...(cut === stalled ? [] : [`${cut} of ${stalled} boards that do not read were cut`]),
        ...(most <= stalled * (mostQueued + between) ? [] : [`${most} bytes were waiting`]),
        ...(after.queued <= mega ? [] : [`${after.queued} bytes still wait`]),
        ...(after.heap - before.heap <= 64 * mega
          ? []
          : [`memory grew by ${after.heap - before.heap} bytes`]),
        ...(lost > stalled ? ['boards that read were disconnected'] : []),
        ...(others ? [] : ['a board that reads does not have everything']),
        ...(caught && look.open === boards ? [] : ['not every board came back and caught up']),
        ...(look.whole > whole ? ['a board was sent the whole instead of what it missed'] : []),
      ],
      figures: {
        'boards that stopped reading': stalled,
        'most bytes waiting, MB': most / mega,
        'all of them cut after, ms': cutAfter,
        'MB of heap more than before': (after.heap - before.heap) / mega,
      },
    }
  } finally {
    await stand.close()
  }
}
