import type { Subject } from '../../../domain/handover/draft.ts'
import type { Handover, HandoverLine } from '../../../domain/handover/events.ts'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { shiftOf } from '../../../domain/duty/shift.ts'
import type { Language } from '../../../domain/words.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import type { Spoken } from '../../app/words.ts'
import type { Snapshot } from '../../sync/snapshot.ts'
import { handoverWords } from '../../words/handover.ts'
import { incidentStateWords } from '../../words/terms.ts'
import { shiftSaid } from '../duty/seen.ts'
import { areaOf, organisationOf } from '../items/who.ts'

type T = Spoken<typeof handoverWords>

/** A line in words: what it is about, how it stood, and where it can be opened. */
export interface LineSaid {
  readonly title: string
  readonly facts: string
  readonly href: string | null
}

interface Moment {
  readonly t: T
  readonly language: Language
  readonly snapshot: Pick<Snapshot, 'shown'>
  readonly now: number
  readonly zone: string
}
type Saying<A extends Subject['about']> = (
  subject: Extract<Subject, { about: A }>,
  moment: Moment,
) => LineSaid

const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')

const incident: Saying<'incident'> = (subject, { t, language, snapshot }) => {
  const { incidents, faces } = snapshot.shown
  const record = incidents.get(subject.incident)
  const known = record ?? faces.get(subject.incident)
  const state = incidentStateWords[subject.status][language]
  const changed = known && known.status !== subject.status ? incidentStateWords[known.status][language] : null
  return {
    title: known ? `${known.code} ${record?.title ?? known.publicLine}` : t.unseen,
    facts: joined(
      state,
      changed === null ? null : t.nowIs(changed),
      record?.lead ? organisationOf(snapshot, record.lead) : null,
      record?.doing,
    ),
    href: known ? `/su-co/${subject.incident}` : null,
  }
}

const overdue: Saying<'overdue'> = (subject, { t, language, snapshot, now, zone }) => {
  const { rows, checklists } = snapshot.shown
  const [first] = subject.rows.flatMap((id) => rows.get(id) ?? [])
  const named =
    first?.item ??
    [...checklists.values()].flatMap(({ items }) => items).find(({ id }) => id === subject.item)
  const place =
    subject.total > 1 ? t.rows(subject.total) : first?.area ? areaOf(snapshot, first.area, '') : null
  return {
    title: `${subject.item} ${named?.title[language] ?? named?.title.vi ?? ''}`.trim(),
    facts: joined(
      organisationOf(snapshot, subject.owner),
      place,
      subject.critical ? t.critical : null,
      t.since(whenOf(subject.dueAt, now, zone)),
    ),
    href: subject.rows[0] === undefined ? null : `/viec/${encodeURIComponent(subject.rows[0])}`,
  }
}

const directive: Saying<'directive'> = (subject, { t, snapshot, now, zone }) => {
  const known = snapshot.shown.directives.get(subject.directive)
  return {
    title: known?.text ?? t.unseenDirective,
    facts: joined(t.until(whenOf(subject.deadline, now, zone)), t.awaited(subject.awaited)),
    href: null,
  }
}

const own: Saying<'own'> = (_subject, { t }) => ({ title: t.own, facts: '', href: null })
const saying = { incident, overdue, directive, own }

/** Says a line in the reader's words, with what they may see of it now. */
export function useLineSaid(): (subject: Subject) => LineSaid {
  const t = useWords(handoverWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const now = useNow(30_000)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  return (subject) => {
    const say = saying[subject.about] as (subject: Subject, moment: Moment) => LineSaid
    return say(subject, { t, language, snapshot, now, zone })
  }
}

export const groups = ['incident', 'overdue', 'directive', 'own'] as const
export type Group = (typeof groups)[number]
export const groupWords = {
  incident: 'incidents',
  overdue: 'overdue',
  directive: 'directives',
  own: 'own',
} as const

/** `06:00–14:00 14/10`; the key where the congress no longer has the shift. */
export function shiftNamed(info: CongressInfo, key: string): string {
  const shift = shiftOf(info, key)
  return shift ? shiftSaid(shift, info.zone) : key
}

export const acceptedOf = ({ lines }: Handover): number =>
  lines.filter(({ state }) => state === 'accepted').length
export const byGroup = (lines: readonly HandoverLine[], group: Group): HandoverLine[] =>
  lines.filter(({ subject }) => subject.about === group)

/** Newest first. */
export const newestHandovers = ({ shown }: Pick<Snapshot, 'shown'>): Handover[] =>
  [...shown.handovers.values()].sort((a, b) => b.offered.at - a.offered.at)
