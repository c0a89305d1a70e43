import * as z from 'zod/mini'
import { accept, refuse } from '../decision.ts'
import { Plan } from '../catalogue/plan.ts'
import type { Context, Decision } from '../decision.ts'
import { CongressId, Instant, PersonId, SITE, Slug, SYSTEM } from '../ids.ts'
import { line } from '../text.ts'
import type { SiteEvent, SiteState } from './events.ts'
import { officeActs } from './office.ts'
import type { OfficeAct } from './office.ts'

export const siteCommands = {
  /** Sets up a congress from a plan of the catalogue; the desk carries it out in two steps (docs/architecture.md). */
  'congress.import': z.strictObject({
    plan: Slug,
    congress: z.optional(CongressId),
    name: z.optional(line(160)),
    /** A plan from a file or typed by hand, instead of the catalogue's; its id is `plan`. */
    document: z.optional(Plan),
    opening: Instant,
    closing: Instant,
  }),
  /** A congress of its own for exercises: areas, organisations, people and items of another one, nothing proven. */
  'congress.rehearse': z.strictObject({
    source: CongressId,
    congress: CongressId,
    name: line(160),
    opening: Instant,
    closing: Instant,
  }),
  /** By the server alone: the name of a congress whose own stream is already there. */
  'congress.list': z.strictObject({
    congress: CongressId,
    name: line(160),
    opening: Instant,
    closing: Instant,
    rehearsal: z.boolean(),
    zone: line(60),
  }),
  'admin.join': z.strictObject({ person: PersonId, seat: z.nullable(Slug) }),
  'admin.leave': z.strictObject({ person: PersonId }),
  /** By the server alone: that something was done at the accounts, which stand beside the journal. */
  'office.record': z.strictObject({
    act: z.enum(Object.keys(officeActs) as [OfficeAct, ...OfficeAct[]]),
    actor: z.nullable(PersonId),
    second: z.nullable(PersonId),
    subject: z.nullable(line(80)),
    digest: z.nullable(z.string().check(z.maxLength(64, { abort: true }), z.regex(/^[0-9a-f]{64}$/))),
    reason: z.optional(line(300)),
  }),
}
export type SiteCommand = {
  [T in keyof typeof siteCommands]: { type: T; payload: z.infer<(typeof siteCommands)[T]> }
}[keyof typeof siteCommands]
type Payload<T extends SiteCommand['type']> = z.infer<(typeof siteCommands)[T]>

/** `zone` and `rehearsal` come from the plan that the desk looked up. */
export interface SiteScene extends SiteState {
  plan(id: string): { readonly title: string; readonly zone: string; readonly rehearsal: boolean } | null
  /** Where a plan from outside is wrong, as a path; null when it can be carried out. */
  wrong(document: Plan): string | null
}

export const decideSite: {
  [T in SiteCommand['type']]: (scene: SiteScene, ask: Payload<T>, ctx: Context) => Decision<SiteEvent>
} = {
  'congress.import': (scene, ask) => {
    const plan = ask.document ?? scene.plan(ask.plan)
    if (plan === null) return refuse('unknown-plan', 'plan')
    const wrong = ask.document ? scene.wrong(ask.document) : null
    if (wrong !== null) return refuse('bad-plan', `document.${wrong}`)
    if (ask.document && ask.document.id !== ask.plan) return refuse('bad-plan', 'document.id')
    if (ask.closing <= ask.opening) return refuse('closing-before-opening', 'closing')
    const congress = ask.congress ?? ask.plan
    if (congress === SITE || scene.congresses.has(congress)) return refuse('congress-exists', 'congress')
    return accept({
      type: 'congress.listed',
      congress,
      name: ask.name ?? plan.title,
      opening: ask.opening,
      closing: ask.closing,
      rehearsal: plan.rehearsal,
      zone: plan.zone,
    })
  },
  'congress.rehearse': (scene, ask) => {
    const source = scene.congresses.get(ask.source)
    if (!source) return refuse('not-found', 'source')
    if (ask.closing <= ask.opening) return refuse('closing-before-opening', 'closing')
    if (ask.congress === SITE || scene.congresses.has(ask.congress))
      return refuse('congress-exists', 'congress')
    const { congress, name, opening, closing } = ask
    const { zone } = source
    return accept({ type: 'congress.listed', congress, name, opening, closing, rehearsal: true, zone })
  },
  'congress.list': (scene, ask, ctx) => {
    if (ctx.by.person !== SYSTEM) return refuse('not-allowed')
    if (scene.congresses.has(ask.congress)) return refuse('congress-exists', 'congress')
    return accept({ type: 'congress.listed', ...ask })
  },
  'admin.join': (scene, ask) =>
    scene.admins.has(ask.person)
      ? refuse('already-joined', 'person')
      : accept({ type: 'admin.joined', ...ask }),
  'admin.leave': (scene, ask) => {
    if (!scene.admins.has(ask.person)) return refuse('not-found', 'person')
    if (scene.admins.size === 1) return refuse('last-admin', 'person')
    return accept({ type: 'admin.left', person: ask.person })
  },
  'office.record': (_scene, ask, ctx) =>
    ctx.by.person === SYSTEM ? accept({ type: 'office.recorded', ...ask }) : refuse('not-allowed'),
}
