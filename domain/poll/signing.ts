import type { Membership } from '../congress/events.ts'
import type { Actor } from '../decision.ts'
import type { CongressState } from '../state.ts'

/**
 * Who signs for an organisation: its leaders; where none is seated its operators; where neither, its liaisons. Everybody
 * sees who is seated in their own organisation, so a phone greys the button by the same rule.
 */
export function signs(
  state: Pick<CongressState, 'people'>,
  { organisation, role }: Pick<Actor, 'organisation' | 'role'>,
): boolean {
  if (organisation === null || role === 'admin') return false
  const seated = (wanted: string): boolean =>
    [...state.people.values()].some((one) => one.organisation === organisation && one.role === wanted)
  if (role === 'leader') return true
  if (seated('leader')) return false
  return role === 'operator' || !seated('operator')
}

/** The seats that may sign for an organisation; outside the department one knows only one's own. */
export const signersOf = (state: Pick<CongressState, 'people'>, organisation: string): Membership[] =>
  [...state.people.values()].filter((seat) => seat.organisation === organisation && signs(state, seat))
