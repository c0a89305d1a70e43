import type { Request, Router } from 'express'
import { isLoopback } from '../../accounts/peers.ts'
import { mayUse } from '../../accounts/tokens.ts'
import type { HttpParts } from '../port.ts'
import { sendError } from '../reply.ts'
import type { ErrorCode } from '../words.ts'

const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/** The figures are for a token with the scope, or a program on this very machine; null when they may be given. */
function whyNoFigures({ accounts }: HttpParts, request: Request): ErrorCode | null {
  if (request.headers.authorization !== undefined) {
    const caller = accounts.whoIs(request.headers)
    if (caller?.kind !== 'token') return 'token-not-valid'
    return mayUse(caller, 'metrics:read') ? null : 'scope-missing'
  }
  const direct = isLoopback(request.socket.remoteAddress ?? '')
  return direct && forwarding.every((name) => request.headers[name] === undefined) ? null : 'not-found'
}

/** For whoever runs the server: alive, ready, and the figures for Prometheus. */
export function healthRoutes(router: Router, parts: HttpParts): void {
  const { desk, metrics, ready } = parts
  router.get('/healthz', (_request, response) => {
    response.json({ alive: true })
  })
  router.get('/readyz', (_request, response) => {
    // Read-only is ready: boards must live while the disk is full.
    const isReady = ready()
    response.status(isReady ? 200 : 503)
    response.json({ ready: isReady, commandsAccepted: isReady && desk.commandsAccepted() })
  })
  router.get('/metrics', async (request, response) => {
    const code = whyNoFigures(parts, request)
    if (code !== null) return sendError(request, response, { code })
    response.setHeader('Content-Type', metrics.contentType)
    response.end(await metrics.metrics())
  })
}
