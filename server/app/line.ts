import type { Actor, Decision, Refusal } from '../../domain/decision.ts'
import type { Author, Stamp } from '../../domain/stamp.ts'
import type { Clock } from '../adapters/clock.ts'
import { canonical } from '../journal/canonical.ts'
import { sameBody } from '../journal/chain.ts'
import { StorageFull } from '../journal/port.ts'
import type { Commit, Draft, Journal, RecordedEvent } from '../journal/port.ts'

/** One command whose form is right, by somebody who is known. */
export interface Asked {
  readonly id: string
  readonly type: string
  readonly payload: object
  readonly madeAt: number
  readonly expected: string | null
  readonly by: Actor
}

export type Outcome =
  | { readonly kind: 'accepted'; readonly events: readonly RecordedEvent[]; readonly by: Author }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly storage: boolean }

/** What a line needs to know of the state it guards; `provisional` is durable plus everything waiting. */
export interface Guard {
  /** Decides against the provisional state. */
  decide(asked: Asked, at: number): Decision<RecordedEvent>
  /** Takes accepted events into the provisional state. */
  foresee(events: readonly RecordedEvent[], stamp: Stamp): void
  /** Throws the provisional state away: back to the durable one. */
  forget(): void
  /** Takes durable commits into the durable state and gives them to the views. */
  settle(commits: readonly Commit[]): void
}

interface Waiting {
  readonly draft: Draft | null
  readonly outcome: Outcome
  readonly answer: (outcome: Outcome) => void
}

/** A group that is durable, and not shown yet; or what its append failed with. */
interface Written {
  readonly group: readonly Waiting[]
  readonly commits: readonly Commit[]
  readonly failure: { readonly error: unknown } | null
}

/** Told what a line does; the figures for whoever watches the server. */
export interface LineWatch {
  /** A group is durable: how many commands it held, how long the disk took, ms. */
  wrote(commands: number, took: number): void
  refused(): void
  faulted(commands: number): void
  /** What is durable could not be applied: the state no longer follows the journal, and only a restart mends that. */
  broken(error: Error): void
}

/** The body that a retry must repeat to count as the same command. */
const bodyOf = ({ type, payload, madeAt, expected }: Asked): string =>
  canonical({ type, payload: payload as never, madeAt, expected })

/** One stream's commands, decided one after another and written in groups: durable, then shown, then answered. */
export class Line {
  readonly #stream: string
  readonly #journal: Journal
  readonly #guard: Guard
  readonly #clock: Clock
  readonly #watch: LineWatch | null
  #waiting: Waiting[] = []
  #interludes: (() => Promise<void>)[] = []
  #writing: Promise<void> | null = null
  /** Accepted but not yet durable, by person and id. */
  readonly #underway = new Map<string, { body: string; answer: Promise<Outcome> }>()
  #storageRefuses = false

  constructor(stream: string, journal: Journal, guard: Guard, clock: Clock, watch: LineWatch | null = null) {
    this.#watch = watch
    this.#stream = stream
    this.#journal = journal
    this.#guard = guard
    this.#clock = clock
  }

  /** False from the first append that storage refused until one succeeds again, or there is room again. */
  get accepting(): boolean {
    return !this.#storageRefuses
  }

  /** There seems to be room again: the next append will tell. */
  relent(): void {
    this.#storageRefuses = false
  }

  async handIn(asked: Asked): Promise<Outcome> {
    const body = bodyOf(asked)
    const key = `${asked.by.person} ${asked.id}`
    const underway = this.#underway.get(key)
    if (underway) {
      const outcome = await underway.answer
      const standsOnNothing = outcome.kind === 'fault'
      return standsOnNothing || underway.body === body ? outcome : refused({ code: 'id-reused' })
    }
    const n = this.#journal.find(this.#stream, asked.by.person, asked.id)
    if (n !== null) return this.#again(n, body)
    return this.#decide(asked, body, key)
  }

