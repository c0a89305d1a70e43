import * as z from 'zod/mini'
import type { Context, Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { CommandId, Instant, Slug } from '../ids.ts'
import type { CongressState } from '../state.ts'
import { line, text } from '../text.ts'
import type { Directive, DirectiveEvent } from './events.ts'
import { isRunning, receiptOf } from './standing.ts'

const directive = CommandId

export const directiveCommands = {
  'directive.issue': z.strictObject({
    text: text(1000),
    organisations: z.array(Slug).check(z.minLength(1), z.maxLength(40, { abort: true })),
    deadline: Instant,
  }),
  /** For one's organisation; the first of its people to do so counts. */
  'directive.receive': z.strictObject({ directive }),
  'directive.complete': z.strictObject({ directive, note: z.optional(line(300)) }),
  'directive.extend': z.strictObject({ directive, deadline: Instant, reason: line(300) }),
  'directive.cancel': z.strictObject({ directive, reason: line(300) }),
}
export type DirectiveCommand = {
  [T in keyof typeof directiveCommands]: { type: T; payload: z.infer<(typeof directiveCommands)[T]> }
}[keyof typeof directiveCommands]
type Payload<T extends DirectiveCommand['type']> = z.infer<(typeof directiveCommands)[T]>

/** A deadline lies at least so far ahead, ms. */
export const shortestNotice = 60_000

type Rule<T extends DirectiveCommand['type']> = (
  state: CongressState,
  ask: Payload<T>,
  ctx: Context,
) => Decision<DirectiveEvent>
type When = { [T in DirectiveCommand['type']]: Rule<T> }

/** A rule about a directive that has not been cancelled. */
const of =
  <A extends { directive: string }>(
    rule: (found: Directive, ask: A, ctx: Context) => Decision<DirectiveEvent>,
  ) =>
  (state: CongressState, ask: A, ctx: Context): Decision<DirectiveEvent> => {
    const found = state.directives.get(ask.directive)
    if (!found) return refuse('not-found', 'directive')
    return found.cancelled ? refuse('directive-over') : rule(found, ask, ctx)
  }

export const decideDirective: When = {
  'directive.issue': (state, { text: said, organisations, deadline }, ctx) => {
    const to = [...new Set(organisations)]
    if (to.some((id) => !state.organisations.has(id))) return refuse('unknown-organisation', 'organisations')
    if (deadline < ctx.at + shortestNotice) return refuse('deadline-passed', 'deadline')
    return accept({ type: 'directive.issued', directive: ctx.id, text: said, to, deadline })
  },
  'directive.receive': of((found, _ask, { by }) => {
    const receiver = by.organisation
    if (receiver === null || !found.to.includes(receiver)) return refuse('not-found', 'directive')
    if (receiptOf(found, receiver)) return refuse('nothing-new')
    return accept({ type: 'directive.received', directive: found.id, receiver })
  }),
  'directive.complete': of((found, ask: Payload<'directive.complete'>, { by }) => {
    const receiver = by.organisation
    if (receiver === null || !found.to.includes(receiver)) return refuse('not-found', 'directive')
    const receipt = receiptOf(found, receiver)
    if (receipt?.completed) return refuse('nothing-new')
    const note = ask.note ?? null
    const completed = { type: 'directive.completed', directive: found.id, receiver, note } as const
    // Nobody completes what they have not received.
    return receipt
      ? accept(completed)
      : accept<DirectiveEvent>({ type: 'directive.received', directive: found.id, receiver }, completed)
  }),
  'directive.extend': of((found, { deadline, reason }: Payload<'directive.extend'>, ctx) => {
    if (!isRunning(found)) return refuse('directive-over')
    if (deadline < ctx.at + shortestNotice) return refuse('deadline-passed', 'deadline')
    if (deadline <= found.deadline) return refuse('deadline-not-later', 'deadline')
    return accept({ type: 'directive.extended', directive: found.id, deadline, reason })
  }),
  'directive.cancel': of((found, { reason }: Payload<'directive.cancel'>) =>
    isRunning(found)
      ? accept({ type: 'directive.cancelled', directive: found.id, reason })
      : refuse('directive-over'),
  ),
}
