import * as z from 'zod/mini'
import { accept, refuse } from '../decision.ts'
import type { Context, Decision } from '../decision.ts'
import { CommandId, RowId } from '../ids.ts'
import { line } from '../text.ts'
import { countedFact } from './events.ts'
import type { Fact, Row, RunEvent, RunState } from './events.ts'

const note = z.optional(line(300))

/** What can be asked of a row. Limits: notes 300 characters, one number per reading of the item. */
export const runCommands = {
  'run.tick': z.strictObject({ row: RowId, note }),
  'run.measure': z.strictObject({
    row: RowId,
    values: z.array(z.number()).check(z.maxLength(8, { abort: true })),
    note,
  }),
  'run.fail': z.strictObject({ row: RowId, note: line(300) }),
  'run.waive': z.strictObject({ row: RowId, note: line(300) }),
  /** By a second account, online: `fact` is the claim that was read and is confirmed. */
  'run.confirm': z.strictObject({ row: RowId, fact: CommandId }),
  'run.undo': z.strictObject({ row: RowId, fact: CommandId, note }),
}
export type RunCommand = {
  [T in keyof typeof runCommands]: { type: T; payload: z.infer<(typeof runCommands)[T]> }
}[keyof typeof runCommands]
type Payload<T extends RunCommand['type']> = z.infer<(typeof runCommands)[T]>

/** A phone clock is believed from the start of the run until this much after the server's now, ms (DESIGN 5). */
export const clockTolerance = 2 * 60_000

/** The time a claim counts from, and whether the phone's own time could not be believed. */
export function countedAt(
  madeAt: number,
  at: number,
  startedAt: number,
): { madeAt: number; flagged: boolean } {
  const wrong = madeAt > at + clockTolerance || madeAt < startedAt
  return { madeAt: wrong ? at : madeAt, flagged: wrong }
}

const timed = (row: Row, ctx: Context) => countedAt(ctx.madeAt, ctx.at, row.startedAt)

/** Every value inside the accepted range of its reading, limits included. */
export const inRange = (row: Row, values: readonly number[]): boolean =>
  row.item.evidence.readings.every(({ min, max }, index) => {
    const value = values[index]
    return value !== undefined && (min === null || value >= min) && (max === null || value <= max)
  })

/** The means of proof is not built yet (photo, file, probe): a person proves it by hand, with a note. */
export const byHand = (row: Row): boolean =>
  row.item.evidence.kind !== 'tick' && row.item.evidence.kind !== 'reading'

/** A waiver of a critical item stands only once the department has confirmed it. */
export const needsDepartment = (row: Row, fact: Pick<Fact, 'kind'>): boolean =>
  fact.kind === 'waive' && row.item.critical

const waived = (row: Row): boolean => countedFact(row)?.kind === 'waive'

const when: { [T in RunCommand['type']]: (row: Row, ask: Payload<T>, ctx: Context) => Decision<RunEvent> } = {
  'run.tick': (row, ask, ctx) => {
    if (waived(row)) return refuse('item-waived')
    if (row.item.evidence.readings.length > 0) return refuse('reading-required', 'values')
    if (byHand(row) && ask.note === undefined) return refuse('note-required', 'note')
    return accept({
      type: 'run.ticked',
      row: row.id,
      ...timed(row, ctx),
      needsSecond: row.item.twoPerson,
      byHand: byHand(row),
      note: ask.note ?? null,
    })
  },
  'run.measure': (row, ask, ctx) => {
    if (waived(row)) return refuse('item-waived')
    const { readings } = row.item.evidence
    if (readings.length === 0) return refuse('wrong-evidence')
    if (ask.values.some((value) => !Number.isFinite(value))) return refuse('reading-not-a-number', 'values')
    if (ask.values.length !== readings.length) return refuse('reading-required', 'values')
    if (byHand(row) && ask.note === undefined) return refuse('note-required', 'note')
    const passed = inRange(row, ask.values)
    const { values } = ask
    return accept({
      type: 'run.measured',
      row: row.id,
      ...timed(row, ctx),
      needsSecond: passed && row.item.twoPerson,
      values,
      passed,
      byHand: byHand(row),
      note: ask.note ?? null,
    })
  },
  'run.fail': (row, ask, ctx) => {
    if (waived(row)) return refuse('item-waived')
    return accept({ type: 'run.failed', row: row.id, ...timed(row, ctx), needsSecond: false, note: ask.note })
  },
  'run.waive': (row, ask, ctx) => {
    if (waived(row)) return refuse('item-waived')
    return accept({
      type: 'run.waived',
      row: row.id,
      ...timed(row, ctx),
      needsSecond: row.item.critical,
      note: ask.note,
    })
  },
  'run.confirm': (row, ask, ctx) => {
    const counted = countedFact(row)
    if (counted?.id !== ask.fact || !counted.needsSecond || counted.confirmed)
      return refuse('nothing-to-confirm')
    if (counted.by?.person === ctx.by.person) return refuse('same-person')
    if (needsDepartment(row, counted) && !ctx.by.department) return refuse('department-needed')
    return accept({ type: 'run.confirmed', row: row.id, fact: ask.fact })
  },
  'run.undo': (row, ask) => {
    const counted = countedFact(row)
    if (counted?.id !== ask.fact) return refuse('nothing-to-undo')
    return accept({ type: 'run.undone', row: row.id, fact: ask.fact, note: ask.note ?? null })
  },
}

type Rule = (row: Row, ask: object, ctx: Context) => Decision<RunEvent>

/** Rights are in `may.ts`; this says what the row itself allows. */
export function decideRun(state: RunState, command: RunCommand, ctx: Context): Decision<RunEvent> {
  const row = state.rows.get(command.payload.row)
  if (!row) return refuse('not-found', 'row')
  const rule: unknown = when[command.type]
  return (rule as Rule)(row, command.payload, ctx)
}
