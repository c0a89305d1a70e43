import { changed } from '../../domain/draft.ts'
import type { ViewAnswer, WireEvent } from '../../domain/protocol.ts'
import { emptyState, stateOf } from '../../domain/state.ts'
import type { CongressState, StateRecord } from '../../domain/state.ts'
import { markOf, subjectOf } from './entry.ts'
import type { OutboxEntry, SyncMark } from './entry.ts'
import type { Settled } from './sender.ts'
import { alreadyIn, replay } from './replay.ts'
import type { Drawing, Me } from './replay.ts'
import { rulesNow } from './rules.ts'
import { needsWhole, slim } from './slim.ts'

/** A receipt whose effect has not reached the view yet stays drawn at most so long, ms. */
export const receivedKeptFor = 5_000
const marksKept = 50

interface Received {
  readonly entry: OutboxEntry
  /** Where this account's view stood when the centre answered. */
  readonly cursor: string
  readonly until: number
}

/** What the centre confirmed, and what the screens draw of it with this account's commands on top. */
export class Board {
  readonly #congress: string
  readonly #me: Me | null
  readonly #drawing: Drawing = new Map()
  #confirmed = emptyState()
  #received: readonly Received[] = []
  #marks = new Map<string, SyncMark>()

  constructor(congress: string, me: Me | null) {
    this.#congress = congress
    this.#me = me
  }

  get confirmed(): CongressState {
    return this.#confirmed
  }

  get holdsReceived(): boolean {
    return this.#received.length > 0
  }

  /** Throws when the record is not one that this version can read. */
  open(record: StateRecord): void {
    this.#confirmed = stateOf(record)
    if (this.#me === null) slim(this.#confirmed)
  }

  snapshot({ view }: ViewAnswer): void {
    this.open(view)
    this.#received = []
  }

  /** Only the whole view tells what these events are about. Always false but on a display. */
  needsWhole(events: readonly WireEvent[]): boolean {
    return this.#me === null && needsWhole(this.#confirmed, events)
  }

  /** All or nothing: an event that cannot be applied leaves the state as it was. */
  events(events: readonly WireEvent[], cursor: string): void {
    this.#confirmed = changed(this.#confirmed, (next) => {
      for (const { e, s } of events) if (e.type !== 'gone' && s !== null) rulesNow().evolve(next, e, s)
      if (this.#me === null) slim(next)
    })
    this.#received = this.#received.filter((received) => received.cursor !== cursor)
  }

  clear(): void {
    this.#confirmed = emptyState()
    this.#received = []
    this.#marks.clear()
  }

  /** A command is at the centre; until the view brings it back it is drawn from here. `at`: this device's clock. */
  settled({ entry, answer }: Settled, cursor: string | null, at: number): void {
    if (entry.congress !== this.#congress || !answer.ok) return
    this.#marks.delete(subjectOf(entry))
    this.#marks.set(subjectOf(entry), 'received')
    this.#marks = new Map([...this.#marks].slice(-marksKept))
    if (answer.cursor === cursor) return
    this.#received = [...this.#received, { entry, cursor: answer.cursor, until: at + receivedKeptFor }]
  }

  /** Draws the board as it is at `now` of this device. */
  draw(
    outbox: readonly OutboxEntry[],
    now: number,
  ): { shown: CongressState; sync: ReadonlyMap<string, SyncMark> } {
    this.#received = this.#received.filter(
      ({ entry, until }) => now < until && !alreadyIn(this.#confirmed, entry),
    )
    const mine = outbox.filter(({ congress }) => congress === this.#congress)
    const waiting = mine.filter(({ state }) => state === 'stored' || state === 'sending')
    const taken = new Set(waiting.map(({ id }) => id))
    const received = this.#received.map(({ entry }) => entry).filter(({ id }) => !taken.has(id))
    const sync = new Map(this.#marks)
    for (const entry of mine) sync.set(subjectOf(entry), markOf[entry.state])
    const shown = this.#me
      ? replay(this.#confirmed, this.#me, [...received, ...waiting], this.#drawing)
      : this.#confirmed
    return { shown, sync }
  }
}
