// Many boards in a process of their own: what they cost is not the server's.
import { Board, newTally } from './board.ts'
import { serve } from './child.ts'
import type { Pass } from './light.ts'

/** Who connects where, and what is asked. */
export interface Opening {
  readonly port: number
  /** Boards connect with these in turn. */
  readonly passes: readonly Pass[]
  readonly boards: number
  readonly subscribe: object
  /** How many may be on their way in at once. */
  readonly atOnce: number
}

export interface Returned {
  /** From the first try until the last board had caught up, ms. */
  readonly ms: number
  readonly refused: number
}

/** What the boards saw since the last look. */
export interface Look {
  readonly boards: number
  readonly open: number
  readonly lost: number
  readonly resumed: number
  readonly whole: number
  readonly wrong: readonly string[]
  /** The command that every open board has. */
  readonly latest: number
  /** By command: how many boards had it, and how long after the first of them the last did, ms. */
  readonly seen: readonly { readonly seq: number; readonly boards: number; readonly spread: number }[]
}

let boards: Board[] = []
let tally = newTally()
let stalled = new Set<Board>()
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Lets those that are out come in, so many at once; who is refused tries again soon. */
async function letIn(atOnce: number): Promise<Returned> {
  const began = performance.now()
  const queue = boards.filter((board) => !board.open)
  let refused = 0
  const enter = async (): Promise<void> => {
    for (let board = queue.pop(); board; board = queue.pop())
      try {
        await board.connect()
      } catch {
        refused += 1
        if (refused > 50 * boards.length) throw new Error('boards are not let in')
        await sleep(20 + 60 * Math.random())
        queue.unshift(board)
      }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, enter))
  return { ms: performance.now() - began, refused }
}

serve({
  open: ({ port, passes, boards: count, subscribe, atOnce }: Opening) => {
    tally = newTally()
    boards = Array.from(
      { length: count },
      (_, at) => new Board(port, passes[at % passes.length] ?? {}, subscribe, tally),
    )
    stalled = new Set()
    return letIn(atOnce)
  },
  again: (atOnce: number) => letIn(atOnce),
  look: (): Look => {
    const open = boards.filter((board) => board.open && !stalled.has(board))
    return {
      boards: boards.length,
      open: boards.filter((board) => board.open).length,
      lost: tally.lost,
      resumed: tally.resumed,
      whole: tally.whole,
      wrong: tally.wrong.slice(0, 5),
      latest: Math.min(...open.map(({ latest }) => latest)),
      seen: [...tally.seen].map(([seq, { boards: had, first, last }]) => ({
        seq,
        boards: had,
        spread: last - first,
      })),
    }
  },
  forget: () => tally.seen.clear(),
  stall: (count: number) => {
    for (const board of boards.slice(0, count)) {
      board.stall()
      stalled.add(board)
    }
  },
  /** The stalled ones come back as new sockets, from where they were. */
  wake: async (atOnce: number) => {
    for (const board of stalled) board.close()
    stalled.clear()
    return letIn(atOnce)
  },
  close: () => boards.forEach((board) => board.close()),
})
