import { join } from 'node:path'
import { diskCode, readFile, readRange } from '../adapters/fs.ts'
import type { Chance } from '../adapters/chance.ts'
import { idKey, OpenIds, readIds } from './ids.ts'
import type { ClosedIds, IdsOf, OnKey } from './ids.ts'
import { KeyFilter } from './key-filter.ts'
import { JournalBroken, JournalDamaged, StorageFull } from './port.ts'
import { walkSegment } from './recover.ts'
import type { Home } from './recover.ts'
import { idsName } from './segment.ts'
import type { Writer } from './work.ts'

const askedKept = 500
const nameOf = (by: string, commandId: string): string => `${by}\0${commandId}`

/** What a stream's index needs beside its files. `writer` is null when nothing may be changed. */
export interface IdsMeans {
  readonly home: Home
  readonly writer: Writer | null
  readonly chance: Chance
  readonly onBroken: (fault: JournalBroken) => void
}

interface ClosedSegment {
  readonly of: IdsOf
  /** Until its file is written, the keys stay in memory. */
  open: OpenIds | null
  closed: ClosedIds | null
  /** Its keys are in the filter over all of them. */
  isCounted: boolean
}

/** Which positions the command ids of one stream have: the open segment in memory, closed ones by filter and file. */
export class StreamIds {
  readonly #means: IdsMeans
  readonly #closed: ClosedSegment[] = []
  /** Over the keys of all closed segments that are counted. */
  readonly #all: KeyFilter
  #uncounted: number
  /** Keys of what was asked for last: most of it is added next. */
  readonly #asked = new Map<string, Buffer>()
  readonly #writing = new Set<Promise<void>>()
  #open: OpenIds

  /** `closed` names the segments that are closed already; their files are read at the first look-up. */
  constructor(means: IdsMeans, closed: readonly IdsOf[], first: number) {
    this.#means = means
    this.#closed = closed.map((of) => ({ of, open: null, closed: null, isCounted: false }))
    this.#uncounted = closed.length
    this.#all = new KeyFilter(closed.reduce((sum, { count }) => sum + count, 0))
    this.#open = new OpenIds(first)
  }

  /** How much is held in memory: keys of segments without a file, and bytes of filters. */
  get held(): { readonly keys: number; readonly filterBytes: number } {
    const waiting = this.#closed.reduce((sum, { open }) => sum + (open?.count ?? 0), 0)
    const filterBytes = this.#closed.reduce((sum, { closed }) => sum + (closed?.bytes ?? 0), 0)
    // Before the first look-up nothing is in it.
    const ofAll = this.#uncounted < this.#closed.length ? this.#all.bytes : 0
    return { keys: this.#open.count + waiting, filterBytes: filterBytes + ofAll }
  }

  add(by: string, commandId: string): void {
    const command = nameOf(by, commandId)
    this.#open.add(this.#asked.get(command) ?? idKey(by, commandId))
    this.#asked.delete(command)
  }

  /** A new segment begins at `first`; the last commit before it has `lastHash`. */
  turn(first: number, lastHash: string): void {
    const of = { first: this.#open.first, count: this.#open.count, lastHash }
    const segment: ClosedSegment = { of, open: this.#open, closed: null, isCounted: true }
    this.#closed.push(segment)
    this.#open.eachKey((bytes, at) => this.#all.add(bytes, at))
    this.#open = new OpenIds(first)
    this.#write(segment, this.#means.writer)
  }

  find(by: string, commandId: string): number | null {
    const key = idKey(by, commandId)
    if (this.#asked.size >= askedKept) this.#asked.clear()
    this.#asked.set(nameOf(by, commandId), key)
    const found = this.#open.find(key)
    if (found !== null) return found
    if (this.#uncounted > 0) this.#countAll()
    if (!this.#all.maybe(key)) return null
    for (let at = this.#closed.length - 1; at >= 0; at -= 1) {
      const segment = this.#closed[at]
      const n = segment && (segment.open ? segment.open.find(key) : this.#findClosed(segment, key))
      if (typeof n === 'number') return n
    }
    return null
  }

  /** Settles when no index file is being written. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing)
  }

  /** Once after a start, with the first look-up: what is not in the filter is nowhere. */
  #countAll(): void {
    const add: OnKey = (bytes, at) => this.#all.add(bytes, at)
    for (const segment of this.#closed) {
      if (segment.isCounted) continue
      segment.closed = this.#load(segment.of, add)
      if (!segment.closed) this.#rebuilt(segment).eachKey(add)
      segment.isCounted = true
      this.#uncounted -= 1
    }
  }

  #findClosed(segment: ClosedSegment, key: Buffer): number | null {
    segment.closed ??= this.#load(segment.of)
    if (segment.closed) {
      const found = this.#searched(segment.closed, segment.of, key)
      if (found !== 'lost') return found
    }
    return this.#rebuilt(segment).find(key)
  }

  #searched(closed: ClosedIds, of: IdsOf, key: Buffer): number | null | 'lost' {
    const { fs } = this.#means.home
    if (!closed.maybe(key)) return null
    try {
      const fd = fs.open(this.#path(of), 'r')
      try {
        return closed.find(key, (from, to) => readRange(fs, fd, from, to))
      } finally {
        fs.close(fd)
      }
    } catch (error) {
      if (diskCode(error) === null && !(error instanceof RangeError)) throw error
      return 'lost'
    }
  }

  #load(of: IdsOf, onKey: OnKey | null = null): ClosedIds | null {
    try {
      return readIds(of, readFile(this.#means.home.fs, this.#path(of)), onKey)
    } catch (error) {
      if (diskCode(error) === null) throw error
      return null
    }
  }

  /** The file is missing or damaged: the segment itself is read, and the file written anew. */
  #rebuilt(segment: ClosedSegment): OpenIds {
    const { home, writer } = this.#means
    const open = new OpenIds(segment.of.first)
    const walked = walkSegment(home, segment.of.first, ({ by, command }) => open.add(idKey(by, command.id)))
    if (walked.head.hash !== segment.of.lastHash || open.count !== segment.of.count)
      throw new JournalDamaged(
        `${home.folder}: segment ${segment.of.first} does not end where the next begins`,
      )
    segment.open = open
    this.#write(segment, writer)
    return open
  }

  #write(segment: ClosedSegment, writer: Writer | null): void {
    const keys = segment.open
    if (!writer || !keys) return
    const path = this.#path(segment.of)
    const suffix = Buffer.from(this.#means.chance.bytes(8)).toString('hex')
    const written = writer.writeIds({ of: segment.of, entries: keys.entries(), path, suffix }).then(
      () => {
        segment.open = null
        segment.closed = null
      },
      (fault: unknown) => {
        // Without room for the file the keys stay in memory; the next start tries again.
        if (fault instanceof StorageFull) return
        this.#means.onBroken(fault instanceof JournalBroken ? fault : new JournalBroken(String(fault)))
      },
    )
    const tracked = written.finally(() => void this.#writing.delete(tracked))
    this.#writing.add(tracked)
  }

  #path(of: IdsOf): string {
    return join(this.#means.home.folder, idsName(of.first))
  }
}
