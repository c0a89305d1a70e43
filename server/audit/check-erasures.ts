import { SITE } from '../../domain/ids.ts'
import type { Commit } from '../journal/port.ts'
import type { Verified } from '../journal/verify.ts'

/** Which erasures the chain tells of, and which texts are gone: nothing may be blanked without a record of who did it. */
export class ErasureRecords {
  readonly #told = new Set<string>()
  readonly #gone = new Set<string>()

  see({ stream, events }: Pick<Commit, 'stream' | 'events'>): void {
    if (stream !== SITE) return
    for (const { type, act, subject } of events)
      if (type === 'office.recorded' && act === 'text-erased' && typeof subject === 'string')
        this.#told.add(subject)
  }

  found({ stream, erased }: Pick<Verified, 'stream' | 'erased'>): void {
    for (const { n } of erased) this.#gone.add(`${stream}:${n}`)
  }

  /** The first `stream:n` whose texts are gone and that no record names; null when all are told of. */
  untold(): string | null {
    return [...this.#gone].find((place) => !this.#told.has(place)) ?? null
  }
}
