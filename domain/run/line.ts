import * as z from 'zod/mini'
import type { LineFigure, Reading } from '../catalogue/checklist.ts'

const ms = z.number().check(z.minimum(0), z.maximum(600_000))
const Trips = z
  .strictObject({
    sent: z.int().check(z.minimum(0), z.maximum(60)),
    /** Round trips that were answered in time, ms, in the order sent. */
    rtts: z.array(ms).check(z.maxLength(60, { abort: true })),
  })
  .check(z.refine(({ sent, rtts }) => rtts.length <= sent))
const Flow = z.strictObject({ bytes: z.int().check(z.minimum(0), z.maximum(4_194_304)), ms })

/** What one line measurement saw: kept with the reading, so that its figures can be worked out again. */
export const LineSamples = z.strictObject({
  /** Kind of network as the browser tells it; most tell nothing. */
  network: z.nullable(z.string().check(z.maxLength(20, { abort: true }), z.regex(/^[a-z0-9-]*$/))),
  socket: Trips,
  http: Trips,
  down: z.array(Flow).check(z.maxLength(12, { abort: true })),
  up: z.array(Flow).check(z.maxLength(12, { abort: true })),
  startedAt: z.int(),
  tookMs: ms,
})
export type LineSamples = z.infer<typeof LineSamples>
export type LineFigures = { readonly [F in LineFigure]: number | null }

/** An answer later than this counts as none, ms. */
export const answeredWithin = 2_000

const tenth = (value: number): number => Math.round(value * 10) / 10

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2
}

/** Mean of the differences between one round trip and the next, as in RFC 3550 but not smoothed. */
function jitterOf(rtts: readonly number[]): number | null {
  if (rtts.length < 2) return null
  const steps = rtts.slice(1).map((rtt, index) => Math.abs(rtt - (rtts[index] ?? rtt)))
  return steps.reduce((sum, step) => sum + step, 0) / steps.length
}

/** Bits over time, Mbit/s; the first transfer only opens the connection, where there are more. */
function rateOf(flows: readonly { readonly bytes: number; readonly ms: number }[]): number | null {
  const counted = flows.length > 1 ? flows.slice(1) : flows
  const bytes = counted.reduce((sum, flow) => sum + flow.bytes, 0)
  const took = counted.reduce((sum, flow) => sum + flow.ms, 0)
  return took === 0 || bytes === 0 ? null : (bytes * 8) / (took * 1000)
}

/**
 * The figures of a measurement, each to a tenth, null where nothing was measured: latency = median round trip (ms),
 * jitter = mean change from one to the next (ms), loss = share without an answer within `answeredWithin` (%), down and up
 * in Mbit/s, asking included: never better than the line. The socket's round trips count, HTTP's where none was sent over
 * a socket. Over a reliable transport a lost packet shows as a late answer, so this loss is not a network analyser's.
 */
export function lineFiguresOf({ socket, http, down, up }: LineSamples): LineFigures {
  const trips = socket.sent > 0 ? socket : http
  const inTime = trips.rtts.filter((rtt) => rtt <= answeredWithin)
  const round = (value: number | null): number | null => (value === null ? null : tenth(value))
  return {
    latency: round(median(inTime)),
    jitter: round(jitterOf(inTime)),
    loss: trips.sent === 0 ? null : tenth(((trips.sent - inTime.length) / trips.sent) * 100),
    down: round(rateOf(down)),
    up: round(rateOf(up)),
  }
}

/** The values of the readings that a measurement fills in are its figures; each reading it should fill in has one. */
export function fitsLine(
  readings: readonly Reading[],
  values: readonly number[],
  samples: LineSamples,
): boolean {
  const figures = lineFiguresOf(samples)
  return readings.every(({ line }, index) => line === undefined || values[index] === figures[line])
}
