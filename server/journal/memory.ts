import type { Chance } from '../adapters/chance.ts'
import { genesis, readLine, seal } from './chain.ts'
import type { Place } from './line.ts'
import { JournalConflict } from './port.ts'
import type { Commit, Draft, FreeText, Journal, StreamId } from './port.ts'

export interface MemoryOptions {
  readonly chance: Chance
  readonly freeText: FreeText
  readonly installation: string
  /** Waited for before every append and every commit read: an answer in one breath would hide races. */
  readonly delay: () => Promise<void>
}

interface Shelf {
  readonly lines: Uint8Array[]
  readonly ids: Map<string, number>
  hash: string
  queue: Promise<unknown>
}

/** A journal that forgets everything at its end; the same contract, the same sealed lines. */
export function memoryJournal(options: MemoryOptions): Journal {
  const shelves = new Map<StreamId, Shelf>()
  const birth = (stream: StreamId): string => genesis(options.installation, stream)
  let closed = false
  const shelfOf = (stream: StreamId): Shelf => {
    const shelf = shelves.get(stream) ?? {
      lines: [],
      ids: new Map<string, number>(),
      hash: birth(stream),
      queue: Promise.resolve(),
    }
    shelves.set(stream, shelf)
    return shelf
  }
  const append = async (stream: StreamId, after: number, drafts: readonly Draft[]): Promise<Commit[]> => {
    if (closed) throw new Error('the journal is closed')
    const shelf = shelfOf(stream)
    if (after !== shelf.lines.length)
      throw new JournalConflict(`${stream} is at ${shelf.lines.length}, not at ${after}`)
    const sealed = sealAll(options, { stream, n: after + 1, prev: shelf.hash }, drafts)
    await options.delay()
    for (const { line, commit } of sealed) {
      shelf.lines.push(Buffer.from(line, 'utf8'))
      shelf.hash = commit.hash
      const key = `${commit.by}\0${commit.command.id}`
      if (!shelf.ids.has(key)) shelf.ids.set(key, commit.n)
    }
    return sealed.map(({ commit }) => commit)
  }
  return {
    append: (stream, after, drafts) => {
      const shelf = shelfOf(stream)
      const done = shelf.queue.then(() => append(stream, after, drafts))
      shelf.queue = done.catch(() => undefined)
      return done
    },
    async *read(stream, after) {
      const lines = shelves.get(stream)?.lines ?? []
      for (let at = after; at < lines.length; at += 1) {
        await options.delay()
        const line = lines[at]
        if (line) yield readLine(line)
      }
    },
    head: (stream) => {
      const shelf = shelves.get(stream)
      return shelf ? { n: shelf.lines.length, hash: shelf.hash } : { n: 0, hash: birth(stream) }
    },
    streams: () => [...shelves].filter(([, { lines }]) => lines.length > 0).map(([stream]) => stream),
    find: (stream, by, commandId) => shelves.get(stream)?.ids.get(`${by}\0${commandId}`) ?? null,
    close: async () => {
      closed = true
      await Promise.all([...shelves.values()].map(({ queue }) => queue))
    },
  }
}

function sealAll(options: MemoryOptions, place: Place, drafts: readonly Draft[]): ReturnType<typeof seal>[] {
  let next = place
  return drafts.map((draft) => {
    const sealed = seal(draft, next, options)
    next = { ...next, n: next.n + 1, prev: sealed.commit.hash }
    return sealed
  })
}
