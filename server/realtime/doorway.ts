import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Origins } from '../accounts/origins.ts'
import { carriesToken } from '../accounts/tokens.ts'
import type { Accounts, Caller } from '../accounts/types.ts'

/** Sockets that may be open per address without having said who they are. */
const strangersPerAddress = 20

export interface DoorwayParts {
  readonly accounts: Accounts
  readonly origins: Origins
  readonly address: (request: IncomingMessage) => string | null
  readonly keepPlace: (socket: Socket) => void
  /** Whether the caller floods, and was cut for it. */
  readonly held: (caller: Caller) => boolean
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
    // Addresses stand in the logs of every proxy on the way: a token has no place there.
    if (carriesToken(request.url ?? '')) return ['token-in-url', false]
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams
    if (query.has('j')) return ['jsonp', false]
    const isSocket = request.headers.upgrade !== undefined
    if (isSocket !== (query.get('transport') === 'websocket')) return ['transport', false]
    const { cookie } = request.headers
    const known = cookie === undefined ? null : this.#parts.accounts.whoIs({ cookie })
    if (known) {
      const { origins, held } = this.#parts
      // Before a session is made for it: that is the dearest part of letting somebody in.
      if (held(known)) return ['too-fast', false]
      const fits = isSocket ? origins.allowsSocket(request.headers) : origins.allowsPolling(request.headers)
      return fits ? [null, true] : ['origin', false]
    }
    if (query.has('sid')) return [null, true]
    if (!this.#letStrangerIn(address, request)) return ['strangers', false]
    // Long-polling outlives the connection that opened it: there only the end of the session counts (gateway.ts).
    if (isSocket) request.socket.once('close', () => this.release(request))
    return [null, true]
  }

  /** It has said who it is. Only a websocket keeps its connection: a poller's carries anything. */
  welcome(request: IncomingMessage): void {
    this.release(request)
    if (request.headers.upgrade !== undefined) this.#parts.keepPlace(request.socket)
  }

  /** It has said who it is, or is gone: it no longer counts as a stranger. */
  release(request: IncomingMessage): void {
    const address = this.#parts.address(request)
    if (address !== null) this.#forget(address, request)
  }

  isHeld(caller: Caller): boolean {
    return this.#parts.held(caller)
  }

  isStranger(request: IncomingMessage): boolean {
    const address = this.#parts.address(request)
    return address !== null && (this.#strangers.get(address)?.has(request) ?? false)
  }

  shut(): void {
    this.#open = false
  }

  #letStrangerIn(address: string, request: IncomingMessage): boolean {
    const here = this.#strangers.get(address) ?? new Set()
    if (here.size >= strangersPerAddress) return false
    here.add(request)
    this.#strangers.set(address, here)
    return true
  }

  #forget(address: string, request: IncomingMessage): void {
    const here = this.#strangers.get(address)
    here?.delete(request)
    if (here?.size === 0) this.#strangers.delete(address)
  }
}
