import type { Attachment } from '../../domain/run/facts.ts'
import type { BlobFiles } from '../adapters/blob-file.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { saltedDigest } from '../adapters/hash.ts'
import { InTurn } from '../adapters/in-turn.ts'
import type { LookRefusal } from './look.ts'

/** Who brought it; kept beside the bytes, never in the chain. */
export interface Brought {
  readonly record: Attachment
  /** Hex; the chain holds the digest of it and the bytes, so both can be erased together. */
  readonly salt: string
  readonly person: string
  readonly organisation: string
  readonly at: number
  /** A record was decided on it: it is kept as long as the journal. */
  readonly cited?: boolean
}

export interface StoreParts {
  readonly dir: string
  readonly files: BlobFiles
  readonly clock: Clock
  readonly chance: Chance
  readonly readOnly: boolean
  /** Bytes that one organisation may keep in one congress. */
  readonly quota?: number
}

export type PutRefusal = LookRefusal | 'quota-full' | 'id-reused' | 'read-only' | 'photos-busy'
export type Put =
  { readonly ok: true; readonly record: Attachment } | { readonly ok: false; readonly code: PutRefusal }

const defaultQuota = 2 * 1024 ** 3
/** Pictures of one organisation being redrawn or waiting for it; more are told to come back. */
const mostAtOnce = 8
/** An upload that no record cites is thrown away after this long, ms. */
const uncitedFor = 48 * 3_600_000
const idForm = /^[0-9a-f-]{36}$/

/** Photos and files beside the journal: written before the record that cites them, found by it, and by nothing else. */
export class AttachmentStore {
  readonly #parts: StoreParts
  readonly #known = new Map<string, Map<string, Brought>>()
  readonly #unreadable = new Set<string>()
  /** `congress/id` whose bytes were gone at the start: who asks for one is told so, and none is cited or brought anew. */
  readonly #bare = new Set<string>()
  readonly #work = new InTurn()

  constructor(parts: StoreParts) {
    this.#parts = parts
  }

