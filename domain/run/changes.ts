import type { Checklist } from '../catalogue/checklist.ts'
import { sightOf, viewerOf } from '../sight.ts'
import type { Stamp } from '../stamp.ts'
import type { CongressState } from '../state.ts'
import { refreshAsked } from './conditions.ts'
import { takeRows } from './events.ts'
import { countedFact } from './facts.ts'
import type { Lapse, Row, RowSeed } from './row.ts'

/** What the department changes in a live run, and what the scheduler notes of it. */
export type ChangeEvent =
  | {
      readonly type: 'run.grown'
      readonly checklist: Checklist
      readonly rows: readonly RowSeed[]
      readonly reason: string
    }
  | { readonly type: 'run.reassigned'; readonly row: string; readonly to: string; readonly reason: string }
  | {
      readonly type: 'run.range-set'
      readonly checklist: string
      readonly item: string
      readonly reading: number
      readonly min: number | null
      readonly max: number | null
      readonly reason: string
    }
  | {
      readonly type: 'run.asked-again'
      readonly row: string
      readonly reason: string | null
      readonly incident: string | null
    }
  | {
      readonly type: 'run.probe-bound'
      readonly row: string
      readonly probe: string | null
      readonly reason: string
    }
  | {
      readonly type: 'run.lapsed'
      readonly row: string
      readonly kind: Lapse['kind']
      readonly dueAt: number
    }
  /** The clock jumped by so many ms: nothing is recorded or escalated until somebody has looked. */
  | { readonly type: 'schedule.doubted'; readonly jump: number }
  | { readonly type: 'schedule.trusted'; readonly note: string }

type When = {
  [T in ChangeEvent['type']]: (
    state: CongressState,
    event: Extract<ChangeEvent, { type: T }>,
    stamp: Stamp,
  ) => void
}

function change(state: CongressState, id: string, to: (row: Row) => Row): void {
  const row = state.rows.get(id)
  if (!row) return
  state.rows.set(id, to(row))
  refreshAsked(state, row.checklist, row.item.id)
}

/** A new owner begins with nothing proven; what the former one wrote stays with the department. */
function reassigned(row: Row, to: string, reason: string, at: number): Row {
  const { askedAgain: _asked, reminded: _reminded, lapse: _lapse, probe: _probe, ...rest } = row
  const past = [...(row.past ?? []), { owner: row.owner, until: at, facts: row.facts }]
  return { ...rest, owner: to, facts: [], assigned: { at, reason }, past }
}

/** Readings are judged anew by the limits as they now are: a stricter one must not leave the board green. */
function rejudged(row: Row): Row {
  const { readings } = row.item.evidence
  const facts = row.facts.map((fact) => {
    if (fact.kind !== 'reading' || !fact.values) return fact
    const passed = insideAll(readings, fact.values)
    return passed === fact.passed ? fact : { ...fact, passed, needsSecond: passed && row.item.twoPerson }
  })
  return { ...row, facts }
}

/** Every value inside the accepted range of its reading, limits included. */
export const insideAll = (
  readings: readonly { readonly min: number | null; readonly max: number | null }[],
  values: readonly number[],
): boolean =>
  readings.every(({ min, max }, index) => {
    const value = values[index]
    return value !== undefined && (min === null || value >= min) && (max === null || value <= max)
  })

/** Only where it has failed, and only where its owner knows of the incident: others learn nothing from it. */
function asksAgain(state: CongressState, row: Row, incident: string | null): boolean {
  if (incident === null) return true
  const counted = countedFact(row)
  if (!counted || counted.passed) return false
  const found = state.incidents.get(incident)
  return found === undefined || sightOf(viewerOf(state, row.owner), found) !== 'none'
}

function setRange(state: CongressState, event: Extract<ChangeEvent, { type: 'run.range-set' }>): void {
  const list = state.checklists.get(event.checklist)
  const old = list?.items.find(({ id }) => id === event.item)
  if (!list || !old) return
  const readings = old.evidence.readings.map((reading, index) =>
    index === event.reading ? { ...reading, min: event.min, max: event.max, approved: true } : reading,
  )
  const item = { ...old, evidence: { ...old.evidence, readings } }
  state.checklists.set(list.id, {
    ...list,
    items: list.items.map((other) => (other.id === item.id ? item : other)),
  })
  for (const row of state.rows.values())
    if (row.checklist === list.id && row.item.id === item.id)
      state.rows.set(row.id, rejudged({ ...row, item }))
  refreshAsked(state, list.id, item.id)
}

export const evolveChange: When = {
  'run.grown': (state, { checklist, rows }, stamp) => takeRows(state, checklist, rows, stamp.at),
  'run.reassigned': (state, { row, to, reason }, stamp) =>
    change(state, row, (found) => reassigned(found, to, reason, stamp.at)),
  'run.range-set': setRange,
  'run.asked-again': (state, { row, reason, incident }, stamp) =>
    change(state, row, (found) =>
      asksAgain(state, found, incident)
        ? { ...found, askedAgain: { at: stamp.at, reason, incident } }
        : found,
    ),
  'run.probe-bound': (state, { row, probe }, stamp) =>
    change(state, row, (found) => ({
      ...found,
      probe: probe === null ? null : { name: probe, boundAt: stamp.at },
    })),
  'run.lapsed': (state, { row, kind, dueAt }, stamp) =>
    change(state, row, (found) => ({ ...found, lapse: { kind, dueAt, at: stamp.at } })),
  'schedule.doubted': (state, { jump }, stamp) => {
    state.doubted = { at: stamp.at, jump }
  },
  'schedule.trusted': (state) => {
    state.doubted = null
  },
}

export const changeText: { [T in ChangeEvent['type']]: readonly string[] } = {
  'run.grown': ['reason'],
  'run.reassigned': ['reason'],
  'run.range-set': ['reason'],
  'run.asked-again': ['reason'],
  'run.probe-bound': ['reason'],
  'run.lapsed': [],
  'schedule.doubted': [],
  'schedule.trusted': ['note'],
}
