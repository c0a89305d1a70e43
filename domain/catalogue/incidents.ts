import * as z from 'zod/mini'
import { line, text } from '../text.ts'
import { bases, ownerTypes } from './checklist.ts'

/** 1 is worst. Source: DOMAIN C. */
export const severities = ['S1', 'S2', 'S3', 'S4'] as const

const Both = z.strictObject({ vi: line(300), en: line(300) })
const Minutes = z.int().check(z.minimum(1), z.maximum(20_160))
const CategoryId = z.string().check(z.maxLength(4, { abort: true }), z.regex(/^[A-Z]{2}$/))
const SubCategoryId = z.string().check(z.maxLength(6, { abort: true }), z.regex(/^[A-Z]{2}[0-9]{1,2}$/))
const PlaybookId = z.string().check(z.maxLength(10, { abort: true }), z.regex(/^PB-[A-Z]{2}-[A-Z]$/))

export const SeverityId = z.enum(severities)

/** What a severity means, and how soon each thing is due after the incident was recorded. */
export const SeverityTargets = z.strictObject({
  id: SeverityId,
  title: Both,
  definition: Both,
  ackMin: Minutes,
  /** An acknowledgement that nobody follows up runs out after so long; left out: it does not. */
  ackExpiresMin: z.optional(Minutes),
  firstUpdateMin: Minutes,
  updateEveryMin: Minutes,
  resolveMin: Minutes,
  /** What counts as resolved: restored, replaced or done. */
  resolveKind: Both,
})

export const SubCategory = z.strictObject({
  id: SubCategoryId,
  title: Both,
  /** Noun phrase of the public line: "Đứt cáp quang" becomes "Đứt cáp quang tại Hội trường". Names no organisation. */
  public: Both,
  defaultSeverity: SeverityId,
  /** Who drives it on the board; the plan says which organisation that is. */
  lead: z.enum(ownerTypes),
  /** Keys of `bodies`. */
  support: z.array(line(60)).check(z.maxLength(6)),
  /** Outside body that decides under its own rules; only the hand-over time and case number are recorded. */
  authority: z.optional(line(60)),
  playbook: PlaybookId,
})

export const Category = z.strictObject({
  id: CategoryId,
  title: Both,
  subs: z.array(SubCategory).check(z.minLength(1), z.maxLength(20)),
})

export const Playbook = z.strictObject({
  id: PlaybookId,
  title: Both,
  steps: z.array(z.strictObject({ vi: text(400), en: text(400) })).check(z.minLength(1), z.maxLength(20)),
})

export const IncidentCatalogue = z.strictObject({
  severities: z.array(SeverityTargets).check(z.length(severities.length)),
  /** Where the time targets come from. */
  timeTargetBasis: z.enum(bases),
  /** Reasons to raise the default severity by one level, as help text. */
  raiseWhen: z.array(Both).check(z.maxLength(8)),
  categories: z.array(Category).check(z.minLength(1), z.maxLength(20)),
  playbooks: z.array(Playbook).check(z.minLength(1), z.maxLength(60)),
})

export type SeverityId = z.infer<typeof SeverityId>
export type SeverityTargets = z.infer<typeof SeverityTargets>
export type SubCategory = z.infer<typeof SubCategory>
export type Category = z.infer<typeof Category>
export type Playbook = z.infer<typeof Playbook>
export type IncidentCatalogue = z.infer<typeof IncidentCatalogue>
/** The catalogue of a congress that runs: its department may have set other times than those that came with it. */
export type RunningCatalogue = IncidentCatalogue & {
  /** The time targets as they came; left out while nothing was changed. */
  readonly shipped?: readonly SeverityTargets[]
}
