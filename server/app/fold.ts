import type { CongressEvent } from '../../domain/events.ts'
import { emptyState, recordOf, stateOf } from '../../domain/state.ts'
import type { CongressState, StateRecord } from '../../domain/state.ts'
import { evolveTouching } from '../../domain/view.ts'
import { viewerOf, visible } from '../../domain/visible.ts'
import type { Viewer, Visible } from '../../domain/visible.ts'
import type { Commit } from '../journal/port.ts'
import type { Position } from './cursor.ts'
import { stampOf } from './line.ts'
import { sharedView } from './port.ts'
import type { ViewKey } from './port.ts'
import { Ring } from './ring.ts'

/** Raise when the shape of a snapshot's body changes: older ones are rebuilt from the journal. */
export const snapshotSchema = 4

/** A congress as of one commit, with where each of its views stood. */
export interface FoldRecord {
  readonly n: number
  readonly state: StateRecord
  readonly views: readonly (readonly [ViewKey, Position])[]
}

/** One event as one view may have it. */
export interface Shown {
  readonly key: ViewKey
  readonly seen: Visible
}

/** Replays commits into the durable state and the views. Live server and snapshot worker run the same code, so replay is checked each time. */
export class Fold {
  readonly state: CongressState
  readonly rings = new Map<ViewKey, Ring>()
  readonly #viewers = new Map<ViewKey, Viewer>()
  #n: number
  #hash = ''
  #at: number | null = null

  constructor(from?: FoldRecord) {
    this.state = from ? stateOf(from.state) : emptyState()
    this.#n = from?.n ?? 0
    for (const [key, position] of from?.views ?? []) this.rings.set(key, new Ring(position))
    this.#meetViewers()
  }

  get n(): number {
    return this.#n
  }

  /** Hash of the last commit applied since it was opened. */
  get hash(): string {
    return this.#hash
  }

  /** The latest time of a commit applied since it was opened, ms; null when there was none. */
  get newestAt(): number | null {
    return this.#at
  }

  /** Applies one commit; returns what each view gets of it, already in its ring. */
  apply(commit: Commit): readonly Shown[] {
    if (commit.n !== this.#n + 1) throw new Error(`commit ${commit.n} of ${commit.stream} follows ${this.#n}`)
    this.#n = commit.n
    this.#hash = commit.hash
    this.#at = Math.max(this.#at ?? 0, commit.at)
    const stamp = stampOf(commit)
    return commit.events.flatMap((recorded) => {
      const { organisation: _organisation, ...event } = recorded
      return this.#show(event as unknown as CongressEvent, stamp)
    })
  }

  record(): FoldRecord {
    const views = [...this.rings].map(([key, ring]) => [key, ring.head] as const)
    return { n: this.#n, state: recordOf(this.state), views }
  }

  #show(event: CongressEvent, stamp: ReturnType<typeof stampOf>): Shown[] {
    const touched = evolveTouching(this.state, event, stamp)
    if (event.type === 'congress.opened') this.#meetViewers()
    const shown: Shown[] = []
    for (const [key, viewer] of this.#viewers) {
      const seen = visible(viewer, event, stamp, touched)
      if (!seen) continue
      this.rings.get(key)?.push(seen)
      shown.push({ key, seen })
    }
    return shown
  }

  #meetViewers(): void {
    if (!this.state.info) return
    for (const key of [sharedView, ...this.state.organisations.keys()]) {
      this.#viewers.set(key, viewerOf(this.state, key === sharedView ? null : key))
      if (!this.rings.has(key)) this.rings.set(key, new Ring())
    }
  }
}
