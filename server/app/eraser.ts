import { freeText } from '../../domain/events.ts'
import { erasedMark } from '../../domain/erased.ts'
import { SITE, SYSTEM } from '../../domain/ids.ts'
import { erasureReasons, erasureSaid } from '../../domain/site/erasure.ts'
import type { NewErasure } from '../../domain/site/erasure.ts'
import type { OfficeRecord } from '../../domain/site/office.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Commit } from '../journal/port.ts'
import type { Files } from '../journal/files.ts'
import type { Snapshots } from '../journal/snapshots.ts'
import type { CommandDesk } from './desk.ts'
import type { ErasureOrder, Erasures, OrderedPhoto, OrderedPlace, OrderRefusal } from './erasures.ts'
import type { PastStates } from './past.ts'
import { scheduleId } from './schedule-id.ts'
import type { SnapshotMaker } from './snapshots.ts'

export interface EraserParts {
  readonly orders: Erasures
  readonly journal: Pick<Files, 'erase' | 'find' | 'read' | 'head'>
  readonly desk: Pick<CommandDesk, 'asSystem' | 'congress' | 'rewrite'>
  readonly snapshots: Pick<Snapshots, 'drop'>
  readonly maker: Pick<SnapshotMaker, 'pausedFor'>
  readonly past: Pick<PastStates, 'forget'>
  /** Digest of a photo or file, null when there is none; and its erasure for good. */
  readonly photo: (congress: string, id: string) => string | null
  readonly erasePhoto: (congress: string, id: string) => Promise<boolean>
  readonly erasePerson: (person: string) => Promise<void>
  readonly clock: Clock
  readonly chance: Chance
  readonly log: (message: string, facts: object) => void
}

export type Proposed =
  | { readonly ok: true; readonly order: ErasureOrder }
  | { readonly ok: false; readonly code: OrderRefusal | 'nothing-to-erase' }
export type EraseRefusal = OrderRefusal | 'nothing-to-erase'

/** Which texts of a commit are there to be erased, as `type.field`. */
export const textsIn = ({ events }: Pick<Commit, 'events'>): readonly string[] =>
  events.flatMap((event) =>
    freeText(event.type)
      .filter((name) => typeof event[name] === 'string' && event[name] !== erasedMark)
      .map((name) => `${event.type}.${name}`),
  )

/**
 * Erases beside the running board. An order names places; once it is confirmed it is carried out to its end, by the next
 * start if need be: snapshots that hold the words go first, then the words, then it is written down, last the order goes.
 */
export class Eraser {
  readonly #parts: EraserParts
  #line: Promise<unknown> = Promise.resolve()

  constructor(parts: EraserParts) {
    this.#parts = parts
  }

  orders(congress: string): readonly ErasureOrder[] {
    return this.#parts.orders.of(congress)
  }

