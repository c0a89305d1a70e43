import type { CommandAnswer, Envelope } from '../../domain/protocol.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Tabs } from '../adapters/tabs.ts'
import { conclude, entryOf, envelopeOf, tooLate } from './conclude.ts'
import type { Submitted } from './conclude.ts'
import type { OutboxEntry, Pending } from './entry.ts'
import { Pause } from './pause.ts'
import { NotKept } from './sender.ts'
import type { Sender, Settled } from './sender.ts'
import { Shelf, waits } from './shelf.ts'
import type { Vault } from './vault.ts'

export interface OutboxParts {
  readonly account: string
  readonly vault: Vault
  readonly tabs: Tabs
  readonly clock: Clock
}

/** What tabs of one account tell each other. */
type Note =
  | { readonly outbox: 'changed' }
  | { readonly outbox: 'sending'; readonly id: string | null }
  | { readonly outbox: 'settled'; readonly settled: Settled }

const settledWell = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )

/**
 * One account's commands on this device, the same for all its tabs: what lies in the vault is the truth.
 * In order, one tab at a time; an entry goes only by a receipt or by its author.
 */
export class Outbox {
  readonly #parts: OutboxParts
  readonly #lock: string
  readonly #shelf: Shelf
  readonly #settled = new Set<(settled: Settled) => void>()
  readonly #stopNotes: () => void
  readonly #pause: Pause
  #lastSentAt: number | null = null
  #sender: Sender | null = null
  #draining = false

  constructor(parts: OutboxParts) {
    this.#parts = parts
    this.#shelf = new Shelf(parts.vault)
    this.#pause = new Pause(parts.clock, () => this.drain())
    this.#lock = `trucban-send-${parts.account}`
    this.#stopNotes = parts.tabs.onNote((note) => this.#heard(note as Partial<Note> | null))
  }

  /** Reads what is kept; call once before anything else. */
  async open(): Promise<void> {
    const kept = await this.#parts.vault.kept('last-sent')
    this.#lastSentAt = typeof kept === 'number' ? kept : null
    await this.#read()
  }

  get entries(): readonly OutboxEntry[] {
    return this.#shelf.entries
  }

  pending(): Pending {
    const counts = { stored: 0, sending: 0, refused: 0, aside: 0 }
    for (const { state } of this.#shelf.entries) counts[state] += 1
    return { ...counts, unreadable: this.#shelf.unreadable, lastSentAt: this.#lastSentAt }
  }

  onChange(listener: () => void): () => void {
    return this.#shelf.onChange(listener)
  }

  onSettled(listener: (settled: Settled) => void): () => void {
    this.#settled.add(listener)
    return () => this.#settled.delete(listener)
  }

  /**
   * Resolves once the command is on the disk, and only then is it shown as stored. While nothing else waits it is handed
   * to the line meanwhile (docs/decisions/0025). Throws when the disk refuses: `NotKept` when it had been handed in.
   */
  add(envelope: Envelope): Promise<void> {
    const entry = entryOf(envelope, this.#parts.clock.now())
    const sender = this.#sender
    const isAlone = !this.#draining && !this.#pause.waiting && !this.#shelf.entries.some(waits)
    return isAlone && sender?.ready() ? this.#keepAndSend(entry, envelope, sender) : this.#keep(entry)
  }

  /** Back into the queue at its old place, under its old id. */
  async retry(id: string): Promise<void> {
    await this.#parts.tabs.exclusive(this.#lock, async () => {
      const entry = await this.#find(id)
      if (!entry || waits(entry)) return
      await this.#parts.vault.change({
        ...entryOf(envelopeOf(entry), this.#parts.clock.now()),
        seq: entry.seq,
      })
    })
    await this.#afterChange()
    this.drain()
  }

