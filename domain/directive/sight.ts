import type { Viewer } from '../sight.ts'
import type { Directive, DirectiveEvent } from './events.ts'

type Of<T extends DirectiveEvent['type']> = Extract<DirectiveEvent, { type: T }>
type Touched = { readonly directive: Directive | undefined }

/** Of what a leader says an addressee learns the text and the deadline: not who else is addressed, nor why it changed. */
export function addressed(
  viewer: Viewer,
  event: Of<'directive.issued' | 'directive.extended' | 'directive.cancelled'>,
  { directive }: Touched,
): DirectiveEvent | null {
  if (viewer.department) return event
  const own = viewer.organisation
  if (own === null || !directive?.to.includes(own)) return null
  return event.type === 'directive.issued' ? { ...event, to: [own] } : { ...event, reason: '' }
}

/** Whether others have received or completed it is the department's to know. */
export const ownReceipt = (
  viewer: Viewer,
  event: Of<'directive.received' | 'directive.completed'>,
): DirectiveEvent | null => (viewer.department || event.receiver === viewer.organisation ? event : null)
