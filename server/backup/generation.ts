import { gunzipSync, gzipSync } from 'node:zlib'
import { join } from 'node:path'
import * as z from 'zod'
import type { Fs } from '../adapters/fs.ts'
import type { Chance } from '../adapters/chance.ts'
import { sha256 } from '../adapters/hash.ts'
import { BackupRefused } from './refused.ts'
import { chunkBytes, format, NewerBackup, sealedSize, SealedReader, SealedWriter } from './sealing.ts'

const Count = z.int().min(0)
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
/** Names within the data folder: no way out of it. */
const Path = z
  .string()
  .max(400)
  .refine((path) => path.split('/').every((name) => name !== '' && name !== '.' && name !== '..'))
const Head = z.strictObject({ n: Count, hash: Hash })

/** Where bytes of a file stand: number of the pack in `packs`, offset, length. */
const Extent = z.tuple([Count, Count, Count])
export type Extent = z.infer<typeof Extent>

const KeptFile = z.strictObject({
  path: Path,
  size: Count,
  sha256: Hash,
  extents: z.array(Extent),
  /** The source as it was seen, so that an unchanged file need not be read again. */
  seen: z.strictObject({ size: Count, changedAt: z.number(), ino: z.number() }),
  /** Of a segment: the commit it ends with. */
  head: z.nullable(Head),
})
export type KeptFile = z.infer<typeof KeptFile>

const Generation = z.strictObject({
  format: z.literal(format),
  seq: z.int().min(1),
  /** ms since 1970 UTC */
  at: z.number(),
  /** Version of the program that made it. */
  product: z.string().max(40),
  installation: z.string().max(40),
  epoch: z.string().max(40),
  /** The last commit of each stream. */
  streams: z.record(z.string(), Head),
  packs: z.array(
    z.strictObject({ name: z.string().regex(/^\d{8}-[0-9a-f]{16}\.tbp$/), chunks: z.int().min(1) }),
  ),
  files: z.array(KeptFile),
  /** Digest of the generation before; null for the first. */
  previous: z.nullable(Hash),
})
/** What a manifest says: everything that a data folder was at one time, and where its bytes are. */
export type Generation = z.infer<typeof Generation>

/** A generation that was read, with the SHA-256 of its manifest. */
export interface Found {
  readonly generation: Generation
  readonly digest: string
}

export interface Shelf {
  readonly fs: Fs
  readonly dir: string
  readonly dataKey: Uint8Array
}

const nameOf = (seq: number): string => `${String(seq).padStart(8, '0')}.tbg`
export const packPath = ({ dir }: Shelf, name: string): string => join(dir, 'packs', name)
export const packName = (name: string): string => `packs/${name}`
export const generationPath = ({ dir }: Shelf, seq: number): string => join(dir, 'generations', nameOf(seq))

/** Numbers of the generations whose manifest is there, whole or not, ascending. */
export function numbersIn({ fs, dir }: Shelf): readonly number[] {
  return fs
    .list(join(dir, 'generations'))
    .filter((name) => /^\d{8}\.tbg$/.test(name))
    .map((name) => Number(name.slice(0, 8)))
    .sort((a, b) => a - b)
}

/** Writes a manifest that was not there before. It is written last: only with it is a generation one. */
export function writeGeneration(shelf: Shelf, generation: Generation, chance: Chance): string {
  const { fs, dir, dataKey } = shelf
  const text = JSON.stringify(generation)
  const body = gzipSync(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const path = generationPath(shelf, generation.seq)
  const writer = new SealedWriter(fs, path, `generations/${nameOf(generation.seq)}`, { dataKey, chance })
  try {
    writer.write(length)
    writer.write(body)
    writer.finish()
    fs.syncFolder(join(dir, 'generations'))
  } catch (error) {
    writer.abandon()
    throw error
  }
  return sha256(text)
}

/** Reads one manifest. Throws `BackupRefused` for one that is not whole, was changed, or is of a newer format. */
export function readGeneration(shelf: Shelf, seq: number): Found {
  const path = generationPath(shelf, seq)
  const reader = new SealedReader(shelf.fs, path, `generations/${nameOf(seq)}`, shelf.dataKey)
  try {
    const length = Buffer.from(reader.read(0, 4)).readUInt32BE()
    const room = reader.chunks * chunkBytes - 4
    const text = length > room ? '' : gunzipSync(reader.read(4, 4 + length)).toString('utf8')
    const generation = Generation.safeParse(text === '' ? null : JSON.parse(text))
    if (generation.success && generation.data.seq === seq)
      return { generation: generation.data, digest: sha256(text) }
  } finally {
    reader.close()
  }
  throw new BackupRefused(`${path} không đúng dạng.`, `${path} is not in the right form.`)
}

/** The newest generation that is whole: its manifest authenticates and all its packs stand there in full length. */
export function newestWhole(shelf: Shelf, tell: (what: string) => void): Found | null {
  for (const seq of numbersIn(shelf).toReversed()) {
    try {
      const found = readGeneration(shelf, seq)
      mustBeThere(shelf, found.generation)
      return found
    } catch (error) {
      const aboutIt = error instanceof BackupRefused && [null, 'ENOENT'].includes(error.code)
      if (!aboutIt || error instanceof NewerBackup) throw error
      tell(
        `Bản ${seq} không trọn vẹn, bỏ qua. / Generation ${seq} is not whole and is passed over. ${error.message}`,
      )
    }
  }
  return null
}

/** Throws `BackupRefused` unless every pack of the generation is there and as long as it was made. */
export function mustBeThere(shelf: Shelf, { packs }: Generation): void {
  for (const { name, chunks } of packs) {
    const size = shelf.fs.stat(packPath(shelf, name))?.size
    if (size === sealedSize(chunks)) continue
    const [vi, en] = size === undefined ? ['bị thiếu', 'is missing'] : ['bị cắt', 'was cut off']
    throw new BackupRefused(`Tệp packs/${name} ${vi}.`, `The file packs/${name} ${en}.`)
  }
}

/** Whether version `a` (such as 0.4.0) is later than `b`. */
export function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10)))
  for (let at = 0; at < 3; at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}
