import type { StateRecord } from '../../domain/state.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Disk, OpenDisk, Sealed, SealedEntry } from '../adapters/disk.ts'
import type { OutboxEntry } from './entry.ts'
import type { Calm } from './keeper.ts'
import { joined, sliced } from './slices.ts'
import type { Slice } from './slices.ts'

/** Raise when the shape of what is kept changes: older views are dropped, entries must be read for ever. */
const viewFormat = 2
/** A kept view older than this is not opened, ms: it would show yesterday as now. */
export const viewKeptFor = 24 * 3_600_000

/** What opens without a network. */
export interface KeptView {
  readonly cursor: string
  readonly view: StateRecord
  readonly names: readonly (readonly [person: string, name: string])[]
  /** When it was last known to be the centre's, ms of this device. */
  readonly at: number
}

export interface Kept {
  readonly entries: readonly OutboxEntry[]
  /** Entries that the key does not open; they stay where they are. */
  readonly unreadable: number
}

/** One account's things on this device. */
export interface Vault {
  /** Resolves once it would survive closing the app: with all that is kept then, the new entry at its end. */
  add(entry: Omit<OutboxEntry, 'seq'>): Promise<Kept>
  outbox(): Promise<Kept>
  /** False when it is gone meanwhile. */
  change(entry: OutboxEntry): Promise<boolean>
  /** Only after a receipt, or by its author. */
  remove(seq: number): Promise<void>
  /** `calm` is asked between two pieces of a large one. */
  keepView(congress: string, kept: KeptView, calm?: Calm): Promise<void>
  view(congress: string): Promise<KeptView | null>
  dropView(congress: string): Promise<void>
  dropViews(): Promise<void>
  keep(name: string, value: unknown): Promise<void>
  kept(name: string): Promise<unknown>
  forget(name: string): Promise<void>
  close(): void
}

export interface VaultParts {
  readonly openDisk: OpenDisk
  readonly subtle: SubtleCrypto
  readonly chance: Chance
  /** This device's clock, ms. */
  readonly now: () => number
}

/** What is sealed of a view besides its slices. */
interface ViewHead {
  readonly format: number
  readonly slices: number
  readonly kept: KeptView
}

const writer = new TextEncoder()
const reader = new TextDecoder()

/** Seals JSON under a name, so that one sealed thing cannot be put in another's place. */
function sealer(subtle: SubtleCrypto, key: CryptoKey, chance: Chance) {
  return {
    seal: async (name: string, value: unknown): Promise<Sealed> => {
      const iv = chance.bytes(12)
      const algorithm = { name: 'AES-GCM', iv, additionalData: writer.encode(name) }
      return { iv, box: await subtle.encrypt(algorithm, key, writer.encode(JSON.stringify(value))) }
    },
    /** Null when the key does not open it. */
    open: async (name: string, { iv, box }: Sealed): Promise<unknown> => {
      const algorithm = { name: 'AES-GCM', iv, additionalData: writer.encode(name) }
      try {
        return JSON.parse(reader.decode(await subtle.decrypt(algorithm, key, box))) as unknown
      } catch {
        return null
      }
    },
  }
}

/** Opens entries of the outbox; reading it again costs nothing for what did not change. */
function opener(open: (name: string, sealed: Sealed) => Promise<unknown>) {
  /** By place, with the nonce they had. */
  const opened = new Map<number, { readonly nonce: string; readonly entry: OutboxEntry }>()
  const one = async ({ seq, id, ...sealed }: SealedEntry): Promise<OutboxEntry | null> => {
    const nonce = sealed.iv.join()
    const known = opened.get(seq)
    if (known?.nonce === nonce) return known.entry
    const content = (await open(`outbox ${id}`, sealed)) as Omit<OutboxEntry, 'seq'> | null
    if (content === null) return null
    const entry = { ...content, seq }
    opened.set(seq, { nonce, entry })
    return entry
  }
  return {
    knows: (entry: OutboxEntry, { iv }: Sealed) => opened.set(entry.seq, { nonce: iv.join(), entry }),
    forget: (seq: number) => opened.delete(seq),
    all: async (sealed: readonly SealedEntry[]): Promise<Kept> => {
      const entries = await Promise.all(sealed.map(one))
      const readable = entries.filter((entry) => entry !== null)
      return { entries: readable, unreadable: entries.length - readable.length }
    },
  }
}

/** Views, sealed slice by slice: between two of them the page does what the person asks. */
function viewsOn(
  disk: Disk,
  { seal, open }: ReturnType<typeof sealer>,
  now: () => number,
): Pick<Vault, 'keepView' | 'view'> {
  const sliceName = (congress: string, n: number) => `view ${congress} ${n}`
  return {
    keepView: async (congress, kept, calm) => {
      const { head, slices } = sliced(kept.view)
      const content: ViewHead = { format: viewFormat, slices: slices.length, kept: { ...kept, view: head } }
      const sealed = await seal(`view ${congress}`, content)
      const more: Sealed[] = []
      for (const [n, slice] of slices.entries()) {
        await calm?.()
        more.push(await seal(sliceName(congress, n), slice))
      }
      await disk.putView(congress, { savedAt: now(), ...sealed, slices: more })
    },
    view: async (congress) => {
      const sealed = await disk.view(congress)
      if (!sealed || sealed.savedAt < now() - viewKeptFor) return null
      const content = (await open(`view ${congress}`, sealed)) as ViewHead | null
      if (content?.format !== viewFormat) return null
      const more = sealed.slices ?? []
      const opened = await Promise.all(more.map((slice, n) => open(sliceName(congress, n), slice)))
      const slices = opened.filter((slice) => slice !== null) as Slice[]
      if (slices.length !== content.slices) return null
      return { ...content.kept, view: joined({ head: content.kept.view, slices }) }
    },
  }
}

/**
 * Opens an account's database, sealed with AES-GCM under a non-extractable key that lies in it. That protects a copied
 * browser profile and one account from another's sign-in; it does not protect an unlocked phone: whoever can run the
 * app on it can read what it keeps. Views older than a day are dropped here, entries of the outbox never.
 */
export async function openVault(
  account: string,
  { openDisk, subtle, chance, now }: VaultParts,
): Promise<Vault> {
  const disk = await openDisk(account)
  const made = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const { seal, open } = sealer(subtle, await disk.key(made), chance)
  await disk.dropViews(now() - viewKeptFor)
  const shelf = opener(open)

  return {
    add: async (entry) => {
      const sealed = await seal(`outbox ${entry.id}`, entry)
      const all = await disk.addEntry({ id: entry.id, ...sealed })
      const seq = all.at(-1)?.seq ?? 0
      shelf.knows({ ...entry, seq }, sealed)
      return shelf.all(all)
    },
    outbox: async () => shelf.all(await disk.entries()),
    change: async (entry) => {
      const { seq, ...content } = entry
      return disk.changeEntry({ seq, id: entry.id, ...(await seal(`outbox ${entry.id}`, content)) })
    },
    remove: (seq) => {
      shelf.forget(seq)
      return disk.removeEntry(seq)
    },
    ...viewsOn(disk, { seal, open }, now),
    dropView: (congress) => disk.dropView(congress),
    dropViews: () => disk.dropViews(),
    keep: async (name, value) => disk.putNote(name, await seal(`note ${name}`, value)),
    kept: async (name) => {
      const sealed = await disk.note(name)
      return sealed ? open(`note ${name}`, sealed) : null
    },
    forget: (name) => disk.removeNote(name),
    close: () => disk.close(),
  }
}
