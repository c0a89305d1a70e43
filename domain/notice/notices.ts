import type { Incident } from '../incident/events.ts'
import type { CongressState } from '../state.ts'
import { concerns, faceNotice, incidentNews, noticesIn, nothingKnown } from './incidents.ts'
import { noticeFor } from './notice.ts'
import type { Draft, Notice, Preferences, Recipient } from './notice.ts'
import { addressedNews, lateDirectives, standingAddressed } from './addressed.ts'
import { lateRows, rowNews } from './rows.ts'

export type Board = Pick<CongressState, 'incidents' | 'faces' | 'rows' | 'info' | 'directives' | 'handovers'>

const weight = ({ level }: Notice): number => ['critical', 'normal', 'info'].indexOf(level)

/** What became true between two moments (ms) though nothing happened: deadlines that passed. */
export function noticesDue(
  state: Pick<Board, 'directives' | 'info'>,
  who: Recipient,
  wishes: Preferences,
  from: number,
  to: number,
): readonly Notice[] {
  if (state.info?.closedAt !== undefined) return []
  return [...lateDirectives(state, who, wishes, to)]
    .filter(({ at }) => at >= from)
    .map((draft) => noticeFor(draft, who, wishes))
}

/**
 * What somebody is told of when their view goes from `before` to `after` at `now` (ms): by one event or, after a lost
 * line, by many. Only what is still true, the worst first.
 */
export function noticesBetween(
  before: Board,
  after: Board,
  who: Recipient,
  wishes: Preferences,
  now: number,
): readonly Notice[] {
  if (after.info?.closedAt !== undefined) return []
  const drafts: Draft[] = [
    ...incidentNews(before, after, who, wishes),
    ...rowNews(before, after, who, wishes, now),
    ...addressedNews(before, after, who),
  ]
  return drafts
    .map((draft) => noticeFor(draft, who, wishes))
    .sort((a, b) => weight(a) - weight(b) || a.at - b.at || (a.subject.id < b.subject.id ? -1 : 1))
}

/** The last notices as the record has them, newest first: the same on every device, whenever it was switched on. */
export function lastNotices(
  state: Board,
  who: Recipient,
  wishes: Preferences,
  now: number,
  most: number,
): readonly Notice[] {
  const drafts: Draft[] = [
    ...lateRows(state, who, wishes, now),
    ...standingAddressed(state, who),
    ...lateDirectives(state, who, wishes, now),
  ]
  for (const incident of state.incidents.values())
    drafts.push(...noticesIn(incident, nothingKnown, who, wishes))
  if (!wishes.ownOnly)
    for (const face of state.faces.values())
      if (face.severity === 1 || wishes.severities.includes(face.severity)) drafts.push(faceNotice(face))
  return drafts
    .sort((a, b) => b.at - a.at || (a.subject.id < b.subject.id ? -1 : 1))
    .slice(0, most)
    .map((draft) => noticeFor(draft, who, wishes))
}

/**
 * Incidents that ring until somebody has acknowledged them: critical, whole in this view, for who is told at all. What
 * `unheldOf` picks of them is enough.
 */
export function ringing(
  { incidents, info }: Pick<Board, 'info'> & { readonly incidents: ReadonlyMap<string, Incident> },
  who: Recipient,
  { ownOnly }: Preferences,
): readonly string[] {
  if (who.onDuty === false || info?.closedAt !== undefined) return []
  const ids: string[] = []
  for (const incident of incidents.values())
    if (incident.severity === 1 && incident.status === 'open' && (!ownOnly || concerns(incident, who)))
      ids.push(incident.id)
  return ids
}
