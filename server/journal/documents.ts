import { join } from 'node:path'
import { Low } from 'lowdb'
import type { Adapter } from 'lowdb'
import type { Chance } from '../adapters/chance.ts'
import type { Fs } from '../adapters/fs.ts'
import { sha256 } from './line.ts'
import { readOptional } from './opening.ts'
import { JournalDamaged } from './port.ts'
import type { Writer } from './work.ts'

/** Where documents are kept. `writer` is null for a folder that is only read. */
export interface DocumentMeans {
  readonly fs: Fs
  readonly chance: Chance
  readonly writer: Pick<Writer, 'replace'> | null
  /** Told when an older version is read because the newest does not hold. */
  readonly onDamaged?: (found: DamagedVersion) => void
}

/** Paths of the newest version, which does not hold, and of the one that was read: what was changed last is lost. */
export interface DamagedVersion {
  readonly file: string
  readonly instead: string
}

/** How many versions of a document stay on the disk. */
export const versionsKept = 3
const prefix = '{"format":"trucban/document@1","checksum":"'
const middle = '","body":'
const ending = '}\n'

/** The text of a document file: format, checksum of the body's bytes, body. */
export function wrap(body: unknown): Uint8Array {
  const text = JSON.stringify(body)
  return Buffer.from(`${prefix}${sha256(text)}${middle}${text}${ending}`)
}

/** The body, or undefined if a byte is not as `wrap` wrote it. */
export function unwrap(text: string): unknown {
  const from = prefix.length + 64 + middle.length
  const body = text.slice(from, -ending.length)
  if (text !== `${prefix}${sha256(body)}${middle}${body}${ending}`) return undefined
  return JSON.parse(body)
}

/** Those that are there, newest first. */
function filesOf(fs: Fs, path: string): readonly { readonly file: string; readonly text: string }[] {
  const files = Array.from({ length: versionsKept }, (_, age) => (age === 0 ? path : `${path}.${age}`))
  return files.flatMap((file) => {
    const text = readOptional(fs, file)
    return text === null ? [] : [{ file, text }]
  })
}

/** The versions of a document, newest first; undefined stands for one that is damaged, and those not there are left out. */
export const versionsOf = (fs: Fs, path: string): readonly unknown[] =>
  filesOf(fs, path).map(({ text }) => unwrap(text))

/** Names of the documents of a folder, and those of them whose newest version does not hold. */
export function documentsIn(
  fs: Fs,
  folder: string,
): { readonly names: readonly string[]; readonly damaged: readonly string[] } {
  const names = fs.stat(folder) === null ? [] : fs.list(folder).filter((name) => name.endsWith('.json'))
  return { names, damaged: names.filter((name) => versionsOf(fs, join(folder, name))[0] === undefined) }
}

interface Waiting {
  readonly resolve: () => void
  readonly reject: (fault: unknown) => void
}

/**
 * lowdb's adapter over `replaceFile`. Writes that come while one is under way become one more write after it, so that a
 * promise settles when what its caller handed in is durable, however busy the document is.
 */
export class DurableJSONFile<T> implements Adapter<T> {
  readonly #path: string
  readonly #means: DocumentMeans
  readonly #parse: (body: unknown) => T
  #next: T | null = null
  #waiting: Waiting[] = []
  #busy = false

  /** `parse` throws for a body that is not a `T`; such a version is passed over as damaged. */
  constructor(path: string, means: DocumentMeans, parse: (body: unknown) => T) {
    this.#path = path
    this.#means = means
    this.#parse = parse
  }

  /** The newest version that holds; null if there never was one. Throws `JournalDamaged` when all are bad. */
  read(): Promise<T | null> {
    const versions = filesOf(this.#means.fs, this.#path)
    for (const { file, text } of versions) {
      const body = unwrap(text)
      const parsed = body === undefined ? null : this.#parsed(body)
      if (parsed === null) continue
      const newest = versions[0]?.file ?? file
      if (newest !== file) this.#means.onDamaged?.({ file: newest, instead: file })
      return Promise.resolve(parsed)
    }
    if (versions.length === 0) return Promise.resolve(null)
    return Promise.reject(
      new JournalDamaged(
        `Mọi bản của ${this.#path} đều hỏng. Khôi phục từ bản sao lưu. / Every version of ${this.#path} is damaged. Restore it from a backup.`,
      ),
    )
  }

  write(data: T): Promise<void> {
    this.#next = data
    const written = new Promise<void>((resolve, reject) => void this.#waiting.push({ resolve, reject }))
    if (!this.#busy) void this.#drain()
    return written
  }

  async #drain(): Promise<void> {
    this.#busy = true
    while (this.#waiting.length > 0) {
      const served = this.#waiting
      this.#waiting = []
      try {
        await this.#replace()
        for (const { resolve } of served) resolve()
      } catch (fault) {
        for (const { reject } of served) reject(fault)
      }
    }
    this.#busy = false
  }

  async #replace(): Promise<void> {
    const { chance, writer } = this.#means
    if (!writer) throw new Error('the folder was opened read-only')
    const suffix = Buffer.from(chance.bytes(8)).toString('hex')
    await writer.replace({ path: this.#path, bytes: wrap(this.#next), keep: versionsKept, suffix })
  }

  #parsed(body: unknown): T | null {
    try {
      return this.#parse(body)
    } catch {
      // Whole, but of another shape: an older version may still fit.
      return null
    }
  }
}

/** Documents of a data folder by name, each a lowdb database. */
export interface Documents {
  /** Reads `name`, or begins with `initial` if there is none. Throws `JournalDamaged` when every version is bad. */
  open<T>(name: string, parse: (body: unknown) => T, initial: T): Promise<Low<T>>
}

export function openDocuments(folder: string, means: DocumentMeans): Documents {
  return {
    open: async (name, parse, initial) => {
      const low = new Low(new DurableJSONFile(join(folder, `${name}.json`), means, parse), initial)
      await low.read()
      return low
    },
  }
}
