import { SITE, SYSTEM } from '../../domain/ids.ts'
import { contactTexts, mayPostpone, retentionWarnings } from '../../domain/site/retention.ts'
import type { RetentionWarning } from '../../domain/site/retention.ts'
import { steadiness } from '../adapters/clock.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Files } from '../journal/files.ts'
import type { CommandDesk } from './desk.ts'
import { textsIn } from './eraser.ts'
import type { Eraser } from './eraser.ts'
import type { OrderedPlace } from './erasures.ts'
import { scheduleId } from './schedule-id.ts'
import type { Low } from 'lowdb'

export interface Postponed {
  readonly congress: string
  /** ms */
  readonly until: number
  readonly by: string
  readonly reason: string
}

export interface RetentionRecord {
  readonly postponed: readonly Postponed[]
}

/** Contacts of one closed congress, as they will go. */
export interface ContactsDue {
  readonly congress: string
  readonly name: string
  /** When they go; postponed ones later than thirty days after the close. */
  readonly at: number
  /** Texts that are still there. */
  readonly count: number
  readonly postponed: Postponed | null
  readonly warning: RetentionWarning | null
}

export interface RetentionParts {
  readonly desk: Pick<CommandDesk, 'site' | 'congress' | 'asSystem' | 'commandsAccepted'>
  readonly journal: Pick<Files, 'read' | 'head' | 'find'>
  readonly eraser: Pick<Eraser, 'carry'>
  readonly clock: Clock
  readonly low: Low<RetentionRecord>
  /** Days of the sign-in log that are kept, `YYYY-MM-DD`, oldest first; and how long each is, ms. */
  readonly signInDays: () => Promise<readonly string[]>
  readonly signInsKept: number
  readonly log: (message: string, facts: object) => void
}

/** Lets go of what has been kept long enough, and says beforehand what and when. */
export class Retention {
  readonly #parts: RetentionParts
  readonly #places = new Map<string, { readonly head: number; readonly places: readonly OrderedPlace[] }>()
  readonly #warned = new Set<string>()
  /** A clock that was just set wrong must not throw anything away. */
  readonly #isSteady: () => boolean

  constructor(parts: RetentionParts) {
    this.#parts = parts
    this.#isSteady = steadiness(parts.clock)
  }

  /** What goes next, congress by congress, soonest first. */
  async preview(): Promise<readonly ContactsDue[]> {
    const { desk } = this.#parts
    const found: ContactsDue[] = []
    for (const congress of desk.site().congresses.keys()) {
      const due = this.#due(congress)
      if (!due) continue
      const places = await this.#contacts(congress)
      const count = places.reduce((sum, { fields }) => sum + (fields?.length ?? 0), 0)
      if (count > 0) found.push({ ...due, congress, count })
    }
    return found.sort((one, other) => one.at - other.at)
  }

  /** The oldest day of the sign-in log goes then; null when there is none. */
  async signIns(): Promise<{ readonly at: number; readonly count: number } | null> {
    const { signInDays, signInsKept } = this.#parts
    const [oldest, ...others] = await signInDays()
    if (oldest === undefined) return null
    // The day after: a day is let go of whole.
    const at = Date.parse(`${oldest.slice(0, 10)}T00:00:00Z`) + signInsKept + 24 * 3_600_000
    const same = others.filter((name) => name.slice(0, 10) === oldest.slice(0, 10)).length
    return { at, count: same + 1 }
  }

  /** Of a closed congress, to a later day within the limit; on record with the reason. */
  async postpone(
    congress: string,
    by: string,
    until: number,
    reason: string,
  ): Promise<'ok' | 'not-found' | 'bad-until'> {
    const { low, clock, desk } = this.#parts
    const due = this.#due(congress)
    if (!due) return 'not-found'
    if (!mayPostpone(clock.now(), due.at, until)) return 'bad-until'
    const former = low.data
    low.data = {
      postponed: [
        ...former.postponed.filter((one) => one.congress !== congress),
        { congress, until, by, reason },
      ],
    }
    await low.write().catch((fault: unknown) => {
      low.data = former
      throw fault
    })
    const told = {
      act: 'retention-postponed',
      actor: by,
      second: null,
      subject: `contacts:${congress}`,
      digest: null,
      reason,
    }
    const answer = await desk.asSystem(SITE, 'office.record', told)
    if (!answer.ok) throw new Error(`a postponement could not be recorded: ${answer.error.code}`)
    return 'ok'
  }

  /** Call once an hour. Nothing goes unless the clock has run true from one round to the next. */
  async round(): Promise<void> {
    const { desk, clock } = this.#parts
    if (!this.#isSteady() || !desk.commandsAccepted()) return
    for (const due of await this.preview()) {
      this.#warn(due)
      if (clock.now() >= due.at) await this.#purge(due)
    }
  }

  #warn({ congress, at, warning, count }: ContactsDue): void {
    const once = `${congress} ${at} ${warning}`
    if (warning === null || this.#warned.has(once)) return
    this.#warned.add(once)
    this.#parts.log('contacts of a closed congress will be erased', { congress, at, warning, count })
  }

  async #purge({ congress }: ContactsDue): Promise<void> {
    const { eraser, desk, journal, clock } = this.#parts
    const closedAt = desk.congress(congress)?.info?.closedAt ?? 0
    this.#places.delete(congress)
    const places = await this.#contacts(congress)
    const id = scheduleId(congress, 'contacts-purge', [String(closedAt), String(places.length)])
    const confirmed = { by: SYSTEM, at: clock.now() }
    const words = 'Lưu giữ danh bạ: 30 ngày sau khi đóng Đại hội · Contacts: 30 days after the close'
    const order = {
      id,
      congress,
      subject: null,
      places,
      photos: [],
      reason: 'retention',
      words,
      asked: null,
    } as const
    await eraser.carry({ ...order, confirmed })
    this.#places.delete(congress)
    const done = scheduleId(SITE, 'contacts-purged', [congress, id])
    const told = { act: 'contacts-purged', actor: null, second: null, subject: congress, digest: null }
    if (journal.find(SITE, SYSTEM, done) === null) await desk.asSystem(SITE, 'office.record', told, done)
  }

  #due(congress: string): Omit<ContactsDue, 'congress' | 'count'> | null {
    const info = this.#parts.desk.congress(congress)?.info
    if (!info?.closed || info.closedAt === undefined) return null
    const postponed = this.#parts.low.data.postponed.find((one) => one.congress === congress) ?? null
    const at = Math.max(info.closed.purgeAt, postponed?.until ?? 0)
    const left = at - this.#parts.clock.now()
    const warning = retentionWarnings.find(({ within }) => left <= within)?.id ?? null
    return { name: info.name, at, postponed, warning }
  }

  /** Every text of the record that is a contact and is still there; read once for each head. */
  async #contacts(congress: string): Promise<readonly OrderedPlace[]> {
    const { journal } = this.#parts
    const head = journal.head(congress).n
    const known = this.#places.get(congress)
    if (known?.head === head) return known.places
    const places: OrderedPlace[] = []
    for await (const commit of journal.read(congress, 0)) {
      const fields = textsIn(commit).filter((field) => contactTexts.has(field))
      if (fields.length > 0) places.push({ n: commit.n, fields, hash: commit.hash })
    }
    this.#places.set(congress, { head, places })
    return places
  }
}