  /** Reads what there is. A half-written file is removed; one that cannot be read is as if it were not there. */
  async open(): Promise<this> {
    const { files, readOnly } = this.#parts
    for (const congress of await files.list(this.#folder())) {
      const names = await files.list(this.#folder(congress))
      for (const name of names) {
        if (name.endsWith('.part') && !readOnly) await files.remove(`${this.#folder(congress)}/${name}`)
        if (!name.endsWith('.json')) continue
        const bytes = await files.read(`${this.#folder(congress)}/${name}`)
        const id = name.slice(0, -'.json'.length)
        const brought = bytes && readBrought(bytes, id)
        if (brought) this.#keep(congress, brought)
        else if (bytes) this.#unreadable.add(`${congress}/${id}`)
        if (!names.includes(`${id}.bin`)) this.#bare.add(`${congress}/${id}`)
      }
    }
    return this
  }

  /** What `open` passed over, `congress/id`. */
  get unreadable(): ReadonlySet<string> {
    return this.#unreadable
  }

  /** Of the asker's own organisation; null when there is none. */
  find(congress: string, organisation: string, id: string): Attachment | null {
    const found = this.#known.get(congress)?.get(id)
    if (found?.organisation !== organisation || this.#bare.has(`${congress}/${id}`)) return null
    if (!found.cited) this.#markCited(congress, found)
    return found.record
  }

  brought(congress: string, id: string): Brought | null {
    return this.#known.get(congress)?.get(id) ?? null
  }

  /** Null when they are missing, or no longer those that were brought: what proves something is shown as it was, or not at all. */
  async bytes(congress: string, id: string): Promise<Buffer | null> {
    const known = this.brought(congress, id)
    const bytes = known && (await this.#parts.files.read(this.#path(congress, id, 'bin')))
    return bytes && (await saltedDigest(known.salt, bytes)) === known.record.digest ? bytes : null
  }

  /** Keeps an upload under the id its phone gave it. The same id by the same person again is the same upload. */
  async put(
    congress: string,
    by: { readonly person: string; readonly organisation: string },
    id: string,
    bytes: Buffer,
  ): Promise<Put> {
    const place = `${congress}/${id}`
    // What a record may cite is not written over because nobody can tell any more whose it is, or what it was.
    if (!idForm.test(id) || this.#unreadable.has(place) || this.#bare.has(place))
      return { ok: false, code: 'id-reused' }
    const known = this.#again(congress, by.person, id)
    if (known) return known
    if (this.#parts.readOnly) return { ok: false, code: 'read-only' }
    if (this.#work.held(by.organisation) >= mostAtOnce) return { ok: false, code: 'photos-busy' }
    return this.#work.run(by.organisation, () => this.#take(congress, by, id, bytes))
  }

  /** Erases an upload for good, its salt too: that it was cited stays in the journal. False when there is none. */
  async erase(congress: string, id: string): Promise<boolean> {
    const known = this.brought(congress, id)
    if (!known) return false
    this.#known.get(congress)?.delete(id)
    this.#bare.delete(`${congress}/${id}`)
    const { files } = this.#parts
    // Behind what of it is still being written.
    await this.#work.run(known.organisation, async () => {
      // Bytes first: should the second removal fail, what is left says nothing of the picture.
      await files.remove(this.#path(congress, id, 'bin'))
      await files.remove(this.#path(congress, id, 'json'))
    })
    return true
  }

  /** Throws away what was uploaded and never cited; `cited` is asked for each old one. */
  async sweep(cited: (congress: string, id: string) => boolean): Promise<number> {
    const { clock, files } = this.#parts
    let gone = 0
    for (const [congress, all] of this.#known)
      for (const [id, { at, cited: marked }] of all) {
        if (marked || clock.now() - at < uncitedFor || cited(congress, id)) continue
        all.delete(id)
        this.#bare.delete(`${congress}/${id}`)
        await files.remove(this.#path(congress, id, 'json'))
        await files.remove(this.#path(congress, id, 'bin'))
        gone += 1
      }
    return gone
  }

  /** What is answered where the id is there already; null: it is not. */
  #again(congress: string, person: string, id: string): Put | null {
    const known = this.brought(congress, id)
    if (!known) return null
    return known.person === person ? { ok: true, record: known.record } : { ok: false, code: 'id-reused' }
  }

  async #take(
    congress: string,
    by: { readonly person: string; readonly organisation: string },
    id: string,
    bytes: Buffer,
  ): Promise<Put> {
    // While this one waited for its turn another may have come under its id: a record may cite it by now.
    const known = this.#again(congress, by.person, id)
    if (known) return known
    // With the first upload: what decodes photos takes long to load, and a start keeps everybody waiting.
    const { look } = await import('./look.ts')
    const looked = await look(bytes)
    if (typeof looked === 'string') return { ok: false, code: looked }
    if (this.#used(congress, by.organisation) + looked.bytes.length > (this.#parts.quota ?? defaultQuota))
      return { ok: false, code: 'quota-full' }
    const { chance, clock, files } = this.#parts
    const salt = Buffer.from(chance.bytes(16)).toString('hex')
    const digest = await saltedDigest(salt, looked.bytes)
    const { kind, mime, width, height } = looked
    const record = { id, kind, mime, bytes: looked.bytes.length, width, height, digest }
    const brought: Brought = { record, salt, ...by, at: clock.now() }
    // The bytes first: what is listed can be shown.
    await files.write(this.#path(congress, id, 'bin'), looked.bytes)
    await files.write(this.#path(congress, id, 'json'), Buffer.from(JSON.stringify(brought)))
    this.#keep(congress, brought)
    return { ok: true, record }
  }

  /** Written down beside what waits to be recorded; should that be lost, the rows still say so. */
  #markCited(congress: string, brought: Brought): void {
    const marked = { ...brought, cited: true }
    this.#keep(congress, marked)
    const { files } = this.#parts
    const text = Buffer.from(JSON.stringify(marked))
    this.#work
      .run(brought.organisation, () => files.write(this.#path(congress, brought.record.id, 'json'), text))
      .catch(() => undefined)
  }

  #keep(congress: string, brought: Brought): void {
    let all = this.#known.get(congress)
    if (!all) this.#known.set(congress, (all = new Map<string, Brought>()))
    all.set(brought.record.id, brought)
  }

  #used(congress: string, organisation: string): number {
    let sum = 0
    for (const brought of this.#known.get(congress)?.values() ?? [])
      if (brought.organisation === organisation) sum += brought.record.bytes
    return sum
  }

  #folder(congress?: string): string {
    return congress === undefined
      ? `${this.#parts.dir}/attachments`
      : `${this.#parts.dir}/attachments/${congress}`
  }

  #path(congress: string, id: string, ending: 'bin' | 'json'): string {
    return `${this.#folder(congress)}/${id}.${ending}`
  }
}

/** Null for what is not as it was written: it would be known under another id, or stop the start. */
function readBrought(bytes: Buffer, id: string): Brought | null {
  try {
    const brought = JSON.parse(bytes.toString('utf8')) as Brought
    return brought.record.id === id ? brought : null
  } catch {
    return null
  }
}
