import type { Router } from 'express'
import { administers } from '../../../domain/may.ts'
import type { ApiToken } from '../../accounts/types.ts'
import { formOf } from '../asking.ts'
import { doorsOf } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import { noRight, seatOf } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { endToken, makeToken, NewToken, works } from '../token-making.ts'

/** Ended ones are listed this long, so that whoever looks for one learns why it stopped, ms. */
const endedShown = 30 * 86_400_000

/** As it is listed: never the secret, nor its hash. */
function shown(parts: HttpParts, token: ApiToken): object {
  const { tokenHash: _secret, congress: _here, ...rest } = token
  return { ...rest, makerName: parts.accounts.account(token.maker)?.name ?? '', works: works(parts, token) }
}

/** Access tokens of a congress, for programs: made, listed and revoked by who administers it. */
export function tokenRoutes(router: Router, parts: HttpParts): void {
  const { accounts, clock, log } = parts
  const doors = doorsOf(parts)
  const allowed = (person: string, congress: string): Seat | null => {
    const seat = seatOf(parts, person, congress)
    return seat && administers(seat.actor) ? seat : null
  }
  const unrecorded = (id: string): void => log.error({ token: id }, 'an act at a token could not be recorded')
  const list = doors.person((asking, { person }) => {
    const seat = allowed(person, asking.param('id'))
    if (!seat) return noRight(parts, person)
    const since = clock.now() - endedShown
    const recent = accounts
      .tokens(seat.congress)
      .filter(({ revokedAt, expiresAt }) => Math.min(revokedAt ?? Infinity, expiresAt) > since)
    return json({ tokens: recent.map((token) => shown(parts, token)) })
  })
  const add = doors.person(async (asking, { person }) => {
    const seat = allowed(person, asking.param('id'))
    if (!seat) return noRight(parts, person)
    const form = formOf(NewToken, asking.body)
    if (!form.ok) return error('bad-form', form.field)
    const made = await makeToken(parts, seat.congress, form.value, { maker: person, actor: person })
    if (!made.ok) return error(made.code, made.field)
    if (!made.recorded) unrecorded(made.token.id)
    return json({ token: shown(parts, made.token), secret: made.secret }, { status: 201 })
  })
  const revoke = doors.person(async (asking, { person }) => {
    const seat = allowed(person, asking.param('id'))
    const id = asking.param('token')
    if (!seat) return noRight(parts, person)
    const ended = await endToken(parts, seat.congress, id, person)
    if (!ended) return error('not-found')
    if (!ended.recorded) unrecorded(id)
    return json({ revoked: true })
  })
  router.get('/api/v1/congresses/:id/tokens', list)
  router.post('/api/v1/congresses/:id/tokens', add)
  router.delete('/api/v1/congresses/:id/tokens/:token', revoke)
}
