import type { Router } from 'express'
import { faceOf, incidentFor } from '../../../domain/redact.ts'
import { sightOf, viewerOf } from '../../../domain/sight.ts'
import { mayUse } from '../../accounts/tokens.ts'
import type { Caller } from '../../accounts/types.ts'
import { sharedView } from '../../app/port.ts'
import { viewKeyOf } from '../../app/view-key.ts'
import { doorsOf } from '../door.ts'
import { congressesOf } from '../me.ts'
import type { HttpParts } from '../port.ts'
import { error, gzipped, json } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { isSiteAdmin } from '../seat.ts'

const longestCursor = 200

/** An incident as the caller's organisation sees it; null when it sees nothing of it, or there is none. */
function incidentAs(parts: HttpParts, caller: Caller, congress: string, incident: string): Reply | null {
  const key = viewKeyOf(parts.desk, caller, congress)
  const state = parts.desk.congress(congress)
  const record = state?.incidents.get(incident)
  if (key === null || !state || !record) return null
  const viewer = viewerOf(state, key === sharedView ? null : key)
  const sight = sightOf(viewer, record)
  if (sight === 'none') return null
  return json({ congress, sight, incident: sight === 'all' ? incidentFor(viewer, record) : faceOf(record) })
}

/** A browser's cookie is all its tabs': whoever takes a view can tell that it was not made for another's. */
const madeFor = (caller: Caller): Readonly<Record<string, string>> =>
  caller.kind === 'person' ? { 'Trucban-Person': caller.person } : {}

/** What the caller may see of congresses: the list, the view with its cursor, what came after a cursor, one incident. */
export function congressRoutes(router: Router, parts: HttpParts): void {
  const { feed, desk } = parts
  const doors = doorsOf(parts)
  const list = doors.person((_asking, { person }) =>
    json({ congresses: congressesOf(parts, person, isSiteAdmin(parts, person)) }),
  )
  const view = doors.viewer(async (asking, caller) => {
    if (!mayUse(caller, 'view:read')) return error('scope-missing')
    const congress = asking.param('id')
    const key = viewKeyOf(parts.desk, caller, congress)
    const body = key === null ? null : feed.view(congress, key)
    return body ? gzipped({ gzip: await body.gzip, plain: body.plain }, madeFor(caller)) : error('not-found')
  })
  const events = doors.viewer((asking, caller) => {
    if (!mayUse(caller, 'view:read')) return error('scope-missing')
    // Without a fitting cursor each answer is a whole view, made anew.
    if (!parts.inPace(caller)) return error('too-fast')
    const congress = asking.param('id')
    const cursor = asking.query('after')
    if (cursor !== null && cursor.length > longestCursor) return error('bad-form', 'after')
    const key = viewKeyOf(parts.desk, caller, congress)
    const answer = key === null ? null : feed.since(congress, key, cursor)
    return answer ? json(answer) : error('not-found')
  })
  const incident = doors.scoped(
    'view:read',
    (asking, caller) =>
      incidentAs(parts, caller, asking.param('id'), asking.param('incident')) ?? error('not-found'),
  )
  const incidentAnywhere = doors.scoped('view:read', (asking, caller) => {
    const named = asking.query('congress')
    const congresses = named === null ? [...desk.site().congresses.keys()] : [named]
    for (const congress of congresses) {
      const found = incidentAs(parts, caller, congress, asking.param('incident'))
      if (found) return found
    }
    return error('not-found')
  })
  router.get('/api/v1/congresses', list)
  router.get('/api/v1/congresses/:id/view', view)
  router.get('/api/v1/congresses/:id/events', events)
  router.get('/api/v1/congresses/:id/incidents/:incident', incident)
  router.get('/api/v1/incidents/:incident', incidentAnywhere)
}
