import type { ReactNode } from 'react'
import type { TimelineEntry } from '../../../../domain/incident/events.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { FactList, Section } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { panelWords } from '../../../words/incidents.ts'
import { termWords } from '../../../words/terms.ts'
import { whoOf } from '../../items/who.ts'
import type { IncidentView } from '../IncidentPanel.tsx'

interface CanProps {
  readonly can: Pick<TimelineEntry, 'conditions' | 'needs'> & { readonly doing: string | null }
  readonly restore: ReactNode
}

/** Conditions, actions, needs, and when it is expected back. */
export function CanFacts({ can, restore }: CanProps) {
  const t = useWords(panelWords)
  const conduct = useWords(conductWords)
  const said = (term: string, text: string | null | undefined) =>
    text === null || text === undefined ? [] : [{ term, text }]
  return (
    <FactList
      facts={[
        ...said(conduct.conditions, can.conditions),
        { term: t.doing, text: can.doing ?? t.erased },
        ...said(conduct.needs, can.needs),
        ...(restore === null ? [] : [{ term: t.restore, text: restore }]),
      ]}
    />
  )
}

/** What is being done, and when it is expected back. */
export function Latest({ incident, info, now }: IncidentView) {
  const t = useWords(panelWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const last = incident.timeline.findLast(({ kind }) => kind === 'update')
  const when = (at: number) => whenOf(at, now, info.zone)
  if (!last)
    return (
      <Section title={t.latest}>
        <p className="quiet">{t.noDoing}</p>
      </Section>
    )
  const { restoreAt, doing, conditions, needs } = incident
  const passed = restoreAt !== null && restoreAt < now
  return (
    <Section title={t.latest} note={`${when(last.at)} · ${whoOf(snapshot, last.by, unknownPerson)}`}>
      <CanFacts
        can={{ doing, conditions: conditions ?? null, needs: needs ?? null }}
        restore={
          restoreAt === null ? (
            t.restoreUnknown
          ) : (
            <b>{passed ? t.restorePassed(when(restoreAt)) : when(restoreAt)}</b>
          )
        }
      />
    </Section>
  )
}
