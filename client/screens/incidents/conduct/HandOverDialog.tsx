import { useState } from 'react'
import type { Incident } from '../../../../domain/incident/events.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useLanguage, useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { TextButton } from '../../../parts/incidents/Panel.tsx'
import { conductFormWords } from '../../../words/conduct-forms.ts'
import { roleWords, termWords } from '../../../words/terms.ts'
import { organisationOf, whoOf } from '../../items/who.ts'
import { Combo } from '../Combo.tsx'
import type { AskProps } from '../FormDialog.tsx'
import { FormDialog } from '../FormDialog.tsx'
import { useAct } from '../use-act.ts'
import { candidatesFor } from './choices.ts'

/** A name with its organisation, for somebody who may not be known here by name. */
function useNaming() {
  const snapshot = useSnapshot()
  const { unknownPerson } = useWords(termWords)
  return (person: string, of: string | null | undefined): string =>
    whoOf(snapshot, { person, organisation: of ?? null }, unknownPerson)
}

/** Until the offer is accepted: who stays in command. */
function useUntil({ commander }: Incident): (to: string | null) => string {
  const t = useWords(conductFormWords)
  const naming = useNaming()
  return (to) => {
    const whom = to ?? t.thePerson
    return commander
      ? t.handOverUntil(whom, naming(commander.person, commander.of))
      : t.handOverUntilNobody(whom)
  }
}

interface OfferedProps {
  readonly view: AskProps['view']
  readonly onTakeBack: () => void
}

function Offered({ view, onTakeBack }: OfferedProps) {
  const { incident, info, now } = view
  const t = useWords(conductFormWords)
  const { shown } = useSnapshot()
  const naming = useNaming()
  const { handing } = incident
  if (!handing) return null
  const to = naming(handing.to, shown.people.get(handing.to)?.organisation)
  return (
    <p className="conduct-note">
      {t.offered(to, whenOf(handing.at, now, info.zone))}{' '}
      <TextButton onPress={onTakeBack}>{t.takeBack}</TextButton>
    </p>
  )
}

/** Offers the command to somebody; it passes once they accept. */
export function HandOverDialog({ view, onClose }: AskProps) {
  const { incident, now } = view
  const t = useWords(conductFormWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const naming = useNaming()
  const until = useUntil(incident)
  const [to, setTo] = useState('')
  const { wrong, setWrong, send } = useAct(view, onClose)
  const { shown, actor } = snapshot
  const candidates = actor ? candidatesFor(shown, incident, actor, now) : []
  const options = candidates.map(({ person, of, role, onDuty }) => ({
    value: person,
    label: naming(person, of),
    aside: onDuty ? `${roleWords[role][language]} · ${t.nowOnDuty}` : roleWords[role][language],
    also: organisationOf(snapshot, of),
  }))
  const chosen = options.find(({ value }) => value === to)
  const submit = () => {
    if (!chosen) return setWrong(candidates.length === 0 ? t.handOverNobody : t.handOverNeeded)
    void send('incident.hand-over', { incident: incident.id, to })
  }
  return (
    <FormDialog
      title={t.handOverAsk(incident.code)}
      submit={t.handOverDo}
      onSubmit={submit}
      onClose={onClose}
    >
      <Offered
        view={view}
        onTakeBack={() => void send('incident.hand-over', { incident: incident.id, to: null })}
      />
      <div className="combo-flow">
        <Combo
          label={t.handOverTo}
          aside={t.handOverHint}
          hint={candidates.length === 0 ? t.handOverNobody : undefined}
          error={wrong ?? undefined}
          options={options}
          value={to}
          onChange={(person) => {
            setWrong(null)
            setTo(person)
          }}
        />
      </div>
      <p className="quiet">{until(chosen?.label ?? null)}</p>
    </FormDialog>
  )
}
