import type { Checklist, Item } from '../catalogue/checklist.ts'
import type { Stamp } from '../stamp.ts'
import { refreshAsked } from './conditions.ts'
import { countedFact } from './facts.ts'
import type { Attachment, Fact, FactKind } from './facts.ts'
import type { LineSamples } from './line.ts'
import type { Row, RowSeed, RunState } from './row.ts'

type FactEvent<T, X> = {
  readonly type: T
  readonly row: string
  readonly madeAt: number
  readonly flagged: boolean
  readonly needsSecond: boolean
} & X
interface Shown {
  readonly photos?: readonly Attachment[]
}

/** What people and probes say of a row. What the department changes in a live run is in `changes.ts`. */
export type RunEvent =
  | { readonly type: 'run.started'; readonly checklist: Checklist; readonly rows: readonly RowSeed[] }
  | FactEvent<'run.ticked', { readonly byHand: boolean; readonly note: string | null } & Shown>
  | FactEvent<
      'run.measured',
      {
        readonly values: readonly number[]
        readonly passed: boolean
        readonly byHand: boolean
        readonly note: string | null
        readonly line?: LineSamples
      } & Shown
    >
  | FactEvent<'run.failed', { readonly note: string } & Shown>
  | FactEvent<'run.waived', { readonly note: string }>
  | FactEvent<'run.begun', { readonly note: string | null }>
  | FactEvent<'run.blocked', { readonly note: string }>
  | FactEvent<'run.probed', { readonly result: 'ok' | 'bad' | 'silent'; readonly note: string | null }>
  /** By the result of the go/no-go poll, for the item that is done by it. */
  | FactEvent<'run.polled', { readonly passed: boolean }>
  | { readonly type: 'run.confirmed'; readonly row: string; readonly fact: string }
  | { readonly type: 'run.undone'; readonly row: string; readonly fact: string; readonly note: string | null }
  | { readonly type: 'run.reminded'; readonly row: string }

/** Facts that a row keeps; the journal holds all. */
export const historyKept = 40

type When = {
  [T in RunEvent['type']]: (state: RunState, event: Extract<RunEvent, { type: T }>, stamp: Stamp) => void
}

/** What an event says of a fact. */
type Said = Pick<Fact, 'madeAt' | 'flagged' | 'needsSecond'> &
  Partial<Pick<Fact, 'byHand' | 'note' | 'values' | 'photos' | 'line'>>

/** Field by field, as this is made of every proof, on the server twice. */
function factOf(stamp: Stamp, said: Said, kind: FactKind, passed: boolean): Fact {
  const fact: Fact = {
    id: stamp.id,
    kind,
    by: stamp.by,
    at: stamp.at,
    madeAt: said.madeAt,
    flagged: said.flagged,
    passed,
    byHand: said.byHand ?? false,
    note: said.note ?? null,
    values: said.values ?? null,
    needsSecond: said.needsSecond,
    confirmed: null,
    undone: null,
  }
  const { photos, line } = said
  return photos === undefined && line === undefined
    ? fact
    : { ...fact, ...(photos === undefined ? {} : { photos }), ...(line === undefined ? {} : { line }) }
}

/** The oldest goes, but never the one that counts: late proofs of older times would change the state by their number. */
function shortened(row: Row): Row {
  const { facts } = row
  if (facts.length <= historyKept) return row
  const gone = facts[0] === countedFact(row) ? 1 : 0
  return { ...row, facts: facts.filter((_, at) => at !== gone) }
}

function setFacts(state: RunState, rowId: string, change: (facts: readonly Fact[]) => readonly Fact[]): void {
  const row = state.rows.get(rowId)
  if (!row) return
  state.rows.set(rowId, shortened({ ...row, facts: change(row.facts) }))
  refreshAsked(state, row.checklist, row.item.id)
}

const addFact = (state: RunState, rowId: string, fact: Fact): void =>
  setFacts(state, rowId, (facts) => [...facts, fact])

const changeFact = (state: RunState, rowId: string, factId: string, change: Partial<Fact>): void =>
  setFacts(state, rowId, (facts) => facts.map((fact) => (fact.id === factId ? { ...fact, ...change } : fact)))

/** Takes the rows of a run, or of an item added to it: a view that knows some already gains items, never loses them. */
export function takeRows(
  state: RunState,
  checklist: Checklist,
  rows: readonly RowSeed[],
  startedAt: number,
): void {
  const known = state.checklists.get(checklist.id)?.items ?? []
  const has = (list: readonly Item[], { id }: Item): boolean => list.some((other) => other.id === id)
  // A list that holds all that is known says their order, too: that is how a view gets an item in its old place.
  const items = known.every((item) => has(checklist.items, item))
    ? checklist.items
    : [...known, ...checklist.items.filter((item) => !has(known, item))]
  state.checklists.set(checklist.id, { ...checklist, items })
  const byId = new Map(items.map((item) => [item.id, item]))
  for (const seed of rows) {
    const item = byId.get(seed.item)
    if (item) state.rows.set(seed.id, { ...seed, item, checklist: checklist.id, startedAt, facts: [] })
  }
  for (const item of items) refreshAsked(state, checklist.id, item.id)
}

/** What each event makes of the runs. The maps are changed in place, the records in them never. */
export const evolveRun: When = {
  'run.started': (state, { checklist, rows }, stamp) => takeRows(state, checklist, rows, stamp.at),
  'run.ticked': (state, event, stamp) => addFact(state, event.row, factOf(stamp, event, 'tick', true)),
  'run.measured': (state, event, stamp) =>
    addFact(state, event.row, factOf(stamp, event, 'reading', event.passed)),
  'run.failed': (state, event, stamp) => addFact(state, event.row, factOf(stamp, event, 'fail', false)),
  'run.waived': (state, event, stamp) => addFact(state, event.row, factOf(stamp, event, 'waive', true)),
  'run.begun': (state, event, stamp) => addFact(state, event.row, factOf(stamp, event, 'begin', false)),
  'run.blocked': (state, event, stamp) => addFact(state, event.row, factOf(stamp, event, 'block', false)),
  'run.probed': (state, event, stamp) => {
    const fact = factOf(stamp, event, 'probe', event.result === 'ok')
    addFact(state, event.row, event.result === 'silent' ? { ...fact, silent: true } : fact)
  },
  'run.polled': (state, event, stamp) =>
    addFact(state, event.row, factOf(stamp, event, 'poll', event.passed)),
  'run.confirmed': (state, { row, fact }, stamp) =>
    changeFact(state, row, fact, { confirmed: { by: stamp.by, at: stamp.at } }),
  'run.undone': (state, { row, fact }, stamp) =>
    changeFact(state, row, fact, { undone: { by: stamp.by, at: stamp.at } }),
  'run.reminded': (state, { row: id }, stamp) => {
    const row = state.rows.get(id)
    if (row) state.rows.set(id, { ...row, reminded: { at: stamp.at, by: stamp.by } })
  },
}

/** Fields that hold free text: the journal keeps them apart so that they can be erased. */
export const runText: { [T in RunEvent['type']]: readonly string[] } = {
  'run.started': [],
  'run.ticked': ['note'],
  'run.measured': ['note'],
  'run.failed': ['note'],
  'run.waived': ['note'],
  'run.begun': ['note'],
  'run.blocked': ['note'],
  'run.probed': ['note'],
  'run.polled': [],
  'run.confirmed': [],
  'run.undone': ['note'],
  'run.reminded': [],
}
