import type { Stamp } from '../stamp.ts'
import type { OfficeRecord } from './office.ts'

/** The one stream beside the congresses: which there are, and who administers the installation. */
export interface CongressEntry {
  readonly congress: string
  readonly name: string
  readonly opening: number
  readonly closing: number
  readonly rehearsal: boolean
  readonly zone: string
}

export type SiteEvent =
  | ({ readonly type: 'congress.listed' } & CongressEntry)
  | {
      readonly type: 'admin.joined'
      readonly person: string
      /** Where they sit in a congress imported later, if it has it. */ readonly seat: string | null
    }
  | { readonly type: 'admin.left'; readonly person: string }
  | ({ readonly type: 'office.recorded' } & OfficeRecord)

export interface SiteState {
  readonly congresses: Map<string, CongressEntry>
  readonly admins: Map<string, { readonly person: string; readonly seat: string | null }>
  /** Ids of photos and files that two administrators erased: they are gone on purpose. */
  readonly erasedPhotos: Set<string>
}

export const emptySite = (): SiteState => ({
  congresses: new Map(),
  admins: new Map(),
  erasedPhotos: new Set(),
})

export const evolveSite: {
  [T in SiteEvent['type']]: (state: SiteState, event: Extract<SiteEvent, { type: T }>, stamp: Stamp) => void
} = {
  'congress.listed': (state, { type: _type, ...entry }) => {
    state.congresses.set(entry.congress, entry)
  },
  'admin.joined': (state, { person, seat }) => {
    state.admins.set(person, { person, seat })
  },
  'admin.left': (state, { person }) => {
    state.admins.delete(person)
  },
  // The rest is kept for whoever reads the journal; nothing is decided by it.
  'office.recorded': (state, { act, subject }) => {
    if (act === 'photo-erased' && subject !== null) state.erasedPhotos.add(subject)
  },
}

export const siteText: { [T in SiteEvent['type']]: readonly string[] } = {
  'congress.listed': [],
  'admin.joined': [],
  'admin.left': [],
  'office.recorded': ['reason'],
}
