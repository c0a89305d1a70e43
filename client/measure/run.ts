import type { LineSamples } from '../../domain/run/line.ts'
import { answeredWithin } from '../../domain/run/line.ts'
import type { LineProbe } from '../adapters/probe-line.ts'

export const socketTrips = 20
export const httpTrips = 10
/** Between two round trips, ms. */
const between = 150
/** Transfers grow until one takes this long, ms; then the line is known well enough. */
const longEnough = 1_200
const sizes = [65_536, 262_144, 1_048_576, 2_097_152, 4_194_304] as const

export type Step = 'trips' | 'down' | 'up'
export interface Progress {
  readonly step: Step
  /** 0 to 1, over all steps. */
  readonly share: number
}

export interface Means {
  readonly probe: LineProbe
  /** ms since 1970; handed in. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

const tenth = (value: number): number => Math.round(value * 10) / 10

async function trips(
  many: number,
  once: (timeoutMs: number) => Promise<number | null>,
  { signal, wait }: Means,
  done: (n: number) => void,
): Promise<LineSamples['socket']> {
  const rtts: number[] = []
  for (let n = 0; n < many; n += 1) {
    signal.throwIfAborted()
    const rtt = await once(answeredWithin)
    if (rtt !== null) rtts.push(tenth(rtt))
    done(n + 1)
    await wait(between)
  }
  return { sent: many, rtts }
}

async function flows(
  once: (bytes: number, signal: AbortSignal) => Promise<number>,
  { signal }: Means,
  done: (n: number) => void,
): Promise<LineSamples['down']> {
  const seen: LineSamples['down'] = []
  for (const [n, bytes] of sizes.entries()) {
    signal.throwIfAborted()
    const took = await once(bytes, signal)
    seen.push({ bytes, ms: tenth(took) })
    done((n + 1) / sizes.length)
    if (took >= longEnough) break
  }
  return seen
}

/** One measurement: round trips over socket and HTTP, then down and up with bounded bytes. Throws when it is cancelled or the line breaks. */
export async function measureLine(means: Means): Promise<LineSamples> {
  const { probe, now, onProgress } = means
  const startedAt = now()
  const all = socketTrips + httpTrips
  const socket = await trips(
    socketTrips,
    (timeout) => probe.socketTrip(timeout),
    means,
    (n) => onProgress({ step: 'trips', share: (n / all) * 0.5 }),
  )
  const http = await trips(
    httpTrips,
    (timeout) => probe.httpTrip(timeout),
    means,
    (n) => onProgress({ step: 'trips', share: ((socketTrips + n) / all) * 0.5 }),
  )
  const down = await flows(
    (bytes, signal) => probe.down(bytes, signal),
    means,
    (share) => onProgress({ step: 'down', share: 0.5 + share * 0.25 }),
  )
  const up = await flows(
    (bytes, signal) => probe.up(bytes, signal),
    means,
    (share) => onProgress({ step: 'up', share: 0.75 + share * 0.25 }),
  )
  return { network: probe.network(), socket, http, down, up, startedAt, tookMs: now() - startedAt }
}
