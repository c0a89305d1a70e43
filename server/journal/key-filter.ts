/** Each key's bits lie in one block of 512, which is one line of a processor's cache. */
const blockWords = 16
const keysPerBlock = 32
/** Nine bits of a key's hash name one bit of a block; a word has three of them. */
const placeBits = 9
const placesPerWord = 3
const probeWords = 2

const fewest = 256
/** How much larger the next filter is when one is full. */
const growth = 4

/** A Bloom filter in blocks for so many keys; of keys that are not there one in about 800 passes when it is full. */
class Filter {
  readonly keys: number
  readonly #blocks: number
  readonly #words: Uint32Array
  #count = 0

  constructor(keys: number) {
    this.keys = keys
    this.#blocks = Math.ceil(keys / keysPerBlock)
    this.#words = new Uint32Array(this.#blocks * blockWords)
  }

  get isFull(): boolean {
    return this.#count >= this.keys
  }

  get bytes(): number {
    return this.#words.byteLength
  }

  add(bytes: Buffer, at: number): void {
    this.#count += 1
    const block = this.#blockOf(bytes, at)
    for (let word = 1; word <= probeWords; word += 1) {
      const places = bytes.readUInt32BE(at + 4 * word)
      for (let each = 0; each < placesPerWord; each += 1) {
        const to = block + wordOf(places, each)
        this.#words[to] = (this.#words[to] ?? 0) | bitOf(places, each)
      }
    }
  }

  maybe(key: Buffer): boolean {
    const block = this.#blockOf(key, 0)
    for (let word = 1; word <= probeWords; word += 1) {
      const places = key.readUInt32BE(4 * word)
      for (let each = 0; each < placesPerWord; each += 1)
        if (((this.#words[block + wordOf(places, each)] ?? 0) & bitOf(places, each)) === 0) return false
    }
    return true
  }

  #blockOf(bytes: Buffer, at: number): number {
    return (bytes.readUInt32BE(at) % this.#blocks) * blockWords
  }
}

const placeOf = (places: number, each: number): number => (places >>> (each * placeBits)) & 511
const wordOf = (places: number, each: number): number => placeOf(places, each) >>> 5
const bitOf = (places: number, each: number): number => 1 << (placeOf(places, each) & 31)

/**
 * Says of a key (a hash, 16 bytes) that it is certainly in none of the closed segments: one look at memory, however many
 * segments there are. Each has a filter of its own that says where; forty of them cost a command 20 µs.
 */
export class KeyFilter {
  readonly #filters: Filter[]

  /** `expected` is how many keys are known to come. */
  constructor(expected = 0) {
    this.#filters = [new Filter(Math.max(fewest, Math.ceil(expected * 1.5)))]
  }

  /** Bytes kept in memory. */
  get bytes(): number {
    return this.#filters.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  /** The key that begins at `at`. */
  add(bytes: Buffer, at = 0): void {
    let last = this.#filters.at(-1)
    if (!last || last.isFull) {
      last = new Filter(Math.max(fewest, (last?.keys ?? 0) * growth))
      this.#filters.push(last)
    }
    last.add(bytes, at)
  }

  /** false if it was certainly never added. */
  maybe(key: Buffer): boolean {
    return this.#filters.some((filter) => filter.maybe(key))
  }
}
