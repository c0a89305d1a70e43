import type { Socket } from 'node:net'
import { sourceOf } from '../accounts/peers.ts'

/** Connections at once from one source (peers.ts) that are no board of somebody known; behind proxies, from one proxy. */
const strangers = { direct: 1_000, behindProxy: 2_000 }

/**
 * A connection that is no known board has a place only while its source has not too many of them: then the one that has
 * been quiet for longest goes. So nobody takes every place of the server, and boards keep theirs.
 */
export class Places {
  readonly #most: number
  /** By source, then address and port: under TLS a request's socket is another object than the connection's. */
  readonly #bySource = new Map<string, Map<string, Socket>>()

  constructor(behindProxy: boolean) {
    this.#most = behindProxy ? strangers.behindProxy : strangers.direct
  }

  /** A connection was accepted. */
  take(socket: Socket): void {
    const { source, name } = nameOf(socket)
    const here = this.#bySource.get(source) ?? new Map<string, Socket>()
    this.#bySource.set(source, here)
    here.set(name, socket)
    socket.once('close', () => {
      if (here.get(name) === socket) this.#leave(source, name)
    })
    const [quietest] = here
    if (here.size <= this.#most || !quietest) return
    this.#leave(source, quietest[0])
    quietest[1].destroy()
  }

  /** It asks for something. */
  asks(of: Socket): void {
    const { source, name } = nameOf(of)
    const here = this.#bySource.get(source)
    const socket = here?.get(name)
    if (!here || !socket) return
    here.delete(name)
    here.set(name, socket)
  }

  /** It is a board of somebody known. */
  keep(socket: Socket): void {
    const { source, name } = nameOf(socket)
    this.#leave(source, name)
  }

  #leave(source: string, name: string): void {
    const here = this.#bySource.get(source)
    here?.delete(name)
    if (here?.size === 0) this.#bySource.delete(source)
  }
}

const nameOf = ({ remoteAddress = '', remotePort = 0 }: Socket) => ({
  source: sourceOf(remoteAddress),
  name: `${remoteAddress} ${remotePort}`,
})
