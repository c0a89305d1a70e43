import type { Router } from 'express'
import { editions, meansIn } from '../../../domain/directory/edition.ts'
import type { Contact } from '../../../domain/directory/events.ts'
import { contactFor } from '../../../domain/directory/sight.ts'
import { vcardOf } from '../../../domain/directory/vcard.ts'
import type { CongressState } from '../../../domain/state.ts'
import { viewerOf } from '../../../domain/visible.ts'
import type { Language } from '../../../domain/words.ts'
import { doorsOf } from '../door.ts'
import { qrOf } from '../link.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import { seatOf } from '../seat.ts'

const namesIn = (state: CongressState, contact: Contact, language: Language) => ({
  organisation: state.organisations.get(contact.organisation)?.name ?? contact.organisation,
  area: contact.area === null ? '' : (state.areas.get(contact.area)?.name ?? contact.area),
  congress: state.info?.name ?? '',
  language,
})

/** A contact as a code that the camera of a telephone reads: what the caller may see of it, and no more. */
export function directoryRoutes(router: Router, parts: HttpParts): void {
  const qr = doorsOf(parts).person(async (asking, { person }) => {
    const seat = seatOf(parts, person, asking.param('id'))
    const known = seat?.state.directory.get(asking.param('contact'))
    if (!seat || !known) return error('not-found')
    const contact = contactFor(viewerOf(seat.state, seat.actor.organisation), known)
    const asked = asking.query('edition') ?? 'duty'
    const edition = editions.find((one) => one === asked)
    if (edition === undefined) return error('bad-form', 'edition')
    if (!contact || meansIn(contact, edition).length === 0) return error('not-found')
    const card = vcardOf(contact, edition, namesIn(seat.state, contact, asking.language), true)
    return json({ qr: await qrOf(card) })
  })
  router.get('/api/v1/congresses/:id/directory/:contact/qr', qr)
}
