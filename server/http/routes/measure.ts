import type { Request, RequestHandler, Response, Router } from 'express'
import { askingOf } from '../asking.ts'
import { MeasureBudget } from '../measure-budget.ts'
import type { HttpParts } from '../port.ts'
import { sendError } from '../reply.ts'

/** Bytes of one transfer. */
export const mostBytes = 4 * 1024 * 1024
const chunkBytes = 64 * 1024
/** A transfer that takes longer is cut, ms. */
const patience = 20_000

/** Who may measure: whoever has a place in some congress, or administers the site. */
function personOf(parts: HttpParts, request: Request): string | null {
  const { caller } = askingOf(request, parts)
  if (caller?.kind !== 'person') return null
  const { desk } = parts
  const seated = [...desk.site().congresses.keys()].some((id) => desk.congress(id)?.people.has(caller.person))
  return seated || desk.site().admins.has(caller.person) ? caller.person : null
}

const aTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const drained = (response: Response): Promise<void> =>
  new Promise((resolve) => {
    response.once('drain', resolve)
    response.once('close', resolve)
  })

/** One reused block of noise, chunk by chunk, a turn of the loop for everybody else between two. */
async function pour(response: Response, noise: Buffer, bytes: number): Promise<void> {
  for (let left = bytes; left > 0 && !response.destroyed; left -= chunkBytes) {
    if (!response.write(noise.subarray(0, Math.min(left, chunkBytes)))) await drained(response)
    await aTurn()
  }
  response.end()
}

/** Counts what comes and keeps nothing of it; more than was announced is cut. */
function swallow(request: Request): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostBytes) request.destroy()
    })
    request.on('end', () => resolve(bytes))
    request.on('close', () => resolve(bytes))
    request.on('error', reject)
  })
}

/** What a browser measures its line against: an echo, and bounded streams both ways. */
export function measureRoutes(router: Router, parts: HttpParts): void {
  const { clock, chance } = parts
  const budget = new MeasureBudget(clock.monotonic())
  const noise = Buffer.from(chance.bytes(chunkBytes))
  const transfer =
    (
      bytesOf: (request: Request) => number,
      move: (request: Request, response: Response, bytes: number) => Promise<void>,
    ): RequestHandler =>
    async (request, response, next) => {
      const person = personOf(parts, request)
      if (person === null) return sendError(request, response, { code: 'signed-out' })
      const bytes = bytesOf(request)
      if (!Number.isInteger(bytes) || bytes < 1 || bytes > mostBytes)
        return sendError(request, response, { code: 'bad-form', field: 'bytes' })
      const wait = budget.begin(person, bytes, clock.monotonic())
      if (wait > 0) return sendError(request, response, { code: 'measuring-busy', retryAfter: wait })
      const cut = clock.after(patience, () => request.destroy())
      try {
        await move(request, response, bytes)
      } catch (fault) {
        next(fault)
      } finally {
        cut()
        budget.done(person)
      }
    }
  router.get('/api/v1/measure/ping', (request, response) => {
    if (personOf(parts, request) === null) return sendError(request, response, { code: 'signed-out' })
    response.status(204).end()
  })
  router.get(
    '/api/v1/measure/down',
    transfer(
      (request) => Number(request.query['bytes']),
      async (_request, response, bytes) => {
        response.setHeader('Content-Type', 'application/octet-stream')
        response.setHeader('Content-Length', String(bytes))
        await pour(response, noise, bytes)
      },
    ),
  )
  router.post(
    '/api/v1/measure/up',
    transfer(
      (request) => Number(request.headers['content-length']),
      async (request, response) => {
        const bytes = await swallow(request)
        if (!response.destroyed) response.json({ bytes })
      },
    ),
  )
}
