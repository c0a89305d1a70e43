import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { plainAddress } from '../accounts/peers.ts'
import type { Trusted } from '../accounts/peers.ts'
import { longest } from './body-time.ts'
import type { Places } from './places.ts'

export interface ServerOptions {
  /** PEM contents; null serves plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** With it set, connections from any other peer are cut before a byte is read. */
  readonly trusted: Trusted | null
  /** Keep below the process's descriptors, so that the journal always has its own. */
  readonly maxConnections: number
  /** Who of those that are not known has one of them. */
  readonly places?: Places
}

/** Longest silence of a connection while a request is under way, ms: above every wait of ours, such as a sign-in's ten seconds. */
const stillFor = 45_000
/** A handshake of TLS that is not finished by then is given up, ms; Node's own limit is two minutes. */
const handshakeTimeout = 10_000

/** A server with its limits set (QUALITY 4), not yet listening. Socket.IO is attached to it by the caller. */
export function makeServer(
  app: RequestListener,
  { tls, trusted, maxConnections, places }: ServerOptions,
): Server {
  const limits = {
    maxHeaderSize: 8192,
    headersTimeout: 10_000,
    requestTimeout: longest,
    connectionsCheckingInterval: 5_000,
  }
  const server = tls
    ? createTlsServer({ ...limits, ...tls, handshakeTimeout, minVersion: 'TLSv1.2' }, app)
    : createServer(limits, app)
  // Longer than the 75 s a usual proxy keeps its side, or it would write into a closed connection.
  server.keepAliveTimeout = 80_000
  // Nothing in or out for so long: a client that asks and does not read would keep its answer here for ever.
  server.timeout = stillFor
  server.maxHeadersCount = 64
  server.maxConnections = maxConnections
  server.on('connection', (socket: Socket) => {
    if (trusted && !trusted.has(plainAddress(socket.remoteAddress ?? ''))) socket.destroy()
    else places?.take(socket)
  })
  return server
}
