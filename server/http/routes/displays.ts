import type { Router } from 'express'
import * as z from 'zod/mini'
import { Slug } from '../../../domain/ids.ts'
import { administers } from '../../../domain/may.ts'
import { line } from '../../../domain/text.ts'
import { formOf } from '../asking.ts'
import { doorsOf } from '../door.ts'
import { qrOf } from '../link.ts'
import type { HttpParts } from '../port.ts'
import { recordAct } from '../record.ts'
import { error, json } from '../reply.ts'
import { noRight, seatOf } from '../seat.ts'
import type { Seat } from '../seat.ts'

/** Without an organisation a wall shows the shared view. */
export const NewDisplay = z.strictObject({ label: line(80), organisation: z.optional(z.nullable(Slug)) })

/** Living links of one congress; each is looked through whenever a wall asks. */
const mostDisplays = 100

const mayHang = ({ actor }: Seat): boolean =>
  administers(actor) || (actor.department && (actor.role === 'operator' || actor.role === 'leader'))

/** Walls: read-only links, each for one view, each revocable alone. */
export function displayRoutes(router: Router, parts: HttpParts): void {
  const { accounts, baseUrl } = parts
  const doors = doorsOf(parts)
  const allowed = (person: string, congress: string): Seat | null => {
    const seat = seatOf(parts, person, congress)
    return seat && mayHang(seat) ? seat : null
  }
  const list = doors.person((asking, { person }) => {
    const seat = allowed(person, asking.param('id'))
    if (!seat) return noRight(parts, person)
    const displays = accounts
      .displays(seat.congress)
      .map(({ id, label, organisation, createdAt }) => ({ id, label, organisation, createdAt }))
    return json({ displays })
  })
  const add = doors.person(async (asking, { person }) => {
    const seat = allowed(person, asking.param('id'))
    if (!seat) return noRight(parts, person)
    const form = formOf(NewDisplay, asking.body)
    if (!form.ok) return error('bad-form', form.field)
    const { label, organisation = null } = form.value
    if (organisation !== null && !seat.state.organisations.has(organisation))
      return error('unknown-organisation', 'organisation')
    if (accounts.displays(seat.congress).length >= mostDisplays) return error('too-many-displays')
    const { display, token } = await accounts.addDisplay(seat.congress, organisation, label)
    await recordAct(parts, { act: 'display-made', actor: person, subject: display.id })
    const url = `${baseUrl()}/wall#${token}`
    return json({ id: display.id, label, organisation, url, qr: await qrOf(url) }, { status: 201 })
  })
  const revoke = doors.person(async (asking, { person }) => {
    const seat = allowed(person, asking.param('id'))
    const revoked = seat && (await accounts.revokeDisplay(seat.congress, asking.param('display')))
    if (!seat) return noRight(parts, person)
    if (!revoked) return error('not-found')
    await recordAct(parts, { act: 'display-revoked', actor: person, subject: asking.param('display') })
    return json({ revoked: true })
  })
  router.get('/api/v1/congresses/:id/displays', list)
  router.post('/api/v1/congresses/:id/displays', add)
  router.delete('/api/v1/congresses/:id/displays/:display', revoke)
}
