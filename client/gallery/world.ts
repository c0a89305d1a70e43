import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import { decide, offline } from '../../domain/commands.ts'
import type { Role } from '../../domain/decision.ts'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { refusals } from '../../domain/refusal.ts'
import { actorOf, emptyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Stamp } from '../../domain/stamp.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import type { MayNot, OutboxEntry, Receipt, SyncMark } from '../sync/entry.ts'
import { markOf, subjectOf } from '../sync/entry.ts'
import type { Connection, Snapshot, Store } from '../sync/snapshot.ts'

export interface WorldPerson {
  readonly person: string
  readonly username: string
  readonly name: string
  readonly organisation: string
  readonly role: Role
}

export interface WorldParts {
  readonly catalogue: Catalogue
  readonly plan: string
  readonly opening: number
  readonly closing: number
  readonly rehearsal?: boolean
  /** ms */
  readonly now: () => number
  readonly uuid: () => string
  readonly people: readonly WorldPerson[]
}

/** One congress in memory: the real rules, no server. For looking at screens, and for tests of them. */
export interface World {
  readonly id: string
  readonly state: CongressState
  readonly people: readonly WorldPerson[]
  now(): number
  /** Writes down what happened, as the journal would. */
  happen(event: CongressEvent, stamp: Stamp): void
  subscribe(listener: () => void): () => void
  uuid(): string
}

export function createWorld(parts: WorldParts): World {
  const plan = parts.catalogue.plans.get(parts.plan)
  if (!plan) throw new Error(`no plan ${parts.plan}`)
  const state = emptyState()
  const listeners = new Set<() => void>()
  const happen = (event: CongressEvent, stamp: Stamp) => {
    evolve(state, event, stamp)
    for (const listener of listeners) listener()
  }
  const { level, codePrefix, zone, shifts, dutyPhone, organisations, areas } = plan
  const { opening, closing, rehearsal = plan.rehearsal } = parts
  const info = { level, codePrefix, zone, shifts, dutyPhone, opening, closing, rehearsal }
  const begun = { at: Math.min(parts.now(), opening) - 21 * 86_400_000, by: null, id: parts.uuid() }
  const catalogue = parts.catalogue.incidents
  happen(
    {
      type: 'congress.opened',
      info: { ...info, name: plan.title, plan: plan.id },
      organisations,
      areas,
      catalogue,
    },
    begun,
  )
  for (const id of plan.checklists) {
    const checklist = parts.catalogue.checklists.get(id)
    if (checklist) happen({ type: 'run.started', checklist, rows: rowsOf(plan, checklist).rows }, begun)
  }
  for (const { person, organisation, role } of parts.people)
    happen({ type: 'person.joined', person, to: organisation, role }, begun)
  return {
    id: plan.id,
    state,
    people: parts.people,
    now: parts.now,
    happen,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    uuid: parts.uuid,
  }
}

export interface WorldStore extends Store {
  /** Turns the line off and on; facts made meanwhile wait in the outbox. */
  setLine(line: Connection['state']): void
  /** A sign of life, as the centre sends it every few seconds. */
  beat(): void
}

