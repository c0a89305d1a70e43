import * as z from 'zod/mini'
import { accept, isMachine, refuse } from '../decision.ts'
import type { Context, Decision } from '../decision.ts'
import { CommandId, Slug } from '../ids.ts'
import { severities } from '../incident/events.ts'
import { isOpen } from '../incident/lifecycle.ts'
import type { CongressState } from '../state.ts'
import { line, text } from '../text.ts'
import { timesKept } from './events.ts'
import type { Signal, SignalEvent } from './events.ts'
import { opening, together, wrongFacts } from './opening.ts'
import type { Made } from './opening.ts'
import { explainedBy, goesOn, isEnough, newestOf, ruleFor } from './rules.ts'

const signal = CommandId
const Source = Slug
const Key = line(120)
const Category = line(4)
const Sub = line(6)
const facts = {
  area: z.optional(Slug),
  category: z.optional(Category),
  sub: z.optional(Sub),
  severity: z.optional(z.literal([...severities])),
}
const Parent = z.union([z.strictObject({ area: Slug }), z.strictObject({ source: Source, key: Key })])
const Minutes = z.int().check(z.minimum(1), z.maximum(1_440))

export const signalCommands = {
  /** A person's hint; with `source` and `dedupKey` a machine's message, which updates what is known under its key. */
  'signal.raise': z.strictObject({
    source: z.optional(Source),
    dedupKey: z.optional(Key),
    clear: z.optional(z.boolean()),
    text: text(1000),
    ...facts,
  }),
  /** The incident takes the command's id; what is left out comes from the signal. */
  'signal.accept': z.strictObject({
    signal,
    title: z.optional(line(120)),
    ...facts,
    lead: z.optional(Slug),
    visibility: z.optional(z.enum(['department', 'all'])),
  }),
  'signal.merge': z.strictObject({ signal, incident: CommandId }),
  'signal.dismiss': z.strictObject({
    signal,
    reason: line(300),
    /** Repeats only count for so long. */
    quiet: z.optional(Minutes),
  }),
  'signal.rule-set': z.strictObject({
    /** One that is there already is replaced. */
    rule: z.optional(CommandId),
    source: Source,
    key: Key,
    threshold: z.nullable(z.int().check(z.minimum(1), z.maximum(timesKept))),
    minutes: Minutes,
    ...facts,
    parent: z.optional(Parent),
    reason: line(300),
  }),
  'signal.rule-remove': z.strictObject({ rule: CommandId, reason: line(300) }),
}
export type SignalCommand = {
  [T in keyof typeof signalCommands]: { type: T; payload: z.infer<(typeof signalCommands)[T]> }
}[keyof typeof signalCommands]
type Payload<T extends SignalCommand['type']> = z.infer<(typeof signalCommands)[T]>

/** Open signals that machines may have waiting, and rules there may be. */
export const mostOpen = 2_000
export const mostRules = 200
/** How long repeats of a dismissed one only count, when nobody says, minutes. */
const quietFor = 60
/** Under a key that is known the signal counts on; enough of them, explained by nothing, become an incident. */
function byMachine(state: CongressState, ask: Payload<'signal.raise'>, ctx: Context): Decision<Made> {
  const { source, dedupKey: key, text: said } = ask
  if (source === undefined || key === undefined) return refuse('bad-form', source ? 'dedupKey' : 'source')
  const newest = newestOf(state, source, key)
  const known = newest && goesOn(state, newest, ctx.at) ? newest : null
  if (ask.clear === true)
    return known && known.clearedAt === null
      ? accept({ type: 'signal.cleared', signal: known.id })
      : refuse('nothing-new')
  const waiting = [...state.signals.values()].filter(({ status }) => status === 'open').length
  if (!known && waiting >= mostOpen) return refuse('signals-full')
  const rule = ruleFor(state.signalRules.values(), source, key)
  const under = explainedBy(state, rule?.parent ?? null)
  const own = known ?? together(ask, {})
  const severity = ask.severity ?? own.severity
  const came: SignalEvent = known
    ? { type: 'signal.repeated', signal: known.id, text: said, severity, under }
    : {
        type: 'signal.raised',
        signal: ctx.id,
        source,
        key,
        text: said,
        from: null,
        under,
        ...together(ask, {}),
      }
  const open = known === null || known.status === 'open' || known.status === 'cleared'
  if (!open || under !== null || !isEnough(rule, [...(known?.times ?? []), ctx.at], ctx.at))
    return accept(came)
  const made = opening(
    state,
    {
      title: said,
      occurredAt: known?.firstAt ?? ctx.at,
      from: null,
      facts: together({ ...own, severity }, rule ?? {}),
      lead: null,
      // Nobody has looked at it yet: a person says who else may see it.
      visibility: 'department',
    },
    ctx,
  )
  // A rule that cannot fill in an incident leaves the signal to a person.
  if (!made.ok) return accept(came)
  const accepted = {
    type: 'signal.accepted',
    signal: came.signal,
    incident: ctx.id,
    rule: rule?.id ?? null,
  } as const
  return accept<Made>(came, ...made.events, accepted)
}

