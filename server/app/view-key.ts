import { sharedView } from './port.ts'
import type { Desk, ViewKey } from './port.ts'

/** Whoever asks to see: a person by their seat, or a display or token made for one view of one congress. */
type Viewing =
  | { readonly kind: 'person'; readonly person: string }
  | {
      readonly kind: 'display' | 'token'
      readonly congress: string
      readonly organisation: string | null
    }

/** Which view of a congress they have; null looks like a congress that does not exist. */
export function viewKeyOf(desk: Pick<Desk, 'congress'>, caller: Viewing, congress: string): ViewKey | null {
  const state = desk.congress(congress)
  if (!state) return null
  if (caller.kind !== 'person')
    return caller.congress === congress ? (caller.organisation ?? sharedView) : null
  return state.people.get(caller.person)?.organisation ?? null
}

/** For whom the caller asks, wherever: what asks for one organisation shares its turns. Who has no seat has their own. */
export function laneOf(desk: Pick<Desk, 'congress' | 'site'>, caller: Viewing, own: string): string {
  if (caller.kind !== 'person') return caller.organisation ?? sharedView
  try {
    for (const congress of desk.site().congresses.keys()) {
      const organisation = desk.congress(congress)?.people.get(caller.person)?.organisation
      if (organisation !== undefined) return organisation
    }
  } catch {
    // The request itself will meet the same fault, and there it is answered and told.
  }
  return own
}
