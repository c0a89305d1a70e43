import type { Round, Running } from '../long/part.ts'
import type { Tally } from './scene.ts'

/** A stretch in the figures of the long run; `kind` begins the name of the time to ready. */
export function figuresOf(tally: Tally, kind = ''): Round {
  const { wrong, ready, sent, acknowledged, unknown, shown, lost, twice } = tally
  return {
    wrong,
    sums: {
      sent,
      acknowledged,
      'unanswered at the end': unknown,
      'ticks shown': shown,
      lost,
      'double effects': twice,
    },
    most: { [`${kind}longest time to ready, ms`]: ready },
  }
}

/** A part that this machine does not permit: its rounds are counted as skipped, not as done. */
export const skippedAll = (why: string): Running => ({
  round: () => Promise.resolve({ wrong: [], sums: { skipped: 1 } }),
  skipped: [`all of it: ${why}`],
})

/** A round that could not be gone through, such as one whose server does not start again, is one that went wrong. */
export async function orWrong(
  index: number,
  round: () => Promise<Round>,
  away: () => Promise<void>,
): Promise<Round> {
  try {
    return await round()
  } catch (error) {
    await away()
    return { wrong: [`round ${index}: ${error instanceof Error ? error.message : String(error)}`] }
  }
}
