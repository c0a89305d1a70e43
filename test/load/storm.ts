import type { Returned } from './boards-process.ts'
import type { Mutant } from './mutants.ts'
import { Stand } from './stand.ts'
import type { Outcome } from './stand.ts'

const each = 80
/** What is written before the end, after it, and while everybody comes back. */
const writes = 10

/** The server is killed and started anew; so many boards come back at once, and each goes on from where it was. */
export async function storm(boards: number, mutant: Mutant | null = null): Promise<Outcome> {
  const stand = await Stand.open({ people: Math.ceil(boards / each), walls: 4, mutant })
  try {
    await stand.follow(boards, 100)
    for (let n = 0; n < writes; n += 1) await stand.write()
    const before = await stand.caughtUp()
    const { resumed, whole } = await stand.look()
    await stand.restart()
    for (let n = 0; n < writes; n += 1) await stand.write()
    const coming = stand.boards.ask<Returned>('again', 256)
    const acks: number[] = []
    for (let n = 0; n < writes; n += 1) acks.push(await stand.write())
    const { ms, refused } = await coming
    const caught = await stand.caughtUp()
    const look = await stand.look()
    return {
      wrong: [
        ...look.wrong,
        ...(before ? [] : ['not every board followed before the restart']),
        ...(caught ? [] : [`a board is at command ${look.latest} of ${stand.latest}`]),
        ...(look.open === boards ? [] : [`${look.open} of ${boards} boards are back`]),
        ...(look.whole > whole
          ? [`${look.whole - whole} boards were sent the whole instead of what they missed`]
          : []),
        ...(look.resumed - resumed >= boards ? [] : ['not every board went on from its cursor']),
      ],
      figures: {
        boards: look.open,
        'ms until all were back and had caught up': ms,
        'refused on the way in': refused,
        'ack while they came, at most, ms': Math.max(...acks),
      },
    }
  } finally {
    await stand.close()
  }
}
