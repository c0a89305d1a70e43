import * as z from 'zod/mini'
import { Slug } from '../ids.ts'
import { line } from '../text.ts'
import { areaKinds, ClockTime } from './checklist.ts'

export const organisationKinds = ['department_unit', 'infra_centre', 'carrier', 'post', 'partner'] as const

export const Organisation = z.strictObject({
  id: Slug,
  name: line(120),
  /** At most 14 characters, for grid heads. */
  short: line(14),
  kind: z.enum(organisationKinds),
  /** Sees everything in the congress (DESIGN 3). */
  department: z.boolean(),
  /** Added for the demo, not in the source document. */
  example: z.optional(z.boolean()),
})

export const Area = z.strictObject({
  id: Slug,
  name: line(80),
  short: line(28),
  kind: z.enum(areaKinds),
  /** Owner of carrier items that are not per carrier. */
  leadCarrier: z.optional(Slug),
  leadPost: z.optional(Slug),
  /** Carriers that serve the area; owners of per-carrier items. */
  carriers: z.array(Slug).check(z.maxLength(12)),
  example: z.optional(z.boolean()),
})

/** One source document, ready to be carried out: what `congress import` takes. */
export const Plan = z.strictObject({
  id: Slug,
  title: line(160),
  level: line(40),
  source: line(200),
  /** Prefix of incident codes, such as `SC`. */
  codePrefix: z.string().check(z.maxLength(6, { abort: true }), z.regex(/^[A-Z]{1,6}$/)),
  zone: line(60),
  shifts: z.array(ClockTime).check(z.minLength(1), z.maxLength(6)),
  /** Telephone of the duty desk, named where a thing cannot be done offline. */
  dutyPhone: line(30),
  rehearsal: z.boolean(),
  organisations: z.array(Organisation).check(z.minLength(1), z.maxLength(40)),
  areas: z.array(Area).check(z.minLength(1), z.maxLength(60)),
  /** Which organisation owns items of each owner type where the area names none. */
  owners: z.strictObject({
    dept_unit: Slug,
    infra_centre: Slug,
    carrier: Slug,
    post: Slug,
    /** Exceptions per checklist, such as { CL1: 'pbcvt' }. */
    byChecklist: z.optional(
      z.record(z.string(), z.partialRecord(z.enum(['dept_unit', 'infra_centre', 'carrier', 'post']), Slug)),
    ),
  }),
  checklists: z.array(z.string()).check(z.minLength(1), z.maxLength(20)),
})

export type Organisation = z.infer<typeof Organisation>
export type Area = z.infer<typeof Area>
export type Plan = z.infer<typeof Plan>
