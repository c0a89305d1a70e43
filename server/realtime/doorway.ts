import type { IncomingMessage } from 'node:http'
import type { Origins } from '../accounts/origins.ts'
import type { Accounts } from '../accounts/types.ts'

/** Sockets that may be open per address without having said who they are. */
const strangersPerAddress = 20

export interface DoorwayParts {
  readonly accounts: Accounts
  readonly origins: Origins
  readonly address: (request: IncomingMessage) => string | null
}

type Verdict = [refused: string | null, admitted: boolean]

/** Who may open a socket at all: origin rules, proxies, and a small number of strangers (PRODUCT 4.4, QUALITY 4). */
export class Doorway {
  readonly #parts: DoorwayParts
  readonly #strangers = new Map<string, Set<IncomingMessage>>()
  #open = true

  constructor(parts: DoorwayParts) {
    this.#parts = parts
  }

  /** For engine.io's `allowRequest`. */
  admit(request: IncomingMessage): Verdict {
    const address = this.#parts.address(request)
    if (!this.#open || address === null) return ['closed', false]
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams
    if (query.has('j')) return ['jsonp', false]
    const { cookie } = request.headers
    const known = cookie !== undefined && this.#parts.accounts.whoIs({ cookie }) !== null
    if (known) {
      const { origins } = this.#parts
      const fits =
        query.get('transport') === 'websocket'
          ? origins.allowsSocket(request.headers)
          : origins.allowsPolling(request.headers)
      return fits ? [null, true] : ['origin', false]
    }
    if (query.has('sid')) return [null, true]
    return this.#letStrangerIn(address, request) ? [null, true] : ['strangers', false]
  }

  /** The socket has said who it is: it no longer counts as a stranger. */
  known(request: IncomingMessage): void {
    const address = this.#parts.address(request)
    if (address !== null) this.#forget(address, request)
  }

  shut(): void {
    this.#open = false
  }

  #letStrangerIn(address: string, request: IncomingMessage): boolean {
    const here = this.#strangers.get(address) ?? new Set()
    if (here.size >= strangersPerAddress) return false
    here.add(request)
    this.#strangers.set(address, here)
    request.socket.once('close', () => this.#forget(address, request))
    return true
  }

  #forget(address: string, request: IncomingMessage): void {
    const here = this.#strangers.get(address)
    here?.delete(request)
    if (here?.size === 0) this.#strangers.delete(address)
  }
}
