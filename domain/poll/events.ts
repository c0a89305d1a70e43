import type { Author, Stamp } from '../stamp.ts'
import type { Verdict } from '../run/readiness.ts'
import type { RowState } from '../run/status.ts'

export const answers = ['go', 'conditions', 'no-go'] as const
export type Answer = (typeof answers)[number]
export const pollVerdicts = ['go', 'hold', 'no-go'] as const
export type PollVerdict = (typeof pollVerdicts)[number]

/** A critical row that was not proven at the moment of the vote. */
export interface OpenRow {
  readonly row: string
  readonly state: RowState
  readonly verdict: Exclude<Verdict, 'go'>
}

/** What one organisation said, signed, with what was open of its own as it stood then. */
export interface Vote {
  /** The id of the command. */
  readonly id: string
  readonly organisation: string
  readonly answer: Answer
  readonly reason: string | null
  readonly by: Author | null
  readonly at: number
  /** Worst first, at most `mostOpen`; `openTotal` counts all. */
  readonly open: readonly OpenRow[]
  readonly openTotal: number
}

/** The result as it was worked out by `result.ts` when the poll was closed; it never changes again. */
export interface PollResult {
  readonly verdict: PollVerdict
  readonly go: number
  readonly conditions: number
  readonly noGo: number
  readonly silent: number
}

export interface Poll {
  readonly id: string
  /** The poll that this one repeats. */
  readonly follows: string | null
  readonly question: string
  readonly openedAt: number
  readonly openedBy: Author | null
  readonly deadline: number
  /** Every organisation has to say go; otherwise most of those asked. */
  readonly unanimous: boolean
  /** For those who see only their own part: themselves. */
  readonly asked: readonly string[]
  /** The last of each organisation counts; `votesKept` of each are kept, the journal holds all. */
  readonly votes: readonly Vote[]
  readonly closed: {
    readonly at: number
    readonly by: Author | null
    readonly note: string | null
    /** Null for those who may not know yet. */
    readonly result: PollResult | null
  } | null
  readonly cancelled: { readonly at: number; readonly reason: string } | null
}

export interface PollState {
  readonly polls: Map<string, Poll>
}

type On<T, X> = { readonly type: T; readonly poll: string } & X

export type PollEvent =
  | On<
      'poll.opened',
      {
        readonly question: string
        readonly deadline: number
        readonly unanimous: boolean
        readonly asked: readonly string[]
        readonly follows: string | null
      }
    >
  | On<
      'poll.answered',
      {
        readonly voter: string
        readonly answer: Answer
        readonly reason: string | null
        readonly open: readonly OpenRow[]
        readonly openTotal: number
      }
    >
  | On<'poll.closed', { readonly note: string | null; readonly result: PollResult | null }>
  | On<'poll.cancelled', { readonly reason: string }>

type When = {
  [T in PollEvent['type']]: (state: PollState, event: Extract<PollEvent, { type: T }>, stamp: Stamp) => void
}

/** Answers of one organisation that a poll keeps. */
export const votesKept = 10

/** By organisation, so that a view of one comes to the same. */
function withVote(votes: readonly Vote[], vote: Vote): Vote[] {
  const own = votes.filter(({ organisation }) => organisation === vote.organisation)
  const oldest = own.length < votesKept ? null : own[0]
  return [...votes.filter((one) => one !== oldest), vote]
}

function change(state: PollState, id: string, to: (poll: Poll) => Poll): void {
  const poll = state.polls.get(id)
  if (poll) state.polls.set(id, to(poll))
}

export const evolvePoll: When = {
  'poll.opened': (state, { type: _type, poll: id, ...said }, stamp) => {
    state.polls.set(id, {
      id,
      ...said,
      openedAt: stamp.at,
      openedBy: stamp.by,
      votes: [],
      closed: null,
      cancelled: null,
    })
  },
  'poll.answered': (state, { poll, voter, type: _type, ...said }, stamp) =>
    change(state, poll, (found) => ({
      ...found,
      votes: withVote(found.votes, {
        id: stamp.id,
        organisation: voter,
        ...said,
        by: stamp.by,
        at: stamp.at,
      }),
    })),
  'poll.closed': (state, { poll, note, result }, stamp) =>
    change(state, poll, (found) => ({ ...found, closed: { at: stamp.at, by: stamp.by, note, result } })),
  'poll.cancelled': (state, { poll, reason }, stamp) =>
    change(state, poll, (found) => ({ ...found, cancelled: { at: stamp.at, reason } })),
}

export const pollText: { [T in PollEvent['type']]: readonly string[] } = {
  'poll.opened': ['question'],
  'poll.answered': ['reason'],
  'poll.closed': ['note'],
  'poll.cancelled': ['reason'],
}

/** The result that a leader publishes with the verdict: that of the latest poll that was closed; null before the first. */
export function latestResult({ polls }: PollState): (PollResult & { readonly closedAt: number }) | null {
  const closed = [...polls.values()].findLast((poll) => poll.closed?.result)?.closed
  return closed?.result ? { ...closed.result, closedAt: closed.at } : null
}
