import { closedAfter } from '../../domain/poll/commands.ts'
import type { CongressState } from '../../domain/state.ts'
import type { CommandDesk } from './desk.ts'
import { scheduleId } from './schedule-id.ts'

/** Closes a poll that nobody closed, some time after its deadline: work of the scheduler's rounds. */
export const closesPolls =
  (desk: Pick<CommandDesk, 'asSystem'>) =>
  async (congress: string, state: CongressState, now: number): Promise<void> => {
    for (const poll of state.polls.values()) {
      if (poll.closed || poll.cancelled || now < poll.deadline + closedAfter) continue
      await desk.asSystem(congress, 'poll.close', { poll: poll.id }, scheduleId(congress, 'poll', [poll.id]))
    }
  }
