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