  async propose(congress: string, by: string, asked: Omit<NewErasure, 'proof'>): Promise<Proposed> {
    const { clock, chance, orders } = this.#parts
    const places = await this.#places(congress, asked.places)
    const photos = asked.photos.map((id) => ({ id, digest: this.#parts.photo(congress, id) }))
    const known = photos.filter((photo): photo is OrderedPhoto => photo.digest !== null)
    if (!places || known.length < photos.length || places.length + known.length === 0)
      return { ok: false, code: 'nothing-to-erase' }
    const { subject, reason, words } = asked
    const signed = { by, at: clock.now() }
    const id = chance.uuid()
    return orders.add({
      id,
      congress,
      subject,
      places,
      photos: known,
      reason,
      words,
      asked: signed,
      confirmed: null,
    })
  }

  /** An order that is confirmed already: by two at the command line, or by the schedule. Resolves when it is done. */
  async carry(order: ErasureOrder): Promise<void> {
    const known = this.#parts.orders.unfinished().find(({ id }) => id === order.id)
    const added = known ? { ok: true as const, order: known } : await this.#parts.orders.add(order)
    if (!added.ok) throw new Error(`an erasure could not be begun: ${added.code}`)
    await this.#carryOut(added.order)
  }

  withdraw(congress: string, id: string): Promise<boolean> {
    return this.#parts.orders.withdraw(congress, id)
  }

  /** Resolves when the words are gone and it is on record. Rejects when it cannot be finished now: a later round does. */
  async confirm(congress: string, id: string, by: string): Promise<Proposed> {
    const confirmed = await this.#parts.orders.confirm(congress, id, by)
    if (confirmed.ok) await this.#carryOut(confirmed.order)
    return confirmed
  }

  /** Everything confirmed that is not finished: at the start, and once an hour. Never throws. */
  async finish(): Promise<void> {
    for (const order of this.#parts.orders.unfinished())
      await this.#carryOut(order).catch((error: unknown) =>
        this.#parts.log('an erasure could not be finished yet', { err: error, order: order.id }),
      )
  }

  /** What was named, as the record has it; null when a place or a text of it is not there. */
  async #places(congress: string, asked: NewErasure['places']): Promise<readonly OrderedPlace[] | null> {
    const found: OrderedPlace[] = []
    for (const { n, fields } of asked) {
      const commit = await this.#commit(congress, n)
      const texts = commit ? textsIn(commit) : []
      if (!commit || fields.some((field) => !texts.includes(field))) return null
      found.push({ n, fields, hash: commit.hash })
    }
    return found
  }

  async #commit(congress: string, n: number): Promise<Commit | null> {
    if (n > this.#parts.journal.head(congress).n) return null
    for await (const commit of this.#parts.journal.read(congress, n - 1))
      return commit.n === n ? commit : null
    return null
  }

  /** One at a time: a second call for the same order finds it done. */
  #carryOut(order: ErasureOrder): Promise<void> {
    const done = this.#line.then(async () => {
      const { orders } = this.#parts
      if (!orders.unfinished().some(({ id }) => id === order.id)) return
      await this.#blank(order)
      for (const { id } of order.photos) await this.#parts.erasePhoto(order.congress, id)
      if (order.person !== undefined) await this.#parts.erasePerson(order.person)
      await this.#record(order)
      await orders.finished(order.id)
    })
    this.#line = done.catch(() => undefined)
    return done
  }

  async #blank({ congress, places }: ErasureOrder): Promise<void> {
    const { maker, desk, snapshots, journal, past } = this.#parts
    if (places.length === 0) return
    const from = Math.min(...places.map(({ n }) => n))
    await maker.pausedFor(() =>
      desk.rewrite(congress, async () => {
        // First what would bring the words back: a crash right after leaves them in the journal, or nowhere.
        snapshots.drop(congress, from)
        await journal.erase(congress, places)
        past.forget(congress)
      }),
    )
  }

  async #record(order: ErasureOrder): Promise<void> {
    const { congress, places, photos, asked, confirmed, reason, words } = order
    const why = reason === 'retention' ? words : `${erasureReasons[reason].vi}: ${words}`
    const told = { actor: asked?.by ?? null, second: asked ? (confirmed?.by ?? null) : null, reason: why }
    for (const { n, hash } of places)
      await this.#once(order.id, SITE, 'office.record', {
        ...told,
        act: 'text-erased',
        subject: `${congress}:${n}`,
        digest: hash,
      } satisfies OfficeRecord)
    for (const { id, digest } of photos)
      await this.#once(order.id, SITE, 'office.record', {
        ...told,
        act: 'photo-erased',
        subject: id,
        digest: digest || null,
      } satisfies OfficeRecord)
    if (order.person !== undefined)
      await this.#once(order.id, SITE, 'office.record', {
        ...told,
        act: 'person-erased',
        subject: order.person,
        digest: null,
      } satisfies OfficeRecord)
    await this.#tell(order)
  }

  /** In the incident's own history: that, and why; never the words. */
  async #tell({ id, congress, subject, places, photos, reason }: ErasureOrder): Promise<void> {
    const incident =
      subject === null ? undefined : this.#parts.desk.congress(congress)?.incidents.get(subject)
    if (!incident || reason === 'retention') return
    const note = erasureSaid(places.length + photos.length, reason)
    await this.#once(id, congress, 'incident.note', { incident: incident.id, note }, 'or not at all')
  }

  /** The same order writes the same thing once, however often it is begun. */
  async #once(order: string, stream: string, type: string, payload: object, must = 'must'): Promise<void> {
    const { journal, desk } = this.#parts
    const subject = 'subject' in payload ? String(payload.subject) : ''
    const id = scheduleId(stream, 'erasure', [order, type, subject])
    if (journal.find(stream, SYSTEM, id) !== null) return
    const answer = await desk.asSystem(stream, type, payload, id)
    if (!answer.ok && must === 'must')
      throw new Error(`an erasure could not be recorded: ${answer.error.code}`)
  }
}
