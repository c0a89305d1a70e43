import type { Recipient } from '../../domain/notice/notice.ts'
import type { Snapshot } from '../sync/snapshot.ts'

/** Whose notices the snapshot gives rise to; null for who stands in no organisation. */
export function recipientOf({ actor }: Pick<Snapshot, 'actor'>, _now: number): Recipient | null {
  if (!actor || actor.organisation === null) return null
  const { person, organisation, department } = actor
  return { person, organisation, department, onDuty: null }
}
