import { join } from 'node:path'
import { SITE } from '../../domain/ids.ts'
import { nodeFs } from '../adapters/fs.ts'
import { versionsOf } from '../journal/documents.ts'
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

  /** The `stream:n` whose texts are gone and that no record names. */
  untold(): readonly string[] {
    return [...this.#gone].filter((place) => !this.#told.has(place))
  }
}

interface Order {
  readonly congress: string
  readonly places: readonly { readonly n: number }[]
  readonly photos: readonly { readonly id: string }[]
  readonly person?: string
  readonly confirmed: unknown
}

function confirmedOrders(dataDir: string): readonly Order[] {
  const [newest] = versionsOf(nodeFs, join(dataDir, 'documents', 'erasures.json'))
  const { orders = [] } = (newest ?? {}) as { readonly orders?: readonly Order[] }
  return orders.filter(({ confirmed }) => confirmed !== null)
}

/** The `stream:n` of erasures that two have confirmed and that a crash cut in half: the next start finishes them. */
export const unfinishedErasures = (dataDir: string): ReadonlySet<string> =>
  new Set(
    confirmedOrders(dataDir).flatMap(({ congress, places }) => places.map(({ n }) => `${congress}:${n}`)),
  )

/** The `congress/id` of photos and files in such erasures. */
export const unfinishedPhotos = (dataDir: string): ReadonlySet<string> =>
  new Set(
    confirmedOrders(dataDir).flatMap(({ congress, photos }) => photos.map(({ id }) => `${congress}/${id}`)),
  )

/** Whether somebody is being taken out of the sign-in log. */
export const unfinishedPerson = (dataDir: string): boolean =>
  confirmedOrders(dataDir).some(({ person }) => person !== undefined)
