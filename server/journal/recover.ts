import { join } from 'node:path'
import { readRange, writeAll } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { genesis, readLine } from './chain.ts'
import { BadLine, hashHolds } from './line.ts'
import { JournalDamaged } from './port.ts'
import type { Commit, StreamId } from './port.ts'
import { headerLine, linesOf, readHeader, segmentName } from './segment.ts'
import type { Line } from './segment.ts'

/** Where a stream is kept, and what it must say of itself. */
export interface Home {
  readonly fs: Fs
  readonly folder: string
  readonly installation: string
  readonly stream: StreamId
}

/** What a walk through one segment ends with. */
export interface Walked {
  /** Number and hash of the last good commit; `first - 1` and the header's `prev` if there is none. */
  readonly head: { readonly n: number; readonly hash: string }
  /** Offset after the last good line. */
  readonly end: number
  /** Bytes after it that are not a commit, with nothing valid behind them. */
  readonly torn: number
  /** The segment was being created: not even its header is whole, and it never held a commit. */
  readonly unborn: boolean
}

const noHash = '0'.repeat(64)

export const pathOf = (home: Home, first: number): string => join(home.folder, segmentName(first))

/** `JournalDamaged` naming file, line and n, in both languages. */
export function damaged(path: string, line: number, n: number, why: string): JournalDamaged {
  return new JournalDamaged(
    `Nhật ký hỏng: ${path}, dòng ${line}, bản ghi ${n} (${why}). Không thay đổi gì. / ` +
      `The journal is damaged: ${path}, line ${line}, commit ${n} (${why}). Nothing was changed.`,
  )
}

/** `prev` of a segment's header, or null if the header is not whole. */
export function headerIn(home: Home, first: number): string | null {
  const fd = home.fs.open(pathOf(home, first), 'r')
  try {
    return headerAt(home, fd, first)
  } finally {
    home.fs.close(fd)
  }
}

/** The same, of a file that is open. */
export function headerAt(home: Home, fd: number, first: number): string | null {
  const length = headerLine(home.installation, home.stream, first, noHash).length
  return readHeader(readRange(home.fs, fd, 0, length), home.installation, home.stream, first)
}

/**
 * Reads a whole segment and checks every line of it. Throws `JournalDamaged` for a bad line with a valid one behind
 * it, and for whole lines that do not follow one another; bytes that nothing valid follows are counted as `torn`.
 */
export function walkSegment(home: Home, first: number, each: (commit: Commit, line: Line) => void): Walked {
  const path = pathOf(home, first)
  const fd = home.fs.open(path, 'r')
  try {
    return walk(home, fd, first, each)
  } finally {
    home.fs.close(fd)
  }
}

function walk(home: Home, fd: number, first: number, each: (commit: Commit, line: Line) => void): Walked {
  const path = pathOf(home, first)
  const size = home.fs.size(fd)
  const headerBytes = headerLine(home.installation, home.stream, first, noHash).length
  const prev = headerAt(home, fd, first)
  const birth = { n: first - 1, hash: prev ?? '' }
  if (prev === null) {
    if (size <= headerBytes) return { head: birth, end: 0, torn: size, unborn: true }
    throw damaged(path, 1, first, 'header')
  }
  if (first === 1 && prev !== genesis(home.installation, home.stream)) throw damaged(path, 1, first, 'header')
  let head = birth
  let end = headerBytes
  let lineNumber = 1
  for (const line of linesOf(home.fs, fd, end, size)) {
    lineNumber += 1
    const commit = commitOf(line)
    if (commit instanceof BadLine) {
      if (validBehind(home.fs, fd, line.from, size))
        throw damaged(path, lineNumber, head.n + 1, commit.message)
      return { head, end, torn: size - end, unborn: false }
    }
    const broken = breakOf(commit, home.stream, head)
    if (broken) throw damaged(path, lineNumber, head.n + 1, broken)
    each(commit, line)
    head = { n: commit.n, hash: commit.hash }
    end = line.to
  }
  return { head, end, torn: 0, unborn: false }
}

/** The commit of a line, or why there is none. */
export function commitOf(line: Line): Commit | BadLine {
  if (!line.whole) return new BadLine('the line does not end')
  try {
    return readLine(line.bytes)
  } catch (error) {
    if (error instanceof BadLine) return error
    throw error
  }
}

/** Why `commit` cannot stand right after `head`, or null. */
export function breakOf(commit: Commit, stream: StreamId, head: { n: number; hash: string }): string | null {
  if (commit.stream !== stream) return `a commit of stream ${commit.stream}`
  if (commit.n !== head.n + 1) return `numbered ${commit.n}`
  return commit.prev === head.hash ? null : 'the chain is broken'
}

const opening = Buffer.from('{"commit":{')

/**
 * Whether a line whose own hash holds stands somewhere after `from`. It is looked for at every offset, not only after
 * line breaks: a flipped line break glues two lines together. In a text the quotation marks would be escaped.
 */
function validBehind(fs: Fs, fd: number, from: number, size: number): boolean {
  for (const line of linesOf(fs, fd, from, size)) {
    const bytes = Buffer.from(line.bytes.buffer, line.bytes.byteOffset, line.bytes.byteLength)
    if (!line.whole) return line.to < size
    for (let at = bytes.indexOf(opening); at !== -1; at = bytes.indexOf(opening, at + 1))
      if (hashHolds(bytes.subarray(at))) return true
  }
  return false
}

/** A tail that was cut, or a segment that was never born, and where its bytes were put. */
export interface Recovered {
  readonly stream: StreamId
  readonly file: string
  /** The position that the lost bytes would have had; nobody was told of it. */
  readonly n: number
  readonly bytes: number
  /** null if there was nothing to keep. */
  readonly quarantined: string | null
}

/** Cuts what was never acknowledged off the end of a segment, after its bytes are safe in `quarantine`. */
export function cutTail(home: Home, first: number, walked: Walked, quarantine: string): Recovered {
  const file = pathOf(home, first)
  const { fs } = home
  const quarantined = walked.torn === 0 ? null : setAside(home, file, walked, quarantine)
  if (walked.unborn) {
    fs.unlink(file)
    fs.syncFolder(home.folder)
  } else {
    const fd = fs.open(file, 'r+')
    try {
      fs.truncate(fd, walked.end)
      fs.sync(fd)
    } finally {
      fs.close(fd)
    }
  }
  return { stream: home.stream, file, n: walked.head.n + 1, bytes: walked.torn, quarantined }
}

function setAside(home: Home, file: string, walked: Walked, quarantine: string): string {
  const { fs } = home
  const source = fs.open(file, 'r')
  try {
    const bytes = readRange(fs, source, walked.end, walked.end + walked.torn)
    const path = freeName(fs, join(quarantine, `${home.stream}-${walked.head.n + 1}`))
    const fd = fs.open(path, 'wx', 0o600)
    try {
      writeAll(fs, fd, bytes, 0)
      fs.sync(fd)
    } finally {
      fs.close(fd)
    }
    fs.syncFolder(quarantine)
    return path
  } finally {
    fs.close(source)
  }
}

function freeName(fs: Fs, stem: string): string {
  for (let count = 1; ; count += 1) {
    const path = `${stem}.${count}.torn`
    if (fs.stat(path) === null) return path
  }
}
