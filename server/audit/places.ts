import { createHmac } from 'node:crypto'
import type { Clock } from '../adapters/clock.ts'
import { diskCode } from '../adapters/fs.ts'
import { openGrownFile } from '../adapters/grown-file.ts'
import { postOut } from '../adapters/outgoing.ts'
import type { OutgoingMeans, SendFailure } from '../adapters/outgoing.ts'
import type { AnchorPlace } from './plan.ts'

/** Takes public lines to one place; null when it has them for good, otherwise why not. */
export type Carry = (lines: readonly string[]) => Promise<string | null>

/** A second file, on another volume: opened anew each time, as the volume may come and go. */
export const carryToFile =
  (path: string): Carry =>
  async (lines) => {
    try {
      const { file } = await openGrownFile(path, { mode: 0o644, tailBytes: 1024 })
      await file.append(lines).finally(() => file.close())
      return null
    } catch (error) {
      return diskCode(error) ?? 'disk'
    }
  }

/** `t=<ms>,v1=<HMAC-SHA-256 of "t.body">`: who holds the secret knows that it is ours, and when it was sent. */
export const signatureOf = (secret: string, at: number, body: string): string =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`

/** A place that another organisation holds. */
export const carryToPlace =
  ({ url, secret, allow }: AnchorPlace, clock: Pick<Clock, 'now'>, means?: OutgoingMeans): Carry =>
  async (lines): Promise<SendFailure | null> => {
    const body = lines.map((line) => `${line}\n`).join('')
    const headers = {
      'content-type': 'application/x-ndjson',
      'x-trucban-signature': signatureOf(secret, clock.now(), body),
    }
    return postOut({ url, body, headers, allow }, means)
  }

/** How a place stands, for the screen. */
export interface PlaceStatus {
  readonly name: string
  /** Time of the newest anchor it has, ms; null before the first. */
  readonly has: number | null
  /** Anchors that it does not have yet. */
  readonly waiting: number
  /** Since when it fails, ms, and why (a closed list, never what it said); null when it does not. */
  readonly failing: { readonly since: number; readonly why: string } | null
}

interface Due {
  readonly at: number
  readonly digest: string
  readonly line: string
}

const mostAtOnce = 100
const firstPause = 10_000
const longestPause = 10 * 60_000

export interface PlaceParts {
  readonly name: string
  readonly carry: Carry
  readonly clock: Clock
  /** Called with what the place has for good. */
  readonly has: (name: string, newest: Due) => void
}

/** What waits for one place, carried there one bundle at a time; a place that fails is tried ever less often. */
export class Place {
  readonly #parts: PlaceParts
  #due: Due[] = []
  #has: number | null
  #failing: PlaceStatus['failing'] = null
  #pause = firstPause
  #running: Promise<void> | null = null
  #wait: (() => void) | null = null
  #closed = false

  constructor(parts: PlaceParts, has: number | null) {
    this.#parts = parts
    this.#has = has
  }

  get status(): PlaceStatus {
    return { name: this.#parts.name, has: this.#has, waiting: this.#due.length, failing: this.#failing }
  }

  /** Returns at once: nobody waits for a place. */
  give(due: readonly Due[]): void {
    this.#due.push(...due)
    if (this.#wait === null) this.#carry()
  }

  /** Resolves when nothing is under way; what waits then is carried after the next start. */
  async close(): Promise<void> {
    this.#closed = true
    this.#wait?.()
    await this.#running
  }

  #carry(): void {
    if (this.#closed || this.#due.length === 0) return
    this.#running ??= this.#bundle().finally(() => {
      this.#running = null
      if (this.#wait === null) this.#carry()
    })
  }

  async #bundle(): Promise<void> {
    const { name, carry, clock, has } = this.#parts
    const bundle = this.#due.slice(0, mostAtOnce)
    const why = await carry(bundle.map(({ line }) => line)).catch(() => 'fault')
    const newest = bundle.at(-1)
    if (why === null && newest) {
      this.#due = this.#due.slice(bundle.length)
      this.#has = newest.at
      this.#failing = null
      this.#pause = firstPause
      return has(name, newest)
    }
    this.#failing = { since: this.#failing?.since ?? clock.now(), why: why ?? 'fault' }
    const stop = clock.after(this.#pause, () => {
      this.#wait = null
      this.#carry()
    })
    this.#wait = stop
    this.#pause = Math.min(longestPause, this.#pause * 2)
  }
}
