import type { Clock } from '../adapters/clock.ts'
import type { Vault } from './vault.ts'

/** What nobody went on with for so long is not brought back, ms. */
export const draftKeptFor = 24 * 3_600_000

interface KeptDraft {
  readonly at: number
  readonly draft: unknown
}

const noteOf = (key: string): string => `draft ${key}`

/** Forms being filled in, sealed in the account's vault: what was typed survives the death of its tab. */
export class Drafts {
  readonly #vault: Vault
  readonly #clock: Clock
  /** One write after another, so that the newest is the last. */
  #line: Promise<unknown> = Promise.resolve()

  constructor(vault: Vault, clock: Clock) {
    this.#vault = vault
    this.#clock = clock
  }

  /** What was being typed under a key; null when there is nothing, or nothing of today. */
  async kept(key: string): Promise<unknown> {
    await this.#line
    const found = (await this.#vault.kept(noteOf(key)).catch(() => null)) as KeptDraft | null
    if (!found) return null
    if (this.#clock.now() - found.at <= draftKeptFor) return found.draft
    this.forget(key)
    return null
  }

  keep(key: string, draft: unknown): void {
    const kept: KeptDraft = { at: this.#clock.now(), draft }
    this.#then(() => this.#vault.keep(noteOf(key), kept))
  }

  forget(key: string): void {
    this.#then(() => this.#vault.forget(noteOf(key)))
  }

  /** A full or private disk keeps nothing: the form lives on in its page. */
  #then(step: () => Promise<void>): void {
    this.#line = this.#line.then(step).catch(() => undefined)
  }
}

export const draftsOf = (vault: Vault | null, clock: Clock): Drafts | null =>
  vault ? new Drafts(vault, clock) : null
