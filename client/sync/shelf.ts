import type { OutboxEntry } from './entry.ts'
import type { Kept, Vault } from './vault.ts'

/** Goes to the centre by itself. */
export const waits = ({ state }: OutboxEntry): boolean => state === 'stored' || state === 'sending'

/** What lies in the vault as the screens are told of it, with the one that is on its way marked. */
export class Shelf {
  readonly #vault: Pick<Vault, 'add' | 'outbox'>
  readonly #listeners = new Set<() => void>()
  #entries: readonly OutboxEntry[] = []
  /** What the screens were told last; null: they must be told anew. */
  #told: readonly OutboxEntry[] | null = null
  #unreadable = 0
  #reading: Promise<void> = Promise.resolve()
  /** On its way, by this tab or another. */
  sending: string | null = null

  constructor(vault: Pick<Vault, 'add' | 'outbox'>) {
    this.#vault = vault
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries
  }

  get unreadable(): number {
    return this.#unreadable
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Onto the disk, whose answer says what else is there; told to nobody yet. */
  add(entry: Omit<OutboxEntry, 'seq'>): Promise<void> {
    return this.#inTurn(() => this.#vault.add(entry))
  }

  /** Asks the disk what is there; told to nobody yet. */
  look(): Promise<void> {
    return this.#inTurn(() => this.#vault.outbox())
  }

  /** One that has just left the disk; who calls it tells the screens why. */
  drop(seq: number): void {
    this.#entries = this.#told = this.#entries.filter((entry) => entry.seq !== seq)
  }

  /** Tells the screens where there is something new: each telling draws a whole board. */
  show(): void {
    this.#entries = this.#entries.map((entry) => {
      if (!waits(entry)) return entry
      const state = entry.id === this.sending ? 'sending' : 'stored'
      return entry.state === state ? entry : { ...entry, state }
    })
    const told = this.#told
    const same = this.#entries.length === told?.length && this.#entries.every((one, at) => one === told[at])
    if (same) return
    this.#told = this.#entries
    for (const listener of this.#listeners) listener()
  }

  /** The disk is asked one thing after another, so that an older answer never replaces a newer one. */
  #inTurn(ask: () => Promise<Kept>): Promise<void> {
    const turn = async (): Promise<void> => {
      const { entries, unreadable } = await ask()
      if (unreadable !== this.#unreadable) this.#told = null
      this.#unreadable = unreadable
      this.#entries = entries
    }
    this.#reading = this.#reading.then(turn, turn)
    return this.#reading
  }
}