/** `person` null: a display of `organisation`'s view, or with null of the shared view. */
export function worldStore(
  world: World,
  person: string | null,
  organisation: string | null = null,
): WorldStore {
  const listeners = new Set<() => void>()
  const opened = world.now()
  let line: Connection = { state: 'live', since: opened, lastHeartbeat: opened, commandsAccepted: true }
  let outbox: readonly OutboxEntry[] = []
  let lastSentAt: number | null = null
  const names = new Map(world.people.map(({ person: id, name }) => [id, name]))
  const actor = () => (person === null ? null : actorOf(world.state, person, false))
  const sight = () => viewerOf(world.state, person === null ? organisation : (actor()?.organisation ?? null))

  const answer = (command: CongressCommand, id: string, madeAt: number, expected: string | null): Receipt => {
    const by = actor()
    if (!by) return { ok: false, id, error: { code: 'locked' } }
    const decision = decide(world.state, command, { by, at: world.now(), madeAt, id, expected })
    if (!decision.ok) {
      const { code } = decision.refusal
      return { ok: false, id, error: { ...decision.refusal, message: refusals[code].vi } }
    }
    const author = { person: by.person, organisation: by.organisation }
    for (const event of decision.events) world.happen(event, { at: world.now(), by: author, id })
    lastSentAt = world.now()
    return { ok: true, id, state: 'accepted' }
  }

  const sync = (): ReadonlyMap<string, SyncMark> =>
    new Map(outbox.map((entry) => [subjectOf(entry), markOf[entry.state]]))
  const count = (state: OutboxEntry['state']) => outbox.filter((entry) => entry.state === state).length
  const make = (): Snapshot => {
    const confirmed = viewOf(sight(), world.state)
    const shown = viewOf(sight(), world.state)
    for (const entry of outbox) {
      const by = actor()
      if (!by || entry.state === 'refused') continue
      const command = { type: entry.type, payload: entry.payload } as unknown as CongressCommand
      const { id, madeAt } = entry
      const decision = decide(shown, command, { by, at: madeAt, madeAt, id, expected: null })
      const stamp = { at: madeAt, by: { person: by.person, organisation: by.organisation }, id }
      if (decision.ok) for (const event of decision.events) evolve(shown, event, stamp)
    }
    return {
      congress: world.id,
      actor: actor(),
      view: 'fresh',
      viewAt: world.now(),
      gone: false,
      confirmed,
      shown,
      connection: line,
      pending: {
        stored: count('stored'),
        sending: count('sending'),
        refused: count('refused'),
        aside: count('aside'),
        unreadable: 0,
        lastSentAt,
      },
      outbox,
      sync: sync(),
      names,
      clockOffset: 0,
    }
  }
  let snapshot = make()
  const changed = () => {
    snapshot = make()
    for (const listener of listeners) listener()
  }
  const leave = world.subscribe(changed)
  const flush = () => {
    const waiting = outbox
    outbox = []
    for (const entry of waiting) {
      const command = { type: entry.type, payload: entry.payload } as unknown as CongressCommand
      const receipt = answer(command, entry.id, entry.madeAt, entry.expected ?? null)
      if (!receipt.ok && 'message' in receipt.error)
        outbox = [...outbox, { ...entry, state: 'refused', error: receipt.error }]
    }
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getSnapshot: () => snapshot,
    send: (type, payload, options = {}) => {
      const id = world.uuid()
      const command = { type, payload } as unknown as CongressCommand
      if (line.state === 'live')
        return Promise.resolve(answer(command, id, world.now(), options.expected ?? null))
      if (!offline[type]) {
        return Promise.resolve<Receipt>({ ok: false, id, error: { code: 'needs-connection' } })
      }
      const at = world.now()
      const kept = { seq: outbox.length + 1, id, congress: world.id, type, payload, madeAt: at, queuedAt: at }
      outbox = [...outbox, { ...kept, state: 'stored', faults: 0, cuts: 0 }]
      changed()
      return Promise.resolve<Receipt>({ ok: true, id, state: 'stored' })
    },
    may: (command, expected): MayNot | null => {
      const by = actor()
      if (!by) return { code: 'locked' }
      if (line.state !== 'live' && !offline[command.type]) return { code: 'needs-connection' }
      const ctx = { by, at: world.now(), madeAt: world.now(), id: world.uuid(), expected: expected ?? null }
      const decision = decide(snapshot.shown, command, ctx)
      return decision.ok ? null : decision.refusal
    },
    syncOf: (subject) => snapshot.sync.get(subject) ?? null,
    now: world.now,
    retry: (id) => {
      outbox = outbox.map((entry) => (entry.id === id ? { ...entry, state: 'stored' } : entry))
      if (line.state === 'live') flush()
      changed()
      return Promise.resolve()
    },
    discard: (id) => {
      outbox = outbox.filter((entry) => entry.id !== id)
      changed()
      return Promise.resolve(true)
    },
    reconnect: () => {
      line = { ...line, state: 'live', since: world.now(), lastHeartbeat: world.now() }
      flush()
      changed()
    },
    close: () => {
      leave()
      return Promise.resolve()
    },
    beat: () => {
      if (line.state !== 'live') return
      line = { ...line, lastHeartbeat: world.now() }
      snapshot = { ...snapshot, connection: line, viewAt: world.now() }
      for (const listener of listeners) listener()
    },
    setLine: (state) => {
      line = { ...line, state, since: world.now() }
      if (state === 'live') flush()
      changed()
    },
  }
}
