import * as z from 'zod/mini'
import type { Context, Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { CommandId } from '../ids.ts'
import { isOpen } from '../incident/lifecycle.ts'
import type { CongressState } from '../state.ts'
import { abouts, deliveryOf, outcomes } from './events.ts'
import type { NoticeEvent } from './events.ts'

export const noticeCommands = {
  /** Handed in by a device, not by a press: what became of a critical notice there. */
  'notice.delivered': z.strictObject({
    incident: CommandId,
    about: z.enum(abouts),
    outcome: z.enum(outcomes),
  }),
}
export type NoticeCommand = {
  [T in keyof typeof noticeCommands]: { type: T; payload: z.infer<(typeof noticeCommands)[T]> }
}[keyof typeof noticeCommands]

export const decideNotice = {
  'notice.delivered': (
    state: CongressState,
    { incident, about, outcome }: NoticeCommand['payload'],
    { by }: Context,
  ): Decision<NoticeEvent> => {
    const found = state.incidents.get(incident)
    if (!found) return refuse('not-found', 'incident')
    const known = deliveryOf(state, incident, by.person, about)
    const better = known === null || outcomes.indexOf(outcome) < outcomes.indexOf(known.outcome)
    if (!better || found.severity !== 1 || !isOpen(found.status)) return refuse('nothing-new')
    return accept({ type: 'notice.delivered', incident, about, outcome })
  },
}
