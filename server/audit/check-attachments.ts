import { join } from 'node:path'
import { SITE } from '../../domain/ids.ts'
import { diskCode, nodeFs, readFile } from '../adapters/fs.ts'
import { saltedDigest } from '../adapters/hash.ts'
import type { Commit, Json } from '../journal/port.ts'

/** What the chain says of photos and files: which digest each had when a record cited it, and which were erased. */
export class AttachmentRecords {
  /** By `congress/id`. */
  readonly #cited = new Map<string, string>()
  readonly #erased = new Set<string>()

  see({ stream, events }: Pick<Commit, 'stream' | 'events'>): void {
    for (const { type, act, subject, photos } of events)
      if (stream !== SITE) this.#cite(stream, photos)
      else if (type === 'office.recorded' && act === 'photo-erased' && typeof subject === 'string')
        this.#erased.add(subject)
  }

  /** `congress/id` and digest of what must be there. */
  *kept(): Generator<readonly [place: string, digest: string]> {
    for (const [place, digest] of this.#cited)
      if (!this.#erased.has(place.slice(place.indexOf('/') + 1))) yield [place, digest]
  }

  #cite(stream: string, photos: Json | undefined): void {
    if (!Array.isArray(photos)) return
    for (const photo of photos as readonly { readonly id: string; readonly digest: string }[])
      this.#cited.set(`${stream}/${photo.id}`, photo.digest)
  }
}

export interface AttachmentsChecked {
  readonly whole: number
  /** Places whose bytes are missing, or not those that were recorded. */
  readonly bad: readonly { readonly place: string; readonly missing: boolean }[]
}

/** Each photo and file that a record cites, against its digest in the chain. */
export async function checkAttachments(
  dataDir: string,
  records: AttachmentRecords,
): Promise<AttachmentsChecked> {
  const bad: { place: string; missing: boolean }[] = []
  let whole = 0
  for (const [place, digest] of records.kept()) {
    const path = join(dataDir, 'attachments', place)
    const [about, bytes] = [bytesIn(`${path}.json`), bytesIn(`${path}.bin`)]
    if (about === null || bytes === null) bad.push({ place, missing: true })
    else if ((await digestOf(about, bytes)) === digest) whole += 1
    else bad.push({ place, missing: false })
  }
  return { whole, bad }
}

function bytesIn(path: string): Uint8Array | null {
  try {
    return readFile(nodeFs, path)
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return null
    throw error
  }
}

/** As it was made when the upload came; null when what stands beside the bytes is no longer readable. */
async function digestOf(about: Uint8Array, bytes: Uint8Array): Promise<string | null> {
  try {
    const { salt } = JSON.parse(Buffer.from(about).toString('utf8')) as { readonly salt: string }
    return await saltedDigest(salt, bytes)
  } catch {
    return null
  }
}
