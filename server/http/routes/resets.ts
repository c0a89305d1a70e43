import type { Router } from 'express'
import { doorsOf } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { recordAct } from '../record.ts'
import { error, json, refused } from '../reply.ts'
import { mayAdminister } from '../seat.ts'
import { onMember } from './people.ts'

/** What administrators do about somebody's sign-in: end their sessions, and, two of them, take away the second step. */
export function resetRoutes(router: Router, parts: HttpParts): void {
  const { accounts } = parts
  const doors = doorsOf(parts)
  const endSessions = doors.person((asking, by) =>
    onMember(parts, asking, by, async (person) => {
      const ended = await accounts.endSessionsOf(person)
      await recordAct(parts, { act: 'sessions-ended', actor: by.person, subject: person })
      return json({ ended })
    }),
  )
  const ask = doors.person((asking, by) =>
    onMember(parts, asking, by, async (person) => {
      const asked = await accounts.askReset(person, by.person)
      return asked.ok ? json({ resetAsked: accounts.resetAsked(person) }) : refused(asked)
    }),
  )
  const withdraw = doors.person((asking, by) =>
    onMember(parts, asking, by, async (person) => {
      await accounts.withdrawReset(person)
      return json({ resetAsked: null })
    }),
  )
  const confirm = doors.person((asking, by) =>
    onMember(parts, asking, by, async (person) => {
      const first = accounts.resetAsked(person)?.by
      // Who asked may have lost the right since.
      if (first !== undefined && !mayAdminister(parts, first, person)) return error('reset-not-asked')
      const done = await accounts.confirmReset(person, by.person)
      if (!done.ok) return refused(done)
      await recordAct(parts, { act: 'factors-reset', actor: done.asked, second: by.person, subject: person })
      return json({ reset: true })
    }),
  )
  const at = '/api/v1/congresses/:id/people/:person'
  router.post(`${at}/sessions/end`, endSessions)
  router.post(`${at}/factors/ask-reset`, ask)
  router.post(`${at}/factors/withdraw-reset`, withdraw)
  router.post(`${at}/factors/confirm-reset`, confirm)
}
