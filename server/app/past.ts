import type { Worker } from 'node:worker_threads'
import { stateOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Clock } from '../adapters/clock.ts'
import { InTurn } from '../adapters/in-turn.ts'
import { startThread } from '../journal/start-thread.ts'
import type { PastRecord } from './past-reading.ts'

/** What the worker is started with. */
export interface PastTask {
  readonly dir: string
  readonly stream: string
  readonly installation: string
  /** The moment asked for, ms. */
  readonly at: number
  /** Durable head when it was asked for. */
  readonly upTo: number
}

/** Moments kept ready, over all congresses: who moves a time to and fro asks for the same few. */
const mostKept = 4
/** Who of one organisation may wait for the one that is being read; more are told to come back. */
const mostWaiting = 4
/** A journal that takes longer to read is given up, ms. */
const patience = 30_000

interface Kept {
  readonly stream: string
  readonly from: number
  /** From then on something else is true; Infinity with `upTo`, the head that it was true at. */
  readonly until: number
  readonly upTo: number
  readonly state: CongressState
}

/** What `PastStates` needs besides the folder. */
export interface PastMeans {
  readonly dir: string
  readonly installation: string
  readonly clock: Pick<Clock, 'after'>
  /** Number of the last durable commit. */
  readonly head: (stream: string) => number
  /** How one moment is read; left out, by a worker of its own. */
  readonly read?: (task: PastTask) => Promise<PastRecord>
}

/** Congresses as they stood at earlier moments: read from the journal by a worker, one at a time, a few kept. */
export class PastStates {
  readonly #means: PastMeans
  #kept: readonly Kept[] = []
  readonly #line = new InTurn()
  #worker: Worker | null = null
  #closed = false
  /** Counts what was forgotten: a moment that was being read then is read again. */
  #turn = 0

  constructor(means: PastMeans) {
    this.#means = means
  }

  /**
   * The whole state at `at`, ms: what of it somebody may see is for `pastOf` to say. `busy`: others of the asker's
   * organisation, `lane`, wait already; organisations take turns.
   * Throws when the journal cannot be read.
   */
  async at(stream: string, at: number, lane: string): Promise<CongressState | 'busy'> {
    const known = this.#find(stream, at)
    if (known) return known.state
    if (this.#line.held(lane) >= mostWaiting || this.#closed) return 'busy'
    return this.#line.run(lane, () => this.#look(stream, at))
  }

  /** Texts of this congress were erased: nothing that was read before is shown any more. */
  forget(stream: string): void {
    this.#turn += 1
    this.#kept = this.#kept.filter((one) => one.stream !== stream)
  }

  /** Drops what is being read. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#worker?.terminate()
  }

  #find(stream: string, at: number): Kept | undefined {
    const head = this.#means.head(stream)
    return this.#kept.find(
      (one) =>
        one.stream === stream &&
        at >= one.from &&
        at < one.until &&
        (one.until !== Infinity || one.upTo === head),
    )
  }

  /** Somebody before may have asked for the same. */
  async #look(stream: string, at: number): Promise<CongressState | 'busy'> {
    const known = this.#find(stream, at)
    if (known) return known.state
    if (this.#closed) return 'busy'
    const { dir, installation, head, read } = this.#means
    const task = { dir, installation, stream, at, upTo: head(stream) }
    const turn = this.#turn
    const found = await (read ?? ((asked: PastTask) => this.#byWorker(asked)))(task).catch(
      (fault: unknown) => {
        // A file that was replaced while it was read does not hold together.
        if (turn === this.#turn) throw fault
        return null
      },
    )
    if (!found || turn !== this.#turn) return this.#look(stream, at)
    const { from, until, state: record } = found
    const state = stateOf(record)
    const one = { stream, from, until: until ?? Infinity, upTo: task.upTo, state }
    this.#kept = [one, ...this.#kept].slice(0, mostKept)
    return state
  }

  #byWorker(task: PastTask): Promise<PastRecord> {
    const worker = startThread(import.meta.url, 'past-worker', task)
    this.#worker = worker
    worker.unref()
    return new Promise<PastRecord>((resolve, reject) => {
      const inTime = this.#means.clock.after(patience, () => {
        reject(new Error('reading the past took too long'))
        void worker.terminate()
      })
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => {
        inTime()
        this.#worker = null
        reject(new Error('the past was not read'))
      })
    })
  }
}
