import type { LineFigures, LineSamples } from '../../domain/run/line.ts'
import { answeredWithin, lineFiguresOf } from '../../domain/run/line.ts'
import type { Clock } from '../adapters/clock.ts'
import { LineRefused } from '../adapters/probe-line.ts'
import type { LineProbe } from '../adapters/probe-line.ts'
import type { Stopping } from './stopping.ts'

export const socketTrips = 20
export const httpTrips = 10
/** From one round trip to the next, ms. */
const between = 200
/** No further round trip begins after this long, ms: a very slow line is known well enough by fewer. */
const tripsFor = 8_000
/** How long a socket may take to open, ms. */
const opensWithin = 5_000
/** Transfers grow until one takes this long, ms, and there are as many as `fewest`. */
const longEnough = 1_200
const fewest = 3
const sizes: readonly number[] = [65_536, 262_144, 1_048_576, 2_097_152, 4_194_304]
/** All transfers of one direction together, ms; the one that is under way then is cut. */
const flowsFor = 8_000
/** How long the server may take to say whether an upload may begin, ms. */
const asksWithin = 8_000
/** The server may ask to wait twice in a measurement, so long each, s; else it is given up. */
const waitsFor = 10
const waits = 2

export type Stage = 'socket' | 'http' | 'down' | 'up'
export const stages: readonly Stage[] = ['socket', 'http', 'down', 'up']

export interface Progress {
  readonly stage: Stage
  /** 0 to 1, over all stages. */
  readonly share: number
  /** As far as they are known. */
  readonly figures: LineFigures
  /** Seconds that the server asked to wait for, because others measure. */
  readonly waiting: number | null
}

export interface CourseParts {
  readonly probe: LineProbe
  readonly clock: Clock
  readonly onProgress: (progress: Progress) => void
}

type Flow = LineSamples['down'][number]
type Trip = 'answered' | 'late' | 'broken'
type Trips = { sent: number; rtts: number[] }
const tenth = (value: number): number => Math.round(value * 10) / 10

/** One measurement under way. */
export class Course {
  readonly #parts: CourseParts
  readonly #stopping: Stopping
  readonly #startedAt: number
  readonly #began: number
  readonly #socket: Trips = { sent: 0, rtts: [] }
  readonly #http: Trips = { sent: 0, rtts: [] }
  readonly #down: Flow[] = []
  readonly #up: Flow[] = []
  #waited = 0

  constructor(parts: CourseParts, stopping: Stopping) {
    this.#parts = parts
    this.#stopping = stopping
    this.#startedAt = parts.clock.now()
    this.#began = parts.clock.monotonic()
  }

  async run(): Promise<LineSamples> {
    const { probe } = this.#parts
    this.#tell('socket', 0)
    const opened = await this.#stopping.race(Promise.race([probe.open(), this.#after(opensWithin, false)]))
    if (opened) await this.#trips('socket', this.#socket, socketTrips, () => probe.socketTrip(answeredWithin))
    await this.#trips('http', this.#http, httpTrips, () => this.#httpTrip())
    await this.#flows('down', this.#down)
    await this.#flows('up', this.#up)
    return this.#samples()
  }

