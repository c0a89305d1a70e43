import type { CongressCommand } from '../../domain/commands.ts'
import { decide, offline } from '../../domain/commands.ts'
import type { Actor } from '../../domain/decision.ts'
import { evolve } from '../../domain/events.ts'
import { refusals } from '../../domain/refusal.ts'
import { actorOf } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import type { MayNot, OutboxEntry, Receipt } from '../sync/entry.ts'
import { markOf, subjectOf } from '../sync/entry.ts'
import type { Connection, PayloadOf, SendOptions, Snapshot, Store } from '../sync/snapshot.ts'
import type { World } from './world.ts'

const commandOf = (type: string, payload: object) => ({ type, payload }) as unknown as CongressCommand

/** A store on a world in memory: the real rules, and a line that can be cut by hand. */
export class WorldStore implements Store {
  readonly photos = null
  readonly #world: World
  readonly #person: string | null
  readonly #organisation: string | null
  readonly #listeners = new Set<() => void>()
  readonly #leave: () => void
  #line: Connection
  #outbox: readonly OutboxEntry[] = []
  #lastSentAt: number | null = null
  #snapshot: Snapshot

  constructor(world: World, person: string | null, organisation: string | null) {
    this.#world = world
    this.#person = person
    this.#organisation = organisation
    const now = world.now()
    this.#line = { state: 'live', since: now, lastHeartbeat: now, commandsAccepted: true, scheduledAt: now }
    this.#snapshot = this.#make()
    this.#leave = world.subscribe(() => this.#changed())
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  getSnapshot = (): Snapshot => this.#snapshot
  now = (): number => this.#world.now()

  send<T extends CongressCommand['type']>(
    type: T,
    payload: PayloadOf<T>,
    { expected }: SendOptions = {},
  ): Promise<Receipt> {
    const id = this.#world.uuid()
    const at = this.now()
    if (this.#line.state === 'live')
      return Promise.resolve(this.#hand(commandOf(type, payload), id, at, expected ?? null))
    if (!offline[type]) return Promise.resolve({ ok: false, id, error: { code: 'needs-connection' } })
    const kept = { seq: this.#outbox.length + 1, id, congress: this.#world.id, type, payload }
    const entry = { ...kept, madeAt: at, queuedAt: at, state: 'stored', faults: 0, cuts: 0 } as const
    this.#outbox = [...this.#outbox, entry]
    this.#changed()
    return Promise.resolve({ ok: true, id, state: 'stored' })
  }

  may(command: CongressCommand, expected?: string): MayNot | null {
    const by = this.#actor()
    if (!by) return { code: 'locked' }
    if (this.#line.state !== 'live' && !offline[command.type]) return { code: 'needs-connection' }
    const at = this.now()
    const ctx = { by, at, madeAt: at, id: this.#world.uuid(), expected: expected ?? null }
    const decision = decide(this.#snapshot.shown, command, ctx)
    return decision.ok ? null : decision.refusal
  }

  syncOf(subject: string) {
    return this.#snapshot.sync.get(subject) ?? null
  }

  retry(id: string): Promise<void> {
    this.#outbox = this.#outbox.map((entry) => (entry.id === id ? { ...entry, state: 'stored' } : entry))
    if (this.#line.state === 'live') this.#flush()
    this.#changed()
    return Promise.resolve()
  }

  discard(id: string): Promise<boolean> {
    const before = this.#outbox.length
    this.#outbox = this.#outbox.filter((entry) => entry.id !== id)
    this.#changed()
    return Promise.resolve(this.#outbox.length < before)
  }

  reconnect(): void {
    this.setLine('live')
    this.beat()
  }

  close(): Promise<void> {
    this.#leave()
    return Promise.resolve()
  }

  /** Turns the line off and on; facts made meanwhile wait in the outbox. */
  setLine(state: Connection['state']): void {
    this.#line = { ...this.#line, state, since: this.now() }
    if (state === 'live') this.#flush()
    this.#changed()
  }

  /** A sign of life, as the centre sends it every few seconds. */
  beat(): void {
    if (this.#line.state !== 'live') return
    this.#line = { ...this.#line, lastHeartbeat: this.now(), scheduledAt: this.now() }
    this.#snapshot = { ...this.#snapshot, connection: this.#line, viewAt: this.now() }
    for (const listener of this.#listeners) listener()
  }

  #actor = (): Actor | null =>
    this.#person === null ? null : actorOf(this.#world.state, this.#person, false)

  #hand(command: CongressCommand, id: string, madeAt: number, expected: string | null): Receipt {
    const by = this.#actor()
    if (!by) return { ok: false, id, error: { code: 'locked' } }
    const at = this.now()
    const decision = decide(this.#world.state, command, { by, at, madeAt, id, expected })
    if (!decision.ok) {
      const message = refusals[decision.refusal.code].vi
      return { ok: false, id, error: { ...decision.refusal, message } }
    }
    const author = { person: by.person, organisation: by.organisation }
    this.#lastSentAt = at
    for (const event of decision.events) this.#world.happen(event, { at, by: author, id })
    return { ok: true, id, state: 'accepted' }
  }

  #flush(): void {
    const waiting = this.#outbox
    this.#outbox = []
    for (const entry of waiting) {
      const { type, payload, id, madeAt, expected } = entry
      const receipt = this.#hand(commandOf(type, payload), id, madeAt, expected ?? null)
      if (!receipt.ok && 'message' in receipt.error)
        this.#outbox = [...this.#outbox, { ...entry, state: 'refused', error: receipt.error }]
    }
  }

  /** What the organisation sees, with the outbox replayed on top. */
  #shown() {
    const organisation = this.#person === null ? this.#organisation : (this.#actor()?.organisation ?? null)
    const viewer = viewerOf(this.#world.state, organisation)
    const shown = viewOf(viewer, this.#world.state)
    const by = this.#actor()
    for (const { type, payload, id, madeAt, state } of this.#outbox) {
      if (!by || state === 'refused') continue
      const ctx = { by, at: madeAt, madeAt, id, expected: null }
      const decision = decide(shown, commandOf(type, payload), ctx)
      const author = { person: by.person, organisation: by.organisation }
      if (decision.ok)
        for (const event of decision.events) evolve(shown, event, { at: madeAt, by: author, id })
    }
    return { confirmed: viewOf(viewer, this.#world.state), shown }
  }

  #make(): Snapshot {
    const count = (state: OutboxEntry['state']) =>
      this.#outbox.filter((entry) => entry.state === state).length
    return {
      ...this.#shown(),
      congress: this.#world.id,
      actor: this.#actor(),
      view: 'fresh',
      viewAt: this.now(),
      gone: false,
      connection: this.#line,
      pending: {
        stored: count('stored'),
        sending: count('sending'),
        refused: count('refused'),
        aside: count('aside'),
        unreadable: 0,
        lastSentAt: this.#lastSentAt,
      },
      outbox: this.#outbox,
      sync: new Map(this.#outbox.map((entry) => [subjectOf(entry), markOf[entry.state]])),
      names: new Map(this.#world.people.map(({ person, name }) => [person, name])),
      clockOffset: 0,
    }
  }

  #changed(): void {
    this.#snapshot = this.#make()
    for (const listener of this.#listeners) listener()
  }
}

/** `person` null: a display of `organisation`'s view, or with null of the shared view. */
export const worldStore = (
  world: World,
  person: string | null,
  organisation: string | null = null,
): WorldStore => new WorldStore(world, person, organisation)
