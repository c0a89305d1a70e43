import * as z from 'zod/mini'
import type { Context, Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { shiftAt } from '../duty/shift.ts'
import { CommandId, ItemId, Slug } from '../ids.ts'
import type { CongressState } from '../state.ts'
import { line } from '../text.ts'
import { directiveLine, incidentLine, lineKey, missingFrom, overdueKey, overdueLines } from './draft.ts'
import type { LiveLine, Subject } from './draft.ts'
import { isUnderway, underwayOf } from './events.ts'
import type { Handover, HandoverEvent, HandoverLine } from './events.ts'

const handover = CommandId
const note = z.optional(line(200))
const Key = z.string().check(z.maxLength(60, { abort: true }), z.regex(/^[0-9a-zA-Z./+-]+$/))
const reason = line(200)

export const handoverCommands = {
  /** Signed by the outgoing person: what is handed over, and own words to it. */
  'handover.offer': z.strictObject({
    incidents: z
      .array(z.strictObject({ incident: CommandId, note }))
      .check(z.maxLength(150, { abort: true })),
    overdue: z
      .array(z.strictObject({ item: ItemId, owner: Slug, note }))
      .check(z.maxLength(250, { abort: true })),
    directives: z
      .array(z.strictObject({ directive: CommandId, note }))
      .check(z.maxLength(100, { abort: true })),
    /** Remarks of one's own. */
    own: z.array(line(300)).check(z.maxLength(20, { abort: true })),
  }),
  'handover.accept': z.strictObject({
    handover,
    lines: z.array(Key).check(z.minLength(1), z.maxLength(520, { abort: true })),
  }),
  /** Not accepted as it stands: back to the outgoing person. */
  'handover.question': z.strictObject({ handover, line: Key, reason }),
  'handover.mend': z.strictObject({ handover, line: Key, note: line(300) }),
  /** Signed by the incoming person, once every line is accepted. */
  'handover.take': z.strictObject({ handover }),
  'handover.withdraw': z.strictObject({ handover, reason }),
}
export type HandoverCommand = {
  [T in keyof typeof handoverCommands]: { type: T; payload: z.infer<(typeof handoverCommands)[T]> }
}[keyof typeof handoverCommands]
type Payload<T extends HandoverCommand['type']> = z.infer<(typeof handoverCommands)[T]>

interface Line {
  readonly key: string
  readonly subject: Subject
  readonly note: string | null
}

/** The lines as the facts stand now; null where something is named that the organisation does not see. */
function linesFor(state: CongressState, ask: Payload<'handover.offer'>, ctx: Context): Line[] | null {
  const late = new Map(overdueLines(state, ctx.by, ctx.at).map((one) => [lineKey(one), one]))
  const made = (subject: LiveLine | null | undefined, said: string | undefined): Line | null =>
    subject ? { key: lineKey(subject), subject, note: said ?? null } : null
  const lines = [
    ...ask.incidents.map((one) => made(incidentLine(state, ctx.by, one.incident), one.note)),
    // Done in the meantime: there is nothing to hand over any more.
    ...ask.overdue.flatMap((one) => made(late.get(overdueKey(one.item, one.owner)), one.note) ?? []),
    ...ask.directives.map((one) => made(directiveLine(state, ctx.by, one.directive), one.note)),
    ...ask.own.map((text, n): Line => ({ key: `+${n + 1}`, subject: { about: 'own' }, note: text })),
  ]
  if (lines.includes(null)) return null
  return [...new Map(lines.flatMap((one) => (one ? [[one.key, one]] : []))).values()]
}

function offer(state: CongressState, ask: Payload<'handover.offer'>, ctx: Context): Decision<HandoverEvent> {
  const of = ctx.by.organisation
  if (of === null || !state.info) return refuse('not-allowed')
  if (underwayOf(state, of)) return refuse('handover-underway')
  const lines = linesFor(state, ask, ctx)
  if (!lines) return refuse('not-found', 'incidents')
  const [missing] = missingFrom(state, ctx.by, ctx.at, new Set(lines.map(({ key }) => key)))
  if (missing) return refuse('handover-incomplete', missing.about === 'incident' ? 'incidents' : 'overdue')
  const about = { handover: ctx.id, of }
  const notes = lines.flatMap((one): HandoverEvent[] =>
    one.note === null ? [] : [{ type: 'handover.noted', ...about, line: one.key, note: one.note }],
  )
  const { key: shift } = shiftAt(state.info, ctx.at)
  const subjects = lines.map(({ key, subject }) => ({ key, subject }))
  return accept<HandoverEvent>({ type: 'handover.offered', ...about, shift, lines: subjects }, ...notes)
}

const about = ({ id, of }: Handover) => ({ handover: id, of })
const lineOf = (found: Handover, key: string): HandoverLine | undefined =>
  found.lines.find((one) => one.key === key)

type Later = Exclude<HandoverCommand['type'], 'handover.offer'>
type Rules = {
  [T in Later]: (
    found: Handover,
    ask: Payload<T>,
    ctx: Context,
    state: CongressState,
  ) => Decision<HandoverEvent>
}

const rules: Rules = {
  'handover.accept': (found, ask) => {
    const lines = [...new Set(ask.lines)]
    if (lines.some((key) => !lineOf(found, key))) return refuse('not-found', 'lines')
    const fresh = lines.filter((key) => lineOf(found, key)?.state !== 'accepted')
    if (fresh.length === 0) return refuse('nothing-new', 'lines')
    return accept({ type: 'handover.accepted', ...about(found), lines: fresh })
  },
  'handover.question': (found, ask) => {
    if (!lineOf(found, ask.line)) return refuse('not-found', 'line')
    return accept({
      type: 'handover.questioned',
      ...about(found),
      line: ask.line,
      reason: ask.reason,
    })
  },
  'handover.mend': (found, ask) => {
    const line = lineOf(found, ask.line)
    if (!line) return refuse('not-found', 'line')
    if (line.state === 'accepted') return refuse('changed-meanwhile', 'line')
    return accept({ type: 'handover.noted', ...about(found), line: ask.line, note: ask.note })
  },
  'handover.take': (found, _ask, ctx, state) => {
    if (found.lines.some((one) => one.state !== 'accepted')) return refuse('handover-lines-open')
    const arisen = missingFrom(state, ctx.by, ctx.at, new Set(found.lines.map(({ key }) => key)))
    return accept({ type: 'handover.taken', ...about(found), arisen })
  },
  'handover.withdraw': (found, ask) =>
    accept({ type: 'handover.withdrawn', ...about(found), reason: ask.reason }),
}

/** What the incoming shift does; never the outgoing person themselves. */
const incoming: readonly Later[] = ['handover.accept', 'handover.question', 'handover.take']

const later =
  <T extends Later>(type: T) =>
  (state: CongressState, ask: Payload<T>, ctx: Context): Decision<HandoverEvent> => {
    const found = state.handovers.get(ask.handover)
    if (!found) return refuse('not-found', 'handover')
    if (!isUnderway(found)) return refuse('handover-over')
    const outgoing = found.offered.by?.person === ctx.by.person
    if (incoming.includes(type) && outgoing) return refuse('same-person')
    if (type === 'handover.mend' && !outgoing) return refuse('outgoing-only')
    const rule = rules[type] as (...given: unknown[]) => Decision<HandoverEvent>
    return rule(found, ask, ctx, state)
  }

type When = {
  [T in HandoverCommand['type']]: (
    state: CongressState,
    ask: Payload<T>,
    ctx: Context,
  ) => Decision<HandoverEvent>
}

export const decideHandover: When = {
  'handover.offer': offer,
  'handover.accept': later('handover.accept'),
  'handover.question': later('handover.question'),
  'handover.mend': later('handover.mend'),
  'handover.take': later('handover.take'),
  'handover.withdraw': later('handover.withdraw'),
}
