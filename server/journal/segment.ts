import { readRange } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { StartRefused } from './port.ts'
import type { StreamId } from './port.ts'

/** One file of a stream: commits from `first` on. `end` is the number of bytes known to be durable. */
export interface Segment {
  readonly first: number
  end: number
}

/** Longest line, its line break included. Checked before room is made for it. */
export const longestLine = 4 * 1024 * 1024
export const formatPrefix = 'trucban/journal@'
export const format = `${formatPrefix}1`

const digits = 16
const streamName = /^[a-z0-9][a-z0-9-]{0,39}$/

/** A stream is a folder, so its name may be nothing else. */
export const isStreamName = (name: string): boolean => streamName.test(name)
export const segmentName = (first: number): string => `${String(first).padStart(digits, '0')}.ndjson`
export const idsName = (first: number): string => `${String(first).padStart(digits, '0')}.ids`

/** First numbers of the segments in a stream's folder, ascending. */
export function segmentsIn(fs: Fs, folder: string): readonly number[] {
  return fs
    .list(folder)
    .filter((name) => /^[0-9]{16}\.ndjson$/.test(name))
    .map((name) => Number(name.slice(0, digits)))
    .sort((a, b) => a - b)
}

/** The first line of a segment. `prev` is the hash of the commit before `first`. */
export const headerLine = (installation: string, stream: StreamId, first: number, prev: string): string =>
  `{"format":"${format}","installation":"${installation}","stream":"${stream}","first":${first},"prev":"${prev}"}\n`

/**
 * `prev` of a header that is otherwise as expected, or null. A format that this version does not know is a
 * `StartRefused`: the file is whole, this program is too old.
 */
export function readHeader(
  bytes: Uint8Array,
  installation: string,
  stream: StreamId,
  first: number,
): string | null {
  const text = Buffer.from(bytes).toString('latin1')
  const newer = /^\{"format":"trucban\/journal@([0-9]{1,6})"/.exec(text)?.[1]
  if (newer !== undefined && Number(newer) > 1 && text.endsWith('}\n'))
    throw tooNew(`${formatPrefix}${newer}`)
  const prev = /"prev":"([0-9a-f]{64})"\}\n$/.exec(text)?.[1]
  return prev !== undefined && text === headerLine(installation, stream, first, prev) ? prev : null
}

function tooNew(found: string): StartRefused {
  return new StartRefused(
    `Nhật ký có định dạng ${found} mới hơn phiên bản này. / The journal has format ${found}, newer than this version knows.`,
  )
}

/** A line of a file: its bytes without the line break, where it starts and where the next one does. */
export interface Line {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
  /** false for bytes at the end that no line break ends, and for a line longer than any can be. */
  readonly whole: boolean
}

const chunkSize = 256 * 1024
const lineBreak = 0x0a

/** The lines between two offsets of an open file, in chunks: never more than one line and one chunk in memory. */
export function* linesOf(
  fs: Fs,
  fd: number,
  from: number,
  to: number,
  firstChunk = chunkSize,
): Generator<Line> {
  let at = from
  let size = firstChunk
  while (at < to) {
    const chunk = readRange(fs, fd, at, Math.min(to, at + size))
    const start = at
    let used = 0
    for (let stop = chunk.indexOf(lineBreak); stop !== -1; stop = chunk.indexOf(lineBreak, used)) {
      at = start + stop + 1
      yield { bytes: chunk.subarray(used, stop), from: start + used, to: at, whole: true }
      used = stop + 1
    }
    if (used > 0) {
      size = firstChunk
    } else if (start + chunk.length >= to || chunk.length < size || size >= longestLine) {
      yield { bytes: chunk, from: start, to: start + chunk.length, whole: false }
      return
    } else {
      size = Math.min(longestLine, size * 4)
    }
  }
}
