import { dutyOf } from '../../domain/notice/duty.ts'
import type { Recipient } from '../../domain/notice/notice.ts'
import type { Snapshot } from '../sync/snapshot.ts'

/** Whose notices the snapshot gives rise to at `now`, centre's ms; null for who stands in no organisation. */
export function recipientOf(
  { actor, confirmed }: Pick<Snapshot, 'actor' | 'confirmed'>,
  now: number,
): Recipient | null {
  if (!actor || actor.organisation === null) return null
  const { person, organisation, department } = actor
  return { person, organisation, department, ...dutyOf(confirmed, { person, organisation }, now) }
}
