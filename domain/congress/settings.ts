import * as z from 'zod/mini'
import { ClockTime } from '../catalogue/checklist.ts'
import type { Checklist } from '../catalogue/checklist.ts'
import { Area, Organisation } from '../catalogue/plan.ts'
import { rowsOf } from '../catalogue/rows.ts'
import { accept, refuse } from '../decision.ts'
import type { Context, Decision } from '../decision.ts'
import { Instant } from '../ids.ts'
import { isOpen } from '../incident/lifecycle.ts'
import type { ChangeEvent } from '../run/changes.ts'
import { dueInstant } from '../run/due.ts'
import { rowStatus } from '../run/status.ts'
import type { CongressState } from '../state.ts'
import { line } from '../text.ts'
import type { CongressOwnEvent } from './events.ts'

const reason = line(300)

/** How a congress is changed once it runs. Every change carries its reason into the record. */
export const settingCommands = {
  'congress.change': z.strictObject({
    name: line(160),
    level: line(40),
    dutyPhone: line(30),
    shifts: z.array(ClockTime).check(z.minLength(1), z.maxLength(6)),
    reason,
  }),
  /** Moves what is still open; what is proven stays proven. */
  'congress.reschedule': z.strictObject({ opening: Instant, closing: Instant, reason }),
  'congress.close': z.strictObject({ reason }),
  'congress.reopen': z.strictObject({ reason }),
  /** Adds an area or changes one; `rows`: also the rows that its kind asks for in the live runs. */
  'area.set': z.strictObject({ area: Area, rows: z.boolean(), reason }),
  'organisation.set': z.strictObject({ organisation: Organisation, reason }),
}
export type SettingCommand = {
  [T in keyof typeof settingCommands]: { type: T; payload: z.infer<(typeof settingCommands)[T]> }
}[keyof typeof settingCommands]
type Payload<T extends SettingCommand['type']> = z.infer<(typeof settingCommands)[T]>
export type SettingEvent = CongressOwnEvent | ChangeEvent

/** Contacts of the duty are erased this long after closing. */
const purgeDue = 'C+30d'

/** What is still open: whoever closes the congress is told, and the record keeps it. */
export function stillOpen(state: CongressState, now: number): { rows: number; incidents: number } {
  const { info } = state
  let rows = 0
  if (info)
    for (const row of state.rows.values()) {
      const { state: is, overdue } = rowStatus(row, info, now)
      if (row.asked !== false && ((is !== 'done' && is !== 'waived') || overdue)) rows += 1
    }
  const incidents = [...state.incidents.values()].filter(({ status }) => isOpen(status)).length
  return { rows, incidents }
}

/** Rows whose work is not done yet: a new opening moves their times. */
function moving(state: CongressState, now: number): number {
  const { info } = state
  if (!info) return 0
  return [...state.rows.values()].filter((row) => {
    const { state: is, next } = rowStatus(row, info, now)
    return is !== 'waived' && (is !== 'done' || next !== null)
  }).length
}

/** The rows that the live runs have for an area of this kind; the runs' own copies are read, no template. */
function rowsFor(state: CongressState, area: Area): Decision<SettingEvent> {
  const owners = state.info?.owners
  if (!owners) return refuse('owners-unknown', 'rows')
  const plan = {
    organisations: [...state.organisations.values()],
    areas: [area],
    owners,
    checklists: [...state.checklists.keys()],
  }
  const events: ChangeEvent[] = []
  for (const list of state.checklists.values()) {
    const { rows, mistakes } = rowsOf(plan as unknown as Parameters<typeof rowsOf>[0], list)
    if (mistakes.length > 0) return refuse('row-without-owner', 'area')
    const wanted = rows.filter((row) => row.area === area.id && !state.rows.has(row.id))
    if (wanted.length === 0) continue
    const used = new Set(wanted.map(({ item }) => item))
    const checklist: Checklist = { ...list, items: list.items.filter(({ id }) => used.has(id)) }
    events.push({ type: 'run.grown', checklist, rows: wanted, reason: area.name })
  }
  return accept(...events)
}

const namesUnknown = (state: CongressState, { leadCarrier, leadPost, carriers }: Area): boolean =>
  [...carriers, leadCarrier, leadPost].some((id) => id !== undefined && !state.organisations.has(id))

type When = {
  [T in SettingCommand['type']]: (
    state: CongressState,
    ask: Payload<T>,
    ctx: Context,
  ) => Decision<SettingEvent>
}

export const decideSettings: When = {
  'congress.change': (_state, ask) => {
    if (ask.shifts.some((time, index) => index > 0 && time <= (ask.shifts[index - 1] ?? '')))
      return refuse('shifts-in-order', 'shifts')
    return accept({ type: 'congress.changed', ...ask })
  },
  'congress.reschedule': (state, ask, ctx) => {
    if (ask.closing <= ask.opening) return refuse('closing-before-opening', 'closing')
    return accept({ type: 'congress.rescheduled', ...ask, moved: moving(state, ctx.at) })
  },
  'congress.close': (state, ask, ctx) => {
    if (!state.info) return refuse('not-found')
    const purgeAt = dueInstant(purgeDue, state.info)
    return accept({ type: 'congress.closed', reason: ask.reason, purgeAt, open: stillOpen(state, ctx.at) })
  },
  'congress.reopen': (state, ask) =>
    state.info?.closedAt === undefined
      ? refuse('congress-open')
      : accept({ type: 'congress.reopened', reason: ask.reason }),
  'area.set': (state, { area, rows, reason: why }) => {
    if (namesUnknown(state, area)) return refuse('unknown-organisation', 'area')
    const known = state.areas.get(area.id)
    if (known && known.kind !== area.kind) return refuse('kind-fixed', 'area')
    const set = { type: 'area.set', area, reason: why } as const
    if (!rows) return accept(set)
    const grown = rowsFor(state, area)
    return grown.ok ? accept(set, ...grown.events) : grown
  },
  'organisation.set': (state, { organisation, reason: why }) => {
    const known = state.organisations.get(organisation.id)
    // Who sees everything is settled when the congress is set up: a wrong tick here would show it all to a competitor.
    if (known ? known.department !== organisation.department : organisation.department)
      return refuse('department-fixed', 'organisation')
    if (known && known.kind !== organisation.kind) return refuse('kind-fixed', 'organisation')
    return accept({ type: 'organisation.set', record: organisation, reason: why })
  },
}
