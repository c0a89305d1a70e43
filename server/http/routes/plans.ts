import type { Router } from 'express'
import { doorsOf } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import { isSiteAdmin } from '../seat.ts'

/** The plans that ship or were added, each with what is wrong in it. */
export function planRoutes(router: Router, parts: HttpParts): void {
  const plans = doorsOf(parts).person((_asking, { person }) =>
    isSiteAdmin(parts, person) ? json({ plans: parts.plans() }) : error('not-found'),
  )
  router.get('/api/v1/plans', plans)
}
