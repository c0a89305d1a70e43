import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { join } from 'node:path'
import type { Fs } from '../adapters/fs.ts'
import { SITE } from '../../domain/ids.ts'
import { genesis } from '../journal/chain.ts'
import { BadLine } from '../journal/line.ts'
import { streamsIn } from '../journal/opening.ts'
import { breakOf, commitOf, damaged, headerAt, pathOf, walkSegment } from '../journal/recover.ts'
import type { Home } from '../journal/recover.ts'
import { headerLine, linesOf, segmentName, segmentsIn } from '../journal/segment.ts'
import type { Line } from '../journal/segment.ts'
import type { Extent, KeptFile } from './generation.ts'
import type { PackWriter } from './packs.ts'
import { hashOf, isAsSeen, piecesOf, seenOf } from './source.ts'

/** The last commit of a stream or of a part of it. */
export interface Head {
  readonly n: number
  readonly hash: string
}

export interface StreamSource {
  readonly fs: Fs
  readonly dir: string
  readonly installation: string
  readonly former: ReadonlyMap<string, KeptFile>
  readonly packs: PackWriter
  /** Told of what is kept of a segment whose bytes are others by now: a text was erased, or a tail taken back. */
  readonly rewritten: (former: KeptFile) => void
}

export interface KeptStream {
  readonly stream: string
  readonly head: Head
  readonly files: readonly KeptFile[]
}

/** A tail in more pieces than this is copied in one. */
const mostExtents = 32
const noHash = '0'.repeat(64)

/**
 * Copies every stream, `site` first: what it lists was there before it, so that the others hold it. Only whole lines that
 * follow one another are taken; throws `JournalDamaged` naming the first place that does not hold.
 */
export function keepStreams(source: StreamSource): readonly KeptStream[] {
  const root = join(source.dir, 'journal')
  const site = keepStream(source, SITE)
  const others = streamsIn(source.fs, root).filter((stream) => stream !== SITE)
  return [site, ...others.map((stream) => keepStream(source, stream))]
}

function keepStream(source: StreamSource, stream: string): KeptStream {
  const { fs, dir, installation } = source
  const home: Home = { fs, folder: join(dir, 'journal', stream), installation, stream }
  const files: KeptFile[] = []
  let head: Head = { n: 0, hash: genesis(installation, stream) }
  const firsts = segmentsIn(fs, home.folder)
  for (const [at, first] of firsts.entries()) {
    if (first !== head.n + 1) throw damaged(pathOf(home, first), 1, head.n + 1, 'a segment is missing')
    const file = keepSegment(source, home, { first, before: head, closed: at < firsts.length - 1 })
    if (!file) break
    files.push(file)
    head = file.head ?? head
  }
  return { stream, head, files }
}

interface Place {
  readonly first: number
  readonly before: Head
  /** Another segment follows. */
  readonly closed: boolean
}

/** One segment; null for one that is just being created. */
function keepSegment(source: StreamSource, home: Home, place: Place): KeptFile | null {
  const path = `journal/${home.stream}/${segmentName(place.first)}`
  const fd = home.fs.open(pathOf(home, place.first), 'r')
  try {
    const stat = home.fs.stat(pathOf(home, place.first))
    const former = source.former.get(path) ?? null
    if (!stat) throw damaged(pathOf(home, place.first), 1, place.first, 'the file is missing')
    const settled = former && former.size === stat.size && isAsSeen(stat, former)
    const inPieces = former !== null && former.extents.length > (place.closed ? 1 : mostExtents)
    const size = home.fs.size(fd)
    const prev = headerAt(home, fd, place.first)
    if (prev === null && size <= headerBytes(home, place.first) && !place.closed) return null
    if (prev !== place.before.hash) throw damaged(pathOf(home, place.first), 1, place.first, 'header')
    if (settled && !inPieces) return former
    const seen = seenOf({ ...stat, size })
    const begin = beginning(source, home, fd, { ...place, path, size, inPieces })
    return { path, seen, ...copyLines(source, home, fd, { ...place, size, begin }) }
  } finally {
    home.fs.close(fd)
  }
}

interface Begin {
  /** Bytes that are kept already, and the hash over them. */
  readonly from: number
  readonly hash: Hash
  readonly extents: readonly Extent[]
  readonly head: Head
}

/** Where copying begins: after what is kept already, if that is still what the file begins with. */
function beginning(
  { former: kept, rewritten }: StreamSource,
  home: Home,
  fd: number,
  { path, size, before, inPieces }: Place & { path: string; size: number; inPieces: boolean },
): Begin {
  const former = kept.get(path)
  const whole = { from: 0, hash: createHash('sha256'), extents: [], head: before }
  if (!former) return whole
  const hash = former.size <= size ? hashOf(home.fs, fd, former.size) : null
  if (hash === null || hash.copy().digest('hex') !== former.sha256) {
    rewritten(former)
    return whole
  }
  if (inPieces) return whole
  return { from: former.size, hash, extents: former.extents, head: former.head ?? before }
}

/** Copies header and whole lines from `begin` on, each of which must follow the one before. */
function copyLines(
  { packs }: StreamSource,
  home: Home,
  fd: number,
  { first, closed, size, begin }: Place & { readonly size: number; readonly begin: Begin },
): Pick<KeptFile, 'size' | 'sha256' | 'extents' | 'head'> {
  const { hash } = begin
  const piece = packs.piece('journal')
  let { from: end, head } = begin
  const take = (from: number, to: number): void => {
    for (const bytes of piecesOf(home.fs, fd, from, to)) {
      hash.update(bytes)
      piece.write(bytes)
    }
    end = to
  }
  if (end === 0) take(0, headerBytes(home, first))
  for (const line of linesOf(home.fs, fd, end, size)) {
    const commit = commitOf(line)
    if (commit instanceof BadLine) {
      mustBeTorn(home, first, closed, head)
      break
    }
    const broken = breakOf(commit, home.stream, head)
    if (broken) throw damaged(pathOf(home, first), head.n - first + 3, head.n + 1, broken)
    takeLine(line)
    head = { n: commit.n, hash: commit.hash }
  }
  function takeLine({ bytes, to }: Line): void {
    for (const part of [bytes, lineBreak]) {
      hash.update(part)
      piece.write(part)
    }
    end = to
  }
  const extent = piece.end()
  const extents = extent ? [...begin.extents, extent] : [...begin.extents]
  return { size: end, sha256: hash.digest('hex'), extents, head }
}
const lineBreak = new Uint8Array([0x0a])

/** A line that does not hold is a torn tail, or an append that is under way, only at the end of the last segment. */
function mustBeTorn(home: Home, first: number, closed: boolean, head: Head): void {
  const walked = walkSegment(home, first, () => undefined)
  if (closed && walked.torn > 0)
    throw damaged(pathOf(home, first), head.n - first + 3, head.n + 1, 'a closed segment')
}

const headerBytes = (home: Home, first: number): number =>
  headerLine(home.installation, home.stream, first, noHash).length
