import type { Request, Response, Router } from 'express'
import { isPhotoCited, photoCitedFor } from '../../../domain/cited.ts'
import { viewerOf } from '../../../domain/sight.ts'
import { askingOf } from '../asking.ts'
import { mayTakeLong } from '../body-time.ts'
import type { HttpParts } from '../port.ts'
import { sendError } from '../reply.ts'
import { seatOf } from '../seat.ts'
import { UploadPlaces } from '../upload-places.ts'
import type { ErrorCode } from '../words.ts'

export const mostUploaded = 10 * 1024 * 1024
const path = '/api/v1/congresses/:id/attachments/:attachment'
const param = (request: Request, name: string): string => {
  const value = request.params[name]
  return typeof value === 'string' ? value : ''
}

/** The body, up to the limit; null when there is more. */
function bodyOf(request: Request): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > mostUploaded) {
        chunks.length = 0
        // The rest is let run out: a client that is cut off never reads why.
        resolve(null)
      } else chunks.push(chunk)
    })
    request.on('end', () => resolve(size > mostUploaded ? null : Buffer.concat(chunks)))
    request.on('error', reject)
    // By the body parser's own name: a line that broke is the network's doing, no fault to be logged.
    request.on('aborted', () =>
      reject(Object.assign(new Error('the upload broke off'), { type: 'request.aborted' })),
    )
  })
}

/** A form holds many parts under names of their own, and JSON was read by the door already: neither is one raw body. */
const isRaw = (request: Request): boolean =>
  !/^\s*(multipart\/|application\/json\b)/i.test(request.headers['content-type'] ?? '')

/** Who moved to another organisation left what they had brought behind. */
const isOwn = (
  { person, organisation }: { readonly person: string; readonly organisation: string },
  asker: string,
  now: string | null,
): boolean => person === asker && organisation === now

async function put(
  parts: HttpParts,
  places: UploadPlaces,
  request: Request,
  response: Response,
): Promise<void> {
  const no = (code: ErrorCode, retryAfter?: number): void =>
    sendError(request, response, { code, ...(retryAfter === undefined ? {} : { retryAfter }) })
  const { caller } = askingOf(request, parts)
  if (caller === null) return no('signed-out')
  const seat = caller.kind === 'person' ? seatOf(parts, caller.person, param(request, 'id')) : null
  const organisation = seat?.actor.organisation
  if (!seat || caller.kind !== 'person' || organisation == null || seat.actor.role === 'admin')
    return no('not-found')
  if (seat.state.info?.closedAt !== undefined) return no('congress-closed')
  if (!parts.inPace(caller)) return no('too-fast', 2)
  if (!isRaw(request)) return no('file-kind')
  if (Number(request.headers['content-length'] ?? 0) > mostUploaded) return no('upload-too-large')
  const upload = places.enter(caller.person, organisation, () => request.destroy())
  if (!upload) return no('photos-busy', 3)
  mayTakeLong(request)
  request.on('data', upload.heard)
  try {
    const bytes = await bodyOf(request)
    if (bytes === null) return no('upload-too-large')
    upload.whole()
    const id = param(request, 'attachment')
    // Its files were lost, or erased: another picture must not take the place of what a record cites.
    if (parts.attachments.brought(seat.congress, id) === null && isPhotoCited(seat.state, id))
      return no('id-reused')
    const by = { person: caller.person, organisation }
    const kept = await parts.attachments.put(seat.congress, by, id, bytes)
    if (kept.ok) response.json({ attachment: kept.record })
    else if (kept.code === 'photos-busy') no('photos-busy', 3)
    else no(kept.code === 'read-only' ? 'storage-full' : kept.code)
  } finally {
    upload.leave()
  }
}

const ending = (mime: string): string => (mime === 'application/pdf' ? 'pdf' : 'txt')

async function get(parts: HttpParts, request: Request, response: Response): Promise<void> {
  const { caller } = askingOf(request, parts)
  if (caller === null) return sendError(request, response, { code: 'signed-out' })
  const congress = param(request, 'id')
  const id = param(request, 'attachment')
  const seat = caller.kind === 'person' ? seatOf(parts, caller.person, congress) : null
  const brought = parts.attachments.brought(congress, id)
  const cited = seat && photoCitedFor(seat.state, viewerOf(seat.state, seat.actor.organisation), id)
  const own =
    seat !== null &&
    caller.kind === 'person' &&
    brought !== null &&
    isOwn(brought, caller.person, seat.actor.organisation)
  if (!own && !cited) return sendError(request, response, { code: 'not-found' })
  if (parts.desk.site().erasedPhotos.has(id)) return sendError(request, response, { code: 'photo-erased' })
  // The chain says which bytes it was; what lies beside them on the disk could have been changed or lost with them.
  const bytes =
    brought !== null && (cited ?? brought.record).digest === brought.record.digest
      ? await parts.attachments.bytes(congress, id)
      : null
  if (brought === null || !bytes) {
    parts.log.error(
      { congress, attachment: id },
      'a photo or file is missing, or not the one that was recorded',
    )
    return sendError(request, response, { code: 'photo-damaged' })
  }
  const { kind, mime } = brought.record
  response.setHeader('Content-Type', mime === 'text/plain' ? 'text/plain; charset=utf-8' : mime)
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  const name = `minh-chung-${id.slice(0, 8)}.${ending(mime)}`
  response.setHeader('Content-Disposition', kind === 'photo' ? 'inline' : `attachment; filename="${name}"`)
  // It never changes under its id; kept by this browser only, and asked for again after a sign-out.
  response.setHeader('Cache-Control', 'private, no-cache')
  response.end(bytes)
}

/** Photos and files that prove something: one raw body in, the same under the same rules out. */
export function attachmentRoutes(router: Router, parts: HttpParts): void {
  const places = new UploadPlaces(() => parts.clock.monotonic())
  router.put(path, (request, response, next) => void put(parts, places, request, response).catch(next))
  router.get(path, (request, response, next) => void get(parts, request, response).catch(next))
}
