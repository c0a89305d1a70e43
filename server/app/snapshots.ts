import type { Worker } from 'node:worker_threads'
import type { Clock } from '../adapters/clock.ts'
import type { Journal } from '../journal/port.ts'
import type { Snapshots } from '../journal/snapshots.ts'
import { startThread } from '../journal/start-thread.ts'
import { Fold, snapshotSchema } from './fold.ts'
import type { FoldRecord } from './fold.ts'
import { ringKept } from './ring.ts'

/** A snapshot is due at each so many commits: a start reads the newest with a full ring of tail, and that tail. */
export const snapshotEvery = ringKept

/** The newest commit up to `n` that a snapshot is due at; 0 when there is none. */
export const snapshotDue = (n: number): number => n - (n % snapshotEvery)

/** Each costs as much as the state is large: they are given a tenth of the time, and what comes due meanwhile waits. */
const restTimes = 9

/** What the snapshot worker is started with. */
export interface SnapshotTask {
  readonly dir: string
  readonly stream: string
  readonly installation: string
  /** Durable head when it was asked for. */
  readonly upTo: number
}

/**
 * A congress as of its durable head, from the newest snapshot that leaves enough tail to refill the rings
 * (so that a restart is no full load for everybody), else from the beginning. A snapshot that does not match the
 * journal is passed over: it is a cache.
 */
export async function openFold(stream: string, journal: Journal, snapshots: Snapshots): Promise<Fold> {
  const head = journal.head(stream).n
  for (const found of await snapshots.candidates(stream)) {
    if (found.schema !== snapshotSchema || found.n > head - ringKept) continue
    const fold = await resume(stream, journal, found)
    if (fold) return fold
  }
  return replay(stream, journal, new Fold(), 0)
}

/** From the newest snapshot that matches, however short the tail: for the worker, which keeps no rings. */
export async function openNewest(
  stream: string,
  journal: Journal,
  snapshots: Snapshots,
  upTo: number,
): Promise<Fold> {
  for (const found of await snapshots.candidates(stream)) {
    if (found.schema !== snapshotSchema || found.n > upTo) continue
    const fold = await resume(stream, journal, found, upTo)
    if (fold) return fold
  }
  return replay(stream, journal, new Fold(), 0, upTo)
}

type Found = Awaited<ReturnType<Snapshots['candidates']>>[number]

async function resume(stream: string, journal: Journal, found: Found, upTo = Infinity): Promise<Fold | null> {
  for await (const commit of journal.read(stream, found.n - 1)) {
    if (commit.hash !== found.chainHead) return null
    break
  }
  return replay(stream, journal, new Fold(found.body as FoldRecord), found.n, upTo)
}

async function replay(
  stream: string,
  journal: Journal,
  fold: Fold,
  after: number,
  upTo = Infinity,
): Promise<Fold> {
  for await (const commit of journal.read(stream, after)) {
    if (commit.n > upTo) break
    fold.apply(commit)
  }
  return fold
}

/**
 * Has a snapshot made by a worker at each commit that `snapshotDue` names, or, when they come due faster than they may be
 * made, at the newest; it reads the journal itself, never the live state.
 */
export class SnapshotMaker {
  readonly #dir: string
  readonly #installation: string
  readonly #log: (message: string, facts: object) => void
  readonly #clock: Clock
  readonly #asked = new Map<string, number>()
  /** What is due and not begun. */
  readonly #due = new Map<string, number>()
  #running: Promise<void> = Promise.resolve()
  #rest: Promise<void> = Promise.resolve()
  #endRest: () => void = () => undefined
  #worker: Worker | null = null
  #paused = 0
  #closed = false

  constructor(
    dir: string,
    installation: string,
    log: (message: string, facts: object) => void,
    clock: Clock,
  ) {
    this.#dir = dir
    this.#installation = installation
    this.#log = log
    this.#clock = clock
  }

  /** Told of each durable head; cheap. */
  reached(stream: string, n: number): void {
    const due = snapshotDue(n)
    if (due === 0 || (this.#asked.get(stream) ?? 0) >= due) return
    this.#asked.set(stream, due)
    const isWaiting = this.#due.has(stream)
    this.#due.set(stream, due)
    if (isWaiting) return
    this.#running = this.#running
      .then(() => this.#rest)
      .then(() => this.#makeDue(stream))
      // A cache: without it the next start is slower, and that is all.
      .catch((error: unknown) => this.#log('a snapshot could not be made', { err: error, stream }))
  }

  /** Resolves when what was asked for so far is made, or could not be. */
  async settled(): Promise<void> {
    await this.#running
  }

  /** Runs `work` while no snapshot is made: one under way is dropped, as what it has read may be erased by now. */
  async pausedFor<T>(work: () => Promise<T>): Promise<T> {
    this.#paused += 1
    const done = this.#running.then(work).finally(() => {
      this.#paused -= 1
      // What was passed over meanwhile, too, is asked for again by the next commit.
      this.#asked.clear()
    })
    this.#running = done.then(
      () => undefined,
      () => undefined,
    )
    this.#endRest()
    await this.#worker?.terminate()
    return done
  }

  /** Drops what is under way: a stop does not wait for a cache, and a half-written file is litter to the next start. */
  async close(): Promise<void> {
    this.#closed = true
    this.#endRest()
    await this.#worker?.terminate()
    await this.#running
  }

  async #makeDue(stream: string): Promise<void> {
    const upTo = this.#due.get(stream)
    this.#due.delete(stream)
    if (upTo === undefined || this.#isHeld()) return
    const began = this.#clock.monotonic()
    try {
      await this.#make({ dir: this.#dir, installation: this.#installation, stream, upTo })
    } finally {
      if (!this.#isHeld()) this.#restFor(restTimes * (this.#clock.monotonic() - began))
    }
  }

  #isHeld(): boolean {
    return this.#closed || this.#paused > 0
  }

  #restFor(ms: number): void {
    this.#rest = new Promise((resolve) => {
      const stop = this.#clock.after(ms, resolve)
      this.#endRest = () => {
        stop()
        resolve()
      }
    })
  }

  #make(task: SnapshotTask): Promise<void> {
    const worker = startThread(import.meta.url, 'snapshot-worker', task)
    this.#worker = worker
    worker.unref()
    return new Promise((resolve, reject) => {
      worker.once('error', reject)
      worker.once('exit', () => {
        this.#worker = null
        resolve()
      })
    })
  }
}
