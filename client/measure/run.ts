import type { LineSamples } from '../../domain/run/line.ts'
import { LineRefused } from '../adapters/probe-line.ts'
import type { Wake } from '../adapters/wake.ts'
import { Course } from './course.ts'
import type { CourseParts } from './course.ts'
import { Stopping } from './stopping.ts'
import type { StopReason } from './stopping.ts'

/** How a measurement ended; unless it is done nothing of it is kept. */
export type Ended =
  | { readonly is: 'done'; readonly samples: LineSamples }
  | { readonly is: 'stopped'; readonly why: StopReason | 'broken' }
  | { readonly is: 'refused'; readonly code: string; readonly retryAfter: number | null }

export interface MeasureParts extends CourseParts {
  readonly wake: Wake
}

export interface Measuring {
  readonly ended: Promise<Ended>
  cancel(): void
}

/**
 * Measures the line once: round trips over a socket and over HTTP, then growing transfers down and up, with bounded bytes
 * and time. Ends at once when it is cancelled, the network goes or the page is hidden; then nothing of it is kept.
 */
export function measureLine(parts: MeasureParts): Measuring {
  const stopping = new Stopping(parts.clock, parts.wake)
  const ending = async (): Promise<Ended> => {
    try {
      return { is: 'done', samples: await new Course(parts, stopping).run() }
    } catch (error) {
      if (stopping.why !== null) return { is: 'stopped', why: stopping.why }
      if (error instanceof LineRefused)
        return { is: 'refused', code: error.code, retryAfter: error.retryAfter }
      return { is: 'stopped', why: 'broken' }
    } finally {
      stopping.close()
      parts.probe.close()
    }
  }
  return { ended: ending(), cancel: () => stopping.stop('cancelled') }
}
