import type { Clock } from '../adapters/clock.ts'
import type { Net } from '../adapters/net.ts'

const askedEvery = 10_000

interface People {
  readonly people: readonly { readonly person: string; readonly name: string }[]
  /** Access tokens, which the record names like people; a server before 0.4.0 says nothing of them. */
  readonly programs?: readonly { readonly token: string; readonly label: string }[]
}

/** Names of the people this account may know; the journal and the view hold ids only. */
export class Names {
  readonly #net: Net | null
  readonly #clock: Clock
  readonly #congress: string
  readonly #changed: () => void
  #names: ReadonlyMap<string, string> = new Map()
  #next: (() => void) | null = null
  #asked = Number.NEGATIVE_INFINITY

  /** Without a `net` nobody is ever asked. */
  constructor(net: Net | null, clock: Clock, congress: string, changed: () => void) {
    this.#net = net
    this.#clock = clock
    this.#congress = congress
    this.#changed = changed
  }

  get all(): ReadonlyMap<string, string> {
    return this.#names
  }

  open(kept: readonly (readonly [string, string])[]): void {
    this.#names = new Map(kept)
  }

  /** Asks soon, at most every ten seconds: somebody joined, moved or left. */
  refresh(): void {
    if (!this.#net) return
    const wait = Math.max(0, this.#asked + askedEvery - this.#clock.monotonic())
    this.#next ??= this.#clock.after(wait, () => void this.#ask())
  }

  close(): void {
    this.#next?.()
  }

  async #ask(): Promise<void> {
    this.#next = null
    this.#asked = this.#clock.monotonic()
    const answer = await this.#net?.get<People>(`/api/v1/congresses/${this.#congress}/people`)
    if (!answer?.ok) return
    const { people, programs = [] } = answer.body
    this.#names = new Map([
      ...people.map(({ person, name }) => [person, name] as const),
      ...programs.map(({ token, label }) => [token, label] as const),
    ])
    this.#changed()
  }
}
