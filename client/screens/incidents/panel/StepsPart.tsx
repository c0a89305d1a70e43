import { useState } from 'react'
import type { Playbook } from '../../../../domain/catalogue/incidents.ts'
import type { Act, Incident } from '../../../../domain/incident/events.ts'
import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useLanguage, useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { Icon } from '../../../parts/glyphs/Icon.tsx'
import { Section, TextButton } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { panelWords } from '../../../words/incidents.ts'
import { termWords } from '../../../words/terms.ts'
import { whoOf } from '../../items/who.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { DeedWrong } from './DeedWrong.tsx'
import { useDeed, useOffer } from './offer.ts'
import { shownSteps } from './steps.ts'

/** The playbook of this kind of incident. */
function usePlaybook({ category, sub }: Pick<Incident, 'category' | 'sub'>): Playbook | undefined {
  const { catalogue } = useSnapshot().shown
  const subs = catalogue.categories.find(({ id }) => id === category)?.subs
  const playbook = subs?.find(({ id }) => id === sub)?.playbook
  return catalogue.playbooks.find(({ id }) => id === playbook)
}

interface StepProps {
  readonly n: number
  readonly text: string
  readonly done: Act | undefined
  readonly current: boolean
  /** Null: this reader cannot tick. */
  readonly onTick: ((done: boolean) => void) | null
  readonly view: IncidentView
}

function Step({ n, text, done, current, onTick, view }: StepProps) {
  const t = useWords(conductWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const by = done
    ? t.stepBy(whoOf(snapshot, done.by, unknownPerson), whenOf(done.at, view.now, view.info.zone))
    : null
  const className = `step${done ? ' done' : ''}${current ? ' current' : ''}`
  const words = (
    <span className="step-words">
      <span>{text}</span>
      {by === null ? null : <small>{by}</small>}
    </span>
  )
  const box = (
    <span className="checkbox-box" aria-hidden>
      {done ? <Icon name="check" size={14} strokeWidth={2.6} /> : n + 1}
    </span>
  )
  if (!onTick)
    return (
      <li className={className}>
        <span className="step-line">
          {box}
          {words}
        </span>
      </li>
    )
  return (
    <li className={className}>
      <label className="step-line">
        <input type="checkbox" checked={done !== undefined} onChange={() => onTick(!done)} />
        {box}
        {words}
      </label>
    </li>
  )
}

/** The playbook's steps, ticked inside the incident: what is done folded, the current one bold, the next one shown. */
export function PlaybookSteps({ view }: { readonly view: IncidentView }) {
  const { incident } = view
  const t = useWords(conductWords)
  const panel = useWords(panelWords)
  const language = useLanguage()
  const playbook = usePlaybook(incident)
  const offer = useOffer(view)
  const { send, wrong } = useDeed(view)
  const [open, setOpen] = useState(false)
  const done = incident.steps ?? []
  if (!playbook || (!isOpen(incident.status) && done.length === 0)) return null
  const { id } = incident
  const of = playbook.steps.length
  const { steps, folded, current } = shownSteps(of, done, open)
  const mayTick = (step: number, to: boolean) =>
    isOpen(incident.status) &&
    offer({ type: 'incident.step', payload: { incident: id, step, done: to } }) !== null
  return (
    <Section
      title={`${panel.playbook}: ${playbook.title[language]}`}
      note={t.stepsDone(done.length, of)}
      action={
        steps.length === of && !open ? undefined : (
          <TextButton onPress={() => setOpen(!open)}>
            {open ? panel.playbookLess : panel.playbookAll}
          </TextButton>
        )
      }
    >
      {folded > 0 ? (
        <p className="steps-folded">
          <Icon name="check" size={16} /> {t.stepsFolded(folded)}
        </p>
      ) : null}
      <ol className="steps">
        {steps.map((n) => {
          const found = done.find(({ step }) => step === n)
          const tick = (to: boolean) => void send('incident.step', { incident: id, step: n, done: to })
          return (
            <Step
              key={n}
              n={n}
              text={playbook.steps[n]?.[language] ?? ''}
              done={found}
              current={n === current}
              onTick={mayTick(n, !found) ? tick : null}
              view={view}
            />
          )
        })}
      </ol>
      <DeedWrong wrong={wrong} />
    </Section>
  )
}
