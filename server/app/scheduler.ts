import { lapsesOf, nextLapse } from '../../domain/run/lapse.ts'
import type { Row } from '../../domain/run/row.ts'
import type { CongressInfo } from '../../domain/congress/events.ts'
import type { CongressState } from '../../domain/state.ts'
import { jumpTolerance } from '../adapters/clock.ts'
import type { Clock } from '../adapters/clock.ts'
import type { CommandDesk } from './desk.ts'
import { scheduleId } from './schedule-id.ts'

/** How often it looks, ms. */
export const scheduleEvery = 15_000
const mostSubjects = 500
const hour = 3_600_000

export interface SchedulerParts {
  readonly desk: Pick<CommandDesk, 'site' | 'congress' | 'asSystem' | 'commandsAccepted' | 'newestAt'>
  readonly clock: Clock
  readonly log: (message: string, facts: object) => void
  /** Further work of each round, such as closing what is past its deadline. */
  readonly also?: readonly ((congress: string, state: CongressState, now: number) => Promise<void>)[]
  /** Housekeeping, once an hour. */
  readonly hourly?: readonly (() => Promise<void>)[]
}

interface Looked {
  readonly row: Row
  readonly info: CongressInfo
  /** Nothing can have changed by time alone before then, ms. */
  readonly again: number
}

/**
 * Writes down what time has made of the rows: due, overdue, stale. Nothing waits for it, every screen works the same out
 * by itself; it is what reminders and reports go by. One process, one scheduler.
 */
export class Scheduler {
  readonly #parts: SchedulerParts
  readonly #looked = new Map<string, Map<string, Looked>>()
  #running: Promise<void> | null = null
  #lastRun: number | null = null
  #last: { now: number; monotonic: number } | null = null
  #lastHour: number | null = null
  #stop: () => void = () => undefined

  constructor(parts: SchedulerParts) {
    this.#parts = parts
  }

  /** Server clock when the last round ended, ms; null before the first. */
  get lastRun(): number | null {
    return this.#lastRun
  }

  start(): void {
    this.#stop = this.#parts.clock.every(scheduleEvery, () => void this.round())
    void this.round()
  }

  async stop(): Promise<void> {
    this.#stop()
    await this.#running
  }

  /** One look at everything; a second call while one runs waits for it. Never throws. */
  round(): Promise<void> {
    this.#running ??= this.#round()
      .catch((error: unknown) => this.#parts.log('a round of the scheduler faulted', { err: error }))
      .finally(() => {
        this.#running = null
      })
    return this.#running
  }

  async #round(): Promise<void> {
    const { desk, clock } = this.#parts
    if (!desk.commandsAccepted()) return
    const jump = this.#jump()
    for (const congress of desk.site().congresses.keys()) {
      const state = desk.congress(congress)
      if (!state?.info || state.info.closedAt !== undefined) continue
      const behind = (desk.newestAt(congress) ?? 0) - clock.now()
      const doubtful = Math.abs(jump) > jumpTolerance ? jump : behind > jumpTolerance ? -behind : 0
      if (doubtful !== 0) await this.#doubt(congress, state, Math.round(doubtful))
      else if (!state.doubted) await this.#look(congress, state)
    }
    await this.#everyHour()
    this.#lastRun = clock.now()
  }

  /** What the wall clock moved beside the time that passed since the last round. */
  #jump(): number {
    const { clock } = this.#parts
    const here = { now: clock.now(), monotonic: clock.monotonic() }
    const former = this.#last
    this.#last = here
    return former ? here.now - former.now - (here.monotonic - former.monotonic) : 0
  }

  async #doubt(congress: string, state: CongressState, jump: number): Promise<void> {
    if (state.doubted) return
    this.#parts.log('the clock jumped; nothing is recorded until somebody has looked', { congress, jump })
    await this.#parts.desk.asSystem(congress, 'schedule.doubt', { jump })
  }

  async #look(congress: string, state: CongressState): Promise<void> {
    const now = this.#parts.clock.now()
    const due = this.#due(congress, state, now)
    for (let from = 0; from < due.length; from += mostSubjects) {
      const batch = due.slice(from, from + mostSubjects)
      const rows = batch.map(({ row }) => row)
      const subjects = batch.map(({ row, kind, dueAt }) => `${kind}|${row}|${dueAt}`)
      const id = scheduleId(congress, 'lapse', subjects)
      const answer = await this.#parts.desk.asSystem(congress, 'schedule.record', { rows }, id)
      if (!answer.ok && answer.error.code !== 'nothing-new')
        this.#parts.log('the scheduler could not record', { congress, code: answer.error.code })
    }
    for (const also of this.#parts.also ?? []) await also(congress, state, now)
  }

  /** Rows with something to record, in the order of their ids; only those are looked at that can have changed. */
  #due(congress: string, state: CongressState, now: number) {
    const { info } = state
    if (!info) return []
    let known = this.#looked.get(congress)
    if (!known) this.#looked.set(congress, (known = new Map<string, Looked>()))
    const found: { row: string; kind: string; dueAt: number }[] = []
    for (const row of state.rows.values()) {
      const before = known.get(row.id)
      if (before?.row === row && before.info === info && now < before.again) continue
      const lapse = lapsesOf(row, info, now)
      if (lapse) found.push({ row: row.id, ...lapse })
      else known.set(row.id, { row, info, again: nextLapse(row, info, now) ?? Infinity })
    }
    return found.sort((a, b) => (a.row < b.row ? -1 : 1))
  }

  async #everyHour(): Promise<void> {
    const now = this.#parts.clock.monotonic()
    if (this.#lastHour !== null && now - this.#lastHour < hour) return
    this.#lastHour = now
    for (const work of this.#parts.hourly ?? [])
      await work().catch((error: unknown) => this.#parts.log('hourly work faulted', { err: error }))
  }
}
