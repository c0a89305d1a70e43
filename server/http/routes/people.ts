import type { Router } from 'express'
import { erasedMark } from '../../../domain/erased.ts'
import { administers } from '../../../domain/may.ts'
import { hasFactor } from '../../accounts/factors.ts'
import { viewOf } from '../../../domain/view.ts'
import { viewerOf } from '../../../domain/visible.ts'
import type { Asking } from '../asking.ts'
import { formOf } from '../asking.ts'
import { doorsOf } from '../door.ts'
import type { Person } from '../door.ts'
import { linkFor } from '../link.ts'
import { admitAll, NewPeople, peopleRefusal } from '../newcomers.ts'
import type { HttpParts } from '../port.ts'
import { standingOf } from '../provider-standing.ts'
import { error, json, refused } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { mayAdminister, noRight, seatOf } from '../seat.ts'
import type { Seat } from '../seat.ts'

/** Names of the people the caller's organisation sees; who places people sees all, with what they administer. */
function listFor(parts: HttpParts, { state, actor }: Seat): object[] {
  const { accounts } = parts
  const places = administers(actor)
  const seen = places ? state : viewOf(viewerOf(state, actor.organisation), state)
  return [...seen.people.values()].map(({ person, organisation, role }) => {
    const account = accounts.account(person)
    const known = { person, organisation, role, name: account?.name ?? erasedMark }
    if (!places || !account) return known
    const { username, phone, disabled, hash } = account
    return {
      ...known,
      username,
      phone,
      disabled,
      hasPassword: hash !== null,
      hasLink: accounts.hasLink(person),
      hasFactor: hasFactor(accounts.factors(person)),
      resetAsked: accounts.resetAsked(person),
      provider: standingOf(parts, person),
    }
  })
}

/** Programs whose tokens stand in the record of the caller's organisation, living or not. */
function programsFor({ accounts }: HttpParts, { congress, actor }: Seat): object[] {
  return accounts
    .tokens(congress)
    .filter(
      ({ organisation }) => actor.department || administers(actor) || organisation === actor.organisation,
    )
    .map(({ id, label, organisation }) => ({ token: id, label, organisation }))
}

export type Act = (person: string) => Reply | Promise<Reply>

/** Runs an act on a member of the congress, for those who administer both. */
export async function onMember(parts: HttpParts, asking: Asking, by: Person, act: Act): Promise<Reply> {
  const seat = seatOf(parts, by.person, asking.param('id'))
  const person = asking.param('person')
  if (!seat || !administers(seat.actor)) return noRight(parts, by.person)
  if (!seat.state.people.has(person)) return error('not-found')
  return mayAdminister(parts, by.person, person) ? act(person) : error('other-admin-needed')
}

/** Who serves in a congress, and adding, linking, disabling them. Moving is the command `person.move`. */
export function peopleRoutes(router: Router, parts: HttpParts): void {
  const doors = doorsOf(parts)
  const list = doors.person((asking, { person }) => {
    const seat = seatOf(parts, person, asking.param('id'))
    return seat
      ? json({ people: listFor(parts, seat), programs: programsFor(parts, seat) })
      : error('not-found')
  })
  const add = doors.person(async (asking, { person }) => {
    const seat = seatOf(parts, person, asking.param('id'))
    if (!seat || !administers(seat.actor)) return noRight(parts, person)
    const form = formOf(NewPeople, asking.body)
    if (!form.ok) return error('bad-form', form.field)
    const refusal = peopleRefusal(parts, seat, form.value.people)
    return (
      refusal ?? json({ people: await admitAll(parts, seat, form.value.people, asking) }, { status: 201 })
    )
  })
  const link = doors.person((asking, by) =>
    onMember(parts, asking, by, async (person) => {
      const issued = await linkFor(parts, person)
      return issued.ok ? json(issued.link) : refused(issued)
    }),
  )
  const setDisabled = (disabled: boolean) =>
    doors.person((asking, by) =>
      onMember(parts, asking, by, async (person) => {
        if (person === by.person) return error('not-allowed', 'person')
        const done = await parts.accounts.setDisabled(person, disabled)
        return done.ok ? json({ person, disabled }) : refused(done)
      }),
    )
  router.get('/api/v1/congresses/:id/people', list)
  router.post('/api/v1/congresses/:id/people', add)
  router.post('/api/v1/congresses/:id/people/:person/link', link)
  router.post('/api/v1/congresses/:id/people/:person/disable', setDisabled(true))
  router.post('/api/v1/congresses/:id/people/:person/enable', setDisabled(false))
}
