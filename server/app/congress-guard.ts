import { decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import type { Decision } from '../../domain/decision.ts'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { Stamp } from '../../domain/stamp.ts'
import { copyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Commit, RecordedEvent } from '../journal/port.ts'
import type { Position } from './cursor.ts'
import type { Feeds } from './feed.ts'
import type { Fold } from './fold.ts'
import type { Asked, Guard } from './line.ts'
import type { FindAttachment, ViewKey } from './port.ts'

/** Guards one congress: the fold holds what is durable, `#ahead` what is decided but still waiting for the disk. */
export class CongressGuard implements Guard {
  readonly #congress: string
  #fold: Fold
  readonly #feeds: Feeds
  readonly #unseat: (person: string) => void
  readonly #find: FindAttachment
  #ahead: CongressState

  constructor(
    congress: string,
    fold: Fold,
    feeds: Feeds,
    unseat: (person: string) => void,
    find: FindAttachment = () => null,
  ) {
    this.#find = find
    this.#unseat = unseat
    this.#congress = congress
    this.#fold = fold
    this.#feeds = feeds
    this.#ahead = copyState(fold.state)
  }

  /** Durable plus waiting: who may act is asked here, so that a removal counts at once. */
  get ahead(): CongressState {
    return this.#ahead
  }

  decide(asked: Asked, at: number): Decision<RecordedEvent> {
    const command = { type: asked.type, payload: asked.payload } as CongressCommand
    const { by, madeAt, id, expected } = asked
    const attachment = (photo: string) =>
      by.organisation === null ? null : this.#find(this.#congress, by.organisation, photo)
    const ctx = { by, at, madeAt, id, expected, attachment }
    return decide(this.#ahead, command, ctx) as Decision<RecordedEvent>
  }

  foresee(events: readonly RecordedEvent[], stamp: Stamp): void {
    for (const { organisation: _organisation, ...event } of events)
      evolve(this.#ahead, event as unknown as CongressEvent, stamp)
  }

  forget(): void {
    this.#ahead = copyState(this.#fold.state)
  }

  /** The same commits, read anew: their texts may be others. `forget` is called next. */
  replace(fold: Fold): void {
    this.#fold = fold
  }

  settle(commits: readonly Commit[]): void {
    // Who lost or changed their place leaves the view before anything of this group goes out.
    for (const { events } of commits)
      for (const event of events)
        if (event.type === 'person.moved' || event.type === 'person.left')
          this.#unseat(event['person'] as string)
    const before = new Map<ViewKey, Position>([...this.#fold.rings].map(([key, ring]) => [key, ring.head]))
    const shown = commits.flatMap((commit) => this.#fold.apply(commit))
    this.#feeds.publish(this.#congress, shown, before)
  }
}
