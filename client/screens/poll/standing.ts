import type { CongressInfo } from '../../../domain/congress/events.ts'
import { signersOf } from '../../../domain/poll/signing.ts'
import { isAsking, voteOf } from '../../../domain/poll/asking.ts'
import type { OpenRow, Poll, PollResult, Vote } from '../../../domain/poll/events.ts'
import { openCritical } from '../../../domain/poll/result.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { Preset } from '../../words/poll.ts'

const minute = 60_000

export type Stage = 'asking' | 'over' | 'closed' | 'cancelled'

/** Past its deadline a poll is over for everybody at once, whether or not somebody has closed it. */
export function stageOf(poll: Poll, now: number): Stage {
  if (poll.cancelled) return 'cancelled'
  if (poll.closed) return 'closed'
  return isAsking(poll, now) ? 'asking' : 'over'
}

export const isUnderway = ({ closed, cancelled }: Poll): boolean => closed === null && cancelled === null

/** Newest first. */
export const newestFirst = (polls: ReadonlyMap<string, Poll>): Poll[] => [...polls.values()].reverse()

/** One organisation in the table of a poll. */
export interface Line {
  readonly organisation: string
  readonly vote: Vote | null
  /** Answers it took back, newest first. */
  readonly former: readonly Vote[]
  /** With an answer what was frozen with it, without one what is open at this moment. */
  readonly open: readonly OpenRow[]
  readonly openTotal: number
  /** People who may sign, as far as this account knows them. */
  readonly signers: readonly string[]
}

export function lineOf(
  shown: Pick<CongressState, 'people' | 'rows'>,
  calendar: CongressInfo,
  poll: Poll,
  organisation: string,
  now: number,
): Line {
  const vote = voteOf(poll, organisation)
  const own = poll.votes.filter((one) => one.organisation === organisation)
  const at = Math.min(now, poll.deadline)
  const live = vote ? [] : openCritical(shown.rows.values(), organisation, calendar, poll.deadline, at)
  return {
    organisation,
    vote,
    former: own.filter((one) => one !== vote).reverse(),
    open: vote?.open ?? live,
    openTotal: vote?.openTotal ?? live.length,
    signers: signersOf(shown, organisation).map(({ person }) => person),
  }
}

/** The frozen result as far as this account may know it: to others it is told with the verdict a leader publishes. */
export function knownResult({ published }: Pick<CongressState, 'published'>, poll: Poll): PollResult | null {
  if (!poll.closed) return null
  if (poll.closed.result) return poll.closed.result
  const told = published?.polled
  return told?.closedAt === poll.closed.at ? told : null
}

export const conditionsOf = (poll: Poll): Vote[] =>
  poll.asked.flatMap((organisation) => {
    const vote = voteOf(poll, organisation)
    return vote?.answer === 'conditions' ? [vote] : []
  })

/** Deadlines to choose from, ms, soonest first; those before opening only while they lie ahead. */
export function presetsAt(
  now: number,
  { opening }: Pick<CongressInfo, 'opening'>,
): readonly { readonly id: Preset; readonly at: number }[] {
  const all: readonly { readonly id: Preset; readonly at: number }[] = [
    { id: '30m', at: now + 30 * minute },
    { id: '1h', at: now + 60 * minute },
    { id: '4h', at: now + 240 * minute },
    { id: 'T-24h', at: opening - 24 * 60 * minute },
    { id: 'T-2h', at: opening - 120 * minute },
  ]
  return all.filter(({ at }) => at >= now + 5 * minute)
}
