import type { Router } from 'express'
import * as z from 'zod/mini'
import { erasedMark } from '../../../domain/erased.ts'
import { freeText } from '../../../domain/events.ts'
import { administers } from '../../../domain/may.ts'
import type { Attachment } from '../../../domain/run/facts.ts'
import { erasureReasons, erasureWaits, NewErasure } from '../../../domain/site/erasure.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { ErasureOrder } from '../../app/erasures.ts'
import { kindWords } from '../../audit/kinds.ts'
import type { FoundRow } from '../../audit/reading.ts'
import { formOf } from '../asking.ts'
import type { Asking } from '../asking.ts'
import { doorsOf } from '../door.ts'
import type { Person } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { noRight, seatOf } from '../seat.ts'
import type { Seat } from '../seat.ts'

export const ConfirmErasure = z.strictObject({
  proof: z.string().check(z.maxLength(100, { abort: true }), z.minLength(1)),
})
const mostRows = 200

type Act = (seat: Seat, asking: Asking, caller: Person) => Reply | Promise<Reply>

/** For the department's administrators, at everybody's pace; to others there is nothing of the kind. */
const administered = (parts: HttpParts, act: Act) =>
  doorsOf(parts).person((asking, caller) => {
    const seat = seatOf(parts, caller.person, asking.param('id'))
    if (!seat || !administers(seat.actor)) return noRight(parts, caller.person)
    return parts.inPace(caller) ? act(seat, asking, caller) : error('too-fast')
  })

const nameOf = ({ accounts }: HttpParts, person: string): string => accounts.account(person)?.name ?? ''

function toldOrder(parts: HttpParts, order: ErasureOrder, caller: Person): object {
  const { id, subject, places, photos, reason, words, asked, confirmed } = order
  return {
    id,
    subject,
    places: places.map(({ n, fields }) => ({ n, fields })),
    photos: photos.map((photo) => photo.id),
    reason,
    words,
    asked: asked && { ...asked, name: nameOf(parts, asked.by), own: asked.by === caller.person },
    until: asked && asked.at + erasureWaits,
    /** Confirmed and not finished: the next round goes on with it. */
    underway: confirmed !== null,
  }
}

/** Photos and files that an incident or row cites and that are still there. */
function photosOf(
  parts: HttpParts,
  congress: string,
  state: CongressState,
  subject: string,
): readonly Attachment[] {
  const incident = state.incidents.get(subject)
  const noted = incident ? [...incident.timeline, ...(incident.inside?.notes ?? [])] : []
  const cited = [...noted, ...(state.rows.get(subject)?.facts ?? [])].flatMap(({ photos }) => photos ?? [])
  const known = new Map(cited.map((photo) => [photo.id, photo]))
  return [...known.values()].filter(({ id }) => parts.attachments.brought(congress, id) !== null)
}

const textsOf = ({ event }: FoundRow): readonly { field: string; text: string }[] =>
  freeText(event.type).flatMap((name) => {
    const text = event[name]
    return typeof text === 'string' && text !== erasedMark ? [{ field: `${event.type}.${name}`, text }] : []
  })

/** What there is to erase of one incident or row: who proposes sees the words, the proposal names places. */
async function places(parts: HttpParts, { congress, state }: Seat, asking: Asking): Promise<Reply> {
  const subject = (asking.query('subject') ?? '').slice(0, 100)
  if (!state.incidents.has(subject) && !state.rows.has(subject)) return error('not-found')
  const asked = { stream: congress, before: null, limit: mostRows, from: null, to: null, subject }
  const found = await parts.audit.rows({ ...asked, person: null, organisation: null, kind: null, words: [] })
  if (found === 'busy') return { kind: 'error', code: 'past-busy', retryAfter: 3 }
  const rows = found.rows.flatMap((row) => {
    const texts = textsOf(row)
    const what = kindWords[row.event.type as keyof typeof kindWords][asking.language]
    return texts.length > 0 ? [{ n: row.n, at: row.at, who: nameOf(parts, row.by), what, texts }] : []
  })
  return json({
    rows,
    photos: photosOf(parts, congress, state, subject).map(({ id, kind }) => ({ id, kind })),
  })
}

async function propose(parts: HttpParts, seat: Seat, asking: Asking, caller: Person): Promise<Reply> {
  const form = formOf(NewErasure, asking.body)
  if (!form.ok) return error('bad-form', form.field)
  const { proof, ...asked } = form.value
  if (!seat.state.incidents.has(asked.subject) && !seat.state.rows.has(asked.subject))
    return error('not-found')
  if (!parts.accounts.isProven(caller, proof)) return error('prove-again')
  if (!parts.erasing) return error('storage-full')
  const done = await parts.erasing.propose(seat.congress, caller.person, asked)
  return done.ok ? json({ order: toldOrder(parts, done.order, caller) }, { status: 201 }) : error(done.code)
}

async function confirm(parts: HttpParts, { congress }: Seat, asking: Asking, caller: Person): Promise<Reply> {
  const form = formOf(ConfirmErasure, asking.body)
  if (!form.ok) return error('bad-form', form.field)
  const { erasing, desk } = parts
  if (!erasing || !desk.commandsAccepted()) return error('storage-full')
  const order = erasing.orders(congress).find(({ id }) => id === asking.param('erasure'))
  // Who proposed may have lost the right since.
  const first = order?.asked ? seatOf(parts, order.asked.by, congress) : null
  if (!order || !first || !administers(first.actor)) return error('erasure-not-asked')
  if (!parts.accounts.isProven(caller, form.value.proof)) return error('prove-again')
  const done = await erasing.confirm(congress, order.id, caller.person)
  return done.ok ? json({ erased: done.order.places.length + done.order.photos.length }) : error(done.code)
}

/** Erasing words and photos of the record: one administrator proposes, another confirms within a day. */
export function erasureRoutes(router: Router, parts: HttpParts): void {
  const at = '/api/v1/congresses/:id/erasures'
  const list: Act = ({ congress }, asking, caller) =>
    json({
      orders: (parts.erasing?.orders(congress) ?? []).map((order) => toldOrder(parts, order, caller)),
      reasons: Object.entries(erasureReasons).map(([id, words]) => ({ id, label: words[asking.language] })),
    })
  const withdraw: Act = async ({ congress }, asking) => {
    const gone = (await parts.erasing?.withdraw(congress, asking.param('erasure'))) ?? false
    return gone ? json({ withdrawn: true }) : error('erasure-not-asked')
  }
  router.get(at, administered(parts, list))
  router.get(
    `${at}/places`,
    administered(parts, (seat, asking) => places(parts, seat, asking)),
  )
  router.post(
    at,
    administered(parts, (seat, asking, caller) => propose(parts, seat, asking, caller)),
  )
  router.post(
    `${at}/:erasure/confirm`,
    administered(parts, (seat, asking, caller) => confirm(parts, seat, asking, caller)),
  )
  router.post(`${at}/:erasure/withdraw`, administered(parts, withdraw))
}
