import { join } from 'node:path'
import type { Chance } from '../adapters/chance.ts'
import type { Fs } from '../adapters/fs.ts'
import { genesis, seal } from './chain.ts'
import type { Erased, ErasedPlace } from './erasing.ts'
import { StorageReadonly } from './faults.ts'
import type { Files, StorageState } from './files.ts'
import type { Found } from './opening.ts'
import { JournalBroken, JournalConflict, JournalDamaged, StorageFull } from './port.ts'
import type { Commit, Draft, FreeText, StreamId } from './port.ts'
import { readShelf } from './reading.ts'
import { pathOf } from './recover.ts'
import type { Home, Recovered } from './recover.ts'
import { isStreamName, longestLine } from './segment.ts'
import type { Segment } from './segment.ts'
import { StreamIds } from './stream-ids.ts'
import type { Writer } from './work.ts'

/** What a journal of files is made with. */
export interface Means {
  readonly fs: Fs
  readonly chance: Chance
  readonly freeText: FreeText
  readonly installation: string
  readonly onBroken: (fault: JournalBroken) => void
  /** Folder of all streams. */
  readonly root: string
  /** Path of the reserve file. */
  readonly reserve: string
}

/** One stream in memory: what is durable, and the appends that wait for their turn. */
interface Shelf {
  readonly home: Home
  readonly segments: Segment[]
  readonly ids: StreamIds
  head: { readonly n: number; readonly hash: string }
  queue: Promise<unknown>
  /** While segments are replaced: a reader that opened one now would not know where it ends. */
  changing: Promise<unknown> | null
}

const stateOf = (fault: StorageFull): StorageState => (fault instanceof StorageReadonly ? 'readonly' : 'full')

export class FilesJournal implements Files {
  readonly recovered: readonly Recovered[]
  readonly damage: readonly JournalDamaged[]
  readonly #means: Means
  readonly #writer: Writer | null
  readonly #shelves = new Map<StreamId, Shelf>()
  #state: StorageState = 'ok'
  #fault: JournalBroken | null = null
  #closing: Promise<void> | null = null

  /** `writer` is null for a journal that is only read. */
  constructor(
    means: Means,
    found: readonly Found[],
    writer: Writer | null,
    damage: readonly JournalDamaged[],
  ) {
    this.#means = means
    this.#writer = writer
    this.damage = damage
    this.recovered = found.flatMap(({ recovered }) => recovered)
    if (!writer) this.#state = 'readonly'
    for (const one of found) this.#shelves.set(one.home.stream, this.#shelfOf(one))
  }

  get state(): StorageState {
    return this.#state
  }

