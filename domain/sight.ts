import type { Organisation } from './catalogue/plan.ts'
import type { Incident } from './incident/events.ts'

/** Whose sight it is: one organisation's, or with null the shared view, which is involved in nothing. */
export interface Viewer {
  readonly organisation: string | null
  readonly department: boolean
}

export const viewerOf = (
  state: { readonly organisations: ReadonlyMap<string, Organisation> },
  organisation: string | null,
): Viewer => ({
  organisation,
  department: organisation !== null && (state.organisations.get(organisation)?.department ?? false),
})

export type Sight = 'all' | 'face' | 'none'

/** The incident rows of the table in DESIGN 3. */
export function sightOf(viewer: Viewer, incident: Incident): Sight {
  if (viewer.department) return 'all'
  if (viewer.organisation === null) return incident.visibility === 'all' ? 'face' : 'none'
  if (incident.reporting === viewer.organisation) return 'all'
  if (incident.visibility === 'department') return 'none'
  if (incident.visibility === 'named') return incident.named.includes(viewer.organisation) ? 'all' : 'none'
  return incident.lead === viewer.organisation || incident.involved.includes(viewer.organisation)
    ? 'all'
    : 'face'
}

export const seesRow = (viewer: Viewer, owner: string): boolean =>
  viewer.department || owner === viewer.organisation
