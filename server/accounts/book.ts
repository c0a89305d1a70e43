import { Low } from 'lowdb'
import type { Adapter } from 'lowdb'
import type { Factors } from './factors.ts'
import { withoutInvitation } from './provider-links.ts'
import type { Account, ApiToken, Display, KnownDevice, Link, Session } from './types.ts'

/** The accounts document as it is kept: everything about people that must be erasable. */
export interface AccountsRecord {
  readonly accounts: readonly Account[]
  readonly sessions: readonly Session[]
  readonly links: readonly Link[]
  readonly displays: readonly Display[]
  readonly devices: readonly KnownDevice[]
  /** Missing in documents before 0.4.0. */
  readonly tokens?: readonly ApiToken[]
  /** Not in documents of before 0.4.0. */
  readonly factors?: readonly Factors[]
}

export const emptyAccounts = (): AccountsRecord => ({
  accounts: [],
  sessions: [],
  links: [],
  displays: [],
  devices: [],
})

/**
 * After a restore: what was ended or used up since the copy was made must not come to life again. Everybody signs in anew;
 * passwords, second factors and display links stay as they were.
 */
export const afterRestore = (record: AccountsRecord): AccountsRecord => ({
  ...record,
  accounts: record.accounts.map(withoutInvitation),
  sessions: [],
  links: [],
})

/** The same, looked up by what is asked for. Records never change; they are replaced. */
export interface Pages {
  readonly accounts: Map<string, Account>
  readonly sessions: Map<string, Session>
  readonly links: Map<string, Link>
  readonly displays: Map<string, Display>
  readonly devices: Map<string, KnownDevice>
  readonly tokens: Map<string, ApiToken>
  /** By person. */
  readonly factors: Map<string, Factors>
}

export interface Book {
  /** As it is on disk. */
  readonly pages: Pages
  /**
   * Changes are made one after another on a copy that nobody sees before it is durable; what waits during a write
   * goes down together. Rejects when it could not be written: then nothing was changed. `mutate` must not throw.
   */
  change<T>(mutate: (draft: Pages) => T): Promise<T>
  /** Resolves when everything handed in so far is written or refused. */
  settle(): Promise<void>
}

const pagesOf = (record: AccountsRecord): Pages => ({
  accounts: new Map(record.accounts.map((each) => [each.person, each])),
  sessions: new Map(record.sessions.map((each) => [each.sessionHash, each])),
  links: new Map(record.links.map((each) => [each.linkHash, each])),
  displays: new Map(record.displays.map((each) => [each.id, each])),
  devices: new Map(record.devices.map((each) => [each.deviceHash, each])),
  tokens: new Map((record.tokens ?? []).map((each) => [each.id, each])),
  factors: new Map((record.factors ?? []).map((each) => [each.person, each])),
})

const recordOf = (pages: Pages): AccountsRecord => ({
  accounts: [...pages.accounts.values()],
  sessions: [...pages.sessions.values()],
  links: [...pages.links.values()],
  displays: [...pages.displays.values()],
  devices: [...pages.devices.values()],
  tokens: [...pages.tokens.values()],
  factors: [...pages.factors.values()],
})

const copy = (pages: Pages): Pages => ({
  accounts: new Map(pages.accounts),
  sessions: new Map(pages.sessions),
  links: new Map(pages.links),
  displays: new Map(pages.displays),
  devices: new Map(pages.devices),
  tokens: new Map(pages.tokens),
  factors: new Map(pages.factors),
})

interface Waiting {
  /** Makes the change and returns what tells its author how the write went. */
  readonly make: (draft: Pages) => { readonly written: () => void; readonly failed: (error: unknown) => void }
}

/** Opens the document behind `adapter` (the durable one of `server/journal/documents.ts`). */
export async function openBook(adapter: Adapter<AccountsRecord>): Promise<Book> {
  const low = new Low<AccountsRecord>(adapter, emptyAccounts())
  await low.read()
  let pages = pagesOf(low.data)
  let waiting: Waiting[] = []
  let writing: Promise<void> | null = null

  const writeGroup = async (): Promise<void> => {
    const draft = copy(pages)
    const authors = waiting.map(({ make }) => make(draft))
    waiting = []
    const before = low.data
    low.data = recordOf(draft)
    try {
      await low.write()
    } catch (error) {
      low.data = before
      for (const author of authors) author.failed(error)
      return
    }
    pages = draft
    for (const author of authors) author.written()
  }
  const writeAll = async (): Promise<void> => {
    // What is asked for in this same breath joins the group.
    await Promise.resolve()
    while (waiting.length > 0) await writeGroup()
    writing = null
  }
  return {
    get pages() {
      return pages
    },
    change: <T>(mutate: (draft: Pages) => T) =>
      new Promise<T>((resolve, reject) => {
        const make: Waiting['make'] = (draft) => {
          const answer = mutate(draft)
          return { written: () => resolve(answer), failed: reject }
        }
        waiting.push({ make })
        writing ??= writeAll()
      }),
    settle: async () => {
      while (writing) await writing
    },
  }
}
