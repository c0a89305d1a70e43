import { isAsking, voteOf } from '../../../domain/poll/asking.ts'
import type { Poll } from '../../../domain/poll/events.ts'
import type { CongressState } from '../../../domain/state.ts'

/** The poll that still waits for the answer of this organisation; null when none does. */
export const awaiting = (
  { polls }: Pick<CongressState, 'polls'>,
  organisation: string | null,
  now: number,
): Poll | null =>
  organisation === null
    ? null
    : ([...polls.values()].find(
        (poll) =>
          isAsking(poll, now) && poll.asked.includes(organisation) && voteOf(poll, organisation) === null,
      ) ?? null)
