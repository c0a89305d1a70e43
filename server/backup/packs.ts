import type { Chance } from '../adapters/chance.ts'
import type { Extent } from './generation.ts'
import { packName, packPath } from './generation.ts'
import type { Shelf } from './generation.ts'
import { SealedReader, SealedWriter } from './sealing.ts'

/** What a pack holds. Apart, because what changes daily must not keep what is for ever from being thrown away with it. */
export type PackKind = 'journal' | 'attachments' | 'rest'

interface OpenPack {
  readonly number: number
  readonly writer: SealedWriter
}
/** A pack of this size is closed before the next file. */
const largest = 64 * 1024 * 1024

/** The packs that one run writes. Numbers go on from those of the generation that it builds on. */
export class PackWriter {
  readonly packs: { name: string; chunks: number }[]
  readonly #shelf: Shelf
  readonly #seq: number
  readonly #chance: Chance
  readonly #open = new Map<PackKind, OpenPack>()
  readonly #made: SealedWriter[] = []
  /** Plain bytes written. */
  copied = 0

  constructor(
    shelf: Shelf,
    seq: number,
    former: readonly { name: string; chunks: number }[],
    chance: Chance,
  ) {
    this.#shelf = shelf
    this.#seq = seq
    this.#chance = chance
    this.packs = [...former]
  }

  /** A place for bytes that stand together; `end` says where they are. */
  piece(kind: PackKind): { write(bytes: Uint8Array): void; end(): Extent | null } {
    let pack: OpenPack | null = null
    let from = 0
    const write = (bytes: Uint8Array): void => {
      if (!pack) {
        pack = this.#pack(kind)
        from = pack.writer.length
      }
      pack.writer.write(bytes)
      this.copied += bytes.length
    }
    return { write, end: () => pack && [pack.number, from, pack.writer.length - from] }
  }

  /** Makes every pack durable. */
  finish(): void {
    for (const kind of [...this.#open.keys()]) this.#close(kind)
    if (this.#made.length > 0) this.#shelf.fs.syncFolder(packPath(this.#shelf, ''))
  }

  /** Takes away what this run wrote, as far as the disk lets us. */
  abandon(): void {
    for (const writer of this.#made) writer.abandon()
  }

  #pack(kind: PackKind): OpenPack {
    const open = this.#open.get(kind)
    if (open && open.writer.length < largest) return open
    if (open) this.#close(kind)
    const random = Buffer.from(this.#chance.bytes(8)).toString('hex')
    const name = `${String(this.#seq).padStart(8, '0')}-${random}.tbp`
    const means = { dataKey: this.#shelf.dataKey, chance: this.#chance }
    const writer = new SealedWriter(this.#shelf.fs, packPath(this.#shelf, name), packName(name), means)
    const pack = { number: this.packs.length, writer }
    this.packs.push({ name, chunks: 0 })
    this.#made.push(writer)
    this.#open.set(kind, pack)
    return pack
  }

  #close(kind: PackKind): void {
    const open = this.#open.get(kind)
    const pack = open && this.packs[open.number]
    if (!pack) return
    pack.chunks = open.writer.finish()
    this.#open.delete(kind)
  }
}

/** Reads extents of a generation; keeps a few packs open. */
export class PackReader {
  readonly #shelf: Shelf
  readonly #packs: readonly { readonly name: string }[]
  readonly #open = new Map<number, SealedReader>()

  constructor(shelf: Shelf, packs: readonly { readonly name: string }[]) {
    this.#shelf = shelf
    this.#packs = packs
  }

  /** Bytes `from` to `to` of the file that these extents make up. */
  read(extents: readonly Extent[], from: number, to: number): Uint8Array {
    const parts: Uint8Array[] = []
    let start = 0
    for (const [pack, offset, length] of extents) {
      const [low, high] = [Math.max(from, start), Math.min(to, start + length)]
      if (low < high) parts.push(this.#pack(pack).read(offset + low - start, offset + high - start))
      start += length
    }
    return Buffer.concat(parts)
  }

  /** Opens every chunk of a pack, also what no file uses any more. */
  readWhole(number: number): void {
    const pack = this.#pack(number)
    for (let at = 0; at < pack.chunks; at += 1) pack.read(at * chunk, (at + 1) * chunk)
  }

  close(): void {
    for (const reader of this.#open.values()) reader.close()
    this.#open.clear()
  }

  #pack(number: number): SealedReader {
    const open = this.#open.get(number)
    if (open) return open
    if (this.#open.size >= mostOpen) this.close()
    const name = this.#packs[number]?.name ?? ''
    const reader = new SealedReader(
      this.#shelf.fs,
      packPath(this.#shelf, name),
      packName(name),
      this.#shelf.dataKey,
    )
    this.#open.set(number, reader)
    return reader
  }
}
const mostOpen = 32
const chunk = 64 * 1024
