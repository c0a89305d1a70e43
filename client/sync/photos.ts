import type { CommandAnswer, WireError } from '../../domain/protocol.ts'
import type { Attachment } from '../../domain/run/facts.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Net } from '../adapters/net.ts'
import type { Outbox } from './outbox.ts'
import type { Vault } from './vault.ts'

/** What the centre takes at most, bytes. */
export const mostUploaded = 10 * 1024 * 1024

interface KeptPhoto {
  readonly mime: string
  readonly base64: string
}
export type Added =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: 'too-large' | 'not-stored' }

/** No answer, and the server's bare 408 to what took too long on a bad line. */
const lineLost = new Set([0, 408])

const noteOf = (id: string): string => `photo ${id}`

/** What a phone can say of a photo before the centre has drawn it anew. */
export const unseen = (id: string): Attachment => ({
  id,
  kind: 'photo',
  mime: 'image/webp',
  bytes: 0,
  width: null,
  height: null,
  digest: '',
})

async function textOf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

const blobOf = ({ mime, base64 }: KeptPhoto): Blob =>
  new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: mime })

export interface PhotosParts {
  readonly congress: string
  /** Null where this device keeps nothing. */
  readonly vault: Vault | null
  readonly chance: Chance
  readonly net: Net
}

/**
 * Photos and files taken on this device: sealed in the account's vault until the centre has the record that cites them.
 * They go up before their record, under an id made here, so that a repeat is the same photo.
 */
export class Photos {
  readonly #parts: PhotosParts
  readonly #urls = new Map<string, string>()
  /** At the centre already; their record may still wait. */
  readonly #up = new Set<string>()
  /** No longer kept here, although the disk may still have them for a moment. */
  readonly #gone = new Set<string>()

  constructor(parts: PhotosParts) {
    this.#parts = parts
  }

  /** Resolves once it would survive closing the app. */
  async add(file: Blob): Promise<Added> {
    const { vault, chance } = this.#parts
    if (file.size > mostUploaded) return { ok: false, code: 'too-large' }
    if (!vault) return { ok: false, code: 'not-stored' }
    const id = chance.uuid()
    try {
      await vault.keep(noteOf(id), { mime: file.type, base64: await textOf(file) } satisfies KeptPhoto)
    } catch {
      // Full, private, closed by an upgrade: nothing was kept.
      return { ok: false, code: 'not-stored' }
    }
    return { ok: true, id }
  }

  /** Where to show it from: this device while it is here, the centre afterwards. */
  async url(id: string): Promise<string> {
    const known = this.#urls.get(id)
    if (known !== undefined) return known
    const kept = this.#gone.has(id) ? null : await this.#kept(id)
    if (!kept || this.#gone.has(id)) return pathOf(this.#parts.congress, id)
    const made = URL.createObjectURL(blobOf(kept))
    this.#urls.set(id, made)
    return made
  }

  /** Brings up what a command cites; null: all of it is there. Otherwise what the command is told instead. */
  async bringUp(
    congress: string,
    ids: readonly string[],
  ): Promise<CommandAnswer | { readonly lost: 'line' } | null> {
    for (const id of ids) {
      const kept = this.#up.has(id) ? null : await this.#kept(id)
      if (!kept) continue
      const answer = await this.#parts.net.put?.(pathOf(congress, id), blobOf(kept))
      if (!answer || (!answer.ok && lineLost.has(answer.error.status))) return { lost: 'line' }
      if (!answer.ok) return { ok: false, error: errorOf(answer.error) }
      this.#up.add(id)
    }
    return null
  }

  /** Why the centre does not show one, in its words; null: it does, or nobody can be asked. */
  async why(id: string): Promise<string | null> {
    const answer = await this.#parts.net.get(pathOf(this.#parts.congress, id))
    return answer.ok ? null : (answer.error.message ?? null)
  }

  /** After the receipt of the record, or when its author gave it up. */
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const url = this.#urls.get(id)
      if (url !== undefined) URL.revokeObjectURL(url)
      this.#urls.delete(id)
      this.#up.delete(id)
      this.#gone.add(id)
    }
    for (const id of ids) await this.#parts.vault?.forget(noteOf(id))
  }

  /** Its author throws a command away, and what it would have shown. False: it is on its way, or already gone. */
  async discarding(outbox: Outbox | null, id: string): Promise<boolean> {
    const entry = outbox?.entries.find((one) => one.id === id)
    const gone = (await outbox?.discard(id)) ?? false
    if (gone && entry) await this.forget(photosOf(entry))
    return gone
  }

  #kept(id: string): Promise<KeptPhoto | null> {
    const read = this.#parts.vault?.kept(noteOf(id)) ?? Promise.resolve(null)
    return read as Promise<KeptPhoto | null>
  }
}

const pathOf = (congress: string, id: string): string =>
  `/api/v1/congresses/${encodeURIComponent(congress)}/attachments/${id}`

const errorOf = (error: {
  readonly status: number
  readonly code: string
  readonly message?: string
}): WireError => ({
  code: error.code,
  message: error.message ?? '',
  ...(error.status >= 500 ? { retryable: true } : {}),
})

/** The photos that a command cites. */
export function photosOf({ payload }: { readonly payload: { readonly [field: string]: unknown } }): string[] {
  const { photos } = payload
  return Array.isArray(photos) ? photos.filter((id): id is string => typeof id === 'string') : []
}
