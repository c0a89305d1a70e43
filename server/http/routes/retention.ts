import type { Router } from 'express'
import { administers } from '../../../domain/may.ts'
import { Postponement, retentionClasses } from '../../../domain/site/retention.ts'
import type { RetentionClass } from '../../../domain/site/retention.ts'
import type { ContactsDue } from '../../app/retention.ts'
import { formOf } from '../asking.ts'
import type { Asking } from '../asking.ts'
import { doorsOf } from '../door.ts'
import type { Person } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { noRight, seatOf } from '../seat.ts'
import type { Seat } from '../seat.ts'

const toldContacts = ({ accounts }: HttpParts, due: ContactsDue): object => ({
  at: due.at,
  count: due.count,
  warning: due.warning,
  postponed: due.postponed && {
    until: due.postponed.until,
    reason: due.postponed.reason,
    name: accounts.account(due.postponed.by)?.name ?? '',
  },
})

/** Every class of the closed list, with what goes next of it: how much, and when. */
async function show(parts: HttpParts, { congress }: Seat, { language }: Asking): Promise<Reply> {
  const { retention } = parts
  const due = (await retention?.preview())?.find((one) => one.congress === congress) ?? null
  const signIns = (await retention?.signIns()) ?? null
  const next: { readonly [C in RetentionClass]?: { readonly at: number; readonly count: number } | null } = {
    contacts: due && { at: due.at, count: due.count },
    'sign-ins': signIns,
  }
  const classes = Object.entries(retentionClasses).map(([id, { goes, label, rule }]) => ({
    id,
    goes,
    label: label[language],
    rule: rule[language],
    next: next[id as RetentionClass] ?? null,
  }))
  return json({ classes, contacts: due && toldContacts(parts, due) })
}

async function postpone(
  parts: HttpParts,
  { congress }: Seat,
  asking: Asking,
  caller: Person,
): Promise<Reply> {
  const form = formOf(Postponement, asking.body)
  if (!form.ok) return error('bad-form', form.field)
  if (!parts.accounts.isProven(caller, form.value.proof)) return error('prove-again')
  const { retention, desk } = parts
  if (!retention || !desk.commandsAccepted()) return error('storage-full')
  const { until, reason } = form.value
  const done = await retention.postpone(congress, caller.person, until, reason)
  if (done === 'bad-until') return error('bad-form', 'until')
  return done === 'ok' ? json({ until }) : error('nothing-to-erase')
}

/** What is kept, how long, and what goes next: for the department's administrators, before it goes. */
export function retentionRoutes(router: Router, parts: HttpParts): void {
  type Act = (seat: Seat, asking: Asking, caller: Person) => Promise<Reply>
  const administered = (act: Act) =>
    doorsOf(parts).person((asking, caller) => {
      const seat = seatOf(parts, caller.person, asking.param('id'))
      if (!seat || !administers(seat.actor)) return noRight(parts, caller.person)
      return parts.inPace(caller) ? act(seat, asking, caller) : error('too-fast')
    })
  router.get(
    '/api/v1/congresses/:id/retention',
    administered((seat, asking) => show(parts, seat, asking)),
  )
  router.post(
    '/api/v1/congresses/:id/retention/postpone',
    administered((seat, asking, caller) => postpone(parts, seat, asking, caller)),
  )
}
