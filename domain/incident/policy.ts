import * as z from 'zod/mini'
import { severities as severityIds } from '../catalogue/incidents.ts'
import type { SeverityId } from '../catalogue/incidents.ts'
import type { Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { tiers } from '../duty/events.ts'
import { Slug } from '../ids.ts'
import { policyKey } from '../keys.ts'
import type { CongressState } from '../state.ts'
import { line } from '../text.ts'
import { clockKinds } from './clocks.ts'
import { means, whoses } from './escalation.ts'
import type { EscalationPolicy } from './escalation.ts'
import { severities } from './incident.ts'

const Minutes = z.int().check(z.minimum(1), z.maximum(20_160))
const CategoryId = z.string().check(z.maxLength(4, { abort: true }), z.regex(/^[A-Z]{2}$/))

/** What a department may set of its incidents' times and of who is called when they run out. */
export const policyCommands = {
  'targets.set': z.strictObject({
    severity: z.enum(severityIds),
    ackMin: Minutes,
    firstUpdateMin: Minutes,
    updateEveryMin: Minutes,
    resolveMin: Minutes,
    /** Null: an acknowledgement does not run out. */
    ackExpiresMin: z.nullable(Minutes),
    reason: line(300),
  }),
  'escalation.set': z.strictObject({
    of: z.nullable(Slug),
    category: z.nullable(CategoryId),
    clock: z.enum(clockKinds),
    severities: z.array(z.literal([...severities])).check(z.maxLength(4, { abort: true })),
    steps: z
      .array(
        z.strictObject({
          afterMin: z.int().check(z.minimum(0), z.maximum(1_440)),
          whose: z.enum(whoses),
          tier: z.enum(tiers),
          means: z.enum(means),
        }),
      )
      .check(z.maxLength(12, { abort: true })),
    reason: line(300),
  }),
}
export type PolicyCommand = {
  [T in keyof typeof policyCommands]: { type: T; payload: z.infer<(typeof policyCommands)[T]> }
}[keyof typeof policyCommands]
type Payload<T extends PolicyCommand['type']> = z.infer<(typeof policyCommands)[T]>

export type PolicyEvent =
  | {
      readonly type: 'targets.set'
      readonly severity: SeverityId
      readonly ackMin: number
      readonly firstUpdateMin: number
      readonly updateEveryMin: number
      readonly resolveMin: number
      readonly ackExpiresMin: number | null
      readonly reason: string
    }
  | ({ readonly type: 'escalation.set'; readonly reason: string } & EscalationPolicy)

export const decidePolicy: {
  [T in PolicyCommand['type']]: (state: CongressState, ask: Payload<T>) => Decision<PolicyEvent>
} = {
  'targets.set': (_state, ask) =>
    ask.ackMin > ask.resolveMin ? refuse('bad-range', 'ackMin') : accept({ type: 'targets.set', ...ask }),
  'escalation.set': (state, ask) => {
    if (ask.of !== null && !state.organisations.has(ask.of)) return refuse('unknown-organisation', 'of')
    if (ask.category !== null && !state.catalogue.categories.some(({ id }) => id === ask.category))
      return refuse('unknown-category', 'category')
    return accept({ type: 'escalation.set', ...ask })
  },
}

export const evolvePolicy: {
  [T in PolicyEvent['type']]: (state: CongressState, event: Extract<PolicyEvent, { type: T }>) => void
} = {
  'targets.set': (state, { severity, type: _type, reason: _reason, ackExpiresMin, ...times }) => {
    const changed = state.catalogue.severities.map((one) => {
      if (one.id !== severity) return one
      const { ackExpiresMin: _former, ...rest } = one
      return { ...rest, ...times, ...(ackExpiresMin === null ? {} : { ackExpiresMin }) }
    })
    const { shipped = state.catalogue.severities } = state.catalogue
    state.catalogue = { ...state.catalogue, severities: changed, shipped }
  },
  'escalation.set': (state, { type: _type, reason: _reason, ...policy }) => {
    state.policies.set(policyKey(policy), policy)
  },
}
export const policyText: { readonly [T in PolicyEvent['type']]: readonly string[] } = {
  'targets.set': ['reason'],
  'escalation.set': ['reason'],
}
