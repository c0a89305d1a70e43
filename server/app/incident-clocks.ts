import { clocksOf, expiryOf } from '../../domain/incident/clocks.ts'
import { escalationsDue } from '../../domain/incident/escalation.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import { isOpen } from '../../domain/incident/lifecycle.ts'
import type { CongressState } from '../../domain/state.ts'
import { jumpTolerance } from '../adapters/clock.ts'
import type { Clock } from '../adapters/clock.ts'
import type { CommandDesk } from './desk.ts'
import { scheduleId } from './schedule-id.ts'
import { scheduleEvery } from './scheduler.ts'

/** How often it looks, ms: an escalation comes at most so late. */
export const clocksEvery = 1_000
/**
 * Handed in together: what comes due of many incidents at once is one group on the disk and one message per view, not a
 * message and a drawing for each of a thousand.
 */
const atOnce = 200

export interface ClockParts {
  readonly desk: Pick<CommandDesk, 'site' | 'congress' | 'asSystem' | 'commandsAccepted'>
  readonly clock: Clock
  readonly log: (message: string, facts: object) => void
}

/** Until when nothing can come due in an incident as it stands, ms, by the targets it was worked out with. */
interface Quiet {
  readonly catalogue: CongressState['catalogue']
  readonly until: number
}

/**
 * Writes down what the clocks of the incidents have made due: an acknowledgement that has run out, the next step of an
 * escalation. It keeps nothing itself: what is due is worked out from the record each time, so after an outage only what
 * is still true is written.
 */
export class IncidentClocks {
  readonly #parts: ClockParts
  readonly #quiet = new WeakMap<Incident, Quiet>()
  #running: Promise<void> | null = null
  #last: { readonly now: number; readonly monotonic: number } | null = null
  /** Until then nothing is called, elapsed ms: the clock has jumped, and the scheduler has not said so yet. */
  #waitUntil = 0
  #stop: () => void = () => undefined

  constructor(parts: ClockParts) {
    this.#parts = parts
  }

  start(): void {
    this.#stop = this.#parts.clock.every(clocksEvery, () => void this.round())
  }

  async stop(): Promise<void> {
    this.#stop()
    await this.#running
  }

  /** One look at every open incident; a second call while one runs waits for it. Never throws. */
  round(): Promise<void> {
    this.#running ??= this.#round()
      .catch((error: unknown) => this.#parts.log('a look at the incident clocks faulted', { err: error }))
      .finally(() => {
        this.#running = null
      })
    return this.#running
  }

  async #round(): Promise<void> {
    const { desk } = this.#parts
    if (!desk.commandsAccepted() || this.#jumped()) return
    for (const congress of desk.site().congresses.keys()) {
      const state = desk.congress(congress)
      if (!state?.info || state.info.closedAt !== undefined || state.doubted) continue
      const open = [...state.incidents.values()].filter(({ status }) => isOpen(status))
      for (let from = 0; from < open.length; from += atOnce)
        await Promise.all(
          open.slice(from, from + atOnce).map((incident) => this.#look(congress, state, incident)),
        )
    }
  }

  /** A clock that has jumped makes nothing due before somebody has looked at it (`schedule.doubt`). */
  #jumped(): boolean {
    const { clock } = this.#parts
    const here = { now: clock.now(), monotonic: clock.monotonic() }
    const former = this.#last
    this.#last = here
    const jump = former ? here.now - former.now - (here.monotonic - former.monotonic) : 0
    if (Math.abs(jump) > jumpTolerance) this.#waitUntil = here.monotonic + 2 * scheduleEvery
    return here.monotonic < this.#waitUntil
  }

  async #look(congress: string, state: CongressState, incident: Incident): Promise<void> {
    const now = this.#parts.clock.now()
    if (this.#isQuiet(state, incident, now)) return
    const expiry = expiryOf(incident, state.catalogue.severities)
    if (expiry !== null && now >= expiry)
      await this.#record(congress, 'incident.expire', incident, [String(expiry)])
    const due = escalationsDue(state, incident, now)
    if (due.length === 0) return
    const steps = due.map(({ clock, dueAt, step, of }) => `${clock}|${dueAt}|${step}|${of}`)
    await this.#record(congress, 'incident.escalate', incident, steps)
  }

  #isQuiet(state: CongressState, incident: Incident, now: number): boolean {
    const { catalogue } = state
    const known = this.#quiet.get(incident)
    if (known?.catalogue === catalogue && now < known.until) return true
    const clocks = clocksOf(incident, catalogue.severities, now).filter(({ metAt }) => metAt === null)
    const times = [...clocks.map(({ dueAt }) => dueAt), expiryOf(incident, catalogue.severities) ?? Infinity]
    const until = Math.min(...times)
    if (until > now) this.#quiet.set(incident, { catalogue, until })
    return until > now
  }

  async #record(
    congress: string,
    type: 'incident.expire' | 'incident.escalate',
    { id }: Incident,
    subjects: readonly string[],
  ): Promise<void> {
    const { desk, log } = this.#parts
    const answer = await desk.asSystem(
      congress,
      type,
      { incident: id },
      scheduleId(congress, type, [id, ...subjects]),
    )
    // Somebody was quicker: acknowledged, resolved or cancelled meanwhile.
    if (!answer.ok && answer.error.code !== 'nothing-new')
      log('an incident clock could not be written down', { congress, code: answer.error.code })
  }
}
