/** What a browser says about where a request comes from. */
export interface AskingOrigin {
  readonly origin?: string | undefined
  readonly host?: string | undefined
  readonly 'sec-fetch-site'?: string | string[] | undefined
}

export interface Origins {
  /** Grows when the port is known (`listeningAt`). */
  readonly list: ReadonlySet<string>
  /** `localhost` and `127.0.0.1` at this port are ours. */
  listeningAt(port: number): void
  /**
   * For HTTP methods that change something. A browser always says where such a request comes from;
   * a program says nothing, and carries no cookie that it did not get itself.
   */
  allowsChange(headers: AskingOrigin): boolean
  /** For a websocket with a session cookie. */
  allowsSocket(headers: AskingOrigin): boolean
  /** For long-polling with a session cookie: its same-origin GET carries no Origin. */
  allowsPolling(headers: AskingOrigin): boolean
}

/** `secure`: pages are reached over https. */
export function allowedOrigins(publicUrl: string | null, secure: boolean): Origins {
  const list = new Set<string>()
  if (publicUrl !== null) list.add(new URL(publicUrl).origin)
  const ours = ({ origin, host }: AskingOrigin): boolean => {
    if (origin === undefined) return false
    if (list.has(origin)) return true
    // Under a valid certificate no foreign name points here, so without PUBLIC_URL the Host header is proof enough.
    return publicUrl === null && secure && host !== undefined && origin === `https://${host}`
  }
  const site = (headers: AskingOrigin): string | string[] | undefined => headers['sec-fetch-site']
  return {
    list,
    listeningAt: (port) => {
      for (const scheme of ['http', 'https'])
        for (const name of ['localhost', '127.0.0.1']) list.add(new URL(`${scheme}://${name}:${port}`).origin)
    },
    allowsChange: (headers) => {
      if (![undefined, 'same-origin', 'none'].includes(site(headers) as string | undefined)) return false
      return headers.origin === undefined || ours(headers)
    },
    allowsSocket: ours,
    allowsPolling: (headers) =>
      headers.origin === undefined ? site(headers) === 'same-origin' : ours(headers),
  }
}
