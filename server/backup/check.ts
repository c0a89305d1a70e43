import { readFile } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { unwrap } from '../journal/documents.ts'
import { readIdentity } from '../journal/identity.ts'
import { StartRefused } from '../journal/port.ts'
import { verifyStreams } from '../journal/verify.ts'
import { mustBeThere, newestWhole, numbersIn, readGeneration } from './generation.ts'
import type { Found, Generation, KeptFile, Shelf } from './generation.ts'
import { PackReader } from './packs.ts'
import { BackupRefused } from './refused.ts'
import { hashOf } from './source.ts'
import { storedFs, storedRoot } from './stored.ts'
import { onTarget } from './take.ts'

/** What a check of one generation found. */
export interface Checked {
  readonly seq: number
  readonly at: number
  /** Why it cannot be restored; null when it can. */
  readonly bad: string | null
  /** Bytes and files that were read for it; what an earlier one had proved is not read again. */
  readonly files: number
  readonly bytes: number
}

/**
 * Checks every generation, the newest first and in full: its manifest, every byte of its packs, each file's digest, the
 * chain of every journal and the form of every document. Of the older ones all but chain and form, which a restore checks.
 */
export function* checkBackup(given: Shelf): Generator<Checked> {
  const shelf = onTarget(given)
  const proved = new Set<string>()
  let after: Generation | null = null
  for (const seq of numbersIn(shelf).toReversed()) {
    const checked = checkOne(shelf, seq, after, proved)
    yield checked.result
    after = checked.generation
  }
}

function checkOne(
  shelf: Shelf,
  seq: number,
  after: Generation | null,
  proved: Set<string>,
): { result: Checked; generation: Generation | null } {
  let found: Found | null = null
  const counted = { files: 0, bytes: 0 }
  try {
    found = readGeneration(shelf, seq)
    const { generation, digest } = found
    if (after?.seq === seq + 1 && after.previous !== digest)
      throw new BackupRefused(
        `Bản ${seq + 1} nối tiếp một bản ${seq} khác.`,
        `Generation ${seq + 1} follows another generation ${seq}.`,
      )
    checkGeneration(shelf, generation, { whole: proved.size === 0, proved, counted })
    return { result: { seq, at: generation.at, bad: null, ...counted }, generation }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const result = { seq, at: found?.generation.at ?? 0, bad: error.message, ...counted }
    return { result, generation: found?.generation ?? null }
  }
}

interface Counting {
  /** Also the chains and the documents. */
  readonly whole: boolean
  readonly proved: Set<string>
  readonly counted: { files: number; bytes: number }
}

/** Throws `BackupRefused` or `JournalDamaged` for the first thing that does not hold. */
export function checkGeneration(
  shelf: Shelf,
  generation: Generation,
  { whole, proved, counted }: Counting = { whole: true, proved: new Set(), counted: { files: 0, bytes: 0 } },
): void {
  mustBeThere(shelf, generation)
  const fs = storedFs(shelf, generation)
  try {
    checkPacks(shelf, generation, proved)
    for (const file of generation.files) {
      const key = `${file.sha256} ${placeOf(file, generation)}`
      if (proved.has(key)) continue
      checkFile(fs, file)
      proved.add(key)
      counted.files += 1
      counted.bytes += file.size
    }
    if (whole) checkContents(fs, storedRoot, generation)
  } finally {
    fs.close()
  }
}

const placeOf = ({ extents }: KeptFile, { packs }: Generation): string =>
  extents.map(([pack, from, length]) => `${packs[pack]?.name ?? ''}:${from}:${length}`).join()

/** Every chunk, also those that no file of this generation uses. */
function checkPacks(shelf: Shelf, { packs }: Generation, proved: Set<string>): void {
  const reader = new PackReader(shelf, packs)
  try {
    for (const [at, { name }] of packs.entries()) {
      if (proved.has(name)) continue
      reader.readWhole(at)
      proved.add(name)
    }
  } finally {
    reader.close()
  }
}

function checkFile(fs: Fs, { path, size, sha256 }: KeptFile): void {
  const fd = fs.open(`${storedRoot}${path}`, 'r')
  try {
    if (hashOf(fs, fd, size).digest('hex') === sha256) return
  } finally {
    fs.close(fd)
  }
  throw new BackupRefused(
    `Tệp ${path} trong bản sao lưu không đúng băm.`,
    `The kept file ${path} does not match its digest.`,
  )
}

/** That a folder holds what the generation says: identity, chains up to its heads, whole documents. */
export function checkContents(fs: Fs, dir: string, generation: Generation, installation?: string): void {
  const whose = installation ?? readIdentity(fs, dir).installation
  if (whose !== generation.installation)
    throw new BackupRefused(
      'DATA_ID trong bản sao lưu là của hệ thống khác.',
      'The kept DATA_ID is of another installation.',
    )
  const heads = new Map(Object.entries(generation.streams))
  for (const { stream, head, torn, bad } of verifyStreams(dir, { fs, installation: whose })) {
    if (bad) throw bad
    const promised = heads.get(stream)
    heads.delete(stream)
    if (
      torn > 0 ||
      (promised?.n ?? 0) !== head.n ||
      (promised && promised.n > 0 && promised.hash !== head.hash)
    )
      throw notAsPromised(stream)
  }
  for (const [stream, { n }] of heads) if (n > 0) throw notAsPromised(stream)
  checkDocuments(fs, dir)
}

const notAsPromised = (stream: string): BackupRefused =>
  new BackupRefused(
    `Nhật ký ${stream} trong bản sao lưu không kết thúc đúng chỗ đã ghi.`,
    `The kept journal ${stream} does not end where its manifest says.`,
  )

function checkDocuments(fs: Fs, dir: string): void {
  const folder = `${dir === '/' ? '' : dir}/documents`
  if (fs.stat(folder) === null) return
  for (const name of fs.list(folder)) {
    const text = Buffer.from(readFile(fs, `${folder}/${name}`)).toString('utf8')
    if (unwrap(text) === undefined)
      throw new BackupRefused(
        `documents/${name} trong bản sao lưu bị hỏng.`,
        `The kept documents/${name} is damaged.`,
      )
  }
}

/** The generation asked for, or the newest whole one. Throws `BackupRefused` when there is none. */
export function chosenGeneration(given: Shelf, seq: number | null, tell: (what: string) => void): Found {
  const shelf = onTarget(given)
  if (seq !== null) {
    if (!numbersIn(shelf).includes(seq))
      throw new BackupRefused(`Không có bản ${seq}.`, `There is no generation ${seq}.`)
    return readGeneration(shelf, seq)
  }
  const found = newestWhole(shelf, tell)
  if (found) return found
  throw new BackupRefused(
    `${shelf.dir} chưa có bản nào trọn vẹn.`,
    `${shelf.dir} holds no whole generation yet.`,
  )
}

export const isRefusal = (error: unknown): error is Error =>
  error instanceof BackupRefused || error instanceof StartRefused
