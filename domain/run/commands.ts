import * as z from 'zod/mini'
import { accept, refuse } from '../decision.ts'
import type { Context, Decision } from '../decision.ts'
import { CommandId, RowId } from '../ids.ts'
import { line } from '../text.ts'
import { insideAll } from './changes.ts'
import type { RunEvent } from './events.ts'
import { countedFact, overridden, standingMark } from './facts.ts'
import type { Attachment, Fact } from './facts.ts'
import { fitsLine, LineSamples } from './line.ts'
import type { Row, RunState } from './row.ts'

const note = z.optional(line(300))
const photos = z.optional(z.array(CommandId).check(z.maxLength(6, { abort: true })))

/** What people ask of a row. Limits: notes 300 characters, one number per reading, six photos or files. */
export const runCommands = {
  'run.tick': z.strictObject({ row: RowId, note, photos }),
  'run.measure': z.strictObject({
    row: RowId,
    values: z.array(z.number()).check(z.maxLength(8, { abort: true })),
    note,
    photos,
    /** Raw samples of a line measurement; the values it fills in must follow from them. */
    line: z.optional(LineSamples),
  }),
  'run.fail': z.strictObject({ row: RowId, note: line(300), photos }),
  'run.waive': z.strictObject({ row: RowId, note: line(300) }),
  'run.begin': z.strictObject({ row: RowId, note }),
  'run.block': z.strictObject({ row: RowId, note: line(300) }),
  /** By a second account, online: `fact` is the claim that was read and is confirmed. */
  'run.confirm': z.strictObject({ row: RowId, fact: CommandId }),
  'run.undo': z.strictObject({ row: RowId, fact: CommandId, note }),
  'run.remind': z.strictObject({ row: RowId }),
}
export type RunCommand = {
  [T in keyof typeof runCommands]: { type: T; payload: z.infer<(typeof runCommands)[T]> }
}[keyof typeof runCommands]
type Payload<T extends RunCommand['type']> = z.infer<(typeof runCommands)[T]>

/** A phone clock is believed from the start of the run until this much after the server's now, ms (DESIGN 5). */
export const clockTolerance = 2 * 60_000
/** Within this time the author takes a record back without giving a reason, ms. */
export const undoGrace = 5 * 60_000
/** A second reminder of the same row has to wait this long, ms. */
export const remindAgain = 10 * 60_000

/** The time a claim counts from, and whether the phone's own time could not be believed. */
export function countedAt(
  madeAt: number,
  at: number,
  startedAt: number,
): { madeAt: number; flagged: boolean } {
  const wrong = madeAt > at + clockTolerance || madeAt < startedAt
  return { madeAt: wrong ? at : madeAt, flagged: wrong }
}

/** Before it was given to its present owner nothing of theirs can count either. */
const timed = (row: Row, ctx: Context) =>
  countedAt(ctx.madeAt, ctx.at, Math.max(row.startedAt, row.assigned?.at ?? 0))

/** Every value inside the accepted range of its reading, limits included. */
export const inRange = (row: Row, values: readonly number[]): boolean =>
  insideAll(row.item.evidence.readings, values)

/** The item asks for a photo, a file or a probe, and none is given: a person vouches for it, with a note. */
export const byHand = (row: Row, shown: readonly string[] = []): boolean => {
  const { kind } = row.item.evidence
  if (kind === 'tick' || kind === 'reading') return false
  return kind === 'probe' || shown.length === 0
}

/** A waiver of a critical item stands only once the department has confirmed it. */
export const needsDepartment = (row: Row, fact: Pick<Fact, 'kind'>): boolean =>
  fact.kind === 'waive' && row.item.critical

/** The second person has to stand elsewhere than the first: the item says so. */
export const needsElsewhere = (row: Row, fact: Pick<Fact, 'kind'>): boolean =>
  fact.kind !== 'waive' && (row.item.secondElsewhere ?? false)

const waived = (row: Row): boolean => countedFact(row)?.kind === 'waive'

/** The records of photos and files; null when one is not there, or not this organisation's. */
export function shown(
  ids: readonly string[] | undefined,
  ctx: Context,
): { photos?: readonly Attachment[] } | null {
  if (!ids || ids.length === 0) return {}
  const found = ids.flatMap((id) => ctx.attachment?.(id) ?? [])
  return found.length === ids.length ? { photos: found } : null
}

/** An item that asks for a photo is not proven by a text or a PDF alone. */
const lacksPhoto = (row: Row, { photos }: { photos?: readonly Attachment[] }): boolean =>
  row.item.evidence.kind === 'photo' && photos !== undefined && photos.every(({ kind }) => kind !== 'photo')

type When = {
  [T in RunCommand['type']]: (row: Row, ask: Payload<T>, ctx: Context) => Decision<RunEvent>
}

