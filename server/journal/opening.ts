import { join } from 'node:path'
import { diskCode, readFile } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { genesis } from './chain.ts'
import type { IdsOf } from './ids.ts'
import { JournalDamaged, StartRefused } from './port.ts'
import type { Commit } from './port.ts'
import { cutTail, damaged, headerIn, pathOf, walkSegment } from './recover.ts'
import type { Home, Recovered, Walked } from './recover.ts'
import { isStreamName, segmentsIn } from './segment.ts'
import type { Line, Segment } from './segment.ts'

/** A stream as it was found on the disk. */
export interface Found {
  readonly home: Home
  readonly segments: Segment[]
  readonly head: { readonly n: number; readonly hash: string }
  readonly closed: readonly IdsOf[]
  /** Author and id of each command in the last segment, in order. */
  readonly ids: readonly { readonly by: string; readonly id: string }[]
  readonly recovered: readonly Recovered[]
}

/** The streams that have a folder under `root`. */
export const streamsIn = (fs: Fs, root: string): readonly string[] =>
  fs.list(root).filter((name) => isStreamName(name) && fs.stat(join(root, name))?.kind === 'folder')

/**
 * Opens a stream for writing: reads its last segment, cuts a torn tail into `quarantine`, and makes durable what a
 * killed process may have left in the kernel only. Closed segments are not read. Throws `JournalDamaged`.
 */
export function openStream(home: Home, quarantine: string): Found {
  const firsts = [...segmentsIn(home.fs, home.folder)]
  const recovered: Recovered[] = []
  let last = walkLast(home, firsts)
  if (last && last.walked.torn + Number(last.walked.unborn) > 0) {
    recovered.push(cutTail(home, last.first, last.walked, quarantine))
    if (last.walked.unborn) {
      firsts.pop()
      last = walkLast(home, firsts)
      if (last && (last.walked.torn > 0 || last.walked.unborn))
        throw damaged(pathOf(home, last.first), 1, last.walked.head.n + 1, 'a closed segment')
    }
  }
  if (!last) return { home, segments: [], head: birth(home), closed: [], ids: [], recovered }
  const previous = firsts.at(-2)
  if (last.ids.length === 0 && previous !== undefined) mustMeet(home, previous, last)
  settle(home, last.first)
  const segments = firsts.map((first) => ({ first, end: sizeOf(home, first) }))
  return { home, segments, head: last.walked.head, closed: closedIn(home, firsts), ids: last.ids, recovered }
}

/**
 * A stream that another thread writes to: its last segment is walked to where it ends by now. The closed ones are checked
 * by whoever reads them; a segment that is being made just now does not count yet. Throws `JournalDamaged`.
 */
export function standBeside(home: Home): Found {
  const firsts = [...segmentsIn(home.fs, home.folder)]
  let last = walkLast(home, firsts)
  if (last?.walked.unborn) last = walkLast(home, firsts.slice(0, -1))
  const before = firsts.filter((first) => first < (last?.first ?? 0))
  const segments = before.map((first) => ({ first, end: sizeOf(home, first) }))
  if (last) segments.push({ first: last.first, end: last.walked.end })
  return { home, segments, head: last?.walked.head ?? birth(home), closed: [], ids: [], recovered: [] }
}

interface Last {
  readonly first: number
  readonly walked: Walked
  readonly ids: { readonly by: string; readonly id: string }[]
}

const birth = (home: Home): { n: number; hash: string } => ({
  n: 0,
  hash: genesis(home.installation, home.stream),
})

function walkLast(home: Home, firsts: readonly number[]): Last | null {
  const first = firsts.at(-1)
  if (first === undefined) return null
  if (firsts[0] !== 1) throw damaged(pathOf(home, 1), 1, 1, 'the file is missing')
  const ids: { by: string; id: string }[] = []
  const walked = walkSegment(home, first, ({ by, command }) => void ids.push({ by, id: command.id }))
  return { first, walked, ids }
}

