import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { plainAddress } from '../accounts/peers.ts'
import type { Trusted } from '../accounts/peers.ts'

export interface ServerOptions {
  /** PEM contents; null serves plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** With it set, connections from any other peer are cut before a byte is read. */
  readonly trusted: Trusted | null
  /** Keep below the process's descriptors, so that the journal always has its own. */
  readonly maxConnections: number
}

/** A server with its limits set (QUALITY 4), not yet listening. Socket.IO is attached to it by the caller. */
export function makeServer(app: RequestListener, { tls, trusted, maxConnections }: ServerOptions): Server {
  const limits = {
    maxHeaderSize: 8192,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 5_000,
  }
  const server = tls
    ? createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2' }, app)
    : createServer(limits, app)
  // Longer than the 75 s a usual proxy keeps its side, or it would write into a closed connection.
  server.keepAliveTimeout = 80_000
  server.maxHeadersCount = 64
  server.maxConnections = maxConnections
  if (trusted)
    server.on('connection', (socket: Socket) => {
      if (!trusted.has(plainAddress(socket.remoteAddress ?? ''))) socket.destroy()
    })
  return server
}