  #samples(): LineSamples {
    return {
      network: this.#parts.probe.network(),
      socket: { ...this.#socket, rtts: [...this.#socket.rtts] },
      http: { ...this.#http, rtts: [...this.#http.rtts] },
      down: [...this.#down],
      up: [...this.#up],
      startedAt: this.#startedAt,
      tookMs: tenth(this.#parts.clock.monotonic() - this.#began),
    }
  }

  /** `part` of this stage is done, 0 to 1. */
  #tell(stage: Stage, part: number, waiting: number | null = null): void {
    const share = (stages.indexOf(stage) + part) / stages.length
    this.#parts.onProgress({ stage, share, figures: lineFiguresOf(this.#samples()), waiting })
  }

  #after<T>(ms: number, value: T): Promise<T> {
    return new Promise((resolve) => void this.#parts.clock.after(ms, () => resolve(value)))
  }

  async #httpTrip(): Promise<Trip> {
    try {
      const done = await this.#stopping.within(answeredWithin, (signal) => this.#parts.probe.httpTrip(signal))
      return done ? 'answered' : 'late'
    } catch (error) {
      if (error instanceof LineRefused) throw error
      return 'broken'
    }
  }

  async #trips(stage: Stage, into: Trips, many: number, once: () => Promise<Trip>): Promise<void> {
    const { clock } = this.#parts
    const end = clock.monotonic() + tripsFor
    while (into.sent < many && clock.monotonic() < end) {
      let took = 0
      into.sent += 1
      const trip = await this.#patiently(stage, async () => {
        const began = clock.monotonic()
        const came = await this.#stopping.race(once())
        took = clock.monotonic() - began
        return came
      })
      if (trip === 'answered' && took <= answeredWithin) into.rtts.push(tenth(took))
      this.#tell(stage, into.sent / many)
      // A socket that broke answers nothing more: what it did not answer counts, what was never sent does not.
      if (trip === 'broken' && stage === 'socket') return
      await this.#stopping.race(this.#after(Math.max(0, between - took), null))
    }
  }

  /** Grows until a transfer takes long enough to be known by; the time for all of them is bounded. */
  async #flows(stage: 'down' | 'up', into: Flow[]): Promise<void> {
    let left = flowsFor
    let size = 0
    for (let bytes: number | undefined = sizes[0]; bytes !== undefined && left > 0; bytes = sizes[size]) {
      const wanted = bytes
      const flow = await this.#patiently(stage, () => this.#flow(stage, wanted, left))
      if (flow) into.push(flow)
      this.#tell(stage, into.length / sizes.length)
      if (flow?.bytes !== wanted) return
      left -= flow.ms
      if (flow.ms < longEnough) size += 1
      else if (into.length >= fewest) return
    }
  }

  /** One transfer; cut after `most` ms a download counts as far as it came, an upload does not: nobody knows how far. */
  async #flow(stage: 'down' | 'up', bytes: number, most: number): Promise<Flow | null> {
    const { clock } = this.#parts
    if (stage === 'up') await this.#askUp(bytes)
    const began = clock.monotonic()
    let came = 0
    const whole = await this.#stopping.within(most, (signal) =>
      this.#move(stage, bytes, signal, (n) => (came = n)),
    )
    if (whole) came = bytes
    return came === 0 ? null : { bytes: came, ms: tenth(clock.monotonic() - began) }
  }

  async #move(
    stage: 'down' | 'up',
    bytes: number,
    signal: AbortSignal,
    onBytes: (n: number) => void,
  ): Promise<void> {
    const { probe } = this.#parts
    if (stage === 'down') return probe.down(bytes, signal, onBytes)
    try {
      await probe.up(bytes, signal)
    } catch (error) {
      // Cut: because the line broke, or because somebody else was quicker. The server knows.
      if (!signal.aborted) await this.#askUp(bytes)
      throw error
    }
  }

  async #askUp(bytes: number): Promise<void> {
    const { probe } = this.#parts
    const answered = await this.#stopping.within(asksWithin, (signal) => probe.mayUp(bytes, signal))
    if (!answered) throw new Error('no answer')
  }

  /** Waits where the server asks for it, a bounded number of times, and tries again. */
  async #patiently<T>(stage: Stage, once: () => Promise<T>): Promise<T> {
    for (;;)
      try {
        return await once()
      } catch (error) {
        const retryAfter = error instanceof LineRefused ? error.retryAfter : null
        if (retryAfter === null || retryAfter > waitsFor || this.#waited >= waits) throw error
        this.#waited += 1
        for (let left = retryAfter; left > 0; left -= 1) {
          this.#tell(stage, 0, left)
          await this.#stopping.race(this.#after(1_000, null))
        }
      }
  }
}
