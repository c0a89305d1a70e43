import type { Low } from 'lowdb'
import type { ErasureReason } from '../../domain/site/erasure.ts'
import { erasureWaits } from '../../domain/site/erasure.ts'

export interface OrderedPlace {
  readonly n: number
  /** `type.field`; null: every text of the commit. */
  readonly fields: readonly string[] | null
  /** Of the commit, for the record. */
  readonly hash: string
}

export interface OrderedPhoto {
  readonly id: string
  readonly digest: string
}

interface Signed {
  readonly by: string
  readonly at: number
}

/** What is to be erased; it names places and persons, never the words. */
export interface ErasureOrder {
  readonly id: string
  readonly congress: string
  /** The incident or row it belongs to; null: part of the record that retention has come to. */
  readonly subject: string | null
  readonly places: readonly OrderedPlace[]
  readonly photos: readonly OrderedPhoto[]
  /** A person who goes from the accounts and the sign-in log. */
  readonly person?: string
  readonly reason: ErasureReason | 'retention'
  readonly words: string
  /** Null: by the schedule of retention, which the administrators have before them. */
  readonly asked: Signed | null
  /** From here on it is carried out, whatever comes between. */
  readonly confirmed: Signed | null
}

export interface ErasuresRecord {
  readonly orders: readonly ErasureOrder[]
}

export type OrderRefusal = 'erasure-not-asked' | 'erasure-second-person' | 'too-many-erasures'
type Settled =
  { readonly ok: true; readonly order: ErasureOrder } | { readonly ok: false; readonly code: OrderRefusal }

const mostOpen = 50

/** Proposals and what is being carried out, beside the journal: an erasure that a crash cut in half is finished by it. */
export class Erasures {
  readonly #low: Low<ErasuresRecord>
  readonly #now: () => number
  #line: Promise<unknown> = Promise.resolve()

  constructor(low: Low<ErasuresRecord>, now: () => number) {
    this.#low = low
    this.#now = now
  }

  /** Those that wait for a second person and those that are being carried out. */
  of(congress: string): readonly ErasureOrder[] {
    return this.#open().filter((order) => order.congress === congress)
  }

  /** Confirmed and not finished. */
  unfinished(): readonly ErasureOrder[] {
    return this.#low.data.orders.filter(({ confirmed }) => confirmed !== null)
  }

  async add(order: ErasureOrder): Promise<Settled> {
    return this.#change(() => {
      const open = this.#open()
      if (open.length >= mostOpen) return [{ ok: false, code: 'too-many-erasures' }, open]
      return [{ ok: true, order }, [...open, order]]
    })
  }

  /** By another person than who asked, in time. */
  async confirm(congress: string, id: string, by: string): Promise<Settled> {
    return this.#change(() => {
      const open = this.#open()
      const found = open.find((one) => one.id === id && one.congress === congress)
      if (!found || found.confirmed || !found.asked) return [{ ok: false, code: 'erasure-not-asked' }, open]
      if (found.asked.by === by) return [{ ok: false, code: 'erasure-second-person' }, open]
      const order = { ...found, confirmed: { by, at: this.#now() } }
      return [{ ok: true, order }, open.map((one) => (one.id === id ? order : one))]
    })
  }

  /** False when there is none that still waits. */
  async withdraw(congress: string, id: string): Promise<boolean> {
    const gone = await this.#change(() => {
      const open = this.#open()
      const found = open.find((one) => one.id === id && one.congress === congress && !one.confirmed)
      if (!found) return [{ ok: false, code: 'erasure-not-asked' }, open]
      return [{ ok: true, order: found }, open.filter((one) => one !== found)]
    })
    return gone.ok
  }

  /** Carried out and on record. */
  async finished(id: string): Promise<void> {
    await this.#change(() => {
      const left = this.#low.data.orders.filter((one) => one.id !== id)
      return [{ ok: false, code: 'erasure-not-asked' }, left]
    })
  }

  #open(): readonly ErasureOrder[] {
    const now = this.#now()
    return this.#low.data.orders.filter(
      ({ asked, confirmed }) => confirmed !== null || (asked !== null && now < asked.at + erasureWaits),
    )
  }

  /** One change after another; what cannot be written has not happened. */
  #change(make: () => readonly [Settled, readonly ErasureOrder[]]): Promise<Settled> {
    const done = this.#line.then(async () => {
      const former = this.#low.data
      const [answer, orders] = make()
      if (orders.length === former.orders.length && orders.every((one, at) => one === former.orders[at]))
        return answer
      this.#low.data = { orders }
      try {
        await this.#low.write()
      } catch (fault) {
        this.#low.data = former
        throw fault
      }
      return answer
    })
    this.#line = done.catch(() => undefined)
    return done
  }
}
