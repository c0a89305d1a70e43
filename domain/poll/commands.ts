import * as z from 'zod/mini'
import type { Context, Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { CommandId, Instant, Slug, SYSTEM } from '../ids.ts'
import type { RunEvent } from '../run/events.ts'
import type { CongressState } from '../state.ts'
import { line } from '../text.ts'
import { isAsking } from './asking.ts'
import { answers } from './events.ts'
import type { Poll, PollEvent } from './events.ts'
import { mostOpen, openCritical, resultOf } from './result.ts'

const poll = CommandId
const optional = z.optional(line(300))

export const pollCommands = {
  'poll.open': z.strictObject({
    question: line(160),
    deadline: Instant,
    organisations: z.array(Slug).check(z.minLength(1), z.maxLength(40, { abort: true })),
    unanimous: z.boolean(),
    follows: z.optional(CommandId),
  }),
  /** Signed for one's organisation; may be changed until the poll is over. */
  'poll.answer': z.strictObject({ poll, answer: z.enum(answers), reason: optional }),
  'poll.close': z.strictObject({ poll, note: optional }),
  'poll.cancel': z.strictObject({ poll, reason: line(300) }),
}
export type PollCommand = {
  [T in keyof typeof pollCommands]: { type: T; payload: z.infer<(typeof pollCommands)[T]> }
}[keyof typeof pollCommands]
type Payload<T extends PollCommand['type']> = z.infer<(typeof pollCommands)[T]>
type Made = PollEvent | RunEvent

const shortest = 60_000
/** A poll that nobody closes is closed by the server so long after its deadline, ms. */
export const closedAfter = 10 * 60_000

const underway = (found: Poll): boolean => found.closed === null && found.cancelled === null

/** The items that a poll settles follow its result: the department's, for the result is nobody else's to know yet. */
function settled(state: CongressState, passed: boolean, at: number): RunEvent[] {
  return [...state.rows.values()]
    .filter(({ item, owner }) => item.byPoll && state.organisations.get(owner)?.department === true)
    .map(({ id }) => ({
      type: 'run.polled',
      row: id,
      madeAt: at,
      flagged: false,
      needsSecond: false,
      passed,
    }))
}

type When = {
  [T in PollCommand['type']]: (state: CongressState, ask: Payload<T>, ctx: Context) => Decision<Made>
}

export const decidePoll: When = {
  'poll.open': (state, ask, ctx) => {
    const asked = [...new Set(ask.organisations)]
    if (asked.some((id) => !state.organisations.has(id)))
      return refuse('unknown-organisation', 'organisations')
    if (ask.deadline < ctx.at + shortest) return refuse('deadline-passed', 'deadline')
    if ([...state.polls.values()].some(underway)) return refuse('poll-underway')
    if (ask.follows !== undefined && !state.polls.has(ask.follows)) return refuse('not-found', 'follows')
    const { question, deadline, unanimous, follows = null } = ask
    return accept({ type: 'poll.opened', poll: ctx.id, question, deadline, unanimous, asked, follows })
  },
  'poll.answer': (state, ask, ctx) => {
    const found = state.polls.get(ask.poll)
    const voter = ctx.by.organisation
    if (!found || !state.info || voter === null || !found.asked.includes(voter))
      return refuse('not-found', 'poll')
    if (!isAsking(found, ctx.at)) return refuse('poll-over')
    if (ask.answer !== 'go' && ask.reason === undefined) return refuse('note-required', 'reason')
    const open = openCritical(state.rows.values(), voter, state.info, found.deadline, ctx.at)
    return accept({
      type: 'poll.answered',
      poll: found.id,
      voter,
      answer: ask.answer,
      reason: ask.reason ?? null,
      open: open.slice(0, mostOpen),
      openTotal: open.length,
    })
  },
  'poll.close': (state, ask, ctx) => {
    const found = state.polls.get(ask.poll)
    if (!found) return refuse('not-found', 'poll')
    if (!underway(found)) return refuse('poll-over')
    if (ctx.by.person === SYSTEM && ctx.at < found.deadline + closedAfter) return refuse('nothing-new')
    const result = resultOf(found)
    return accept<Made>(
      { type: 'poll.closed', poll: found.id, note: ask.note ?? null, result },
      ...settled(state, result.verdict === 'go', ctx.at),
    )
  },
  'poll.cancel': (state, ask) => {
    const found = state.polls.get(ask.poll)
    if (!found) return refuse('not-found', 'poll')
    if (!underway(found)) return refuse('poll-over')
    return accept({ type: 'poll.cancelled', poll: found.id, reason: ask.reason })
  },
}
