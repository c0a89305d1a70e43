import * as z from 'zod/mini'
import { severities as severityIds } from '../catalogue/incidents.ts'
import type { SeverityId } from '../catalogue/incidents.ts'
import type { Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { tiers } from '../duty/events.ts'
import { PersonId, Slug } from '../ids.ts'
import { policyKey } from '../keys.ts'
import type { CongressState } from '../state.ts'
import type { Stamp } from '../stamp.ts'
import { line } from '../text.ts'
import { clockKinds } from './clocks.ts'
import { means, whoses } from './escalation.ts'
import type { EscalationPolicy, EscalationStep, PolicyChange } from './escalation.ts'
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
          person: z.optional(PersonId),
        }),
      )
      .check(z.maxLength(12, { abort: true })),
    reason: line(300),
  }),
  /** What was set goes; the next nearest rule holds, after the general one what the program brings. */
  'escalation.remove': z.strictObject({
    of: z.nullable(Slug),
    category: z.nullable(CategoryId),
    clock: z.enum(clockKinds),
    reason: line(300),
  }),
}
export type PolicyCommand = {
  [T in keyof typeof policyCommands]: { type: T; payload: z.infer<(typeof policyCommands)[T]> }
}[keyof typeof policyCommands]
type Payload<T extends PolicyCommand['type']> = z.infer<(typeof policyCommands)[T]>
type PolicyScope = Pick<EscalationPolicy, 'of' | 'category' | 'clock'>
type Remembered = Pick<PolicyChange, 'removed' | 'reason'>

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
  | ({ readonly type: 'escalation.removed'; readonly reason: string } & PolicyScope)

/**
 * Who is named is one of those whom the step calls: of the department, or of the organisation that the rule is for, so
 * that nobody reads of a competitor's people in their own rule.
 */
function misnamed(state: CongressState, { of, steps }: Payload<'escalation.set'>): boolean {
  return steps.some(({ whose, person }) => {
    if (person === undefined) return false
    const seat = state.people.get(person)?.organisation
    if (seat === undefined) return true
    return whose === 'lead' ? seat !== of : state.organisations.get(seat)?.department !== true
  })
}

const stepOf = ({ person, ...step }: Payload<'escalation.set'>['steps'][number]): EscalationStep =>
  person === undefined ? step : { ...step, person }

export const decidePolicy: {
  [T in PolicyCommand['type']]: (state: CongressState, ask: Payload<T>) => Decision<PolicyEvent>
} = {
  'targets.set': (_state, ask) =>
    ask.ackMin > ask.resolveMin ? refuse('bad-range', 'ackMin') : accept({ type: 'targets.set', ...ask }),
  'escalation.set': (state, ask) => {
    if (ask.of !== null && !state.organisations.has(ask.of)) return refuse('unknown-organisation', 'of')
    if (ask.category !== null && !state.catalogue.categories.some(({ id }) => id === ask.category))
      return refuse('unknown-category', 'category')
    if (misnamed(state, ask)) return refuse('unknown-person', 'steps')
    const { steps, ...rest } = ask
    return accept({ type: 'escalation.set', ...rest, steps: steps.map(stepOf) })
  },
  'escalation.remove': (state, ask) =>
    state.policies.has(policyKey(ask))
      ? accept({ type: 'escalation.removed', ...ask })
      : refuse('nothing-new', 'clock'),
}

const changesKept = 20
/** Why the rules are as they are stands beside them. */
function remember(state: CongressState, key: string, change: Remembered, { by, at }: Stamp): void {
  const former = state.policyLog.get(key) ?? []
  state.policyLog.set(key, [...former, { key, ...change, by, at }].slice(-changesKept))
}

export const evolvePolicy: {
  [T in PolicyEvent['type']]: (
    state: CongressState,
    event: Extract<PolicyEvent, { type: T }>,
    stamp: Stamp,
  ) => void
} = {
  'targets.set': (state, { severity, type: _type, reason, ackExpiresMin, ...times }, stamp) => {
    remember(state, severity, { removed: false, reason }, stamp)
    const changed = state.catalogue.severities.map((one) => {
      if (one.id !== severity) return one
      const { ackExpiresMin: _former, ...rest } = one
      return { ...rest, ...times, ...(ackExpiresMin === null ? {} : { ackExpiresMin }) }
    })
    const { shipped = state.catalogue.severities } = state.catalogue
    state.catalogue = { ...state.catalogue, severities: changed, shipped }
  },
  'escalation.set': (state, { type: _type, reason, ...policy }, stamp) => {
    state.policies.set(policyKey(policy), policy)
    remember(state, policyKey(policy), { removed: false, reason }, stamp)
  },
  'escalation.removed': (state, { reason, ...scope }, stamp) => {
    state.policies.delete(policyKey(scope))
    remember(state, policyKey(scope), { removed: true, reason }, stamp)
  },
}
export const policyText: { readonly [T in PolicyEvent['type']]: readonly string[] } = {
  'targets.set': ['reason'],
  'escalation.set': ['reason'],
  'escalation.removed': ['reason'],
}
