import type { Poll, Vote } from './events.ts'

/** Open at `now`: neither closed, nor cancelled, nor past its deadline. */
export const isAsking = (poll: Poll, now: number): boolean =>
  poll.closed === null && poll.cancelled === null && now <= poll.deadline

/** The last word of an organisation; null while it is silent. */
export const voteOf = (poll: Poll, organisation: string): Vote | null =>
  poll.votes.findLast((vote) => vote.organisation === organisation) ?? null
