import { hash } from 'node:crypto'

/** 16 bytes that stand for one person's command id. */
const keyBytes = 16
/** Key, then the commit's place in its segment (0 for the first) as 32-bit big endian. */
const entryBytes = keyBytes + 4
const headBytes = 64
const sumBytes = 32
const magic = Buffer.from('trucban/ids@1\0\0\0', 'latin1')
/**
 * A key that is not there is asked of every closed segment, and a filter that says "maybe" costs a search in its file:
 * with 7 probes of 16 bits that is one in 1,400. Older files have fewer bits; each says itself how many.
 */
const bitsPerKey = 16
const probes = 7

/** Key of a command: ids of different persons are independent, even when they are equal. */
export const idKey = (by: string, commandId: string): Buffer =>
  Buffer.from(hash('sha256', `${by}\0${commandId}`, 'buffer').subarray(0, keyBytes))

/** Where an index belongs: its segment's first number, how many commits, and the hash of the last of them. */
export interface IdsOf {
  readonly first: number
  readonly count: number
  readonly lastHash: string
}

/** Told where a key stands: its bytes are not copied, for there may be a million. */
export type OnKey = (bytes: Buffer, at: number) => void

/** The keys of an open segment, in memory, in the order of its commits. */
export class OpenIds {
  readonly first: number
  readonly #places = new Map<string, number>()
  #entries = Buffer.alloc(entryBytes * 64)
  #count = 0

  constructor(first: number) {
    this.first = first
  }

  get count(): number {
    return this.#count
  }

  add(key: Buffer): void {
    const text = key.toString('latin1')
    if (!this.#places.has(text)) this.#places.set(text, this.#count)
    if ((this.#count + 1) * entryBytes > this.#entries.length)
      this.#entries = Buffer.concat([this.#entries, Buffer.alloc(this.#entries.length)])
    key.copy(this.#entries, this.#count * entryBytes)
    this.#entries.writeUInt32BE(this.#count, this.#count * entryBytes + keyBytes)
    this.#count += 1
  }

  find(key: Buffer): number | null {
    const place = this.#places.get(key.toString('latin1'))
    return place === undefined ? null : this.first + place
  }

  /** Every key, once for each of its commits. */
  eachKey(onKey: OnKey): void {
    eachKeyIn(this.#entries, 0, this.#count, onKey)
  }

  /** A copy of the entries, unsorted, for `buildIds`. */
  entries(): Uint8Array {
    return new Uint8Array(this.#entries.subarray(0, this.#count * entryBytes))
  }
}

function eachKeyIn(bytes: Buffer, from: number, count: number, onKey: OnKey): void {
  for (let at = 0; at < count; at += 1) onKey(bytes, from + at * entryBytes)
}

/** The contents of an `.ids` file: header, Bloom filter, sorted entries, checksum. */
export function buildIds(of: IdsOf, entries: Uint8Array): Uint8Array {
  const rows = Array.from({ length: entries.length / entryBytes }, (_, at) =>
    Buffer.from(entries.buffer, entries.byteOffset + at * entryBytes, entryBytes),
  ).sort((a, b) => a.compare(b))
  const bloom = Buffer.alloc(Math.max(8, Math.ceil((rows.length * bitsPerKey) / 8)))
  for (const row of rows)
    for (let at = 0; at < probes; at += 1) {
      const bit = bitOf(row, at, bloom.length)
      bloom[bit >> 3] = (bloom[bit >> 3] ?? 0) | (1 << (bit & 7))
    }
  const head = Buffer.alloc(headBytes)
  magic.copy(head)
  head.writeBigUInt64BE(BigInt(of.first), 16)
  head.writeUInt32BE(of.count, 24)
  head.writeUInt32BE(bloom.length, 28)
  Buffer.from(of.lastHash, 'hex').copy(head, 32)
  const content = Buffer.concat([head, bloom, ...rows])
  return new Uint8Array(Buffer.concat([content, hash('sha256', content, 'buffer')]))
}

/** The filter of a closed segment, in memory, and its entries wherever they are. */
export interface ClosedIds {
  /** Bytes kept in memory. */
  readonly bytes: number
  /** false if the key is certainly not there. */
  maybe(key: Buffer): boolean
  /** Number of the commit, or null. `entry` gives bytes of the file; too few of them are a RangeError. */
  find(key: Buffer, entry: (from: number, to: number) => Uint8Array): number | null
}

/** Reads an `.ids` file, or null if it is damaged or belongs to another segment. `onKey` is told each key of one that holds. */
export function readIds(of: IdsOf, file: Uint8Array, onKey: OnKey | null = null): ClosedIds | null {
  const all = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (all.length < headBytes + sumBytes || !all.subarray(0, magic.length).equals(magic)) return null
  const bloomBytes = all.readUInt32BE(28)
  const from = headBytes + bloomBytes
  const to = all.length - sumBytes
  const sound =
    all.readBigUInt64BE(16) === BigInt(of.first) &&
    all.readUInt32BE(24) === of.count &&
    all.toString('hex', 32, 64) === of.lastHash &&
    to - from === of.count * entryBytes &&
    bloomBytes > 0 &&
    hash('sha256', all.subarray(0, to), 'buffer').equals(all.subarray(to))
  if (!sound) return null
  if (onKey) eachKeyIn(all, from, of.count, onKey)
  const bloom = Buffer.from(all.subarray(headBytes, from))
  return {
    bytes: bloom.length,
    maybe: (key) => {
      for (let at = 0; at < probes; at += 1) {
        const bit = bitOf(key, at, bloom.length)
        if (((bloom[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return false
      }
      return true
    },
    find: (key, entry) => {
      const place = search(key, of.count, (at) =>
        Buffer.from(entry(from + at * entryBytes, from + (at + 1) * entryBytes)),
      )
      return place === null ? null : of.first + place
    },
  }
}

/** The key is a hash already, so two of its words make all the probes. */
const bitOf = (key: Buffer, probe: number, bloomBytes: number): number =>
  ((key.readUInt32BE(0) + probe * (key.readUInt32BE(4) | 1)) >>> 0) % (bloomBytes * 8)

/** The first of the entries with this key: the earliest commit, should a key stand there twice. */
function search(key: Buffer, count: number, entry: (at: number) => Buffer): number | null {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (entry(middle).compare(key, 0, keyBytes, 0, keyBytes) < 0) low = middle + 1
    else high = middle
  }
  if (low === count) return null
  const found = entry(low)
  return found.compare(key, 0, keyBytes, 0, keyBytes) === 0 ? found.readUInt32BE(keyBytes) : null
}
