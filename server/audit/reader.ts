import type { Worker } from 'node:worker_threads'
import type { Clock } from '../adapters/clock.ts'
import { startThread } from '../journal/start-thread.ts'
import type { ExportTask } from './export.ts'
import type { FoundPage, RowsAsked } from './reading.ts'

export type AuditTask =
  | { readonly kind: 'rows'; readonly asked: RowsAsked }
  | { readonly kind: 'export'; readonly asked: ExportTask }

/** Who may wait for the one that is being read; more are told to come back. */
const mostWaiting = 4
/** A question that takes longer is given up, ms. */
const patience = 30_000

/** Reads the journal for the audit, each question in a worker of its own, one after another. */
export class AuditReader {
  readonly #clock: Pick<Clock, 'after'>
  readonly #workers = new Set<Worker>()
  #waiting = 0
  #line: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
  }

  /** `busy`: others wait already. Throws when the journal cannot be read. */
  async rows(asked: RowsAsked): Promise<FoundPage | 'busy'> {
    if (this.#waiting >= mostWaiting || this.#closed) return 'busy'
    this.#waiting += 1
    const read = this.#line.then(() => this.#once(asked))
    this.#line = read.catch(() => undefined)
    try {
      return await read
    } finally {
      this.#waiting -= 1
    }
  }

  /** The archive of an export, piece by piece, made as it is taken. */
  async *archive(asked: ExportTask): AsyncGenerator<Uint8Array> {
    const worker = this.#start({ kind: 'export', asked })
    try {
      for (;;) {
        const piece = await this.#answer<Uint8Array | null>(worker, () => worker.postMessage('next'))
        if (piece === null) return
        yield piece
      }
    } finally {
      await worker.terminate()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#workers].map((worker) => worker.terminate()))
  }

  async #once(asked: RowsAsked): Promise<FoundPage | 'busy'> {
    if (this.#closed) return 'busy'
    const worker = this.#start({ kind: 'rows', asked })
    return this.#answer<FoundPage>(worker, () => undefined)
  }

  #start(task: AuditTask): Worker {
    const worker = startThread(import.meta.url, 'worker', task)
    this.#workers.add(worker)
    worker.unref()
    worker.once('exit', () => this.#workers.delete(worker))
    return worker
  }

  #answer<T>(worker: Worker, ask: () => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const failed = (fault: Error): void => settle(() => reject(fault))
      const ended = (): void => failed(new Error('the record was not read'))
      const told = (message: T): void => settle(() => resolve(message))
      const late = this.#clock.after(patience, () => {
        failed(new Error('reading the record took too long'))
        void worker.terminate()
      })
      const settle = (then: () => void): void => {
        late()
        worker.off('message', told).off('error', failed).off('exit', ended)
        then()
      }
      worker.on('message', told).on('error', failed).on('exit', ended)
      ask()
    })
  }
}