  /** By its author. False when it is on its way or already gone: what may have been accepted cannot be called back. */
  async discard(id: string): Promise<boolean> {
    if (this.#shelf.sending === id && this.#draining) return false
    const gone = await this.#parts.tabs.exclusive(this.#lock, async () => {
      const entry = await this.#find(id)
      if (entry) await this.#parts.vault.remove(entry.seq)
      return entry !== undefined
    })
    await this.#afterChange()
    return gone
  }

  /** From now on commands go this way; null: there is no way. */
  attach(sender: Sender | null): void {
    this.#sender = sender
    this.#pause.shorten()
    this.#pause.end()
    this.drain()
  }

  /** Sends what waits, if it can. Safe to call at any time. */
  drain(): void {
    if (this.#draining || this.#pause.waiting || !this.#sender) return
    this.#draining = true
    // A disk that fails here has lost nothing: the command is still there, or its receipt comes again for the same id.
    this.#drained(this.#drainAll().catch(() => this.#pause.begin()))
  }

  #drained(ended: Promise<unknown>): void {
    void ended.finally(() => {
      this.#draining = false
      // A new way may have come while the last command of the old one was being given up.
      if (this.#mayGoOn()) this.drain()
    })
  }

  close(): void {
    this.#sender = null
    this.#pause.end()
    this.#stopNotes()
  }

  async #keep(entry: Omit<OutboxEntry, 'seq'>): Promise<void> {
    await this.#shelf.add(entry)
    this.#shelf.show()
    this.#tell({ outbox: 'changed' })
    this.drain()
  }

  async #keepAndSend(entry: Omit<OutboxEntry, 'seq'>, envelope: Envelope, sender: Sender): Promise<void> {
    this.#draining = true
    this.#shelf.sending = entry.id
    const submitting = sender.submit(envelope)
    const shown = this.#shelf.add(entry).then(() => {
      this.#shelf.show()
      this.#tell({ outbox: 'changed' })
      this.#tell({ outbox: 'sending', id: entry.id })
    })
    const ended = this.#endFirst(entry.id, sender, submitting, shown)
    // Keeps other tabs from handing it in as well; were one to, its id makes that harmless.
    const locked = this.#parts.tabs.atOnce(this.#lock, () => ended)
    this.#drained(Promise.all([ended, locked]).catch(() => this.#pause.begin()))
    const isKept = await settledWell(shown)
    if (!isKept) throw new NotKept(await submitting)
  }

  /** Whichever of disk and centre is done first waits for the other: what the centre says is written to the entry. */
  async #endFirst(id: string, sender: Sender, submitting: Promise<Submitted>, shown: Promise<void>) {
    const [submitted, isKept] = await Promise.all([submitting, settledWell(shown)])
    const entry = this.#shelf.entries.find((one) => one.id === id)
    if (isKept && entry) return this.#concluded(entry, submitted, sender)
    this.#shelf.sending = null
  }

  #mayGoOn(): boolean {
    return !this.#pause.waiting && (this.#sender?.ready() ?? false) && this.#shelf.entries.some(waits)
  }

  async #drainAll(): Promise<void> {
    // The lock is taken for one command at a time, so that a tab in the background cannot hold the queue.
    while (this.#mayGoOn())
      await this.#parts.tabs.exclusive(this.#lock, async () => {
        // Another tab may have sent it: the disk says what is left.
        await this.#shelf.look()
        await this.#sendFirst()
      })
  }

  /** Hands the first that waits to the line; call with the lock, right after the disk said what is there. */
  async #sendFirst(): Promise<void> {
    const sender = this.#sender
    const entry = this.#shelf.entries.find(waits)
    // Nobody else is sending now, whatever was last heard.
    this.#shelf.sending = null
    if (!entry || !sender?.ready()) return this.#shelf.show()
    const late = tooLate(entry, this.#parts.clock.now())
    if (late) return this.#change(late)
    this.#shelf.sending = entry.id
    // On its way before it is drawn: what draws a crowded board takes as long as the centre takes to answer.
    const submitting = sender.submit(envelopeOf(entry))
    this.#shelf.show()
    this.#tell({ outbox: 'sending', id: entry.id })
    await this.#concluded(entry, await submitting, sender)
  }

  async #concluded(entry: OutboxEntry, submitted: Submitted, sender: Sender): Promise<void> {
    this.#shelf.sending = null
    this.#tell({ outbox: 'sending', id: null })
    await this.#act(entry, submitted, sender)
  }

  async #act(entry: OutboxEntry, submitted: Submitted, sender: Sender): Promise<void> {
    const conclusion = conclude(entry, submitted)
    switch (conclusion.means) {
      case 'receipt':
        return this.#receipt(entry, conclusion.answer)
      case 'refused':
        await this.#change(conclusion.entry)
        return this.#tellSettled(conclusion)
      case 'aside':
        return this.#change(conclusion.entry)
      case 'again':
        this.#pause.begin()
        return conclusion.entry === entry ? this.#shelf.show() : this.#change(conclusion.entry)
      case 'session-over':
        if (this.#sender === sender) this.#sender = null
        this.#shelf.show()
        return sender.ended()
    }
  }

  async #receipt(entry: OutboxEntry, answer: CommandAnswer): Promise<void> {
    this.#pause.shorten()
    await this.#parts.vault.remove(entry.seq)
    this.#lastSentAt = this.#parts.clock.now()
    this.#shelf.drop(entry.seq)
    // Told before the queue is read again, so that no screen sees it neither waiting nor received.
    this.#tellSettled({ entry, answer })
    await this.#afterChange()
    await this.#parts.vault.keep('last-sent', this.#lastSentAt)
  }

  async #change(entry: OutboxEntry): Promise<void> {
    await this.#parts.vault.change(entry)
    await this.#afterChange()
  }

  async #find(id: string): Promise<OutboxEntry | undefined> {
    this.#shelf.sending = null
    await this.#read()
    return this.#shelf.entries.find((entry) => entry.id === id)
  }

  async #afterChange(): Promise<void> {
    await this.#read()
    this.#tell({ outbox: 'changed' })
  }

  async #read(): Promise<void> {
    await this.#shelf.look()
    this.#shelf.show()
  }

  #tellSettled({ entry, answer }: Settled): void {
    this.#tell({ outbox: 'settled', settled: { entry, answer } })
    for (const listener of this.#settled) listener({ entry, answer })
  }

  #tell(note: Note): void {
    this.#parts.tabs.tell(note)
  }

  #heard(note: Partial<Note> | null): void {
    if (note?.outbox === 'changed') {
      // This tab's line may be up where the other's is not.
      this.#read().then(
        () => this.drain(),
        () => undefined,
      )
    } else if (note?.outbox === 'sending') {
      this.#shelf.sending = note.id ?? null
      this.#shelf.show()
    } else if (note?.outbox === 'settled' && note.settled) {
      for (const listener of this.#settled) listener(note.settled)
    }
  }
}
