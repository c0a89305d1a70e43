import type { Chance } from '../adapters/chance.ts'
import type { OpenDisk, Sealed, SealedEntry } from '../adapters/disk.ts'
import type { OutboxEntry } from './entry.ts'
import { viewKeptFor, viewsOn } from './views.ts'
import type { KeptViews } from './views.ts'

export interface Kept {
  readonly entries: readonly OutboxEntry[]
  /** Entries that the key does not open; they stay where they are. */
  readonly unreadable: number
}

/** One account's things on this device. */
export interface Vault extends KeptViews {
  /** Resolves once it would survive closing the app: with all that is kept then, the new entry at its end. */
  add(entry: Omit<OutboxEntry, 'seq'>): Promise<Kept>
  outbox(): Promise<Kept>
  /** False when it is gone meanwhile. */
  change(entry: OutboxEntry): Promise<boolean>
  /** Only after a receipt, or by its author. */
  remove(seq: number): Promise<void>
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

const writer = new TextEncoder()
const reader = new TextDecoder()

/** Seals JSON under a name, so that one sealed thing cannot be put in another's place. */
export interface Sealer {
  readonly seal: (name: string, value: unknown) => Promise<Sealed>
  /** Null when the key does not open it. */
  readonly open: (name: string, sealed: Sealed) => Promise<unknown>
}

function sealer(subtle: SubtleCrypto, key: CryptoKey, chance: Chance): Sealer {
  return {
    seal: async (name, value) => {
      const iv = chance.bytes(12)
      const algorithm = { name: 'AES-GCM', iv, additionalData: writer.encode(name) }
      return { iv, box: await subtle.encrypt(algorithm, key, writer.encode(JSON.stringify(value))) }
    },
    open: async (name, { iv, box }) => {
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
    keep: async (name, value) => disk.putNote(name, await seal(`note ${name}`, value)),
    kept: async (name) => {
      const sealed = await disk.note(name)
      return sealed ? open(`note ${name}`, sealed) : null
    },
    forget: (name) => disk.removeNote(name),
    close: () => disk.close(),
  }
}
