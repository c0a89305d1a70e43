import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { EventsMessage, SubscribeAnswer, WireEvent } from '../../domain/protocol.ts'
import { recordOf } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import type { Clock } from '../adapters/clock.ts'
import { cursorOf, readCursor, start } from './cursor.ts'
import type { Position } from './cursor.ts'
import type { Fold, Shown } from './fold.ts'
import { sharedView } from './port.ts'
import { takesAway } from './ring.ts'
import type { Feed, ViewBody, ViewKey } from './port.ts'

/** Under load one broadcast waits about twice what the last one cost, at most this long, ms (DESIGN 2). */
const longestGap = 100
/**
 * First loads are fresh: who was answered finds it there. When many ask while commands come in (a storm after a
 * restart), a view is made anew only so often, and what is served may be this old, ms: its cursor resumes from the ring.
 */
const bodyKept = 2_000
const freshInARow = 20
const freshPerSecond = 2

/** Of a larger one what is uncompressed is not kept, bytes: a browser never asks for it. */
const keptPlain = 4 * 1024 * 1024

const compressed = promisify(gzip)
const uncompressed = promisify(gunzip)

/** 10,000 incidents take a second to compress: beside the thread that commands wait for, and back in one piece. */
function bodyOf(text: string): Pick<ViewBody, 'gzip' | 'plain'> {
  const zipped = compressed(text)
  const bytes = Buffer.byteLength(text)
  const plain = async (): Promise<Buffer> => uncompressed(await zipped, { chunkSize: Math.max(64, bytes) })
  let kept: Promise<Buffer> | null = null
  return { gzip: zipped, plain: () => (bytes > keptPlain ? plain() : (kept ??= plain())) }
}

interface Pending {
  from: Position
  events: WireEvent[]
}

interface Body extends ViewBody {
  readonly position: number
  readonly madeAt: number
  /** How many fresh ones may still follow at once. */
  readonly spare: number
}

type Listener = (key: ViewKey, message: EventsMessage) => void

/** Views of all congresses, going out as one message per view and commit group. */
export class Feeds implements Feed {
  readonly #epoch: string
  readonly #clock: Clock
  readonly #folds = new Map<string, Fold>()
  readonly #pending = new Map<string, Map<ViewKey, Pending>>()
  readonly #bodies = new Map<string, Body>()
  readonly #written = new Map<string, Map<ViewKey, { readonly head: Position; readonly cursor: string }>>()
  readonly #listeners = new Set<Listener>()
  readonly #timers = new Map<string, () => void>()
  #lastSent = Number.NEGATIVE_INFINITY
  #gap = 0

  constructor(epoch: string, clock: Clock) {
    this.#epoch = epoch
    this.#clock = clock
  }

  open(congress: string, fold: Fold): void {
    this.#folds.set(congress, fold)
  }

  /**
   * The same commits, read anew after texts of them were erased. A view that had such a text is told that what it has
   * joins on to nothing any more, and asks for the whole; the others hear nothing.
   */
  replace(congress: string, fold: Fold): void {
    this.flush(congress)
    const former = this.#folds.get(congress)
    this.#folds.set(congress, fold)
    for (const [key, { head }] of fold.rings) {
      this.#bodies.delete(`${congress} ${key}`)
      if (former?.rings.get(key)?.head.digest === head.digest) continue
      const cursor = this.cursor(congress, key)
      for (const listener of this.#listeners) listener(key, { congress, from: cursor, cursor, events: [] })
    }
  }

  fold(congress: string): Fold | undefined {
    return this.#folds.get(congress)
  }

  /** Takes what a commit group showed; sends at once when idle, else after the gap. */
  publish(congress: string, shown: readonly Shown[], before: ReadonlyMap<ViewKey, Position>): void {
    const views = this.#pending.get(congress) ?? new Map<ViewKey, Pending>()
    this.#pending.set(congress, views)
    for (const { key, seen } of shown) {
      const pending = views.get(key) ?? { from: before.get(key) ?? start, events: [] }
      pending.events.push({ e: seen.event, s: seen.stamp })
      views.set(key, pending)
      if (takesAway(seen)) this.#bodies.delete(`${congress} ${key}`)
    }
    const wait = this.#lastSent + this.#gap - this.#clock.monotonic()
    if (wait <= 0) this.flush(congress)
    else if (!this.#timers.has(congress))
      this.#timers.set(
        congress,
        this.#clock.after(wait, () => this.flush(congress)),
      )
  }

  flush(congress: string): void {
    this.#timers.get(congress)?.()
    this.#timers.delete(congress)
    const views = this.#pending.get(congress)
    if (!views || views.size === 0) return
    this.#pending.delete(congress)
    const began = this.#clock.monotonic()
    for (const [key, { from, events }] of views) {
      const message = {
        congress,
        from: this.#cursor(congress, key, from),
        cursor: this.cursor(congress, key),
        events,
      }
      for (const listener of this.#listeners) listener(key, message)
    }
    this.#lastSent = this.#clock.monotonic()
    this.#gap = Math.min(longestGap, 2 * (this.#lastSent - began))
  }

  onMessage(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Where a view stands now: the same for every answer of a commit group, so it is written once. */
  cursor(congress: string, key: ViewKey): string {
    const head = this.#folds.get(congress)?.rings.get(key)?.head
    if (!head) return ''
    const written = this.#written.get(congress) ?? new Map<ViewKey, { head: Position; cursor: string }>()
    this.#written.set(congress, written)
    const known = written.get(key)
    if (known?.head === head) return known.cursor
    const cursor = this.#cursor(congress, key, head)
    written.set(key, { head, cursor })
    return cursor
  }

  since(congress: string, key: ViewKey, cursor: string | null): SubscribeAnswer | null {
    const ring = this.#folds.get(congress)?.rings.get(key)
    if (!ring) return null
    const from = readCursor(cursor, this.#epoch, congress, key)
    const events = typeof from === 'string' ? from : ring.after(from)
    if (typeof events !== 'string' && cursor !== null) {
      return { ok: true, mode: 'events', congress, from: cursor, cursor: this.cursor(congress, key), events }
    }
    return { ok: true, mode: 'snapshot', ...this.#answer(congress, key) }
  }

  view(congress: string, key: ViewKey): ViewBody | null {
    const fold = this.#folds.get(congress)
    const ring = fold?.rings.get(key)
    if (!ring) return null
    const known = this.#bodies.get(`${congress} ${key}`)
    const now = this.#clock.monotonic()
    const age = known ? now - known.madeAt : Infinity
    const spare = known ? Math.min(freshInARow, known.spare + (age / 1000) * freshPerSecond) : freshInARow
    if (known && (known.position === ring.head.position || (spare < 1 && age < bodyKept))) return known
    const answer = this.#answer(congress, key)
    const body = {
      cursor: answer.cursor,
      ...bodyOf(JSON.stringify(answer)),
      position: ring.head.position,
      madeAt: now,
      spare: Math.max(0, spare - 1),
    }
    this.#bodies.set(`${congress} ${key}`, body)
    return body
  }

  #answer(congress: string, key: ViewKey) {
    const state = this.#folds.get(congress)?.state
    if (!state) throw new Error(`no such congress is open: ${congress}`)
    const viewer = viewerOf(state, key === sharedView ? null : key)
    return {
      congress,
      cursor: this.cursor(congress, key),
      at: this.#clock.now(),
      view: recordOf(viewOf(viewer, state)),
    }
  }

  #cursor(congress: string, key: ViewKey, position: Position): string {
    return cursorOf(this.#epoch, congress, key, position)
  }
}
