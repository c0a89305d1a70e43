/** Why nothing of use came from the other side. */
export type FetchFailure = 'host' | 'redirect' | 'too-long' | 'timeout' | 'unreachable'

/** As `fetch` has it, as far as it is used. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string
    readonly headers: Record<string, string>
    readonly body?: string | undefined
    readonly redirect: 'manual'
    readonly signal: AbortSignal
  },
) => Promise<Response>

/** The machine's own network. */
export const networkFetch: Fetch = (url, { body, ...init }) =>
  fetch(url, body === undefined ? init : { ...init, body })

export interface BoundFetch {
  readonly fetch: (
    url: string,
    options: { readonly method: string; readonly headers: Record<string, string>; readonly body?: unknown },
  ) => Promise<Response>
  /** Null while nothing has failed. */
  readonly failed: () => FetchFailure | null
}

const mostBytes = 256 * 1024
const withoutBody = new Set([101, 204, 205, 304])

class Failed extends Error {
  override name = 'FetchFailed'
  readonly why: FetchFailure
  constructor(why: FetchFailure) {
    super(why)
    this.why = why
  }
}

async function whole(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  // A piece too many ends the reading, and with it the connection.
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > mostBytes) throw new Failed('too-long')
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}

/**
 * A fetch that reaches one origin and no other, follows nobody elsewhere, reads at most 256 KB of an answer (unpacked),
 * and stops when `within` ms have passed since it was made, whatever was asked until then.
 */
export function boundFetch(network: Fetch, origin: string, within: number): BoundFetch {
  const signal = AbortSignal.timeout(within)
  let failure: FetchFailure | null = null
  const ask: BoundFetch['fetch'] = async (url, { method, headers, body }) => {
    if (!URL.canParse(url) || new URL(url).origin !== origin) throw new Failed('host')
    const sent = body instanceof URLSearchParams ? body.toString() : undefined
    const response = await network(url, { method, headers, body: sent, redirect: 'manual', signal })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      throw new Failed('redirect')
    }
    const bytes = await whole(response)
    const { status, headers: said } = response
    const kept = new Headers({ 'content-type': said.get('content-type') ?? '' })
    return new Response(withoutBody.has(status) ? null : bytes, { status, headers: kept })
  }
  return {
    failed: () => failure,
    fetch: async (url, options) => {
      try {
        return await ask(url, options)
      } catch (error) {
        failure ??= error instanceof Failed ? error.why : signal.aborted ? 'timeout' : 'unreachable'
        throw error
      }
    },
  }
}
