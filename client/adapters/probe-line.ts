import { socketWire } from './wire.ts'

/** What became of a round trip over the socket: answered, not in time, or the socket broke. */
export type Trip = 'answered' | 'late' | 'broken'

/** The browser's side of a line measurement. Nothing here takes the time: the one who asks does. */
export interface LineProbe {
  /** A socket of its own, so that the board's is not delayed by what is measured; false when none can be opened. */
  open(): Promise<boolean>
  socketTrip(timeoutMs: number): Promise<Trip>
  /** Throws `LineRefused`, or anything else when the line broke or `signal` said so; so do those below. */
  httpTrip(signal: AbortSignal): Promise<void>
  /** `onBytes`: how many came so far. */
  down(bytes: number, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void>
  /** Whether so much may be sent up now; not part of what is measured. */
  mayUp(bytes: number, signal: AbortSignal): Promise<void>
  up(bytes: number, signal: AbortSignal): Promise<void>
  /** As the browser tells it; most tell nothing. */
  network(): string | null
  close(): void
}

/** The server said no. `retryAfter`: seconds after which it may say yes; null when it will not. */
export class LineRefused extends Error {
  readonly code: string
  readonly retryAfter: number | null

  constructor(code: string, retryAfter: number | null) {
    super(code)
    this.code = code
    this.retryAfter = retryAfter
  }
}

const tooMany = 429
/** Seconds, where the server names none. */
const soon = 2
/** Most that `getRandomValues` fills at once. */
const noiseBytes = 65_536

interface Told {
  readonly connection?: { readonly effectiveType?: string; readonly type?: string }
}

async function refusalOf(response: Response): Promise<LineRefused> {
  const body = (await response.json().catch(() => null)) as { error?: { code?: unknown } } | null
  const code = body?.error?.code
  const retryAfter =
    response.status === tooMany ? Number(response.headers.get('retry-after') ?? soon) || soon : null
  return new LineRefused(typeof code === 'string' ? code : `http-${response.status}`, retryAfter)
}

/** What a proxy between says (502, 504) is a broken line, not our server's no. */
async function fetched(path: string, options: RequestInit): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store', credentials: 'same-origin', ...options })
  if (response.ok) return response
  if (response.status >= 500) throw new Error(`http ${response.status}`)
  throw await refusalOf(response)
}

/** Random, so that nothing on the way can make it smaller. */
function noise(bytes: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += noiseBytes)
    crypto.getRandomValues(body.subarray(at, Math.min(bytes, at + noiseBytes)))
  return body
}

async function readAll(response: Response, onBytes: (bytes: number) => void): Promise<void> {
  const reader = response.body?.getReader()
  if (!reader) return
  let bytes = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.length
    onBytes(bytes)
  }
}

function networkTold(): string | null {
  const { connection } = navigator as Navigator & Told
  const told = [connection?.type, connection?.effectiveType].filter((part) => part !== undefined)
  const clean = told
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
  return clean === '' ? null : clean.slice(0, 20)
}

export function browserProbe(language: string): LineProbe {
  let settle: (isOpen: boolean) => void = () => undefined
  const opened = new Promise<boolean>((resolve) => (settle = resolve))
  const wire = socketWire()(
    { language },
    { opened: () => settle(true), closed: () => settle(false), message: () => undefined },
  )
  return {
    open: () => opened,
    socketTrip: async (timeoutMs) => {
      const asked = await wire.ask('measure.ping', {}, timeoutMs)
      if (asked.answered) return 'answered'
      return asked.lost === 'answer' ? 'late' : 'broken'
    },
    httpTrip: async (signal) => {
      await fetched('/api/v1/measure/ping', { signal })
    },
    down: async (bytes, signal, onBytes) =>
      readAll(await fetched(`/api/v1/measure/down?bytes=${bytes}`, { signal }), onBytes),
    // A refused upload is cut by the server, and nobody hears why from a cut connection.
    mayUp: async (bytes, signal) => {
      await fetched(`/api/v1/measure/may?bytes=${bytes}`, { signal })
    },
    up: async (bytes, signal) => {
      const body = new Blob([noise(bytes)], { type: 'application/octet-stream' })
      await fetched('/api/v1/measure/up', { method: 'POST', body, signal })
    },
    network: networkTold,
    close: () => wire.close(),
  }
}