type Rule<T extends SignalCommand['type']> = (
  state: CongressState,
  ask: Payload<T>,
  ctx: Context,
) => Decision<Made>
type When = { [T in SignalCommand['type']]: Rule<T> }

/** A rule about a signal that has not become part of an incident yet. */
const of =
  <A extends { signal: string }>(
    rule: (state: CongressState, found: Signal, ask: A, ctx: Context) => Decision<Made>,
  ) =>
  (state: CongressState, ask: A, ctx: Context): Decision<Made> => {
    const found = state.signals.get(ask.signal)
    if (!found) return refuse('not-found', 'signal')
    return found.incident === null ? rule(state, found, ask, ctx) : refuse('signal-settled')
  }

export const decideSignal: When = {
  'signal.raise': (state, ask, ctx) => {
    const wrong = wrongFacts(state, ask)
    if (wrong) return wrong
    if (isMachine(ctx.by)) return byMachine(state, ask, ctx)
    return accept({
      type: 'signal.raised',
      signal: ctx.id,
      source: null,
      key: null,
      text: ask.text,
      from: ctx.by.organisation,
      under: null,
      ...together(ask, {}),
    })
  },
  'signal.accept': of((state, found, ask: Payload<'signal.accept'>, ctx) => {
    const made = opening(
      state,
      {
        title: ask.title ?? found.text,
        occurredAt: found.firstAt,
        from: found.from,
        facts: together(ask, found),
        lead: ask.lead ?? null,
        visibility: ask.visibility ?? 'department',
      },
      ctx,
    )
    if (!made.ok) return made
    return accept<Made>(...made.events, {
      type: 'signal.accepted',
      signal: found.id,
      incident: ctx.id,
      rule: null,
    })
  }),
  'signal.merge': of((state, found, ask: Payload<'signal.merge'>) => {
    const incident = state.incidents.get(ask.incident)
    if (!incident) return refuse('not-found', 'incident')
    if (!isOpen(incident.status)) return refuse('incident-over', 'incident')
    return accept({ type: 'signal.merged', signal: found.id, incident: incident.id })
  }),
  'signal.dismiss': of((_state, found, ask: Payload<'signal.dismiss'>, ctx) => {
    if (found.status === 'dismissed') return refuse('signal-settled')
    const quietUntil = found.source === null ? null : ctx.at + (ask.quiet ?? quietFor) * 60_000
    return accept({ type: 'signal.dismissed', signal: found.id, reason: ask.reason, quietUntil })
  }),
  'signal.rule-set': (state, ask, ctx) => {
    const wrong = wrongFacts(state, ask)
    if (wrong) return wrong
    if (ask.rule !== undefined && !state.signalRules.has(ask.rule)) return refuse('not-found', 'rule')
    if (ask.rule === undefined && state.signalRules.size >= mostRules) return refuse('rules-full')
    if (ask.parent && 'area' in ask.parent && !state.areas.has(ask.parent.area))
      return refuse('unknown-area', 'parent')
    const { source, key, threshold, minutes, parent = null, reason } = ask
    const rule = ask.rule ?? ctx.id
    const set = { source, key, threshold, minutes, parent, reason, ...together(ask, {}) }
    return accept({ type: 'signal.rule-set', rule, ...set })
  },
  'signal.rule-remove': (state, { rule, reason }) =>
    state.signalRules.has(rule)
      ? accept({ type: 'signal.rule-removed', rule, reason })
      : refuse('not-found', 'rule'),
}
