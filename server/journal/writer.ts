import { join } from 'node:path'
import { writeAll } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { createFile } from './durable.ts'
import { eraseSegment, unwantedIn } from './erasing.ts'
import type { Erased, ErasedPlace } from './erasing.ts'
import { faultOf, orBroken, StorageReadonly } from './faults.ts'
import { BadLine } from './line.ts'
import { JournalBroken } from './port.ts'
import type { StorageFull, StreamId } from './port.ts'
import { headerLine, segmentName } from './segment.ts'

/** Sealed lines for the end of one stream. */
export interface AppendRequest {
  readonly stream: StreamId
  /** Number of the first commit in `bytes`, and the hash of the one before it. */
  readonly first: number
  readonly prev: string
  readonly bytes: Uint8Array
}

/** Which segment took the lines, and how long it is now. */
export interface Appended {
  readonly first: number
  readonly end: number
}

/** Texts of one segment that go. */
export interface ErasureRequest extends Tail {
  readonly places: readonly ErasedPlace[]
  /** Random, for the temporary file. */
  readonly suffix: string
}

/** How long the segment is now, and which commits lost texts. */
export interface SegmentErased {
  readonly end: number
  readonly erased: readonly Erased[]
  /** The segment does not hold, and was left as it is. */
  readonly bad: string | null
}

export interface Tail {
  readonly stream: StreamId
  readonly first: number
  readonly end: number
}

interface OpenTail {
  readonly fd: number
  readonly first: number
  end: number
}

/**
 * Writes the ends of all streams: one write and one fdatasync per append. After an error that is not `StorageFull`
 * every call throws `JournalBroken`, because the kernel may have dropped what a failed sync was asked to keep.
 */
export class SegmentWriter {
  readonly #fs: Fs
  readonly #root: string
  readonly #installation: string
  readonly #segmentBytes: number
  readonly #tails = new Map<StreamId, OpenTail>()
  #broken: JournalBroken | null = null

  /** `root` is the folder of all streams; a segment that has reached `segmentBytes` is closed before the next append. */
  constructor(
    fs: Fs,
    place: {
      readonly root: string
      readonly installation: string
      readonly segmentBytes: number
      readonly tails: readonly Tail[]
    },
  ) {
    this.#fs = fs
    this.#root = place.root
    this.#installation = place.installation
    this.#segmentBytes = place.segmentBytes
    for (const { stream, first, end } of place.tails) {
      const fd = fs.open(join(place.root, stream, segmentName(first)), 'r+')
      this.#tails.set(stream, { fd, first, end })
    }
  }

  append(request: AppendRequest): Appended {
    return this.#unlessBroken(() => this.#append(request))
  }

  /** Blanks texts of a segment, whole or not at all; what is appended later goes behind the new one. */
  erase(request: ErasureRequest): SegmentErased {
    return this.#unlessBroken(() => this.#erase(request))
  }

  #unlessBroken<T>(write: () => T): T {
    if (this.#broken) throw this.#broken
    try {
      return write()
    } catch (error) {
      const fault = faultOf(error)
      if (fault instanceof JournalBroken) this.#broken = fault
      throw fault
    }
  }

  close(): void {
    for (const { fd } of this.#tails.values()) this.#fs.close(fd)
    this.#tails.clear()
  }

  #erase({ stream, first, end, places, suffix }: ErasureRequest): SegmentErased {
    const home = { fs: this.#fs, folder: join(this.#root, stream), installation: this.#installation, stream }
    let erased: readonly Erased[] = []
    try {
      erased = eraseSegment(home, { first, end }, unwantedIn(places), suffix)
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      return { end, erased: [], bad: error.message }
    }
    if (erased.length === 0) return { end, erased, bad: null }
    const path = join(home.folder, segmentName(first))
    return orBroken(() => {
      const fd = this.#fs.open(path, 'r+')
      const size = this.#fs.size(fd)
      const tail = this.#tails.get(stream)
      // The old file has lost its name: not a byte more may go there.
      if (tail?.first === first) this.#fs.close(tail.fd)
      if (tail?.first === first) this.#tails.set(stream, { fd, first, end: size })
      else this.#fs.close(fd)
      return { end: size, erased, bad: null }
    })
  }

  #append(request: AppendRequest): Appended {
    const tail = this.#tailFor(request)
    try {
      writeAll(this.#fs, tail.fd, request.bytes, tail.end)
    } catch (error) {
      const fault = faultOf(error)
      if (!(fault instanceof JournalBroken)) this.#rollBack(tail, fault)
      throw fault
    }
    orBroken(() => this.#fs.datasync(tail.fd))
    tail.end += request.bytes.length
    return { first: tail.first, end: tail.end }
  }

  /** Half a group must not stay: the next append would be glued onto it. */
  #rollBack(tail: OpenTail, fault: StorageFull): void {
    orBroken(() => {
      if (fault instanceof StorageReadonly && this.#fs.size(tail.fd) === tail.end) return
      this.#fs.truncate(tail.fd, tail.end)
      this.#fs.datasync(tail.fd)
    })
  }

  #tailFor(request: AppendRequest): OpenTail {
    const tail = this.#tails.get(request.stream)
    if (tail && tail.end < this.#segmentBytes) return tail
    const made = this.#create(request, tail === undefined)
    this.#tails.set(request.stream, made)
    if (tail) this.#fs.close(tail.fd)
    return made
  }

  #create({ stream, first, prev }: AppendRequest, newStream: boolean): OpenTail {
    const folder = join(this.#root, stream)
    if (newStream) this.#createFolder(folder)
    const path = join(folder, segmentName(first))
    const header = Buffer.from(headerLine(this.#installation, stream, first, prev))
    createFile(this.#fs, path, header)
    const fd = orBroken(() => {
      this.#fs.syncFolder(folder)
      return this.#fs.open(path, 'r+')
    })
    return { fd, first, end: header.length }
  }

  #createFolder(folder: string): void {
    if (this.#fs.stat(folder) === null) this.#fs.mkdir(folder, 0o700)
    // Also when it was there: a process killed right after making it had not synced it.
    orBroken(() => this.#fs.syncFolder(this.#root))
  }
}
