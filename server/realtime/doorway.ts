import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Origins } from '../accounts/origins.ts'
import { sourceOf } from '../accounts/peers.ts'
import { carriesToken } from '../accounts/tokens.ts'
import type { Accounts, Caller } from '../accounts/types.ts'

/** Sockets that may be open per source (peers.ts) without having said who they are. */
const strangersPerSource = 20

export interface DoorwayParts {
  readonly accounts: Accounts
  readonly origins: Origins
  readonly address: (request: IncomingMessage) => string | null
  readonly keepPlace: (socket: Socket) => void
  /** Whether the caller floods, and was cut for it. */
  readonly held: (caller: Caller) => boolean
}

/** A connection that has not said yet who it is; what it asked with is not kept for it. */
export interface Stranger {
  readonly source: string
}

type Verdict = [refused: string | null, admitted: boolean]

/** Who may open a socket at all: origin rules, proxies, and a small number of strangers (PRODUCT 4.4, QUALITY 4). */
export class Doorway {
  readonly #parts: DoorwayParts
  readonly #strangers = new Map<string, Set<Stranger>>()
  readonly #asking = new WeakMap<IncomingMessage, Stranger>()
  /** Who opened a polling session, by the request and then by the session itself. A websocket has no later requests. */
  readonly #openers = new WeakMap<object, string>()
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
      if (!isSocket) this.#openers.set(request, bySession(this.#parts.accounts.sessionIn(cookie)))
      return fits ? [null, true] : ['origin', false]
    }
    const stranger = this.#letStrangerIn(address)
    if (!stranger) return ['strangers', false]
    this.#asking.set(request, stranger)
    // Long-polling outlives the connection that opened it: there only the end of the session counts (gateway.ts).
    if (isSocket) request.socket.once('close', () => this.forget(stranger))
    else this.#openers.set(request, byAddress(address))
    return [null, true]
  }

  /** `session` of engine.io was opened by `request`. */
  opened(session: object, request: IncomingMessage): void {
    const opener = this.#openers.get(request)
    if (opener !== undefined) this.#openers.set(session, opener)
  }

  /**
   * Whether a later request of a polling session is its opener's: by the same cookie, or from the same address when it was
   * opened without one. Its id stands in addresses, which every proxy on the way may log: alone it opens nothing.
   */
  isOf(session: object, request: IncomingMessage): boolean {
    const opener = this.#openers.get(session)
    const { accounts, address } = this.#parts
    return (
      opener === bySession(accounts.sessionIn(request.headers.cookie)) ||
      opener === byAddress(address(request))
    )
  }

  /** It has said who it is. Only a websocket keeps its connection: a poller's carries anything. */
  welcome(request: IncomingMessage): void {
    this.forget(this.strangerOf(request))
    if (request.headers.upgrade !== undefined) this.#parts.keepPlace(request.socket)
  }

  /** Whom the request was let in as; null for who was known. */
  strangerOf(request: IncomingMessage): Stranger | null {
    return this.#asking.get(request) ?? null
  }

  /** It has said who it is, or is gone: it no longer counts as a stranger. */
  forget(stranger: Stranger | null): void {
    if (!stranger) return
    const here = this.#strangers.get(stranger.source)
    here?.delete(stranger)
    if (here?.size === 0) this.#strangers.delete(stranger.source)
  }

  isStranger(stranger: Stranger): boolean {
    return this.#strangers.get(stranger.source)?.has(stranger) ?? false
  }

  isHeld(caller: Caller): boolean {
    return this.#parts.held(caller)
  }

  shut(): void {
    this.#open = false
  }

  #letStrangerIn(address: string): Stranger | null {
    const source = sourceOf(address)
    const here = this.#strangers.get(source) ?? new Set()
    if (here.size >= strangersPerSource) return null
    const stranger = { source }
    here.add(stranger)
    this.#strangers.set(source, here)
    return stranger
  }
}

// Nobody's cookie and nobody's address are nobody's session.
const bySession = (digest: string | null): string => `session ${digest ?? ''}`
const byAddress = (address: string | null): string => `address ${address ?? ''}`
