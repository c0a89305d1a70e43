import type { Router } from 'express'
import { isLoopback } from '../../accounts/peers.ts'
import type { HttpParts } from '../port.ts'
import { sendError } from '../reply.ts'

const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/** For whoever runs the server: alive, ready, and the figures for Prometheus. */
export function healthRoutes(router: Router, { desk, metrics, ready }: HttpParts): void {
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
    const direct = isLoopback(request.socket.remoteAddress ?? '')
    if (!direct || forwarding.some((name) => request.headers[name] !== undefined)) {
      sendError(request, response, { code: 'not-found' })
      return
    }
    response.setHeader('Content-Type', metrics.contentType)
    response.end(await metrics.metrics())
  })
}
