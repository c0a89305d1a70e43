import type { Incident, TimelineEntry } from './incident.ts'

const cites = (entries: readonly TimelineEntry[], id: string): boolean =>
  entries.some(({ photos }) => photos?.some((photo) => photo.id === id) ?? false)

/** Whether an incident's record shows a photo or file; `inside`: the department's own notes, too. */
export const citesPhoto = (incident: Incident, id: string, inside: boolean): boolean =>
  cites(incident.timeline, id) || (inside && cites(incident.inside?.notes ?? [], id))
