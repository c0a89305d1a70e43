import * as z from 'zod/mini'
import { accept, refuse } from '../decision.ts'
import type { Context, Decision } from '../decision.ts'
import { CongressId, Instant, PersonId, Slug } from '../ids.ts'
import { line } from '../text.ts'
import type { SiteEvent, SiteState } from './events.ts'

export const siteCommands = {
  /** Sets up a congress from a plan of the catalogue; the desk carries it out in two steps (docs/architecture.md). */
  'congress.import': z.strictObject({
    plan: Slug,
    congress: z.optional(CongressId),
    name: z.optional(line(160)),
    opening: Instant,
    closing: Instant,
  }),
  'admin.join': z.strictObject({ person: PersonId, seat: z.nullable(Slug) }),
  'admin.leave': z.strictObject({ person: PersonId }),
}
export type SiteCommand = {
  [T in keyof typeof siteCommands]: { type: T; payload: z.infer<(typeof siteCommands)[T]> }
}[keyof typeof siteCommands]
type Payload<T extends SiteCommand['type']> = z.infer<(typeof siteCommands)[T]>

/** `zone` and `rehearsal` come from the plan that the desk looked up. */
export interface SiteScene extends SiteState {
  plan(id: string): { readonly title: string; readonly zone: string; readonly rehearsal: boolean } | null
}

export const decideSite: {
  [T in SiteCommand['type']]: (scene: SiteScene, ask: Payload<T>, ctx: Context) => Decision<SiteEvent>
} = {
  'congress.import': (scene, ask) => {
    const plan = scene.plan(ask.plan)
    if (plan === null) return refuse('unknown-plan', 'plan')
    if (ask.closing <= ask.opening) return refuse('closing-before-opening', 'closing')
    const congress = ask.congress ?? ask.plan
    if (congress === 'site' || scene.congresses.has(congress)) return refuse('congress-exists', 'congress')
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
  'admin.join': (scene, ask) =>
    scene.admins.has(ask.person)
      ? refuse('already-joined', 'person')
      : accept({ type: 'admin.joined', ...ask }),
  'admin.leave': (scene, ask) => {
    if (!scene.admins.has(ask.person)) return refuse('not-found', 'person')
    if (scene.admins.size === 1) return refuse('last-admin', 'person')
    return accept({ type: 'admin.left', person: ask.person })
  },
}
