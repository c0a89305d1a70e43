import { photoOfIncident } from './incident/photos.ts'
import type { Attachment } from './run/facts.ts'
import { photoOfRow } from './run/photos.ts'
import { seesRow, sightOf } from './sight.ts'
import type { Viewer } from './sight.ts'
import type { CongressState } from './state.ts'

/** A photo is seen with the record that cites it, and by nobody else: who sees the row, or the incident whole. */
export function photoCitedFor(state: CongressState, viewer: Viewer, id: string): Attachment | null {
  for (const row of state.rows.values()) {
    const found = seesRow(viewer, row.owner) ? photoOfRow(row, id, viewer.department) : null
    if (found) return found
  }
  for (const incident of state.incidents.values()) {
    const found =
      sightOf(viewer, incident) === 'all' ? photoOfIncident(incident, id, viewer.department) : null
    if (found) return found
  }
  return null
}

/** Whether any record cites it, whoever may see that. */
export function isPhotoCited({ rows, incidents }: CongressState, id: string): boolean {
  for (const row of rows.values()) if (photoOfRow(row, id, true)) return true
  for (const incident of incidents.values()) if (photoOfIncident(incident, id, true)) return true
  return false
}
