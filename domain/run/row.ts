import type { Checklist, Item } from '../catalogue/checklist.ts'
import type { Author } from '../stamp.ts'
import type { Fact } from './facts.ts'

/** What the scheduler has recorded of a row's times; the state itself never waits for it. */
export interface Lapse {
  readonly kind: 'due' | 'overdue' | 'stale'
  /** The occurrence it is about, ms. */
  readonly dueAt: number
  readonly at: number
}

/** Proofs of a former owner: the department's to read, nobody else's. */
export interface Past {
  readonly owner: string
  readonly until: number
  readonly facts: readonly Fact[]
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
  /** False while the item that this one depends on does not ask for it. */
  readonly asked?: boolean
  /** Proofs up to `at` no longer count. `incident`: it was resolved, so its item is to be proved anew. */
  readonly askedAgain?: {
    readonly at: number
    readonly reason: string | null
    readonly incident: string | null
  } | null
  /** Given to its present owner later than the run began. */
  readonly assigned?: { readonly at: number; readonly reason: string }
  readonly past?: readonly Past[]
  /** The machine check that ticks and un-ticks it. */
  readonly probe?: { readonly name: string; readonly boundAt: number } | null
  readonly reminded?: { readonly at: number; readonly by: Author | null }
  readonly lapse?: Lapse
}

export interface RowSeed {
  readonly id: string
  readonly item: string
  readonly area: string | null
  readonly carrier: string | null
  readonly owner: string
}

export interface RunState {
  readonly checklists: Map<string, Checklist>
  readonly rows: Map<string, Row>
}
