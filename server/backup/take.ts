import { join } from 'node:path'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Fs } from '../adapters/fs.ts'
import { readIdentity } from '../journal/identity.ts'
import { sha256 } from '../journal/line.ts'
import { isNewer, newestWhole, numbersIn, writeGeneration } from './generation.ts'
import type { Extent, Found, Generation, KeptFile, Shelf } from './generation.ts'
import { PackWriter } from './packs.ts'
import { aimed, BackupRefused } from './refused.ts'
import { format } from './sealing.ts'
import { documentsIn, filesIn, isAsSeen, keepFile } from './source.ts'
import { keepStreams } from './streams.ts'

export interface TakeParts {
  /** The data folder; a server may be running on it. */
  readonly dir: string
  readonly source: Fs
  readonly shelf: Shelf
  readonly clock: Clock
  readonly chance: Chance
  /** Version of this program. */
  readonly product: string
  /** Copies everything anew, whatever the target holds. */
  readonly full?: boolean
  /** Told of what was passed over or looks wrong, in both languages. */
  readonly tell?: (what: string) => void
}

export interface Taken {
  readonly seq: number
  readonly generation: Generation
  readonly digest: string
  /** Plain bytes that were copied. */
  readonly copied: number
  readonly files: number
  /** The generation before. */
  readonly former: Generation | null
}

/**
 * Makes one more generation: what is new in the data folder goes into new packs, then its manifest is written. Takes no
 * lock and stops nobody. Throws `BackupRefused` or `JournalDamaged`; there is no new generation then.
 */
export async function takeBackup(parts: TakeParts): Promise<Taken> {
  const { clock, product } = parts
  const source = aimed(parts.source, [`Thư mục dữ liệu ${parts.dir}`, `The data folder ${parts.dir}`])
  const shelf = onTarget(parts.shelf)
  const identity = readIdentity(source, parts.dir)
  const newest = newestWhole(shelf, parts.tell ?? (() => undefined))
  if (newest) mustFit(newest.generation, identity.installation, product, shelf.dir)
  const seq = (numbersIn(shelf).at(-1) ?? 0) + 1
  const former = parts.full === true ? null : newest
  const packs = new PackWriter(shelf, seq, former?.generation.packs ?? [], parts.chance)
  try {
    const kept = await keepAll({ ...parts, source, shelf }, former, packs)
    packs.finish()
    const generation: Generation = {
      format,
      seq,
      at: clock.now(),
      product,
      ...identity,
      streams: kept.streams,
      ...onlyUsed(packs.packs, kept.files),
      previous: newest?.digest ?? null,
    }
    mustBeNext(shelf, seq)
    const digest = writeGeneration(shelf, generation, parts.chance)
    if (newest) warnIfBehind(newest.generation, generation, parts.tell)
    const { length } = generation.files
    return {
      seq,
      generation,
      digest,
      copied: packs.copied,
      files: length,
      former: newest?.generation ?? null,
    }
  } catch (error) {
    packs.abandon()
    throw error instanceof BackupRefused && error.code === 'EEXIST' ? overtaken(seq) : error
  }
}

export const onTarget = (shelf: Shelf): Shelf => ({
  ...shelf,
  fs: aimed(shelf.fs, [`Nơi sao lưu ${shelf.dir}`, `The backup folder ${shelf.dir}`]),
})

function mustFit(newest: Generation, installation: string, product: string, dir: string): void {
  if (newest.installation !== installation)
    throw new BackupRefused(
      `${dir} chứa bản sao lưu của hệ thống khác. Chọn thư mục khác.`,
      `${dir} holds the backup of another installation. Choose another folder.`,
    )
  if (isNewer(newest.product, product))
    throw new BackupRefused(
      `${dir} do phiên bản ${newest.product} sao lưu, mới hơn phiên bản này (${product}).`,
      `${dir} was written by version ${newest.product}, newer than this one (${product}).`,
    )
}

interface KeptAll {
  readonly streams: Generation['streams']
  readonly files: readonly KeptFile[]
}

/**
 * Everything once; and once more what shares a pack with something that was erased or replaced, so that such a pack
 * goes when the last generation that needs it does, and no text outlives its erasure by more than that.
 */
async function keepAll(parts: TakeParts, former: Found | null, packs: PackWriter): Promise<KeptAll> {
  const before = new Map(former?.generation.files.map((file) => [file.path, file]))
  const gone = new Set<KeptFile>()
  const kept = await keepOnce(parts, packs, {
    before,
    anew: new Set(),
    rewritten: (file) => void gone.add(file),
  })
  const after = new Map(kept.files.map((file) => [file.path, file]))
  for (const file of before.values()) if (isReplaced(file, after.get(file.path))) gone.add(file)
  const tainted = new Set([...gone].flatMap(({ extents }) => extents.map(([pack]) => pack)))
  const shares = ({ extents }: KeptFile): boolean => extents.some(([pack]) => tainted.has(pack))
  const anew = new Set(kept.files.filter(shares).map(({ path }) => path))
  return anew.size === 0 ? kept : keepOnce(parts, packs, { before: after, anew, rewritten: () => undefined })
}

