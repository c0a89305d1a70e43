import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'

/** Something sealed: AES-GCM nonce and ciphertext. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly box: ArrayBuffer
}

export interface SealedEntry extends Sealed {
  readonly seq: number
  readonly id: string
}

export interface SealedView extends Sealed {
  /** When it was written, ms; readable without the key so that old ones can be dropped by anybody. */
  readonly savedAt: number
  /** The records of a view, in order; each slice sealed by itself. */
  readonly slices?: readonly Sealed[]
}

/** A view to be written; a slice that is null stays as it lies there. */
export interface NextView extends Omit<SealedView, 'slices'> {
  readonly slices?: readonly (Sealed | null)[]
}

/** What somebody wrote last: the nonce of its head, and how many slices it had. */
export interface LaidView {
  readonly iv: Uint8Array
  readonly slices: number
}

/** One account's database on this device. A write to the outbox resolves only once the browser says it is on the disk. */
export interface Disk {
  /** The key kept here, or the one made now; two tabs opening at once get the same. */
  key(made: CryptoKey): Promise<CryptoKey>
  /** All that is there then, in order: the new one is the last. */
  addEntry(entry: Omit<SealedEntry, 'seq'>): Promise<readonly SealedEntry[]>
  entries(): Promise<readonly SealedEntry[]>
  /** Changes an entry that is still there; false when it is gone: what was deleted must not come back. */
  changeEntry(entry: SealedEntry): Promise<boolean>
  removeEntry(seq: number): Promise<void>
  view(congress: string): Promise<SealedView | undefined>
  /** In place of whatever is there; `onto` only of that: false when something else is, and nothing is written. */
  putView(congress: string, view: NextView, onto?: LaidView | null): Promise<boolean>
  dropView(congress: string): Promise<void>
  /** Drops the views written before `before`, ms; all of them without it. */
  dropViews(before?: number): Promise<void>
  note(name: string): Promise<Sealed | undefined>
  putNote(name: string, note: Sealed): Promise<void>
  removeNote(name: string): Promise<void>
  close(): void
}

export type OpenDisk = (account: string) => Promise<Disk>

/** A view as it lies there; its slices follow it under names of their own. */
type Laid = Omit<SealedView, 'slices'>

interface Schema extends DBSchema {
  keys: { key: string; value: CryptoKey }
  outbox: { key: number; value: Omit<SealedEntry, 'seq'> & { seq?: number }; indexes: { id: string } }
  views: { key: string; value: Laid }
  notes: { key: string; value: Sealed }
}

const prefix = 'trucban-'
const version = 1
/** A relaxed write may be lost with the phone's power although it was answered. */
const strict = { durability: 'strict' } as const

function create(db: IDBPDatabase<Schema>): void {
  db.createObjectStore('keys')
  db.createObjectStore('views')
  db.createObjectStore('notes')
  db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true }).createIndex('id', 'id', {
    unique: true,
  })
}

async function keyIn(db: IDBPDatabase<Schema>, made: CryptoKey): Promise<CryptoKey> {
  const write = db.transaction('keys', 'readwrite', strict)
  const there = await write.store.get('key')
  if (!there) await write.store.put(made, 'key')
  await write.done
  return there ?? made
}

async function changeIn(db: IDBPDatabase<Schema>, entry: SealedEntry): Promise<boolean> {
  const write = db.transaction('outbox', 'readwrite', strict)
  const there = await write.store.getKey(entry.seq)
  if (there !== undefined) await write.store.put(entry)
  await write.done
  return there !== undefined
}

/** Ids of congresses have no blank in them. */
const sliceKey = (congress: string, n: number): string => `${congress} ${String(n).padStart(6, '0')}`
const slicesOf = (congress: string, from = 0): IDBKeyRange =>
  IDBKeyRange.bound(sliceKey(congress, from), `${congress} \uffff`)

/** All in one transaction, one slice after another: tens of megabytes in one go would hold the page. */
async function putViewIn(
  db: IDBPDatabase<Schema>,
  congress: string,
  { slices = [], ...head }: NextView,
  onto: LaidView | null,
): Promise<boolean> {
  const { store, done } = db.transaction('views', 'readwrite')
  if (onto) {
    const [there, count] = await Promise.all([store.get(congress), store.count(slicesOf(congress))])
    if (there?.iv.join() !== onto.iv.join() || count !== onto.slices) return done.then(() => false)
  }
  await store.delete(slicesOf(congress, onto ? slices.length : 0))
  await store.put(head, congress)
  for (const [n, slice] of slices.entries())
    if (slice) await store.put({ ...slice, savedAt: head.savedAt }, sliceKey(congress, n))
  await done
  return true
}

async function viewIn(db: IDBPDatabase<Schema>, congress: string): Promise<SealedView | undefined> {
  const read = db.transaction('views')
  const [head, slices] = await Promise.all([
    read.store.get(congress),
    read.store.getAll(slicesOf(congress)),
    read.done,
  ])
  return head && { ...head, slices }
}

async function dropViewIn(db: IDBPDatabase<Schema>, congress: string): Promise<void> {
  const write = db.transaction('views', 'readwrite')
  await Promise.all([write.store.delete(congress), write.store.delete(slicesOf(congress)), write.done])
}

/** A slice that did not change for days is as old as its head, which stands before it. */
async function dropIn(db: IDBPDatabase<Schema>, before = Number.POSITIVE_INFINITY): Promise<void> {
  const write = db.transaction('views', 'readwrite', strict)
  let isOld = false
  for (let at = await write.store.openCursor(); at; at = await at.continue()) {
    if (!at.key.includes(' ')) isOld = at.value.savedAt < before
    if (isOld) await at.delete()
  }
  await write.done
}

export const openDisk: OpenDisk = async (account) => {
  const db = await openDB<Schema>(prefix + account, version, {
    upgrade: create,
    // A newer tab wants to upgrade: give way, this one goes on in memory and says that it stored nothing.
    blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
  })
  return {
    key: (made) => keyIn(db, made),
    addEntry: async (entry) => {
      const write = db.transaction('outbox', 'readwrite', strict)
      const [, all] = await Promise.all([write.store.put(entry), write.store.getAll(), write.done])
      return all as SealedEntry[]
    },
    entries: async () => (await db.getAll('outbox')) as SealedEntry[],
    changeEntry: (entry) => changeIn(db, entry),
    removeEntry: async (seq) => {
      const write = db.transaction('outbox', 'readwrite', strict)
      await Promise.all([write.store.delete(seq), write.done])
    },
    view: (congress) => viewIn(db, congress),
    putView: (congress, view, onto = null) => putViewIn(db, congress, view, onto),
    dropView: (congress) => dropViewIn(db, congress),
    dropViews: (before) => dropIn(db, before),
    note: (name) => db.get('notes', name),
    putNote: async (name, note) => {
      await db.put('notes', note, name)
    },
    removeNote: (name) => db.delete('notes', name),
    close: () => db.close(),
  }
}

/** Drops old views of every account that ever signed in on this device, where the browser can name its databases. */
export async function sweepDisks(before: number): Promise<void> {
  // Firefox before 126 has no such list, whatever the types say.
  const factory: { databases?: () => Promise<IDBDatabaseInfo[]> } = indexedDB
  const found = (await factory.databases?.()) ?? []
  for (const { name } of found) {
    if (!name?.startsWith(prefix)) continue
    const disk = await openDisk(name.slice(prefix.length))
    await disk.dropViews(before)
    disk.close()
  }
}
