import { createHash } from 'node:crypto'
import { SITE } from '../../domain/ids.ts'
import type { OfficeRecord } from '../../domain/site/office.ts'
import { steadiness } from '../adapters/clock.ts'
import type { Clock } from '../adapters/clock.ts'
import { dayAt, dayOf } from '../adapters/day-log.ts'
import type { DayLog } from '../adapters/day-log.ts'
import { sha256 } from '../adapters/hash.ts'

/** Twelve months, ms. */
export const signInsKept = 365 * 24 * 3_600_000
/** What `log-purged` names: everything up to this day is gone. */
export const purgedSubject = (day: string): string => `sign-ins:${day}`

/** The same act makes the same id: done again after a crash, it has one effect. */
export function actId(...words: readonly string[]): string {
  const hex = sha256(`trucban/act@1\n${SITE}\n${words.join('\n')}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
export const digestId = (name: string): string => actId('sign-in-digest', name)

export interface SignInKeeperParts {
  readonly log: DayLog
  readonly clock: Clock
  /** Writes the act down in the site stream; false when it could not be. */
  readonly record: (record: OfficeRecord, id: string) => Promise<boolean>
  /** Whether an act of that id is in the site stream. */
  readonly isRecorded: (id: string) => boolean
}

const bySystem = { actor: null, second: null }

/** Seals each day of the sign-in log with its digest in the chain, and lets go of what is older than twelve months. */
export class SignInKeeper {
  readonly #parts: SignInKeeperParts
  readonly #done = new Set<string>()
  /** A clock that was just set wrong must not throw a year away: it has to have run true from one round to the next. */
  readonly #isSteady: () => boolean

  constructor(parts: SignInKeeperParts) {
    this.#parts = parts
    this.#isSteady = steadiness(parts.clock)
  }

  /** Call once an hour. What one round cannot do, the next does. */
  async round(): Promise<void> {
    const names = await this.#parts.log.names()
    for (const name of names) if (!(await this.#seal(name))) return
    if (this.#isSteady()) await this.#purge(names)
  }

  /** False when the record cannot be written now. */
  async #seal(name: string): Promise<boolean> {
    const { log, record, isRecorded } = this.#parts
    const id = digestId(name)
    if (this.#done.has(name)) return true
    if (!isRecorded(id)) {
      if (!(await log.seal(name))) return true
      const digest = createHash('sha256')
        .update(await log.read(name))
        .digest('hex')
      if (!(await record({ act: 'sign-in-digest', ...bySystem, subject: name, digest }, id))) return false
    }
    this.#done.add(name)
    return true
  }

  /** First the record, which says what is to go; then the files. A crash between the two is made good by the next round. */
  async #purge(names: readonly string[]): Promise<void> {
    const { clock, log, record } = this.#parts
    const oldest = dayAt(clock.now() - signInsKept)
    const going = names.filter((name) => (dayOf(name) ?? oldest) < oldest)
    const last = dayOf(going.at(-1) ?? '')
    if (last === null) return
    const act = { act: 'log-purged', ...bySystem, subject: purgedSubject(last), digest: null } as const
    if (!(await record(act, actId('log-purged', last)))) return
    for (const name of going) await log.remove(name)
  }
}
