import { emptyState } from './state.ts'
import type { CongressState } from './state.ts'
import { viewOf } from './view.ts'
import { faceOf, seesRow, sightOf } from './visible.ts'
import type { Viewer } from './visible.ts'

/** The entries that `keep` lets through. */
const only = <V>(map: ReadonlyMap<string, V>, keep: (value: V, id: string) => boolean): Map<string, V> =>
  new Map([...map].filter(([id, value]) => keep(value, id)))

/**
 * The congress at an earlier moment, as the viewer saw it then and may still see it now: of each record the lesser of
 * the two sights (docs/decisions/0012). What is not named here has no history: telephone numbers above all.
 */
export function pastOf(viewer: Viewer, then: CongressState, now: CongressState): CongressState {
  const sightNow = (id: string) => {
    const incident = now.incidents.get(id)
    return incident ? sightOf(viewer, incident) : 'none'
  }
  const kept: CongressState = {
    ...emptyState(),
    info: then.info,
    catalogue: then.catalogue,
    published: then.published,
    doubted: then.doubted,
    organisations: then.organisations,
    areas: then.areas,
    checklists: then.checklists,
    polls: then.polls,
    people: only(
      then.people,
      ({ person }) => viewer.department || now.people.get(person)?.organisation === viewer.organisation,
    ),
    rows: only(then.rows, ({ id }) => seesRow(viewer, now.rows.get(id)?.owner ?? '')),
    incidents: only(then.incidents, ({ id }) => sightNow(id) !== 'none'),
  }
  const seen = viewOf(viewer, kept)
  for (const incident of [...seen.incidents.values()]) {
    if (sightNow(incident.id) === 'all') continue
    seen.incidents.delete(incident.id)
    seen.faces.set(incident.id, faceOf(incident))
  }
  return seen
}