/** A last segment without a commit says only in its header what it follows: nothing but the segment before can confirm it. */
function mustMeet(home: Home, previous: number, last: Last): void {
  const { head, torn } = walkSegment(home, previous, () => undefined)
  const { n, hash } = last.walked.head
  if (torn > 0 || head.n !== n || head.hash !== hash)
    throw damaged(pathOf(home, last.first), 1, n + 1, 'it does not follow the segment before')
}

/** Whole lines of a killed process may stand in the page cache only; nobody may see them before they are durable. */
function settle(home: Home, first: number): void {
  const fd = home.fs.open(pathOf(home, first), 'r+')
  try {
    home.fs.sync(fd)
  } finally {
    home.fs.close(fd)
  }
  home.fs.syncFolder(home.folder)
}

function sizeOf(home: Home, first: number): number {
  const found = home.fs.stat(pathOf(home, first))
  if (!found) throw damaged(pathOf(home, first), 1, first, 'the file is missing')
  return found.size
}

/** What the closed segments must be, told by the header of the segment that follows each. */
function closedIn(home: Home, firsts: readonly number[]): readonly IdsOf[] {
  const oldest = firsts[0]
  if (oldest !== undefined && headerIn(home, oldest) !== birth(home).hash)
    throw damaged(pathOf(home, oldest), 1, 1, 'header')
  return firsts.slice(0, -1).map((first, at) => {
    const next = firsts[at + 1] ?? first
    const lastHash = headerIn(home, next)
    if (lastHash === null) throw damaged(pathOf(home, next), 1, next, 'header')
    return { first, count: next - first, lastHash }
  })
}

/** What a full walk through a stream found. `bad` is the first place that does not hold; `torn` bytes follow the end. */
export interface Inspected {
  readonly segments: Segment[]
  readonly head: { readonly n: number; readonly hash: string }
  readonly torn: number
  readonly bad: JournalDamaged | null
}

/** Reads every segment and changes nothing. Stops at the first place that does not hold. */
export function inspectStream(home: Home, each: (commit: Commit, line: Line) => void): Inspected {
  const segments: Segment[] = []
  let head = birth(home)
  let torn = 0
  try {
    const firsts = segmentsIn(home.fs, home.folder)
    for (const [at, first] of firsts.entries()) {
      if (first !== head.n + 1) throw damaged(pathOf(home, first), 1, head.n + 1, 'a segment is missing')
      const before = head
      const segment = { first, end: 0 }
      segments.push(segment)
      const walked = walkSegment(home, first, (commit, line) => {
        if (commit.n === first && commit.prev !== before.hash)
          throw damaged(pathOf(home, first), 2, first, 'the chain is broken')
        each(commit, line)
        head = { n: commit.n, hash: commit.hash }
        segment.end = line.to
      })
      torn = walked.torn
      if ((torn > 0 || walked.unborn) && at < firsts.length - 1)
        throw damaged(pathOf(home, first), head.n - first + 3, head.n + 1, 'a closed segment')
      if (!walked.unborn && walked.head.hash !== head.hash)
        throw damaged(pathOf(home, first), 1, first, 'it does not follow the segment before')
    }
    return { segments: segments.filter(({ end }) => end > 0), head, torn, bad: null }
  } catch (error) {
    if (!(error instanceof JournalDamaged)) throw error
    return { segments: segments.filter(({ end }) => end > 0), head, torn, bad: error }
  }
}

/** Throws `StartRefused` if anyone but the owner may enter a folder or read a file of the journal. */
export function checkModes(fs: Fs, paths: readonly string[]): void {
  for (const path of paths) {
    const found = fs.stat(path)
    if (!found || (found.mode & 0o077) === 0) continue
    throw new StartRefused(
      `Người khác trên máy mở được ${path}; chạy "chmod -R go-rwx" trên thư mục dữ liệu rồi khởi động lại. / ` +
        `Others on this machine can open ${path}; run "chmod -R go-rwx" on the data folder and start again.`,
    )
  }
}

/** The contents of a small file, or null if there is none. */
export function readOptional(fs: Fs, path: string): string | null {
  try {
    return Buffer.from(readFile(fs, path)).toString('utf8')
  } catch (error) {
    if (diskCode(error) === 'ENOENT') return null
    throw error
  }
}
