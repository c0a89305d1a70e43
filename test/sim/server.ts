import { freeText } from '../../domain/events.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Chance } from '../../server/adapters/chance.ts'
import { hasRoom } from '../../server/adapters/room.ts'
import { CommandDesk } from '../../server/app/desk.ts'
import { Feeds } from '../../server/app/feed.ts'
import { snapshotSchema } from '../../server/app/fold.ts'
import { openNewest } from '../../server/app/snapshots.ts'
import { openFiles } from '../../server/journal/files.ts'
import type { Commit, Journal } from '../../server/journal/port.ts'
import { openSnapshots } from '../../server/journal/snapshots.ts'
import type { Snapshots } from '../../server/journal/snapshots.ts'
import { writerHere } from '../../server/journal/work.ts'
import { Broadcast } from '../../server/realtime/broadcast.ts'
import { command, subscribe } from '../../server/realtime/requests.ts'
import { folder } from './disk.ts'
import type { Grip } from './disk.ts'
import { asSocket, FakeIo, FakeSocket } from './fake-io.ts'
import type { LineEnd } from './fake-io.ts'
import type { Mutant } from './mutant.ts'
import { earlyJournal, forgetfulJournal, otherReplay, trustedSnapshots } from './spoiled.ts'
import { congress, installation } from './scene.ts'
import type { PartyClock } from './time.ts'
import type { Truth } from './truth.ts'

/** What one process of the centre is started with. */
export interface ServerParts {
  readonly grip: Grip
  readonly clock: PartyClock
  readonly chance: Chance
  readonly epoch: string
  readonly truth: Truth
  readonly mutant: Mutant | null
  /** How long one append waits before the disk, and after it before anybody knows, ms. */
  readonly slow: () => number
  /** The disk can no longer be trusted, or what is durable could not be applied. */
  readonly broken: () => void
  /** Whether this process still runs: a dead one neither says nor finds anything. */
  readonly alive: () => boolean
  /** Told of each message and the view it is of, before anybody gets it. */
  readonly sending: (key: string | null) => void
}

/** One process: the product's desk, journal, feed and broadcast, over a disk and lines that fail as told. */
export interface SimServer {
  readonly desk: CommandDesk
  readonly feeds: Feeds
  readonly connect: (person: string, id: string, end: LineEnd) => FakeSocket
  readonly ask: (socket: FakeSocket, event: string, body: unknown) => unknown
  /** Its wall clock, ms. */
  readonly now: () => number
  /** Resolves when all that was answered is durable; only a spoiled journal answers before. */
  readonly kept: () => Promise<void>
  /** Makes a snapshot, as the worker does after so many commits. */
  readonly snapshot: () => Promise<void>
}

async function openJournal(parts: ServerParts): Promise<Journal> {
  const { grip, chance, clock, truth, slow, mutant } = parts
  const files = await openFiles(folder, {
    fs: grip.fs,
    chance,
    freeText,
    installation,
    onBroken: parts.broken,
    segmentBytes: 20_000,
    reserveBytes: 0,
  })
  const there: Commit[] = []
  for await (const commit of files.read(congress, 0)) there.push(commit)
  if (parts.alive()) truth.reopened(there)
  const wait = (): Promise<void> => new Promise((resolve) => void clock.after(slow(), resolve))
  const append: Journal['append'] = async (stream, after, drafts) => {
    await wait()
    const commits = await files.append(stream, after, drafts)
    if (stream === congress && parts.alive()) truth.took(commits)
    await wait()
    return commits
  }
  const journal: Journal = {
    append,
    read: (stream, after) => files.read(stream, after),
    head: (stream) => files.head(stream),
    streams: () => files.streams(),
    find: (stream, by, id) => files.find(stream, by, id),
    close: () => files.close(),
  }
  if (mutant === 'keys of commands not rebuilt after a restart') return forgetfulJournal(journal)
  return mutant === 'a replay that makes something else of the same record' ? otherReplay(journal) : journal
}

function openShelf({ grip, chance, mutant }: ServerParts, journal: Journal): Snapshots {
  const writer = writerHere(grip.fs, null)
  const snapshots = openSnapshots(`${folder}/snapshots`, { fs: grip.fs, chance, writer })
  return mutant === 'a snapshot not compared with the record'
    ? trustedSnapshots(snapshots, journal)
    : snapshots
}

/** Throws what the start throws; the process has ended then. */
export async function startServer(parts: ServerParts): Promise<SimServer> {
  const { clock, chance, mutant, grip } = parts
  const real = await openJournal(parts)
  const early = mutant === 'shown before the disk has it' ? earlyJournal(real, chance) : null
  const journal = early?.journal ?? real
  const snapshots = openShelf(parts, journal)
  const feeds = new Feeds(parts.epoch, clock)
  const io = new FakeIo()
  const broadcast = new Broadcast(io.server)
  const unseated = mutant !== 'place looked up only when joining'
  const desk = new CommandDesk({
    journal,
    feeds,
    clock,
    catalogue: { plans: new Map() } as unknown as Catalogue,
    openFold: (stream) => openNewest(stream, journal, snapshots, journal.head(stream).n),
    log: () => undefined,
    unseat: (person, where) => {
      if (unseated) broadcast.unseat(person, where)
    },
    watch: { wrote: nothing, refused: nothing, faulted: nothing, broken: parts.broken },
  })
  await desk.start()
  feeds.onMessage((key, message) => {
    parts.sending(key)
    broadcast.send(key, message)
    parts.sending(null)
  })
  const block = chance.bytes(64)
  clock.every(5_000, () => desk.lookForRoom(() => hasRoom(grip.fs, folder, block)))
  const beat = () => ({
    at: clock.now(),
    commandsAccepted: desk.commandsAccepted(),
    scheduledAt: clock.now(),
  })
  clock.every(5_000, () => broadcast.heartbeat(beat()))
  return {
    desk,
    feeds,
    now: () => clock.now(),
    kept: early?.kept ?? (() => Promise.resolve()),
    connect: (person, id, end) => {
      const caller = { kind: 'person', person, session: id } as const
      const socket = new FakeSocket(io, id, { caller, language: 'vi' }, end)
      broadcast.know(asSocket(socket), caller)
      socket.emit('heartbeat', beat())
      return socket
    },
    ask: (socket, event, body) => {
      const asking = socket.data as Parameters<typeof command>[1]
      const doors = { desk, feed: feeds }
      return event === 'subscribe'
        ? subscribe(doors, broadcast, asking, body, asSocket(socket))
        : command(doors, asking, body)
    },
    snapshot: () => makeSnapshot(journal, snapshots),
  }
}

const nothing = (): void => undefined

async function makeSnapshot(journal: Journal, snapshots: Snapshots): Promise<void> {
  const { n } = journal.head(congress)
  const fold = await openNewest(congress, journal, snapshots, n)
  if (fold.n !== n || fold.hash === '') return
  await snapshots.save(congress, { n, chainHead: fold.hash, schema: snapshotSchema, body: fold.record() })
}
