import type { WireEvent } from '../../domain/protocol.ts'
import type { Visible } from '../../domain/visible.ts'
import { digestAfter, start } from './cursor.ts'
import type { Misfit, Position } from './cursor.ts'

/** How many events of a view are kept for resuming; an older cursor gets a snapshot. */
export const ringKept = 5_000

interface Kept {
  /** Replaced when what it speaks of is taken out of sight. */
  wire: WireEvent
  readonly digest: string
  /** What the event speaks of; emptied when it is withdrawn. */
  readonly subject: string | null
}

const gone: WireEvent = { e: { type: 'gone' }, s: null }

const subjectOf = ({ event }: Visible): string | null => {
  if ('row' in event) return event.row
  if ('incident' in event) return event.incident
  if ('contact' in event) return event.contact
  if (event.type === 'incident.faced') return event.face.id
  return event.type === 'incident.disclosed' ||
    event.type === 'run.disclosed' ||
    event.type === 'directory.disclosed'
    ? event.record.id
    : null
}

/** From here on the record, or most of it, is out of this view's sight: what still holds it must not be served. */
export const takesAway = ({ event }: Visible): boolean =>
  event.type === 'incident.withdrawn' ||
  event.type === 'incident.faced' ||
  event.type === 'run.withdrawn' ||
  event.type === 'directory.withdrawn' ||
  // It says all that is shared of it now: a number that was taken back must not come with an older one.
  event.type === 'directory.disclosed'

/** One view's own numbering 1, 2, 3 … with its last events. */
export class Ring {
  #kept: Kept[] = []
  /**
   * What is kept with its content, by what it speaks of, oldest first: every change of an incident that a view only has
   * the face of takes the former face away, and a walk over the whole ring for each would cost more than the command.
   */
  readonly #speaking = new Map<string, Kept[]>()
  #head: Position
  /** The position before the oldest kept event. */
  #base: Position

  constructor(from: Position = start) {
    this.#head = from
    this.#base = from
  }

  get head(): Position {
    return this.#head
  }

  push(seen: Visible): WireEvent {
    const wire: WireEvent = { e: seen.event, s: seen.stamp }
    const subject = subjectOf(seen)
    const digest = digestAfter(this.#head.digest, wire)
    const kept: Kept = { wire, digest, subject }
    if (subject !== null) {
      if (takesAway(seen)) this.#empty(subject)
      const speaking = this.#speaking.get(subject)
      if (speaking) speaking.push(kept)
      else this.#speaking.set(subject, [kept])
    }
    this.#head = { position: this.#head.position + 1, digest }
    this.#kept.push(kept)
    // Trimmed in blocks: shifting one by one would move 5,000 entries for each event.
    if (this.#kept.length > ringKept * 1.2) this.#trim()
    return wire
  }

  /** Events after a position, or why it does not fit. */
  after(from: Position): readonly WireEvent[] | Misfit {
    if (from.position > this.#head.position) return 'ahead'
    if (from.position < this.#base.position) return 'too-old'
    const index = from.position - this.#base.position
    const digest = index === 0 ? this.#base.digest : this.#kept[index - 1]?.digest
    return digest === from.digest ? this.#kept.slice(index).map(({ wire }) => wire) : 'other-history'
  }

  /** What was taken out of sight is not served to a latecomer with its old content: place stays, content goes. */
  #empty(subject: string): void {
    for (const kept of this.#speaking.get(subject) ?? []) kept.wire = gone
    this.#speaking.delete(subject)
  }

  #trim(): void {
    const cut = this.#kept.length - ringKept
    const last = this.#kept[cut - 1]
    if (last) this.#base = { position: this.#base.position + cut, digest: last.digest }
    const dropped = new Set(this.#kept.slice(0, cut))
    this.#kept = this.#kept.slice(cut)
    for (const subject of new Set([...dropped].flatMap(({ subject: spoken }) => spoken ?? []))) {
      const left = this.#speaking.get(subject)?.filter((kept) => !dropped.has(kept)) ?? []
      if (left.length > 0) this.#speaking.set(subject, left)
      else this.#speaking.delete(subject)
    }
  }
}
