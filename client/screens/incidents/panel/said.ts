import type { TimelineEntry as Entry } from '../../../../domain/incident/events.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { conductWords } from '../../../words/conduct.ts'
import { panelWords } from '../../../words/incidents.ts'
import { termWords } from '../../../words/terms.ts'
import { organisationOf } from '../../items/who.ts'
import type { IncidentView } from '../IncidentPanel.tsx'

type Kind = Entry['kind']
type Said = (entry: Entry) => string

/** What the lifecycle, notes and the record itself say. */
function useRecorded({ incident, info, now }: IncidentView): { readonly [K in Kind]?: Said } {
  const t = useWords(panelWords)
  const snapshot = useSnapshot()
  const names = (ids: readonly string[]) => ids.map((id) => organisationOf(snapshot, id)).join(', ')
  const textOf = ({ text }: Entry) => text ?? t.erased
  const moved =
    (word: string): Said =>
    ({ text }) =>
      text === null ? word : `${word}: ${text}`
  const visibility = (detail: string) => {
    const [kind, ...named] = detail.split(' ')
    if (kind === 'all') return t.visibleAll
    return kind === 'department' ? t.visibleDepartment : t.visibleNamed(names(named))
  }
  return {
    note: textOf,
    opened: (entry) => moved(t.opened(Number(entry.detail ?? incident.severity)))(entry),
    update: (entry) =>
      entry.detail === null
        ? t.entryUpdate(textOf(entry))
        : t.entryUpdateAt(textOf(entry), whenOf(Number(entry.detail), now, info.zone)),
    severity: (entry) => t.entrySeverity(entry.detail ?? '', textOf(entry)),
    'public-line': (entry) => t.entryPublic(textOf(entry)),
    visibility: ({ detail }) => t.entryVisibility(visibility(detail ?? '')),
    involved: ({ detail }) =>
      t.entryInvolved(names((detail ?? '').split(' ').filter((id) => id !== '' && id !== '-'))),
    acknowledge: moved(t.entryAcknowledge),
    mitigate: moved(t.entryMitigate),
    resolve: moved(t.entryResolve),
    close: moved(t.entryClose),
    cancel: moved(t.entryCancel),
    reopen: moved(t.entryReopen),
  }
}

/** What the conduct of it says: command, steps, times, links, review. */
function useConducted({ info, now }: IncidentView): { readonly [K in Kind]?: Said } {
  const t = useWords(conductWords)
  const term = useWords(termWords)
  const { erased } = useWords(panelWords)
  const { names, shown } = useSnapshot()
  const when = (at: number | string | null) => whenOf(Number(at), now, info.zone)
  const also = (word: string, text: string | null) => (text === null ? word : `${word}: ${text}`)
  const itemsOf = (detail: string) =>
    detail.split(' ').map((id) => shown.rows.get(id)?.item.id ?? id.split('.')[0] ?? id)
  return {
    command: ({ text }) => also(t.entryCommand, text),
    offered: ({ detail }) =>
      detail === null ? t.entryOfferedBack : t.entryOffered(names.get(detail) ?? term.unknownPerson),
    time: ({ occurredAt, detail, text }) => t.entryTime(when(occurredAt), when(detail), text ?? erased),
    step: ({ detail }) => t.entryStep(Number(detail) + 1),
    'step-undone': ({ detail }) => t.entryStepUndone(Number(detail) + 1),
    rows: ({ detail }) =>
      detail === null || detail === '' ? t.entryRowsNone : t.entryRows(itemsOf(detail).join(', ')),
    expired: () => t.entryExpired,
    merged: ({ text }) => also(t.entryMerged, text),
    review: ({ text }) => also(t.entryReview, text),
    'follow-up': ({ detail, text }) => also(t.entryFollowUp(Number(detail) + 1), text),
  }
}

/** What an entry says, in words. */
export function useSaid(view: IncidentView): Said {
  const all: { readonly [K in Kind]?: Said } = { ...useRecorded(view), ...useConducted(view) }
  return (entry) => all[entry.kind]?.(entry) ?? ''
}
