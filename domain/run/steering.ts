import * as z from 'zod/mini'
import { Due, ClockTime, evidenceKinds, phases, Reading } from '../catalogue/checklist.ts'
import type { Checklist, Item, OwnerType } from '../catalogue/checklist.ts'
import type { Organisation } from '../catalogue/plan.ts'
import { accept, refuse } from '../decision.ts'
import type { Context, Decision } from '../decision.ts'
import { ItemId, RowId, Slug } from '../ids.ts'
import { codeFor } from '../incident/code.ts'
import type { CongressState } from '../state.ts'
import { line, text } from '../text.ts'
import type { ChangeEvent } from './changes.ts'
import { countedAt } from './commands.ts'
import { occurrences } from './due.ts'
import type { Calendar } from './due.ts'
import type { RunEvent } from './events.ts'
import { lapsesOf } from './lapse.ts'
import type { Row } from './row.ts'

const reason = line(300)
const Both = z.strictObject({ vi: line(200), en: z.optional(line(200)) })
const limit = z.nullable(z.number())
const ChecklistId = line(8)

/** What the department, a probe and the scheduler ask of live runs. A template is never read here: a run is a copy. */
export const steeringCommands = {
  'run.add-item': z.strictObject({
    checklist: ChecklistId,
    title: Both,
    howto: text(600),
    phase: z.enum(phases),
    due: Due,
    recurrence: z.enum(['once', 'daily', 'every_shift', 'hourly']),
    at: z.optional(ClockTime),
    until: z.optional(Due),
    evidence: z.enum(evidenceKinds),
    readings: z.array(Reading).check(z.maxLength(8, { abort: true })),
    critical: z.boolean(),
    twoPerson: z.boolean(),
    /** One row each: an area or the whole congress, and who owns it there. */
    rows: z
      .array(z.strictObject({ area: z.nullable(Slug), owner: Slug }))
      .check(z.minLength(1), z.maxLength(60, { abort: true })),
    reason,
  }),
  'run.reassign': z.strictObject({ row: RowId, owner: Slug, reason }),
  /** Approves the limits of a reading as they are, or changes them. */
  'run.set-range': z.strictObject({
    checklist: ChecklistId,
    item: ItemId,
    reading: z.int().check(z.minimum(0), z.maximum(7)),
    min: limit,
    max: limit,
    reason,
  }),
  'run.ask-again': z.strictObject({
    rows: z.array(RowId).check(z.minLength(1), z.maxLength(200, { abort: true })),
    reason,
  }),
  'run.bind-probe': z.strictObject({ row: RowId, probe: z.nullable(line(60)), reason }),
  'run.probe': z.strictObject({
    row: RowId,
    result: z.enum(['ok', 'bad', 'silent']),
    note: z.optional(line(300)),
  }),
  'schedule.record': z.strictObject({
    rows: z.array(RowId).check(z.minLength(1), z.maxLength(500, { abort: true })),
  }),
  'schedule.doubt': z.strictObject({ jump: z.int() }),
  'schedule.trust': z.strictObject({ note: line(300) }),
}
export type SteeringCommand = {
  [T in keyof typeof steeringCommands]: { type: T; payload: z.infer<(typeof steeringCommands)[T]> }
}[keyof typeof steeringCommands]
type Payload<T extends SteeringCommand['type']> = z.infer<(typeof steeringCommands)[T]>
type Made = ChangeEvent | RunEvent

type OrganisationKind = Organisation['kind']
const ownerTypeOf = (kind: OrganisationKind): OwnerType => {
  if (kind === 'department_unit') return 'dept_unit'
  return kind === 'infra_centre' || kind === 'post' ? kind : 'carrier'
}

function itemOf(id: string, ask: Payload<'run.add-item'>, kind: OrganisationKind): Item {
  return {
    id,
    title: { vi: ask.title.vi, en: ask.title.en ?? ask.title.vi },
    howto: { vi: ask.howto },
    phase: ask.phase,
    due: ask.due,
    recurrence: ask.recurrence,
    ...(ask.at === undefined ? {} : { at: ask.at }),
    ...(ask.until === undefined ? {} : { until: ask.until }),
    ownerType: ownerTypeOf(kind),
    support: [],
    scope: ask.rows.some(({ area }) => area !== null) ? 'per_area' : 'global',
    areaKinds: [],
    perCarrier: false,
    evidence: { kind: ask.evidence, readings: ask.readings },
    critical: ask.critical,
    twoPerson: ask.twoPerson,
    byPoll: false,
    source: [],
  }
}