/** A segment says so itself (`rewritten`): one that only grew holds all that was there. */
const isReplaced = (former: KeptFile, now: KeptFile | undefined): boolean =>
  now === undefined || (!former.path.startsWith('journal/') && now.sha256 !== former.sha256)

interface Round {
  /** What is kept already, by path. */
  readonly before: ReadonlyMap<string, KeptFile>
  /** Paths that are copied whatever is kept. */
  readonly anew: ReadonlySet<string>
  readonly rewritten: (former: KeptFile) => void
}

/** What speaks of the journal: an anchor names commits that were there before it, a sealed day is as the seal says. */
const isProof = (path: string): boolean => /^(anchors|signins)\//.test(path)

/**
 * Proofs, then journals, then what they speak of: a photo is there before the record that cites it, so the later copy
 * holds it, and no anchor names a commit that is not in the copy.
 */
async function keepOnce(
  parts: TakeParts,
  packs: PackWriter,
  { before, anew, rewritten }: Round,
): Promise<KeptAll> {
  const { source: fs, dir, clock } = parts
  const { installation } = readIdentity(fs, dir)
  const known = new Map([...before].filter(([path]) => !anew.has(path)))
  const copies = (which: (path: string) => boolean): KeptFile[] =>
    filesIn(fs, dir)
      .filter(which)
      .flatMap((path) => {
        const former = known.get(path)
        const stat = fs.stat(join(dir, path))
        const same = former && stat && isAsSeen(stat, former)
        return (same ? former : keepFile(fs, dir, path, former ?? null, packs)) ?? []
      })
  const proofs = copies(isProof)
  const streams = keepStreams({ fs, dir, installation, former: known, packs, rewritten })
  const files = streams.flatMap((stream) => [...stream.files])
  for (const { path, bytes } of await documentsIn(fs, dir, clock))
    files.push(keepBytes(path, bytes, known.get(path), packs))
  files.push(...proofs, ...copies((path) => !isProof(path)))
  const heads = streams.map(({ stream, head: { n, hash } }) => [stream, { n, hash }] as const)
  return { streams: Object.fromEntries(heads), files }
}

function keepBytes(
  path: string,
  bytes: Uint8Array,
  former: KeptFile | undefined,
  packs: PackWriter,
): KeptFile {
  const digest = sha256(bytes)
  if (former?.sha256 === digest) return former
  const piece = packs.piece('rest')
  piece.write(bytes)
  const extent = piece.end()
  const seen = { size: bytes.length, changedAt: 0, ino: 0 }
  return { path, size: bytes.length, sha256: digest, extents: extent ? [extent] : [], seen, head: null }
}

/** Packs that a file needs, numbered anew. */
function onlyUsed(
  packs: Generation['packs'],
  files: readonly KeptFile[],
): Pick<Generation, 'packs' | 'files'> {
  const used = [...new Set(files.flatMap(({ extents }) => extents.map(([pack]) => pack)))].sort(
    (a, b) => a - b,
  )
  const numbers = new Map(used.map((pack, at) => [pack, at]))
  return {
    packs: used.flatMap((pack) => packs[pack] ?? []),
    files: files.map((file) => ({
      ...file,
      extents: file.extents.map(([pack, from, length]): Extent => [numbers.get(pack) ?? -1, from, length]),
    })),
  }
}

const overtaken = (seq: number): BackupRefused =>
  new BackupRefused(
    `Một lần sao lưu khác đã ghi xong bản ${seq} trong lúc này; bản đó có giá trị, lần này bỏ.`,
    `Another backup finished generation ${seq} meanwhile; that one holds, this one is dropped.`,
  )

/** Whoever slept through other runs must not write a manifest over packs that were thrown away since. */
function mustBeNext(shelf: Shelf, seq: number): void {
  if ((numbersIn(shelf).at(-1) ?? 0) >= seq) throw overtaken(seq)
}

/** A stream that is shorter than the copy was put back by hand, or lost what was never made durable. */
function warnIfBehind(former: Generation, now: Generation, tell: TakeParts['tell']): void {
  for (const [stream, { n }] of Object.entries(former.streams)) {
    const head = now.streams[stream]
    if (now.epoch === former.epoch && (head?.n ?? 0) < n)
      tell?.(
        `${stream}: thư mục dữ liệu ngắn hơn bản sao lưu (${head?.n ?? 0} < ${n}). Giữ bản ${former.seq}. / ` +
          `${stream}: the data folder is behind its backup (${head?.n ?? 0} < ${n}). Keep generation ${former.seq}.`,
      )
  }
}
