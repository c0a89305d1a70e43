import type { ReactNode } from 'react'
import { useState } from 'react'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { clockOf, countdownOf, spanOf, whenOf } from '../../app/times.ts'
import {
  DeadlineBox,
  FactList,
  PanelHead,
  Section,
  StateChip,
  TextButton,
  WhoSees,
} from '../../parts/incidents/Panel.tsx'
import type { Tone } from '../../parts/kinds.ts'
import { moveWords } from '../../words/incident-moves.ts'
import { panelWords, sightWords } from '../../words/incidents.ts'
import { incidentStateWords, severityWords, termWords } from '../../words/terms.ts'
import { capital } from '../items/capital.ts'
import { areaOf, organisationOf, whoOf } from '../items/who.ts'
import { inkOf, useSeverityLabel } from './BoardRow.tsx'
import { deadlinesOf, nextDeadline } from './deadlines.ts'
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
  const state = capital(incidentStateWords[incident.status][language])
  const at = incident.acknowledgedAt
  return (
    <PanelHead
      severity={incident.severity}
      ink={inkOf(incident)}
      severityLabel={label(incident)}
      severityWords={`${term.severity(incident.severity)} · ${capital(severityWords[incident.severity][language])}`}
      code={close === null ? undefined : incident.code}
      state={
        <StateChip tone={stateTone(incident.status)}>
          {incident.status === 'acknowledged' && at !== null ? t.acknowledgedAt(state, when(at)) : state}
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

/** The one deadline that matters now; red only when it is late, or when nobody has it yet. */
export function DeadlineNow({ incident, info, now }: IncidentView) {
  const t = useWords(panelWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const all = deadlinesOf(incident, shown.catalogue.severities, now)
  const next = nextDeadline(all)
  if (!next) return null
  const at = whenOf(next.at, now, info.zone)
  const left = { acknowledge: t.stillAcknowledge, update: t.stillUpdate, restore: t.stillRestore }[next.kind]
  const late = { acknowledge: t.lateAcknowledge, update: t.lateUpdate, restore: t.lateRestore }[next.kind](at)
  const rest = all
    .filter((one) => one !== next)
    .map(({ kind, at: due, late: gone }) => {
      const when = whenOf(due, now, info.zone)
      if (gone)
        return { acknowledge: t.lateAcknowledge, update: t.lateUpdate, restore: t.lateRestore }[kind](when)
      return `${{ acknowledge: t.stillAcknowledge, update: t.stillUpdate, restore: t.stillRestore }[kind]}: ${spanOf(due - now, language)}, ${when}`
    })
  return (
    <div className="panel-deadline">
      <DeadlineBox
        figure={next.late ? spanOf(now - next.at, language) : countdownOf(next.at - now, language)}
        lines={[next.late ? late : `${left}, ${at}`, ...rest]}
        tone={next.late ? 'act' : next.kind === 'acknowledge' ? 'warn' : 'quiet'}
      />
    </div>
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
  const restore = incident.restoreAt
  const passed = restore !== null && restore < now
  return (
    <Section title={t.latest} note={`${when(last.at)} · ${whoOf(snapshot, last.by, unknownPerson)}`}>
      <FactList
        facts={[
          { term: t.doing, text: incident.doing ?? t.erased },
          {
            term: t.restore,
            text:
              restore === null ? (
                t.restoreUnknown
              ) : (
                <b>{passed ? t.restorePassed(when(restore)) : when(restore)}</b>
              ),
          },
        ]}
      />
    </Section>
  )
}

/** Steps shown before the rest is asked for. */
const firstSteps = 3

/** The steps of the playbook of this kind, as guidance while the incident runs. */
export function PlaybookSteps({ incident }: IncidentView) {
  const t = useWords(panelWords)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const { catalogue } = useSnapshot().shown
  const category = catalogue.categories.find(({ id }) => id === incident.category)
  const sub = category?.subs.find(({ id }) => id === incident.sub)
  const playbook = catalogue.playbooks.find(({ id }) => id === sub?.playbook)
  if (!playbook || !isOpen(incident.status)) return null
  const shown = open ? playbook.steps : playbook.steps.slice(0, firstSteps)
  const fold = playbook.steps.length > firstSteps
  return (
    <Section
      title={`${t.playbook}: ${playbook.title[language]}`}
      note={t.playbookNote(playbook.steps.length)}
      action={
        fold ? (
          <TextButton onPress={() => setOpen(!open)}>{open ? t.playbookLess : t.playbookAll}</TextButton>
        ) : undefined
      }
    >
      <ol className="playbook">
        {shown.map((step) => (
          <li key={step.vi}>{step[language]}</li>
        ))}
      </ol>
    </Section>
  )
}

/** What stands still: public line, linked items, who called it in. */
export function Facts({ incident }: IncidentView) {
  const t = useWords(panelWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { shown } = snapshot
  const reporter = incident.reportedBy
  const linked = incident.rows.map((id) => {
    const row = shown.rows.get(id)
    if (!row) return <span key={id}>{id.split('.')[0]} </span>
    return (
      <Link key={id} href={`/viec/${id}`} className="fact-link">
        <b className="code">{row.item.id}</b> {row.item.title[language]}
      </Link>
    )
  })
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
          ...(linked.length > 0 ? [{ term: t.linkedItems, text: linked }] : []),
          ...(contact.length > 0 ? [{ term: t.reportedBy, text: contact.join(' · ') }] : []),
        ]}
      />
    </Section>
  )
}
