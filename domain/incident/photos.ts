import type { Attachment } from '../run/facts.ts'
import { photoAmong } from '../run/photos.ts'
import type { Incident } from './incident.ts'

/** The photo or file as an incident's record has it, null where it does not; `inside`: in the department's own notes, too. */
export const photoOfIncident = (incident: Incident, id: string, inside: boolean): Attachment | null =>
  photoAmong(incident.timeline, id) ?? (inside ? photoAmong(incident.inside?.notes, id) : null)
