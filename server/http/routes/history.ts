import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Router } from 'express'
import type { ViewAnswer } from '../../../domain/protocol.ts'
import { pastOf } from '../../../domain/past.ts'
import { recordOf } from '../../../domain/state.ts'
import type { CongressState } from '../../../domain/state.ts'
import { viewerOf } from '../../../domain/visible.ts'
import { viewKeyOf } from '../../app/view-key.ts'
import { doorsOf } from '../door.ts'
import type { Person } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, gzipped } from '../reply.ts'
import type { Reply } from '../reply.ts'

const packed = promisify(gzip)

/** The moment as it was asked for, whole milliseconds not in the future; null when it is none. */
function momentOf(text: string | null, now: number): number | null {
  const at = text !== null && /^\d{1,13}$/.test(text) ? Number(text) : null
  return at !== null && at <= now ? at : null
}

/** Who asks is looked at once more at the end: their place may have changed while it was read. */
async function answer(
  parts: HttpParts,
  caller: Person,
  congress: string,
  at: number,
  then: CongressState,
): Promise<Reply> {
  const key = viewKeyOf(parts.desk, caller, congress)
  const now = parts.desk.congress(congress)
  if (key === null || !now) return error('not-found')
  if (!then.info) return error('before-record', 'at')
  const view = recordOf(pastOf(viewerOf(now, key), then, now))
  // No cursor: nothing can be followed from here.
  const said: ViewAnswer = { congress, cursor: '', at, view }
  const text = JSON.stringify(said)
  return gzipped({ gzip: await packed(text), plain: () => Promise.resolve(Buffer.from(text)) })
}

/** The board as it was at any moment of the congress, in the caller's own sight. */
export function historyRoutes(router: Router, parts: HttpParts): void {
  const past = doorsOf(parts).person(async (asking, caller) => {
    const congress = asking.param('id')
    const organisation = viewKeyOf(parts.desk, caller, congress)
    if (organisation === null) return error('not-found')
    if (!parts.inPace(caller)) return error('too-fast')
    const at = momentOf(asking.query('at'), parts.clock.now())
    if (at === null) return error('bad-form', 'at')
    const then = await parts.past.at(congress, at, organisation)
    return then === 'busy' ? { ...busy } : answer(parts, caller, congress, at, then)
  })
  router.get('/api/v1/congresses/:id/past', past)
}

const busy: Reply = { kind: 'error', code: 'past-busy', retryAfter: 3 }
