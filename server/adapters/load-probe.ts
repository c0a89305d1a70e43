import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { Clock } from './clock.ts'

/** What the process and its machine have left. Bytes and ms. */
export interface Load {
  readonly heap: number
  readonly mostHeap: number
  /** What the machine (or the container) can still give. */
  readonly free: number
  readonly total: number
  /** The longest that anybody waited for the main thread while it was measured. */
  readonly delay: number
}

const sampled = 500
const resolution = 10

/** Watches the main thread for half a second. */
export async function measureLoad(clock: Pick<Clock, 'after'>): Promise<Load> {
  const delays = monitorEventLoopDelay({ resolution })
  delays.enable()
  await new Promise<void>((resolve) => void clock.after(sampled, resolve))
  delays.disable()
  const { used_heap_size: heap, heap_size_limit: mostHeap } = getHeapStatistics()
  const free = process.availableMemory()
  const { rss } = process.memoryUsage()
  // The histogram counts its own interval with each delay.
  const delay = Math.max(0, delays.max / 1e6 - resolution)
  return { heap, mostHeap, free, total: free + rss, delay }
}
