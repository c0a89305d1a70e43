import * as z from 'zod/mini'
import { ItemId } from '../ids.ts'
import { line, text } from '../text.ts'

/** What a checklist file is once read and normalised; a run holds a copy of it for ever. Source: DOMAIN B and C. */
export const bases = ['seed', 'cited', 'secondary', 'unverified', 'judgement'] as const
export const phases = ['before', 'during', 'after'] as const
export const areaKinds = [
  'hall',
  'group_room',
  'press_centre',
  'lodging',
  'infra_centre',
  'post_hub',
  'network',
] as const
export const ownerTypes = ['dept_unit', 'infra_centre', 'carrier', 'post'] as const
export const evidenceKinds = ['tick', 'reading', 'photo', 'probe', 'file'] as const

const Both = z.strictObject({ vi: line(200), en: line(200) })
/** `T-7d`, `T-2h`, `T0`, `C+0d`: relative to opening (T) or closing (C). Rules in `run/due.ts`. */
export const Due = z.string().check(z.maxLength(8, { abort: true }), z.regex(/^(T0|[TC][+-][0-9]{1,3}[dh])$/))
export const ClockTime = z
  .string()
  .check(z.maxLength(5, { abort: true }), z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/))

export const probeTypes = [
  'http',
  'http_integrity',
  'tls',
  'dns',
  'smtp_imap',
  'ntp',
  'tcp_external',
  'icmp_udp',
  'push_counter',
  'push_metric',
  'spectrum_import',
] as const
/** How a probe item is watched once a probe is bound to it. */
export const ProbePlan = z.strictObject({
  type: z.enum(probeTypes),
  intervalS: z.int().check(z.minimum(5), z.maximum(86_400)),
  /** Consecutive bad results that un-tick the item, and good ones that tick it again. */
  failAfter: z.int().check(z.minimum(1), z.maximum(60)),
  okAfter: z.int().check(z.minimum(1), z.maximum(60)),
})

/** What a browser can measure of its line to the server: ms, ms, %, Mbit/s, Mbit/s. */
export const lineFigures = ['latency', 'jitter', 'loss', 'down', 'up'] as const

export const Reading = z.strictObject({
  name: Both,
  unit: line(20),
  /** Inclusive; null = no limit on that side. */
  min: z.nullable(z.number()),
  max: z.nullable(z.number()),
  basis: z.enum(bases),
  /** In Vietnamese; `noteEn` says the same. */
  note: z.optional(line(300)),
  noteEn: z.optional(line(300)),
  /** The figure of a line measurement that fills it in by itself. */
  line: z.optional(z.enum(lineFigures)),
  /** Set once the department has approved or changed the limits: who answers for them is in the journal. */
  approved: z.optional(z.boolean()),
})

/**
 * The item is asked for only when another one says so: in the same area and for the same carrier where that item has
 * them, and of the same owner. `is`: how its newest proof stands; `reading`: that reading lies outside `min` to `max`.
 */
export const Condition = z.union([
  z.strictObject({ item: ItemId, is: z.enum(['done', 'failed', 'waived']) }),
  z.strictObject({
    item: ItemId,
    reading: z.int().check(z.minimum(0), z.maximum(7)),
    below: z.optional(z.number()),
    above: z.optional(z.number()),
  }),
])

export const Item = z.strictObject({
  id: ItemId,
  title: Both,
  howto: z.strictObject({ vi: text(600), en: z.optional(text(600)) }),
  phase: z.enum(phases),
  due: Due,
  recurrence: z.enum(['once', 'daily', 'every_shift', 'hourly']),
  /** Local clock time of a daily item. */
  at: z.optional(ClockTime),
  /** Last occurrence of a recurring item. */
  until: z.optional(Due),
  ownerType: z.enum(ownerTypes),
  /** Keys of `bodies`. */
  support: z.array(line(60)).check(z.maxLength(8)),
  scope: z.enum(['global', 'per_area']),
  areaKinds: z.array(z.enum(areaKinds)).check(z.maxLength(7)),
  perCarrier: z.boolean(),
  evidence: z.strictObject({
    kind: z.enum(evidenceKinds),
    note: z.optional(line(300)),
    noteEn: z.optional(line(300)),
    probe: z.optional(ProbePlan),
    readings: z.array(Reading).check(z.maxLength(8)),
  }),
  critical: z.boolean(),
  twoPerson: z.boolean(),
  /** The second person is of another organisation than the first. */
  secondElsewhere: z.optional(z.boolean()),
  /** May be ticked for a whole area at once: it is looked at in one walk. */
  bulk: z.optional(z.boolean()),
  onlyIf: z.optional(Condition),
  /** DT-09: done by the poll's result, so it is never counted in it. */
  byPoll: z.boolean(),
  source: z
    .array(z.strictObject({ ref: line(300), basis: z.enum(bases), note: z.optional(line(300)) }))
    .check(z.maxLength(12)),
})

export const Checklist = z.strictObject({
  id: z.string().check(z.maxLength(8, { abort: true }), z.regex(/^CL[0-9]{1,2}$/)),
  slug: line(60),
  title: Both,
  /** What must never be typed into this checklist. */
  privacy: z.optional(z.strictObject({ vi: line(300), en: line(300) })),
  seedRefs: z.array(line(80)).check(z.maxLength(12)),
  items: z.array(Item).check(z.minLength(1), z.maxLength(80)),
})

export type LineFigure = (typeof lineFigures)[number]
export type Condition = z.infer<typeof Condition>
export type Reading = z.infer<typeof Reading>
export type Item = z.infer<typeof Item>
export type Checklist = z.infer<typeof Checklist>
export type AreaKind = (typeof areaKinds)[number]
export type OwnerType = (typeof ownerTypes)[number]
export type Phase = (typeof phases)[number]
