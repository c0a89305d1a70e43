import type { Socket } from 'node:net'

/** Connections at once from one address that are no board of somebody known; behind proxies, from one proxy. */
const strangers = { direct: 1_000, behindProxy: 2_000 }

/**
 * A connection that is no known board has a place only while its address has not too many of them: then the one that has
 * been quiet for longest goes. So nobody takes every place of the server, and boards keep theirs.
 */
export class Places {
  readonly #most: number
  /** By address and port: under TLS a request's socket is another object than the connection's. */
  readonly #byAddress = new Map<string, Map<number, Socket>>()

  constructor(behindProxy: boolean) {
    this.#most = behindProxy ? strangers.behindProxy : strangers.direct
  }

  /** A connection was accepted. */
  take(socket: Socket): void {
    const { remoteAddress: address = '', remotePort: port = 0 } = socket
    const here = this.#byAddress.get(address) ?? new Map<number, Socket>()
    this.#byAddress.set(address, here)
    here.set(port, socket)
    socket.once('close', () => {
      if (here.get(port) === socket) this.#leave(address, port)
    })
    const [quietest] = here
    if (here.size <= this.#most || !quietest) return
    this.#leave(address, quietest[0])
    quietest[1].destroy()
  }

  /** It asks for something. */
  asks({ remoteAddress: address = '', remotePort: port = 0 }: Socket): void {
    const here = this.#byAddress.get(address)
    const socket = here?.get(port)
    if (!here || !socket) return
    here.delete(port)
    here.set(port, socket)
  }

  /** It is a board of somebody known. */
  keep({ remoteAddress = '', remotePort = 0 }: Socket): void {
    this.#leave(remoteAddress, remotePort)
  }

  #leave(address: string, port: number): void {
    const here = this.#byAddress.get(address)
    here?.delete(port)
    if (here?.size === 0) this.#byAddress.delete(address)
  }
}