const when: When = {
  'run.tick': (row, ask, ctx) => {
    if (row.item.evidence.readings.length > 0) return refuse('reading-required', 'values')
    const hand = byHand(row, ask.photos)
    if (hand && ask.note === undefined) return refuse('note-required', 'note')
    const attached = shown(ask.photos, ctx)
    if (!attached) return refuse('unknown-attachment', 'photos')
    if (lacksPhoto(row, attached)) return refuse('wrong-evidence', 'photos')
    const needsSecond = row.item.twoPerson
    const said = { row: row.id, ...timed(row, ctx), needsSecond, byHand: hand, note: ask.note ?? null }
    return accept({ type: 'run.ticked', ...said, ...attached })
  },
  'run.measure': (row, ask, ctx) => {
    const { readings } = row.item.evidence
    const { values } = ask
    if (readings.length === 0) return refuse('wrong-evidence')
    if (values.some((value) => !Number.isFinite(value))) return refuse('reading-not-a-number', 'values')
    if (values.length !== readings.length) return refuse('reading-required', 'values')
    if (ask.line && !fitsLine(readings, values, ask.line)) return refuse('line-differs', 'values')
    const hand = byHand(row, ask.photos)
    if (hand && ask.note === undefined) return refuse('note-required', 'note')
    const attached = shown(ask.photos, ctx)
    if (!attached) return refuse('unknown-attachment', 'photos')
    if (lacksPhoto(row, attached)) return refuse('wrong-evidence', 'photos')
    const passed = inRange(row, values)
    return accept({
      type: 'run.measured',
      row: row.id,
      ...timed(row, ctx),
      needsSecond: passed && row.item.twoPerson,
      values,
      passed,
      byHand: hand,
      note: ask.note ?? null,
      ...attached,
      ...(ask.line ? { line: ask.line } : {}),
    })
  },
  'run.fail': (row, ask, ctx) => {
    const attached = shown(ask.photos, ctx)
    if (!attached) return refuse('unknown-attachment', 'photos')
    const said = { row: row.id, ...timed(row, ctx), needsSecond: false, note: ask.note }
    return accept({ type: 'run.failed', ...said, ...attached })
  },
  'run.waive': (row, ask, ctx) =>
    accept({
      type: 'run.waived',
      row: row.id,
      ...timed(row, ctx),
      needsSecond: row.item.critical,
      note: ask.note,
    }),
  'run.begin': (row, ask, ctx) =>
    accept({
      type: 'run.begun',
      row: row.id,
      ...timed(row, ctx),
      needsSecond: false,
      note: ask.note ?? null,
    }),
  'run.block': (row, ask, ctx) =>
    accept({ type: 'run.blocked', row: row.id, ...timed(row, ctx), needsSecond: false, note: ask.note }),
  'run.confirm': (row, ask, ctx) => {
    const counted = countedFact(row)
    if (counted?.id !== ask.fact || !counted.needsSecond || counted.confirmed)
      return refuse('nothing-to-confirm')
    if (counted.by?.person === ctx.by.person) return refuse('same-person')
    if (needsDepartment(row, counted) && !ctx.by.department) return refuse('department-needed')
    if (needsElsewhere(row, counted) && counted.by?.organisation === ctx.by.organisation)
      return refuse('other-organisation')
    return accept({ type: 'run.confirmed', row: row.id, fact: ask.fact })
  },
  'run.undo': (row, ask, ctx) => {
    const standing = [countedFact(row), standingMark(row)].find((fact) => fact?.id === ask.fact)
    if (!standing || standing.kind === 'probe' || standing.kind === 'poll') return refuse('nothing-to-undo')
    const own = standing.by?.person === ctx.by.person && ctx.madeAt <= standing.madeAt + undoGrace
    if (!own && ask.note === undefined) return refuse('undo-reason', 'note')
    return accept({ type: 'run.undone', row: row.id, fact: ask.fact, note: ask.note ?? null })
  },
  'run.remind': (row, _ask, ctx) => {
    const last = row.reminded?.at ?? -Infinity
    if (ctx.at < last + remindAgain) return refuse('reminded-already')
    return accept({ type: 'run.reminded', row: row.id })
  },
}

/** Commands that say something new of the item itself. */
const claims: readonly RunCommand['type'][] = [
  'run.tick',
  'run.measure',
  'run.fail',
  'run.waive',
  'run.begin',
  'run.block',
]
type Rule = (row: Row, ask: object, ctx: Context) => Decision<RunEvent>

/** Rights are in `may.ts`; this says what the row itself allows. */
export function decideRun(
  state: Pick<RunState, 'rows'>,
  command: RunCommand,
  ctx: Context,
): Decision<RunEvent> {
  const row = state.rows.get(command.payload.row)
  if (!row) return refuse('not-found', 'row')
  if (claims.includes(command.type)) {
    if (row.item.byPoll) return refuse('by-poll')
    if (waived(row)) return refuse('item-waived')
    const note = 'note' in command.payload ? command.payload.note : undefined
    if (row.probe && !overridden(row) && note === undefined) return refuse('override-reason', 'note')
  }
  const rule: unknown = when[command.type]
  return (rule as Rule)(row, command.payload, ctx)
}
