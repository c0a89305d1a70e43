import type { Row } from '../run/row.ts'
import type { CongressState } from '../state.ts'
import { gapsOf } from './standing.ts'
import type { Gap } from './standing.ts'

/** The probe that watches the roster of a row's owner; bound like any other, by this name. */
export const dutyProbe = 'lich-truc'
/** So far ahead every tier has to have somebody, ms. */
export const coveredFor = 24 * 3_600_000

/** What the probe finds of a row as of `now` (ms): where the roster of its owner has nobody; null where it does not watch. */
export function rosterGaps(
  state: CongressState,
  { owner, probe }: Pick<Row, 'owner' | 'probe'>,
  now: number,
): readonly Gap[] | null {
  return probe?.name === dutyProbe ? gapsOf(state, now, now + coveredFor, owner) : null
}

/** What the probe said last since it was bound; null before its first word. */
export function lastSaid({ facts, probe }: Pick<Row, 'facts' | 'probe'>) {
  const since = probe?.boundAt ?? Infinity
  const last = facts.findLast(({ kind, madeAt }) => kind === 'probe' && madeAt >= since)
  return last ? { at: last.madeAt, passed: last.passed } : null
}
