import { breakOf, commitOf, damaged, headerAt, pathOf } from './recover.ts'
import type { Home } from './recover.ts'
import { BadLine } from './line.ts'
import type { Commit } from './port.ts'
import { headerLine, linesOf } from './segment.ts'
import type { Line, Segment } from './segment.ts'

/** One stream as it stands; the writer's answers move `end` on, and only they do. */
export interface Shelf {
  readonly home: Home
  /** Ascending. `end` of each is durable, and ends with a whole line. */
  readonly segments: readonly Segment[]
  /** Settles when segments that are being replaced are. */
  readonly changing?: Promise<unknown> | null
}

const linesPerTurn = 512
/** Bytes within which a search is not worth another step. */
const near = 16 * 1024

/**
 * Commits with n > after, up to what is durable when the reader gets there. Throws `JournalDamaged` at the first line
 * that does not hold or does not follow the one before it.
 */
export async function* readShelf(shelf: Shelf, after: number): AsyncGenerator<Commit> {
  let index = shelf.segments.findLastIndex((segment) => segment.first <= after + 1)
  let from = after
  let head: Commit | null = null
  for (;;) {
    while (shelf.changing) await shelf.changing
    const segment = shelf.segments[index]
    if (!segment) return
    for await (const commit of readSegment(shelf.home, segment, from, head)) {
      head = commit
      if (commit.n > from) yield commit
    }
    if (shelf.segments[index] === segment) index += 1
    else {
      // Texts of it were erased meanwhile: what was appended since stands in the file that took its place.
      from = head ? Math.max(from, head.n) : from
      head = null
    }
  }
}

async function* readSegment(
  home: Home,
  segment: Segment,
  after: number,
  before: Commit | null,
): AsyncGenerator<Commit> {
  const fd = home.fs.open(pathOf(home, segment.first), 'r')
  try {
    const prev = headerAt(home, fd, segment.first)
    if (prev === null || (before && prev !== before.hash))
      throw damaged(pathOf(home, segment.first), 1, segment.first, 'header')
    let head = before
    const at = before ? headerBytes(home, segment) : placeOf(home, fd, segment, after)
    let count = 0
    for (const line of durableLines(home, fd, at, segment)) {
      head = follow(home, segment, head, after, line)
      yield head
      count += 1
      // Reading a long stretch must not keep the process from everything else.
      if (count % linesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    home.fs.close(fd)
  }
}

/** Lines up to `end`, which moves on while they are read. */
function* durableLines(home: Home, fd: number, from: number, segment: Segment): Generator<Line> {
  for (let at = from; at < segment.end;)
    for (const line of linesOf(home.fs, fd, at, segment.end)) {
      at = line.to
      yield line
    }
}

/** The commit of `line`, which must come right after `head`; without one, no later than `after + 1`. */
function follow(home: Home, segment: Segment, head: Commit | null, after: number, line: Line): Commit {
  const n = head ? head.n + 1 : Math.max(segment.first, after)
  const fail = (why: string): Error => damaged(pathOf(home, segment.first), n - segment.first + 2, n, why)
  const commit = commitOf(line)
  if (commit instanceof BadLine) throw fail(commit.message)
  const broken = head
    ? breakOf(commit, home.stream, head)
    : commit.stream === home.stream && commit.n <= after + 1 && commit.n >= segment.first
      ? null
      : `numbered ${commit.n}`
  if (broken) throw fail(broken)
  return commit
}

const headerBytes = (home: Home, segment: Segment): number =>
  headerLine(home.installation, home.stream, segment.first, '0'.repeat(64)).length

/** Offset of a line not far before the first commit with n > after, by halving: a segment has no table of lines. */
function placeOf(home: Home, fd: number, segment: Segment, after: number): number {
  const start = headerBytes(home, segment)
  let low = start
  let high = segment.end
  while (high - low > near) {
    const middle = Math.floor((low + high) / 2)
    const line = firstLineAfter(home, fd, middle, segment.end)
    const n = line && numberIn(line)
    // Something is not as it should be: the careful walk from the start will name it.
    if (line && n === null) return start
    if (line && n !== null && n <= after) low = line.from
    else high = middle
  }
  return low
}

function firstLineAfter(home: Home, fd: number, from: number, to: number): Line | null {
  const lines = linesOf(home.fs, fd, from, to, near)
  lines.next()
  const line = lines.next()
  return line.done || !line.value.whole ? null : line.value
}

function numberIn(line: Line): number | null {
  const commit = commitOf(line)
  return commit instanceof BadLine ? null : commit.n
}