function addItem(state: CongressState, ask: Payload<'run.add-item'>, ctx: Context): Decision<Made> {
  const list = state.checklists.get(ask.checklist)
  if (!list) return refuse('not-found', 'checklist')
  if (ask.rows.some(({ owner }) => !state.organisations.has(owner)))
    return refuse('unknown-organisation', 'rows')
  if (ask.rows.some(({ area }) => area !== null && !state.areas.has(area)))
    return refuse('unknown-area', 'rows')
  const places = ask.rows.map(({ area }) => area ?? '')
  if (new Set(places).size !== places.length) return refuse('row-twice', 'rows')
  if (ask.evidence === 'reading' && ask.readings.length === 0) return refuse('reading-required', 'readings')
  if (ask.readings.some(({ min, max }) => min !== null && max !== null && min > max))
    return refuse('bad-range', 'readings')
  // The letters look at nothing that exists: their length would tell of items that others do not see.
  const id = codeFor('BS', ctx.id, () => false)
  if (list.items.some((item) => item.id === id)) return refuse('id-reused')
  const kind = state.organisations.get(ask.rows[0]?.owner ?? '')?.kind ?? 'department_unit'
  const checklist: Checklist = { ...list, items: [itemOf(id, ask, kind)] }
  const rows = ask.rows.map(({ area, owner }) => ({
    id: area === null ? id : `${id}.${area}`,
    item: id,
    area,
    carrier: null,
    owner,
  }))
  return accept({ type: 'run.grown', checklist, rows, reason: ask.reason })
}

/** A probe says something only when it says something new: a changed result, or a first one for the next occurrence. */
function probed(row: Row, ask: Payload<'run.probe'>, ctx: Context, calendar: Calendar): Decision<Made> {
  const { probe } = row
  if (!probe) return refuse('no-probe', 'row')
  const last = row.facts.findLast(({ kind, madeAt }) => kind === 'probe' && madeAt >= probe.boundAt)
  const said = last && (last.silent ? 'silent' : last.passed ? 'ok' : 'bad')
  const asked = (since: number): boolean =>
    occurrences(row.item, calendar).some((at) => at > since && at <= ctx.at)
  if (last && said === ask.result && !asked(last.madeAt)) return refuse('nothing-new')
  const { madeAt, flagged } = countedAt(ctx.madeAt, ctx.at, row.startedAt)
  return accept({
    type: 'run.probed',
    row: row.id,
    madeAt,
    flagged,
    needsSecond: false,
    result: ask.result,
    note: ask.note ?? null,
  })
}

type When = {
  [T in SteeringCommand['type']]: (state: CongressState, ask: Payload<T>, ctx: Context) => Decision<Made>
}

export const decideSteering: When = {
  'run.add-item': addItem,
  'run.reassign': (state, ask) => {
    const row = state.rows.get(ask.row)
    if (!row) return refuse('not-found', 'row')
    if (!state.organisations.has(ask.owner)) return refuse('unknown-organisation', 'owner')
    if (row.owner === ask.owner) return refuse('same-owner', 'owner')
    // Its id names the carrier: a competitor would read who had it before.
    if (row.carrier !== null) return refuse('carrier-row', 'row')
    // Its state is the result of the poll, which others learn only once it is published.
    if (row.item.byPoll && !state.organisations.get(ask.owner)?.department) return refuse('by-poll', 'owner')
    return accept({ type: 'run.reassigned', row: row.id, to: ask.owner, reason: ask.reason })
  },
  'run.set-range': (state, ask) => {
    const item = state.checklists.get(ask.checklist)?.items.find(({ id }) => id === ask.item)
    if (!item) return refuse('not-found', 'item')
    if (!item.evidence.readings[ask.reading]) return refuse('wrong-evidence', 'reading')
    if (ask.min !== null && ask.max !== null && ask.min > ask.max) return refuse('bad-range', 'max')
    return accept({ type: 'run.range-set', ...ask })
  },
  'run.ask-again': (state, ask) => {
    if (ask.rows.some((id) => !state.rows.has(id))) return refuse('not-found', 'rows')
    return accept(
      ...[...new Set(ask.rows)].map(
        (row) => ({ type: 'run.asked-again', row, reason: ask.reason, incident: null }) as const,
      ),
    )
  },
  'run.bind-probe': (state, ask) => {
    const row = state.rows.get(ask.row)
    if (!row) return refuse('not-found', 'row')
    if (row.item.evidence.kind !== 'probe') return refuse('wrong-evidence', 'row')
    if (!row.probe && ask.probe === null) return refuse('no-probe', 'row')
    return accept({ type: 'run.probe-bound', ...ask })
  },
  'run.probe': (state, ask, ctx) => {
    const row = state.rows.get(ask.row)
    if (!row || !state.info) return refuse('not-found', 'row')
    return probed(row, ask, ctx, state.info)
  },
  'schedule.record': (state, ask, ctx) => {
    const { info } = state
    if (!info || state.doubted) return refuse('nothing-new')
    const events = [...new Set(ask.rows)].flatMap((id) => {
      const row = state.rows.get(id)
      const lapse = row && lapsesOf(row, info, ctx.at)
      return lapse ? [{ type: 'run.lapsed', row: id, ...lapse } as const] : []
    })
    return events.length === 0 ? refuse('nothing-new') : accept(...events)
  },
  'schedule.doubt': (state, ask) =>
    state.doubted ? refuse('nothing-new') : accept({ type: 'schedule.doubted', jump: ask.jump }),
  'schedule.trust': (state, ask) =>
    state.doubted ? accept({ type: 'schedule.trusted', note: ask.note }) : refuse('nothing-new'),
}
