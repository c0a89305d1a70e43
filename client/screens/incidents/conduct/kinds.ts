import type { Incident } from '../../../../domain/incident/events.ts'

export const conducts = [
  'hand-over',
  'correct-time',
  'relate',
  'merge',
  'review',
  'follow-up',
  'link-rows',
] as const
/** What a dialog of the conduct is for. */
export type Conduct = (typeof conducts)[number]

export interface ConductDialogProps {
  readonly kind: Conduct
  readonly incident: Incident
  readonly onClose: () => void
}