  get held(): { keys: number; filterBytes: number } {
    const all = [...this.#shelves.values()].map(({ ids }) => ids.held)
    return {
      keys: all.reduce((sum, { keys }) => sum + keys, 0),
      filterBytes: all.reduce((sum, { filterBytes }) => sum + filterBytes, 0),
    }
  }

  append(stream: StreamId, after: number, drafts: readonly Draft[]): Promise<readonly Commit[]> {
    if (!isStreamName(stream)) return Promise.reject(new TypeError(`not a stream name: ${stream}`))
    const shelf = this.#shelf(stream)
    const done = shelf.queue.then(() => this.#append(shelf, after, drafts))
    // The next in the queue starts whether this one fails or not.
    shelf.queue = done.catch(() => undefined)
    return done
  }

  erase(stream: StreamId, places: readonly ErasedPlace[]): Promise<readonly Erased[]> {
    const shelf = this.#shelf(stream)
    const done = shelf.queue.then(async () => {
      const erasing = this.#erase(shelf, places)
      shelf.changing = erasing.catch(() => undefined)
      return erasing.finally(() => {
        shelf.changing = null
      })
    })
    shelf.queue = done.catch(() => undefined)
    return done
  }

  async *read(stream: StreamId, after: number): AsyncGenerator<Commit> {
    const shelf = this.#shelves.get(stream)
    if (shelf) yield* readShelf(shelf, after)
  }

  head(stream: StreamId): { readonly n: number; readonly hash: string } {
    return this.#shelves.get(stream)?.head ?? { n: 0, hash: genesis(this.#means.installation, stream) }
  }

  streams(): readonly StreamId[] {
    return [...this.#shelves].filter(([, { head }]) => head.n > 0).map(([stream]) => stream)
  }

  find(stream: StreamId, by: string, commandId: string): number | null {
    return this.#shelves.get(stream)?.ids.find(by, commandId) ?? null
  }

  async keepReserve(bytes: number): Promise<void> {
    if (!this.#writer || bytes === 0) return
    const block = this.#means.chance.bytes(64 * 1024)
    await this.#guarded(this.#writer.keepReserve({ path: this.#means.reserve, bytes, block }))
  }

  async releaseReserve(): Promise<void> {
    if (this.#writer) await this.#guarded(this.#writer.releaseReserve(this.#means.reserve))
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    const shelves = [...this.#shelves.values()]
    await Promise.all(shelves.map(({ queue }) => queue))
    await Promise.all(shelves.map(({ ids }) => ids.settled()))
    await this.#writer?.close()
  }

  /** The writer, while something may be written. */
  #writing(): Writer {
    if (this.#fault) throw this.#fault
    if (!this.#writer) throw new StorageReadonly('the journal was opened read-only')
    if (this.#closing) throw new Error('the journal is closed')
    return this.#writer
  }

  async #erase({ home, segments }: Shelf, places: readonly ErasedPlace[]): Promise<readonly Erased[]> {
    const all: Erased[] = []
    for (const [at, segment] of segments.entries()) {
      const next = segments[at + 1]?.first ?? Infinity
      const here = places.filter(({ n }) => n >= segment.first && n < next)
      if (here.length === 0) continue
      const suffix = Buffer.from(this.#means.chance.bytes(8)).toString('hex')
      const request = { stream: home.stream, ...segment, places: here, suffix }
      const { end, erased, bad } = await this.#guarded(this.#writing().erase(request))
      if (bad !== null) throw new JournalDamaged(`${pathOf(home, segment.first)}: ${bad}`)
      // Another object: who still reads the former file knows where that one ends.
      if (erased.length > 0) segments[at] = { first: segment.first, end }
      all.push(...erased)
    }
    return all
  }

  async #append(shelf: Shelf, after: number, drafts: readonly Draft[]): Promise<readonly Commit[]> {
    const writer = this.#writing()
    const { head, home } = shelf
    if (after !== head.n) throw new JournalConflict(`${home.stream} is at ${head.n}, not at ${after}`)
    if (drafts.length === 0) return []
    const { bytes, commits } = this.#sealAll(shelf, drafts)
    const request = { stream: home.stream, first: head.n + 1, prev: head.hash, bytes }
    const { first, end } = await this.#guarded(writer.append(request))
    this.#advance(shelf, { first, end }, commits)
    return commits
  }

  #sealAll(shelf: Shelf, drafts: readonly Draft[]): { bytes: Uint8Array; commits: Commit[] } {
    const commits: Commit[] = []
    let text = ''
    let { n, hash } = shelf.head
    for (const draft of drafts) {
      const { line, commit } = seal(draft, { stream: shelf.home.stream, n: n + 1, prev: hash }, this.#means)
      if (Buffer.byteLength(line) >= longestLine)
        throw new RangeError('a commit is longer than a line can be')
      text += `${line}\n`
      commits.push(commit)
      n = commit.n
      hash = commit.hash
    }
    return { bytes: new TextEncoder().encode(text), commits }
  }

  #advance(shelf: Shelf, { first, end }: Segment, commits: readonly Commit[]): void {
    const last = shelf.segments.at(-1)
    if (last?.first === first) {
      last.end = end
    } else {
      if (last) shelf.ids.turn(first, shelf.head.hash)
      shelf.segments.push({ first, end })
    }
    for (const commit of commits) {
      shelf.ids.add(commit.by, commit.command.id)
      shelf.head = { n: commit.n, hash: commit.hash }
    }
  }

  async #guarded<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work
      if (!this.#fault) this.#state = 'ok'
      return result
    } catch (error) {
      if (error instanceof StorageFull) this.#state = this.#fault ? 'broken' : stateOf(error)
      else this.#break(error instanceof JournalBroken ? error : new JournalBroken(String(error)))
      throw error
    }
  }

  #break(fault: JournalBroken): void {
    if (this.#fault) return
    this.#fault = fault
    this.#state = 'broken'
    this.#means.onBroken(fault)
  }

  #shelf(stream: StreamId): Shelf {
    const known = this.#shelves.get(stream)
    if (known) return known
    const { fs, installation, root } = this.#means
    const home = { fs, folder: join(root, stream), installation, stream }
    const head = { n: 0, hash: genesis(installation, stream) }
    const shelf = this.#shelfOf({ home, segments: [], head, closed: [], ids: [], recovered: [] })
    this.#shelves.set(stream, shelf)
    return shelf
  }

  #shelfOf({ home, segments, head, closed, ids: known }: Found): Shelf {
    const means = {
      home,
      writer: this.#writer,
      chance: this.#means.chance,
      onBroken: (fault: JournalBroken) => this.#break(fault),
    }
    const ids = new StreamIds(means, closed, closed.length === 0 ? 1 : (segments.at(-1)?.first ?? 1))
    for (const { by, id } of known) ids.add(by, id)
    return { home, segments, ids, head, queue: Promise.resolve(), changing: null }
  }
}
