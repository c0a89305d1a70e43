/** What went wrong with a request, as a value. `status` 0 and code `no-connection`: no answer came. */
export interface NetError {
  readonly status: number
  readonly code: string
  /** In the caller's language, when the server said one. */
  readonly message?: string
  readonly field?: string
  readonly requestId?: string
  /** With `second-factor-needed`: what the account can be entered with. */
  readonly factors?: readonly string[]
}

export type NetAnswer<T> =
  /** `by`: the person that the centre answered, where it says so. */
  | { readonly ok: true; readonly body: T; readonly by?: string }
  | { readonly ok: false; readonly error: NetError }

/** Of an answer that came, what is made of it. */
export interface Came {
  readonly status: number
  readonly text: string
  /** The header that names whom it was made for; null without one. */
  readonly by: string | null
}

/** Whom a view was made for (`server/http/routes/congresses.ts`). */
export const personHeader = 'Trucban-Person'
const noConnection = { ok: false, error: { status: 0, code: 'no-connection' } } as const

/** HTTP to our own server; paths as in `/api/v1/me`. Never throws: a refusal and a missing line are answers. */
export interface Net {
  get<T>(path: string): Promise<NetAnswer<T>>
  post<T>(path: string, body: object): Promise<NetAnswer<T>>
  del<T>(path: string): Promise<NetAnswer<T>>
  /** Bytes as they are. */
  put?<T>(path: string, bytes: Blob): Promise<NetAnswer<T>>
}

/** Longest wait for one answer, ms. */
const patience = 20_000

type Errors = {
  error?: { code?: unknown; message?: unknown; field?: unknown; requestId?: unknown; factors?: unknown }
} | null

const said = (name: string, value: unknown): object => (typeof value === 'string' ? { [name]: value } : {})

function errorOf(status: number, body: Errors): NetError {
  const { code, message, field, requestId, factors } = body?.error ?? {}
  return {
    status,
    code: typeof code === 'string' ? code : `http-${status}`,
    ...said('message', message),
    ...said('field', field),
    ...said('requestId', requestId),
    ...(Array.isArray(factors) ? { factors: factors.map(String) } : {}),
  }
}

/** An answer that is no JSON, as a proxy's page is, counts as none. */
export function answerOf<T>({ status, text, by }: Came): NetAnswer<T> {
  let parsed: unknown
  try {
    parsed = text === '' ? null : JSON.parse(text)
  } catch {
    return noConnection
  }
  if (status < 200 || status > 299) return { ok: false, error: errorOf(status, parsed as Errors) }
  return { ok: true, body: parsed as T, ...(by === null ? {} : { by }) }
}

/** Where to ask, and what to say beside; a browser needs neither. */
export interface NetPlace {
  readonly base?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** `token`: a display's, sent instead of the cookie. */
export function browserNet(language: () => string, token: string | null = null, place: NetPlace = {}): Net {
  const ask = async <T>(method: string, path: string, body?: object | Blob): Promise<NetAnswer<T>> => {
    const raw = body instanceof Blob ? body : null
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-language': language(),
      ...place.headers,
    }
    if (body !== undefined) headers['content-type'] = raw ? 'application/octet-stream' : 'application/json'
    if (token !== null) headers.authorization = `Bearer ${token}`
    // A photo over a bad line takes its time. `AbortSignal.timeout` is younger than browsers that come here.
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), raw ? 6 * patience : patience)
    try {
      const response = await fetch((place.base ?? '') + path, {
        method,
        headers,
        credentials: token === null ? 'same-origin' : 'omit',
        cache: 'no-store',
        signal: stop.signal,
        ...(body === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
      })
      const { status } = response
      return answerOf({ status, text: await response.text(), by: response.headers.get(personHeader) })
    } catch {
      // fetch, a broken body and a proxy's HTML page all mean the same to the caller: our server did not answer.
      return noConnection
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    del: (path) => ask('DELETE', path),
    put: (path, bytes) => ask('PUT', path, bytes),
  }
}
