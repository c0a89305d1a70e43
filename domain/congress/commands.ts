import * as z from 'zod/mini'
import { accept, refuse, roles } from '../decision.ts'
import type { Context, Decision } from '../decision.ts'
import { PersonId, Slug } from '../ids.ts'
import { latestResult } from '../poll/events.ts'
import { readiness } from '../run/readiness.ts'
import type { CongressState } from '../state.ts'
import type { CongressOwnEvent } from './events.ts'

const Seat = z.strictObject({ person: PersonId, organisation: Slug, role: z.enum(roles) })

export const congressCommands = {
  'person.join': Seat,
  'person.move': Seat,
  'person.leave': z.strictObject({ person: PersonId }),
  /** A leader tells the other organisations the verdict as it stands now. */
  'readiness.publish': z.strictObject({}),
}
export type CongressOwnCommand = {
  [T in keyof typeof congressCommands]: { type: T; payload: z.infer<(typeof congressCommands)[T]> }
}[keyof typeof congressCommands]
type Payload<T extends CongressOwnCommand['type']> = z.infer<(typeof congressCommands)[T]>

export const decideCongress: {
  [T in CongressOwnCommand['type']]: (
    state: CongressState,
    ask: Payload<T>,
    ctx: Context,
  ) => Decision<CongressOwnEvent>
} = {
  'person.join': (state, ask) => {
    if (!state.organisations.has(ask.organisation)) return refuse('unknown-organisation', 'organisation')
    if (state.people.has(ask.person)) return refuse('already-joined', 'person')
    return accept({ type: 'person.joined', person: ask.person, to: ask.organisation, role: ask.role })
  },
  'person.move': (state, ask) => {
    const seat = state.people.get(ask.person)
    if (!seat) return refuse('not-found', 'person')
    if (!state.organisations.has(ask.organisation)) return refuse('unknown-organisation', 'organisation')
    return accept({
      type: 'person.moved',
      person: ask.person,
      from: seat.organisation,
      to: ask.organisation,
      role: ask.role,
    })
  },
  'person.leave': (state, ask) => {
    const seat = state.people.get(ask.person)
    if (!seat) return refuse('not-found', 'person')
    return accept({ type: 'person.left', person: ask.person, from: seat.organisation })
  },
  'readiness.publish': (state, _ask, ctx) => {
    if (!state.info) return refuse('not-found')
    const polled = latestResult(state)
    return accept({
      type: 'readiness.published',
      verdict: readiness(state.rows.values(), state.info, ctx.at).verdict ?? 'unknown',
      ...(polled ? { polled } : {}),
    })
  },
}
