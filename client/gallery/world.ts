import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'
import type { Role } from '../../domain/decision.ts'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { emptyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Stamp } from '../../domain/stamp.ts'

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
