import type { Router } from 'express'
import * as z from 'zod/mini'
import { formOf } from '../asking.ts'
import { doorsOf } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import { isSiteAdmin, noRight } from '../seat.ts'

/** A plan is a few kilobytes; the body limit of every route holds besides. */
export const PlanFile = z.strictObject({
  file: z.string().check(z.minLength(1), z.maxLength(120, { abort: true })),
  text: z.string().check(z.minLength(1), z.maxLength(60_000, { abort: true })),
})

/** The plans that ship or were added, each with what is wrong in it; and one from outside, before it is imported. */
export function planRoutes(router: Router, parts: HttpParts): void {
  const doors = doorsOf(parts)
  const plans = doors.person((_asking, { person }) =>
    isSiteAdmin(parts, person)
      ? json({ plans: parts.plans.list(), checklists: parts.plans.checklists() })
      : noRight(parts, person),
  )
  const text = doors.person((asking, { person }) => {
    if (!isSiteAdmin(parts, person)) return noRight(parts, person)
    const found = parts.plans.text(asking.param('plan'))
    return found === null ? error('not-found') : json({ text: found })
  })
  const check = doors.person((asking, { person }) => {
    if (!isSiteAdmin(parts, person)) return noRight(parts, person)
    const form = formOf(PlanFile, asking.body)
    if (!form.ok) return error('bad-form', form.field)
    const { file, text: written } = form.value
    return json({ ...parts.plans.check(file.replace(/[^\p{L}\p{N}._-]/gu, '_'), written) })
  })
  router.get('/api/v1/plans', plans)
  router.get('/api/v1/plans/:plan/text', text)
  router.post('/api/v1/plans/check', check)
}
