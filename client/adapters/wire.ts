import { io } from 'socket.io-client'

/** What became of one request. `line`: the socket broke meanwhile; `answer`: it did not, but no answer came in time. */
export type Asked =
  | { readonly answered: true; readonly answer: unknown }
  | { readonly answered: false; readonly lost: 'line' | 'answer' }

export interface WireHandlers {
  readonly opened: () => void
  /** The attempt failed or the open socket broke; the wire is of no more use. Called at most once. */
  readonly closed: () => void
  readonly message: (event: string, body: unknown) => void
}

/** One attempt at a socket, and that socket for as long as it lives. A new attempt is a new wire. */
export interface Wire {
  ask(event: string, body: object, timeoutMs: number): Promise<Asked>
  close(): void
}

export interface WireAuth {
  readonly token?: string
  readonly language: string
}

export type OpenWire = (auth: WireAuth, handlers: WireHandlers) => Wire

export interface WireOptions {
  readonly extraHeaders?: { readonly [name: string]: string }
  /** Left out: the usual, with the usual way from one to the other. */
  readonly transports?: ('websocket' | 'polling')[]
  readonly upgrade?: boolean
}

/** Opens a socket to `url`, by default our own server's. */
export const socketWire =
  (url?: string, more: WireOptions = {}): OpenWire =>
  (auth, handlers) => {
    const options = {
      auth: { ...auth },
      // Websocket first; polling where a proxy lets nothing else through.
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      // Its own reconnecting would flush what it had buffered and send a command twice: each attempt is a fresh socket.
      reconnection: false,
      forceNew: true,
      timeout: 10_000,
      ...more,
    }
    const socket = url === undefined ? io(options) : io(url, options)
    let over = false
    const isOver = (): boolean => over
    const close = (): void => {
      if (over) return
      over = true
      socket.removeAllListeners()
      socket.disconnect()
      handlers.closed()
    }
    socket.on('connect', () => handlers.opened())
    socket.on('connect_error', close)
    socket.on('disconnect', close)
    socket.onAny((event: string, body: unknown) => handlers.message(event, body))
    return {
      close,
      ask: async (event, body, timeoutMs) => {
        if (isOver() || !socket.connected) return { answered: false, lost: 'line' }
        try {
          return {
            answered: true,
            answer: (await socket.timeout(timeoutMs).emitWithAck(event, body)) as unknown,
          }
        } catch {
          // socket.io rejects for these two reasons only.
          return { answered: false, lost: isOver() ? 'line' : 'answer' }
        }
      },
    }
  }
