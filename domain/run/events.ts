import type { Checklist, Item } from '../catalogue/checklist.ts'
import type { Author, Stamp } from '../stamp.ts'

/** One claim about a row, as it was made. Facts are never changed, only confirmed or undone by later events. */
export interface Fact {
  readonly id: string
  readonly kind: 'tick' | 'reading' | 'fail' | 'waive'
  readonly by: Author | null
  /** When the server recorded it, ms. */
  readonly at: number
  /** When it was done; decides which fact counts (DESIGN 5). */
  readonly madeAt: number
  /** The phone's clock could not be believed: `madeAt` is the server's. */
  readonly flagged: boolean
  readonly passed: boolean
  /** Proved by hand although the item asks for a photo, file or probe. */
  readonly byHand: boolean
  readonly note: string | null
  readonly values: readonly number[] | null
  /** A second person has to confirm before it counts. */
  readonly needsSecond: boolean
  readonly confirmed: { readonly by: Author | null; readonly at: number } | null
  readonly undone: { readonly by: Author | null; readonly at: number } | null
}

/** One live line of a run: an item at an area for a carrier, owned by exactly one organisation. */
export interface Row {
  readonly id: string
  readonly checklist: string
  readonly item: Item
  readonly area: string | null
  readonly carrier: string | null
  readonly owner: string
  /** When the run began, ms. */
  readonly startedAt: number
  /** Newest last by position; the last `historyKept` and the one that counts, the journal holds all. */
  readonly facts: readonly Fact[]
}

export interface RowSeed {
  readonly id: string
  readonly item: string
  readonly area: string | null
  readonly carrier: string | null
  readonly owner: string
}

type FactEvent<T, X> = {
  readonly type: T
  readonly row: string
  readonly madeAt: number
  readonly flagged: boolean
  readonly needsSecond: boolean
} & X

export type RunEvent =
  | { readonly type: 'run.started'; readonly checklist: Checklist; readonly rows: readonly RowSeed[] }
  | FactEvent<'run.ticked', { readonly byHand: boolean; readonly note: string | null }>
  | FactEvent<
      'run.measured',
      {
        readonly values: readonly number[]
        readonly passed: boolean
        readonly byHand: boolean
        readonly note: string | null
      }
    >
  | FactEvent<'run.failed', { readonly note: string }>
  | FactEvent<'run.waived', { readonly note: string }>
  | { readonly type: 'run.confirmed'; readonly row: string; readonly fact: string }
  | { readonly type: 'run.undone'; readonly row: string; readonly fact: string; readonly note: string | null }

export interface RunState {
  readonly checklists: Map<string, Checklist>
  readonly rows: Map<string, Row>
}

const historyKept = 40

/** The fact that decides the row: latest `madeAt`, not undone; equal times fall to the later position. */
export function countedFact(row: Pick<Row, 'facts'>): Fact | null {
  let counted: Fact | null = null
  for (const fact of row.facts)
    if (!fact.undone && (!counted || fact.madeAt >= counted.madeAt)) counted = fact
  return counted
}

type When = {
  [T in RunEvent['type']]: (state: RunState, event: Extract<RunEvent, { type: T }>, stamp: Stamp) => void
}

const blank = (stamp: Stamp) => ({
  id: stamp.id,
  by: stamp.by,
  at: stamp.at,
  confirmed: null,
  undone: null,
  values: null,
  byHand: false,
})

/** The oldest goes, but never the one that counts: late proofs of older times would change the state by their number. */
function shortened(facts: readonly Fact[]): readonly Fact[] {
  if (facts.length <= historyKept) return facts
  const counted = countedFact({ facts })
  return facts.toSpliced(facts[0] === counted ? 1 : 0, 1)
}

function addFact(state: RunState, rowId: string, fact: Fact): void {
  const row = state.rows.get(rowId)
  if (row) state.rows.set(rowId, { ...row, facts: shortened([...row.facts, fact]) })
}

function changeFact(state: RunState, rowId: string, factId: string, change: Partial<Fact>): void {
  const row = state.rows.get(rowId)
  if (!row) return
  state.rows.set(rowId, {
    ...row,
    facts: row.facts.map((fact) => (fact.id === factId ? { ...fact, ...change } : fact)),
  })
}

/** What each event makes of the runs. The maps are changed in place, the records in them never. */
export const evolveRun: When = {
  'run.started': (state, { checklist, rows }, stamp) => {
    // A view that knows some rows of the list already gains items, never loses them.
    const known = state.checklists.get(checklist.id)?.items ?? []
    const items = [
      ...known,
      ...checklist.items.filter((item) => !known.some((other) => other.id === item.id)),
    ]
    state.checklists.set(checklist.id, { ...checklist, items })
    const byId = new Map(items.map((item) => [item.id, item]))
    for (const seed of rows) {
      const item = byId.get(seed.item)
      if (item)
        state.rows.set(seed.id, { ...seed, item, checklist: checklist.id, startedAt: stamp.at, facts: [] })
    }
  },
  'run.ticked': (state, { row, madeAt, flagged, needsSecond, byHand, note }, stamp) =>
    addFact(state, row, {
      ...blank(stamp),
      kind: 'tick',
      passed: true,
      madeAt,
      flagged,
      needsSecond,
      byHand,
      note,
    }),
  'run.measured': (state, { row, madeAt, flagged, needsSecond, values, passed, byHand, note }, stamp) =>
    addFact(state, row, {
      ...blank(stamp),
      kind: 'reading',
      passed,
      madeAt,
      flagged,
      needsSecond,
      values,
      byHand,
      note,
    }),
  'run.failed': (state, { row, madeAt, flagged, needsSecond, note }, stamp) =>
    addFact(state, row, { ...blank(stamp), kind: 'fail', passed: false, madeAt, flagged, needsSecond, note }),
  'run.waived': (state, { row, madeAt, flagged, needsSecond, note }, stamp) =>
    addFact(state, row, { ...blank(stamp), kind: 'waive', passed: true, madeAt, flagged, needsSecond, note }),
  'run.confirmed': (state, { row, fact }, stamp) =>
    changeFact(state, row, fact, { confirmed: { by: stamp.by, at: stamp.at } }),
  'run.undone': (state, { row, fact }, stamp) =>
    changeFact(state, row, fact, { undone: { by: stamp.by, at: stamp.at } }),
}

/** Fields that hold free text: the journal keeps them apart so that they can be erased. */
export const runText: { [T in RunEvent['type']]: readonly string[] } = {
  'run.started': [],
  'run.ticked': ['note'],
  'run.measured': ['note'],
  'run.failed': ['note'],
  'run.waived': ['note'],
  'run.confirmed': [],
  'run.undone': ['note'],
}