  /**
   * Runs `work` while nothing of this stream is being written. What is handed in meanwhile is decided and waits, in its
   * order; afterwards the provisional state is made anew from the durable one and what waits.
   */
  interlude(work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#interludes.push(() => work().then(resolve, reject))
      this.#writing ??= this.#write()
    })
  }

  /** Resolves when nothing is waiting any more. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing
  }

  #decide(asked: Asked, body: string, key: string): Promise<Outcome> {
    const at = this.#clock.now()
    const decision = this.#guard.decide(asked, at)
    if (!decision.ok) {
      this.#watch?.refused()
      return this.#queue(null, refused(decision.refusal))
    }
    const by = { person: asked.by.person, organisation: asked.by.organisation }
    const events = decision.events.map((event) => ({ ...event, organisation: by.organisation }))
    this.#guard.foresee(events, { at, by, id: asked.id })
    const draft: Draft = { at, by: by.person, command: { id: asked.id, body }, events }
    const answer = this.#queue(draft, { kind: 'accepted', events, by })
    this.#underway.set(key, { body, answer })
    return answer.finally(() => this.#underway.delete(key))
  }

  /** Every answer, a refusal too, waits until the group it was decided on is durable. */
  #queue(draft: Draft | null, outcome: Outcome): Promise<Outcome> {
    return new Promise((answer) => {
      this.#waiting.push({ draft, outcome, answer })
      this.#writing ??= this.#write()
    })
  }

  async #write(): Promise<void> {
    // One turn of the loop: what arrived in the same breath goes down in one write.
    await Promise.resolve()
    let last: Written | null = null
    while (this.#waiting.length > 0 || this.#interludes.length > 0 || last) {
      const interlude = last ? undefined : this.#interludes.shift()
      if (interlude) {
        await interlude()
        this.#foreseeAgain()
        continue
      }
      const group = this.#interludes.length > 0 ? [] : this.#waiting
      if (group === this.#waiting) this.#waiting = []
      // The disk has the next group while this one is shown and answered.
      const writing: Promise<Written> | null = group.length > 0 ? this.#append(group) : null
      if (writing) await Promise.resolve()
      if (last) this.#finish(last)
      last = writing && (await writing)
      if (!last?.failure) continue
      // Only now: the provisional state begins anew from the durable one, to which the group before belongs.
      this.#fault(group, last.failure.error)
      last = null
    }
    // In the same breath as the look at the empty queue: what comes later starts a new round.
    this.#writing = null
  }

  #foreseeAgain(): void {
    this.#guard.forget()
    for (const { draft, outcome } of this.#waiting)
      if (draft && outcome.kind === 'accepted')
        this.#guard.foresee(draft.events, { at: draft.at, by: outcome.by, id: draft.command.id })
  }

  async #append(group: readonly Waiting[]): Promise<Written> {
    const drafts = group.flatMap(({ draft }) => draft ?? [])
    if (drafts.length === 0) return { group, commits: [], failure: null }
    try {
      const began = this.#clock.monotonic()
      const commits = await this.#journal.append(this.#stream, this.#journal.head(this.#stream).n, drafts)
      this.#watch?.wrote(drafts.length, this.#clock.monotonic() - began)
      this.#storageRefuses = false
      return { group, commits, failure: null }
    } catch (error) {
      return { group, commits: [], failure: { error } }
    }
  }

  /** Shown, then answered. */
  #finish({ group, commits }: Written): void {
    try {
      if (commits.length > 0) this.#settle(commits)
      for (const { answer, outcome } of group) answer(outcome)
    } catch (error) {
      this.#fault(group, error)
    }
  }

  /** What was decided since stands on a state that never came to be: all of it faults, nobody has seen anything. */
  #fault(group: readonly Waiting[], error: unknown): void {
    const storage = error instanceof StorageFull
    this.#storageRefuses ||= storage
    const lost = [...group, ...this.#waiting]
    this.#waiting = []
    this.#guard.forget()
    this.#watch?.faulted(lost.length)
    for (const { answer } of lost) answer({ kind: 'fault', storage })
  }

  #settle(commits: readonly Commit[]): void {
    try {
      this.#guard.settle(commits)
    } catch (error) {
      this.#watch?.broken(error instanceof Error ? error : new Error(String(error)))
      throw error
    }
  }

  async #again(n: number, body: string): Promise<Outcome> {
    for await (const commit of this.#journal.read(this.#stream, n - 1)) {
      if (sameBody(commit, body) === false) return refused({ code: 'id-reused' })
      return { kind: 'accepted', events: commit.events, by: authorOf(commit) }
    }
    throw new Error(`commit ${n} of ${this.#stream} is in the index but cannot be read`)
  }
}

const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal })

/** Each event carries the organisation its author stood for at that moment. */
export const authorOf = (commit: Commit): Author => {
  const organisation = commit.events[0]?.['organisation']
  return { person: commit.by, organisation: typeof organisation === 'string' ? organisation : null }
}

export const stampOf = (commit: Commit): Stamp => ({
  at: commit.at,
  by: authorOf(commit),
  id: commit.command.id,
})
