import { hash } from 'node:crypto'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { emptyState, recordOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { stampOf } from '../../server/app/line.ts'
import { canonical } from '../../server/journal/canonical.ts'
import type { Commit } from '../../server/journal/port.ts'
import { organisations } from './scene.ts'

const texts = new WeakMap<object, string>()
const textOf = (part: object): string => {
  const text = texts.get(part) ?? canonical(part)
  texts.set(part, text)
  return text
}

/** What a state holds, whatever the order its records came in. Records never change, so each is read once. */
export function shapeOf(state: CongressState): string {
  const parts = Object.entries(recordOf(state)).map(([name, value]) => {
    if (!Array.isArray(value)) return `${name} ${canonical(value)}`
    return `${name} ${(value as object[]).map(textOf).sort().join()}`
  })
  return hash('sha1', parts.sort().join('\n'))
}

/** One tab, as far as what it showed is concerned: how far in which age of the record it has come. */
export interface Gaze {
  readonly person: string
  age: Age | null
  n: number
}

/** The record between two restores. */
interface Age {
  readonly commits: Commit[]
  readonly state: CongressState
  /** For each view: what it held (by its shape) after which commits. */
  readonly views: Map<string, Map<string, number[]>>
  /** Where each person sat from which commit on. */
  readonly places: Map<string, { readonly from: number; readonly place: string | null }[]>
}

function evolveBy(state: CongressState, commit: Commit): void {
  for (const { organisation: _organisation, ...event } of commit.events)
    evolve(state, event as unknown as CongressEvent, stampOf(commit))
}

const newAge = (): Age => ({
  commits: [],
  state: emptyState(),
  views: new Map([...organisations.map(({ id }) => id)].map((id) => [id, new Map()])),
  places: new Map(),
})

/**
 * What is durable, seen from outside: taken from the journal at the moment it answers, before anybody else has it.
 * Follows the product's rules for what a command does and what a view is, and nothing of how they get there.
 */
export class Truth {
  readonly wrong: string[] = []
  /** Ids that a restore took back. */
  readonly forgotten = new Set<string>()
  #age = newAge()
  readonly #former: Age[] = []

  get commits(): readonly Commit[] {
    return this.#age.commits
  }

  get state(): CongressState {
    return this.#age.state
  }

  /** What was durable after so many commits, read anew. */
  stateAt(n: number): CongressState {
    const state = emptyState()
    for (const commit of this.#age.commits.slice(0, n)) evolveBy(state, commit)
    return state
  }

  get ids(): readonly string[] {
    return this.#age.commits.map(({ command }) => command.id)
  }

  say(what: string): void {
    if (this.wrong.length < 20) this.wrong.push(what)
  }

  took(commits: readonly Commit[]): void {
    for (const commit of commits) this.#take(commit)
  }

  /** After a restart: what is on the disk now must begin with all that was ever durable. */
  reopened(there: readonly Commit[]): void {
    const { commits } = this.#age
    const lost = commits.find(({ hash }, at) => there[at]?.hash !== hash)
    if (lost) this.say(`P1 commit ${lost.n} was durable and is lost or another`)
    this.took(there.slice(commits.length))
  }

  /** An older copy of the record is put in its place; what came after it is gone. */
  restored(there: readonly Commit[]): void {
    for (const { command } of this.#age.commits.slice(there.length)) this.forgotten.add(command.id)
    this.#former.push(this.#age)
    this.#age = newAge()
    this.took(there)
  }

  placeOf(person: string): string | null {
    return this.#age.places.get(person)?.at(-1)?.place ?? null
  }

  /** A tab shows this as what the centre confirmed. */
  looked(gaze: Gaze, state: CongressState): void {
    const shape = shapeOf(state)
    const now = this.#age
    const n = this.#find(now, gaze.person, shape, gaze.age === now ? gaze.n : 0)
    if (n !== null) {
      gaze.age = now
      gaze.n = n
      return
    }
    const kept =
      gaze.age !== now && this.#former.some((age) => this.#find(age, gaze.person, shape, 0) !== null)
    if (kept) return
    const earlier = this.#find(now, gaze.person, shape, 0)
    this.say(
      earlier === null
        ? `P3/P5 ${gaze.person} is shown what no moment of the view was (last at ${gaze.n} of ${now.commits.length})`
        : `P3 ${gaze.person} goes back from ${gaze.n} to ${earlier}`,
    )
  }

  #find(age: Age, person: string, shape: string, from: number): number | null {
    const places = age.places.get(person) ?? []
    const found = [...age.views].flatMap(([key, view]) =>
      (view.get(shape) ?? []).filter(
        (n) => n >= from && places.findLast((one) => one.from <= n)?.place === key,
      ),
    )
    return found.length === 0 ? null : Math.min(...found)
  }

  #take(commit: Commit): void {
    const { commits, state, views, places } = this.#age
    if (commit.n !== commits.length + 1) this.say(`commit ${commit.n} follows ${commits.length}`)
    commits.push(commit)
    evolveBy(state, commit)
    for (const person of new Set([...state.people.keys(), ...places.keys()])) {
      const place = state.people.get(person)?.organisation ?? null
      const known = places.get(person) ?? []
      if (known.length === 0 || known.at(-1)?.place !== place)
        places.set(person, [...known, { from: commit.n, place }])
    }
    for (const [key, view] of views) {
      if (!state.organisations.has(key)) continue
      const shape = shapeOf(viewOf(viewerOf(state, key), state))
      const at = view.get(shape)
      if (at) at.push(commit.n)
      else view.set(shape, [commit.n])
    }
  }
}
