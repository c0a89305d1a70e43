import type { ReactNode } from 'react'
import { isHeld } from '../../../domain/incident/clocks.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, whenOf } from '../../app/times.ts'
import { FactList, PanelHead, Section, StateChip, WhoSees } from '../../parts/incidents/Panel.tsx'
import type { Tone } from '../../parts/kinds.ts'
import { moveWords } from '../../words/incident-moves.ts'
import { panelWords, sightWords } from '../../words/incidents.ts'
import { incidentStateWords, severityWords, termWords } from '../../words/terms.ts'
import { capital } from '../items/capital.ts'
import { areaOf, organisationOf } from '../items/who.ts'
import { inkOf, useSeverityLabel } from './BoardRow.tsx'
import type { IncidentView } from './IncidentPanel.tsx'
import { whoSees } from './who-sees.ts'

const stateTone = (status: IncidentView['incident']['status']): Tone =>
  status === 'open'
    ? 'act'
    : status === 'resolved'
      ? 'ok'
      : status === 'closed' || status === 'cancelled'
        ? 'quiet'
        : 'accent'

/** Severity, code, state, title, place and times. */
export function Head({ view, close }: { readonly view: IncidentView; readonly close: ReactNode }) {
  const { incident, info, now } = view
  const t = useWords(panelWords)
  const term = useWords(termWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const label = useSeverityLabel()
  const when = (at: number) => whenOf(at, now, info.zone)
  const involved = incident.involved.map((id) => organisationOf(snapshot, id)).join(', ')
  const at = incident.acknowledgedAt
  const held = isHeld(incident, snapshot.shown.catalogue.severities, now)
  // An acknowledgement that has run out holds no longer, whether or not that was written down yet.
  const status = incident.status === 'acknowledged' && !held ? 'open' : incident.status
  const state = capital(incidentStateWords[status][language])
  return (
    <PanelHead
      severity={incident.severity}
      ink={inkOf({ status })}
      severityLabel={label({ ...incident, status })}
      severityWords={`${term.severity(incident.severity)} · ${capital(severityWords[incident.severity][language])}`}
      code={close === null ? undefined : incident.code}
      state={
        <StateChip tone={stateTone(status)}>
          {status === 'acknowledged' && at !== null ? t.acknowledgedAt(state, when(at)) : state}
        </StateChip>
      }
      close={close}
      title={incident.title}
    >
      <p>
        {areaOf(snapshot, incident.area, '')} ·{' '}
        {incident.lead === null ? t.noLead : t.leads(organisationOf(snapshot, incident.lead))}
        {involved === '' ? '' : ` ${t.withThem(involved)}`} ·{' '}
        {t.occurred(when(incident.occurredAt), when(incident.recordedAt))}
      </p>
    </PanelHead>
  )
}

/** Who sees it, in words; the department may change that. */
export function Sees({ view, onChange }: { readonly view: IncidentView; readonly onChange: () => void }) {
  const { incident, info } = view
  const t = useWords(sightWords)
  const moves = useWords(moveWords)
  const language = useLanguage()
  const store = useStore()
  const { shown, actor } = useSnapshot()
  const viewer = { organisation: actor?.organisation ?? null, department: actor?.department ?? false }
  const { id, visibility, named } = incident
  const refusal = store.may({
    type: 'incident.visibility',
    payload: { incident: id, visibility, named: [...named] },
  })
  // Without the line it may still be asked for: the button then says why not.
  const may = refusal === null || refusal.code === 'needs-connection'
  const sentence = whoSees(incident, shown.organisations.values(), viewer, language, (at) =>
    clockOf(at, info.zone),
  )
  return (
    <WhoSees
      lead={t.leadNow}
      text={sentence}
      change={may ? { label: moves.visibility, onPress: onChange } : undefined}
    />
  )
}

/** What stands still: public line, who called it in. */
export function Facts({ incident }: IncidentView) {
  const t = useWords(panelWords)
  const snapshot = useSnapshot()
  const reporter = incident.reportedBy
  const contact = reporter
    ? [organisationOf(snapshot, reporter.organisation), reporter.post, reporter.phone].filter(
        (part) => part !== null,
      )
    : []
  return (
    <Section title={t.record}>
      <FactList
        facts={[
          { term: t.publicLine, text: incident.publicLine },
          ...(contact.length > 0 ? [{ term: t.reportedBy, text: contact.join(' · ') }] : []),
        ]}
      />
    </Section>
  )
}
