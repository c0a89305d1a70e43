import type { CongressState } from '../state.ts'
import type { Face, Incident, Severity } from './incident.ts'
import { isOpen } from './lifecycle.ts'

export type RaiseReason = 'hall' | 'second-path' | 'again'
export interface Suggestion {
  readonly severity: Severity
  readonly because: RaiseReason
}

const day = 24 * 3_600_000
type Known = Pick<CongressState, 'info' | 'areas' | 'catalogue' | 'incidents' | 'faces'>
type About = Pick<Incident, 'area' | 'category' | 'severity' | 'occurredAt'> & {
  readonly id: string | null
  readonly sub: string | null
}

/** Others of the same place that the reader knows of, whole or by their face. */
function* others(state: Known, { id, area }: About): Generator<Face & { readonly sub?: string | null }> {
  for (const one of [...state.incidents.values(), ...state.faces.values()])
    if (one.id !== id && one.area === area && one.status !== 'cancelled') yield one
}

/**
 * Whether one severity higher should be looked at, and why (the catalogue's `raise_when`): from what the reader sees,
 * never more. `now` in ms.
 */
export function suggestRaise(state: Known, about: About, now: number): Suggestion | null {
  if (about.severity === 1) return null
  const severity = (about.severity - 1) as Severity
  const { info } = state
  const inSession = info !== null && now >= info.opening && now <= info.closing
  if (inSession && state.areas.get(about.area)?.kind === 'hall') return { severity, because: 'hall' }
  const near = [...others(state, about)].filter(({ category }) => category === about.category)
  if (near.some(({ status }) => isOpen(status)) && about.category === 'KN')
    return { severity, because: 'second-path' }
  const again = near.some(
    (one) =>
      Math.abs(about.occurredAt - one.occurredAt) <= day &&
      (about.sub === null || one.sub === undefined || one.sub === about.sub),
  )
  return again ? { severity, because: 'again' } : null
}
