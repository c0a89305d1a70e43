import { sha256 } from '../adapters/hash.ts'
import { isSigned, noLine, readAnchor, readPublic } from './anchor.ts'
import type { AnchorRecord, Head } from './anchor.ts'

/** The first stretch of the record that an anchor does not bear out. */
export interface BadInterval {
  /** The last anchor that holds, ms; null: none before it. */
  readonly from: number | null
  /** The first that does not, ms; null: it says no time. */
  readonly to: number | null
  /** Which file and line said so. */
  readonly said: string
  /** Where in the record, if it can be told. */
  readonly place: { readonly stream: string; readonly after: number; readonly upTo: number } | null
  readonly why: string
}

/** The department's own anchors. */
export interface OwnAnchors {
  readonly records: readonly AnchorRecord[]
  /** The first line that does not hold; the lines behind it are not looked at. */
  readonly bad: BadInterval | null
}

/** The lines of `anchors/anchors.ndjson`, each against its digest, its signature and the line before it. */
export function readOwn(text: string): OwnAnchors {
  const records: AnchorRecord[] = []
  let prev = noLine
  // Behind the last line break is nothing, or an anchor that is being written.
  for (const [at, line] of text.split('\n').slice(0, -1).entries()) {
    const read = readAnchor(line)
    const said = `anchors.ndjson:${at + 1}`
    const from = records.at(-1)?.at ?? null
    if (typeof read === 'string') return { records, bad: { from, to: null, said, place: null, why: read } }
    if (read.prev !== prev)
      return { records, bad: { from, to: read.at, said, place: null, why: 'a line before it is missing' } }
    records.push(read)
    prev = sha256(line)
  }
  return { records, bad: null }
}

/** The hashes that the anchors name, to be filled while the journal is walked. */
export class Walked {
  readonly #wanted = new Map<string, Map<number, string | null>>()

  constructor(records: readonly AnchorRecord[]) {
    for (const { heads } of records)
      for (const { stream, n } of heads) {
        const of = this.#wanted.get(stream) ?? new Map<number, string | null>()
        this.#wanted.set(stream, of.set(n, null))
      }
  }

  see({ stream, n, hash }: Head): void {
    const of = this.#wanted.get(stream)
    if (of?.has(n)) of.set(n, hash)
  }

  /** Why the record does not bear out a head; null when it does. */
  against({ stream, n, hash }: Head): string | null {
    const found = this.#wanted.get(stream)?.get(n) ?? null
    if (found === null) return 'the commit is missing'
    return found === hash ? null : 'the commit is another one'
  }
}

const reached = (record: AnchorRecord | undefined, stream: string): number =>
  record?.heads.find((head) => head.stream === stream)?.n ?? 0

/** The first own anchor that the journal does not bear out. */
export function firstUnborne(records: readonly AnchorRecord[], walked: Walked): BadInterval | null {
  for (const [at, record] of records.entries()) {
    const before = records[at - 1]
    for (const head of record.heads) {
      const why = walked.against(head)
      if (why === null) continue
      const { stream, n } = head
      const place = { stream, after: reached(before, stream), upTo: n }
      return { from: before?.at ?? null, to: record.at, said: `anchors.ndjson:${at + 1}`, place, why }
    }
  }
  return null
}

/** A file that somebody outside has kept, or digits copied from paper. */
export interface Kept {
  readonly file: string
  readonly text: string
}

export interface OutsideChecked {
  /** How many of its lines the department's own anchors bear out. */
  readonly held: number
  readonly bad: BadInterval | null
}

/**
 * What an outsider kept against the department's own anchors. A record that was rewritten together with its anchors has
 * other digests than those that were given away: nobody can make the old ones again.
 */
export function checkKept(records: readonly AnchorRecord[], { file, text }: Kept): OutsideChecked {
  const own = new Map(records.map((record) => [record.digest, record]))
  let held = 0
  let from: number | null = null
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const bad = (to: number | null, why: string): OutsideChecked => ({
      held,
      bad: { from, to, said: `${file}:${at + 1}`, place: null, why },
    })
    const read = readPublic(line)
    if (read === null) return bad(null, 'not an anchor')
    if ('anchor' in read && !isSigned(read)) return bad(read.at, 'the signature does not hold')
    const record =
      'typed' in read ? records.find(({ digest }) => digest.startsWith(read.typed)) : own.get(read.anchor)
    if (!record || ('anchor' in read && record.at !== read.at))
      return bad('at' in read ? read.at : null, 'this anchor was given away and is not in the record')
    held += 1
    from = Math.max(from ?? 0, record.at)
  }
  return { held, bad: null }
}
