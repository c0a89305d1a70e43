import type { Request, Response, Router } from 'express'
import { laneOf } from '../../app/view-key.ts'
import { askingOf } from '../asking.ts'
import { MeasureBudget } from '../measure-budget.ts'
import type { Measurer } from '../measure-budget.ts'
import { chunkBytes, pour, swallow } from '../measure-flow.ts'
import type { HttpParts } from '../port.ts'
import { sendError } from '../reply.ts'
import type { ErrorCode } from '../words.ts'

/** Bytes of one transfer. */
export const mostBytes = 4 * 1024 * 1024
/** A transfer that takes longer is cut, ms. */
const patience = 20_000
const codes = { busy: 'measuring-busy', enough: 'measuring-enough' } as const

/** Who may measure: whoever has a place in some congress, or administers the site; at everybody's pace. */
function whoMeasures(parts: HttpParts, request: Request): Measurer | { code: ErrorCode } {
  const { caller } = askingOf(request, parts)
  if (caller === null) return { code: 'signed-out' }
  if (caller.kind !== 'person') return { code: 'not-found' }
  const { desk } = parts
  const { person } = caller
  const seated = [...desk.site().congresses.keys()].some((id) => desk.congress(id)?.people.has(person))
  if (!seated && !desk.site().admins.has(person)) return { code: 'not-found' }
  return parts.inPace(caller) ? { person, lane: laneOf(desk, caller, person) } : { code: 'too-fast' }
}

/** A body that is not read would otherwise be drained to its announced end, at no cost to whoever sends it. */
function refuse(request: Request, response: Response, code: ErrorCode, more: object = {}): void {
  if (request.method === 'POST') response.setHeader('Connection', 'close')
  sendError(request, response, { code, ...more })
}

/** A whole number of bytes, 1 to `mostBytes`; null for anything else. */
function readBytes(told: unknown): number | null {
  if (typeof told !== 'string' || !/^[1-9]\d{0,6}$/.test(told)) return null
  const bytes = Number(told)
  return bytes <= mostBytes ? bytes : null
}

/** Who asks to move how much; null when they were told no. */
function asked(
  parts: HttpParts,
  request: Request,
  response: Response,
  told: unknown,
): { measurer: Measurer; bytes: number } | null {
  const measurer = whoMeasures(parts, request)
  const bytes = readBytes(told)
  if ('code' in measurer) refuse(request, response, measurer.code)
  else if (bytes === null) refuse(request, response, 'bad-form', { field: 'bytes' })
  else return { measurer, bytes }
  return null
}

type Move = (request: Request, response: Response, bytes: number) => Promise<number>

/** One transfer from asking to giving back what did not move. */
async function transfer(
  parts: HttpParts,
  budget: MeasureBudget,
  [request, response]: [Request, Response],
  told: unknown,
  move: Move,
): Promise<void> {
  const ask = asked(parts, request, response, told)
  if (ask === null) return
  const granted = budget.begin(ask.measurer, ask.bytes, parts.clock.monotonic())
  if (!granted.ok) return refuse(request, response, codes[granted.why], { retryAfter: granted.retryAfter })
  const cut = parts.clock.after(patience, () => request.socket.destroy())
  let moved = 0
  try {
    moved = await move(request, response, ask.bytes)
  } finally {
    cut()
    granted.over(Math.max(0, ask.bytes - moved))
  }
}

/** What a browser measures its line against: an echo, and bounded streams both ways. */
export function measureRoutes(router: Router, parts: HttpParts): void {
  const budget = new MeasureBudget(parts.clock.monotonic(), parts.measuring, parts.queuedBytes)
  // Random, so that nothing on the way can make it smaller; one block for everybody.
  const noise = Buffer.from(parts.chance.bytes(chunkBytes))
  // What waits for the boards would spoil the figure as well: the transfer is cut and the browser drops it.
  const mustStop = (): boolean => budget.boardsWait

  router.get('/api/v1/measure/ping', (request, response) => {
    const asker = whoMeasures(parts, request)
    if ('code' in asker) return refuse(request, response, asker.code)
    response.status(204).end()
  })
  // A refused upload is cut, and a browser does not hear why from a cut connection: so it asks before.
  router.get('/api/v1/measure/may', (request, response) => {
    const ask = asked(parts, request, response, request.query['bytes'])
    if (ask === null) return
    const no = budget.refusal(ask.measurer, ask.bytes, parts.clock.monotonic())
    if (no) return refuse(request, response, codes[no.why], { retryAfter: no.retryAfter })
    response.status(204).end()
  })
  router.get('/api/v1/measure/down', (request, response) =>
    transfer(
      parts,
      budget,
      [request, response],
      request.query['bytes'],
      async (_request, _response, bytes) => {
        response.setHeader('Content-Type', 'application/octet-stream')
        response.setHeader('Cache-Control', 'no-store, no-transform')
        response.setHeader('Content-Length', String(bytes))
        return pour(response, noise, bytes, mustStop)
      },
    ),
  )
  router.post('/api/v1/measure/up', (request, response) => {
    // JSON was read by the door already.
    if (request.is('application/json'))
      return refuse(request, response, 'bad-form', { field: 'content-type' })
    return transfer(parts, budget, [request, response], request.headers['content-length'], async () => {
      const bytes = await swallow(request, mustStop)
      if (request.complete) response.json({ bytes })
      return bytes
    })
  })
}
