import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Counter, Registry } from 'prom-client'

/** A registry with the process's own figures (event-loop delay, memory, descriptors); others add theirs. */
export function openMetrics(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'trucban_' })
  return registry
}

/** Counts answers by method and class of status. Paths are not labels: they would name congresses. */
export function countAnswers(registry: Registry): RequestHandler {
  const answers = new Counter({
    name: 'trucban_http_answers_total',
    help: 'HTTP answers by method and class of status',
    labelNames: ['method', 'status'],
    registers: [registry],
  })
  return (request, response, next) => {
    response.once('finish', () =>
      answers.inc({ method: request.method, status: `${Math.floor(response.statusCode / 100)}xx` }),
    )
    next()
  }
}
