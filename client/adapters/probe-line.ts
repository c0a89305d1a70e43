import { socketWire } from './wire.ts'

/** The browser's side of a line measurement. */
export interface LineProbe {
  /** One round trip over a socket of its own, ms; null without an answer in time. */
  socketTrip(timeoutMs: number): Promise<number | null>
  httpTrip(timeoutMs: number): Promise<number | null>
  /** Time of one transfer, ms. Throws `BusyLine` when the server is busy, anything else when the line broke. */
  down(bytes: number, signal: AbortSignal): Promise<number>
  up(bytes: number, signal: AbortSignal): Promise<number>
  /** As the browser tells it; most tell nothing. */
  network(): string | null
  close(): void
}

/** The server measures for somebody else: try again after so many seconds. */
export class BusyLine extends Error {
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super('busy')
    this.retryAfter = retryAfter
  }
}

interface Told {
  readonly connection?: { readonly effectiveType?: string; readonly type?: string }
}

async function fetched(path: string, options: RequestInit): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store', credentials: 'same-origin', ...options })
  if (response.status === 429) throw new BusyLine(Number(response.headers.get('retry-after')) || 5)
  if (!response.ok) throw new Error(`http ${response.status}`)
  return response
}

/** Opens a socket of its own: the board's is not delayed by what is measured. */
export function browserProbe(language: string): LineProbe {
  let opened: () => void
  let failed: () => void
  const ready = new Promise<boolean>((resolve) => {
    opened = () => resolve(true)
    failed = () => resolve(false)
  })
  const wire = socketWire()(
    { language },
    { opened: () => opened(), closed: () => failed(), message: () => undefined },
  )
  return {
    socketTrip: async (timeoutMs) => {
      if (!(await ready)) return null
      const began = performance.now()
      const { answered } = await wire.ask('measure.ping', {}, timeoutMs)
      return answered ? performance.now() - began : null
    },
    httpTrip: async (timeoutMs) => {
      const began = performance.now()
      try {
        await fetched('/api/v1/measure/ping', { signal: AbortSignal.timeout(timeoutMs) })
        return performance.now() - began
      } catch (error) {
        if (error instanceof BusyLine) throw error
        return null
      }
    },
    down: async (bytes, signal) => {
      const began = performance.now()
      await (await fetched(`/api/v1/measure/down?bytes=${bytes}`, { signal })).arrayBuffer()
      return performance.now() - began
    },
    up: async (bytes, signal) => {
      const body = new Uint8Array(bytes)
      // getRandomValues gives 64 KB at most; anything that does not compress will do.
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(body.subarray(at, at + 65_536))
      const began = performance.now()
      await fetched('/api/v1/measure/up', { method: 'POST', body, signal })
      return performance.now() - began
    },
    network: () => {
      const { connection } = navigator as Navigator & Told
      const told = [connection?.type, connection?.effectiveType].filter((part) => part !== undefined)
      return told.length === 0
        ? null
        : told
            .join('-')
            .toLowerCase()
            .replace(/[^a-z0-9-]/g, '')
            .slice(0, 20)
    },
    close: () => wire.close(),
  }
}
