import * as z from 'zod/mini'
import type { Context, Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { CommandId, Instant, PersonId, RowId, Slug } from '../ids.ts'
import { seesRow, sightOf, viewerOf } from '../sight.ts'
import type { CongressState } from '../state.ts'
import { line, text } from '../text.ts'
import { expiryOf } from './clocks.ts'
import { congressBegins, longestTimeline } from './commands.ts'
import { clockTolerance } from '../run/commands.ts'
import type { ConductEvent } from './conduct-events.ts'
import { escalationsDue } from './escalation.ts'
import type { IncidentEvent } from './events.ts'
import type { Incident } from './incident.ts'
import { isOpen } from './lifecycle.ts'

const incident = CommandId
const FollowUp = z.strictObject({ text: line(200), owner: Slug, due: z.nullable(Instant) })

export const conductCommands = {
  /** Offers the command to somebody; null takes the offer back. */
  'incident.hand-over': z.strictObject({ incident, to: z.nullable(PersonId) }),
  /** Takes it: at once when it was offered, otherwise with a reason. */
  'incident.take-command': z.strictObject({ incident, note: z.optional(line(300)) }),
  'incident.correct-time': z.strictObject({ incident, occurredAt: Instant, reason: line(300) }),
  'incident.step': z.strictObject({
    incident,
    step: z.int().check(z.minimum(0), z.maximum(19)),
    done: z.boolean(),
  }),
  'incident.pin': z.strictObject({ incident, entry: CommandId, pinned: z.boolean() }),
  /** "We have it", without taking it on. */
  'incident.receive': z.strictObject({ incident }),
  'incident.link-rows': z.strictObject({
    incident,
    rows: z.array(RowId).check(z.maxLength(20, { abort: true })),
  }),
  'incident.confirm-paper': z.strictObject({ incident, entry: CommandId }),
  'incident.relate': z.strictObject({
    incident,
    parent: z.nullable(CommandId),
    related: z.array(CommandId).check(z.maxLength(20, { abort: true })),
  }),
  /** A duplicate ends in another one; `involve` brings its organisations along. */
  'incident.merge': z.strictObject({ incident, into: CommandId, note: line(300), involve: z.boolean() }),
  'incident.review': z.strictObject({
    incident,
    cause: text(1_000),
    worked: text(1_000),
    improve: z.optional(text(1_000)),
    followUps: z.array(FollowUp).check(z.maxLength(20, { abort: true })),
  }),
  'incident.follow-up': z.strictObject({
    incident,
    index: z.int().check(z.minimum(0), z.maximum(19)),
    note: z.optional(line(300)),
  }),
  'incident.expire': z.strictObject({ incident }),
  'incident.escalate': z.strictObject({ incident }),
}
export type ConductCommand = {
  [T in keyof typeof conductCommands]: { type: T; payload: z.infer<(typeof conductCommands)[T]> }
}[keyof typeof conductCommands]
type Payload<T extends ConductCommand['type']> = z.infer<(typeof conductCommands)[T]>
type Made = ConductEvent | IncidentEvent
type When = {
  [T in ConductCommand['type']]: (
    state: CongressState,
    found: Incident,
    ask: Payload<T>,
    ctx: Context,
  ) => Decision<Made>
}

/** An incident is its own parent nowhere, and families have two generations. */
function badParent(state: CongressState, found: Incident, parent: string | null): boolean {
  if (parent === null) return false
  const above = state.incidents.get(parent)
  if (!above || parent === found.id || above.inside?.parent) return true
  return [...state.incidents.values()].some(({ inside }) => inside?.parent === found.id)
}

function merge(state: CongressState, found: Incident, ask: Payload<'incident.merge'>): Decision<Made> {
  const into = state.incidents.get(ask.into)
  if (!into || into.id === found.id) return refuse('not-found', 'into')
  if (!isOpen(found.status) || !isOpen(into.status)) return refuse('illegal-move')
  const joined = [found.lead, found.reporting, ...found.involved].filter(
    (one): one is string => one !== null && one !== into.lead && !into.involved.includes(one),
  )
  const orphans = [...state.incidents.values()].filter(({ inside }) => inside?.parent === found.id)
  const involved = [...into.involved, ...new Set(joined)].slice(0, 40)
  return accept<Made>(
    { type: 'incident.merged', incident: found.id, into: into.id, note: ask.note },
    ...(ask.involve && joined.length > 0
      ? [{ type: 'incident.involved-set', incident: into.id, lead: into.lead, involved } as const]
      : []),
    ...orphans.map(({ id, inside }) => ({
      type: 'incident.related' as const,
      incident: id,
      parent: into.inside?.parent || into.id === id ? null : into.id,
      related: inside?.related ?? [],
    })),
  )
}

const when: When = {
  'incident.hand-over': (state, found, { to }, { by }) => {
    if (!isOpen(found.status)) return refuse('illegal-move')
    const of = to === null ? null : state.people.get(to)?.organisation
    // A carrier knows its own people; whoever cannot read the incident cannot command it.
    const known = of === null || by.department || of === by.organisation
    if (of === undefined || !known || (of !== null && sightOf(viewerOf(state, of), found) !== 'all'))
      return refuse('unknown-person', 'to')
    return accept({ type: 'incident.command-offered', incident: found.id, to })
  },
  'incident.take-command': (_state, found, { note }, ctx) => {
    if (!isOpen(found.status)) return refuse('illegal-move')
    if (found.commander?.person === ctx.by.person && !found.handing) return refuse('nothing-new')
    const offered = found.handing?.to === ctx.by.person || !found.commander
    if (!offered && note === undefined) return refuse('note-required', 'note')
    return accept({ type: 'incident.commanded', incident: found.id, note: note ?? null })
  },
  'incident.correct-time': (state, found, { occurredAt, reason }, ctx) => {
    if (occurredAt > ctx.at + clockTolerance) return refuse('in-the-future', 'occurredAt')
    if (occurredAt < Math.min(state.info?.opening ?? ctx.at, ctx.at) - congressBegins)
      return refuse('too-early', 'occurredAt')
    if (occurredAt === found.occurredAt) return refuse('nothing-new', 'occurredAt')
    return accept({
      type: 'incident.time-set',
      incident: found.id,
      occurredAt,
      former: found.occurredAt,
      reason,
    })
  },
  'incident.step': (state, found, { step, done }) => {
    const subs = state.catalogue.categories.find(({ id }) => id === found.category)?.subs
    const playbook = subs?.find(({ id }) => id === found.sub)?.playbook
    const steps = state.catalogue.playbooks.find(({ id }) => id === playbook)?.steps.length ?? 0
    if (step >= steps) return refuse('not-found', 'step')
    if ((found.steps?.some((one) => one.step === step) ?? false) === done) return refuse('nothing-new')
    return accept({ type: 'incident.step-set', incident: found.id, step, done })
  },
  'incident.pin': (_state, found, { entry, pinned }) => {
    if (!found.timeline.some(({ id }) => id === entry)) return refuse('not-found', 'entry')
    const pins = found.pins ?? []
    if (pins.includes(entry) === pinned) return refuse('nothing-new')
    if (pinned && pins.length >= 10) return refuse('incident-full')
    return accept({ type: 'incident.pinned', incident: found.id, entry, pinned })
  },
  'incident.receive': (_state, found, _ask, { by }) => {
    const of = by.organisation ?? ''
    if (found.receipts?.some((one) => one.of === of)) return refuse('nothing-new')
    return accept({ type: 'incident.received', incident: found.id, of })
  },
  'incident.link-rows': (state, found, { rows }, { by }) => {
    // What the actor does not see stays linked.
    const others = found.rows.filter((id) => !seesRow(by, state.rows.get(id)?.owner ?? ''))
    // Not counted together: a limit on the sum would tell that others have linked some.
    return accept({ type: 'incident.rows-set', incident: found.id, rows: [...new Set([...others, ...rows])] })
  },
  'incident.confirm-paper': (_state, found, { entry: id }, { by }) => {
    const entry = found.timeline.find((one) => one.id === id)
    if (!entry?.paper) return refuse('not-found', 'entry')
    if (entry.paper.confirmed) return refuse('nothing-new')
    if (entry.by?.person === by.person) return refuse('same-person')
    return accept({ type: 'incident.paper-confirmed', incident: found.id, entry: id })
  },
  'incident.relate': (state, found, { parent, related }) => {
    if (badParent(state, found, parent)) return refuse('not-found', 'parent')
    if (related.some((id) => id === found.id || !state.incidents.has(id)))
      return refuse('not-found', 'related')
    return accept({ type: 'incident.related', incident: found.id, parent, related: [...new Set(related)] })
  },
  'incident.merge': merge,
  'incident.review': (state, found, { cause, worked, improve, followUps }) => {
    if (isOpen(found.status)) return refuse('still-open')
    if (followUps.some(({ owner }) => !state.organisations.has(owner)))
      return refuse('unknown-organisation', 'followUps')
    return accept({
      type: 'incident.reviewed',
      incident: found.id,
      cause,
      worked,
      improve: improve ?? null,
      followUps: followUps.length > 0 ? followUps.map(({ text: said }) => said).join('\n') : null,
      owners: followUps.map(({ owner }) => owner),
      dues: followUps.map(({ due }) => due),
    })
  },
  'incident.follow-up': (_state, found, { index, note }, { by }) => {
    const one = found.review?.followUps[index]
    if (!one) return refuse('not-found', 'index')
    if (one.owner !== by.organisation && !by.department) return refuse('not-owner')
    if (one.done) return refuse('nothing-new')
    return accept({ type: 'incident.followed-up', incident: found.id, index, note: note ?? null })
  },
  'incident.expire': (state, found, _ask, { at }) => {
    const until = expiryOf(found, state.catalogue.severities)
    return until === null || at < until
      ? refuse('nothing-new')
      : accept({ type: 'incident.expired', incident: found.id })
  },
  'incident.escalate': (state, found, _ask, { at }) => {
    const due = escalationsDue(state, found, at)
    if (due.length === 0) return refuse('nothing-new')
    return accept<Made>(
      ...due.map((one) => ({ type: 'incident.escalated' as const, incident: found.id, ...one })),
    )
  },
}

type Rule<T extends ConductCommand['type']> = (
  state: CongressState,
  ask: Payload<T>,
  ctx: Context,
) => Decision<Made>

/** Entries that a full incident no longer takes. */
const writing: readonly ConductCommand['type'][] = [
  'incident.step',
  'incident.correct-time',
  'incident.link-rows',
]

/** Rights are in `rights.ts`; this says what the incident itself allows. */
export const decideConduct = Object.fromEntries(
  Object.entries(when).map(([type, rule]) => [
    type,
    (state: CongressState, ask: { incident: string }, ctx: Context) => {
      const found = state.incidents.get(ask.incident)
      if (!found) return refuse('not-found', 'incident')
      if (found.timeline.length >= longestTimeline && writing.some((one) => one === type))
        return refuse('incident-full')
      return (rule as (...all: unknown[]) => Decision<Made>)(state, found, ask, ctx)
    },
  ]),
) as unknown as { readonly [T in ConductCommand['type']]: Rule<T> }
