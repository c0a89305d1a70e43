import { useState } from 'react'
import type { Visibility } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { Checkbox, Choice } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { WhoSees } from '../../parts/incidents/Panel.tsx'
import { composerWords } from '../../words/composer.ts'
import { moveWords } from '../../words/incident-moves.ts'
import { sightWords } from '../../words/incidents.ts'
import type { AskProps } from './FormDialog.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useAct } from './use-act.ts'
import { whoSees } from './who-sees.ts'
import type { Sighted } from './who-sees.ts'

/** The sentence for what is chosen but not saved yet. */
export function SightPreview({ incident, zone }: { readonly incident: Sighted; readonly zone: string }) {
  const t = useWords(sightWords)
  const language = useLanguage()
  const { shown, actor } = useSnapshot()
  const viewer = { organisation: actor?.organisation ?? null, department: actor?.department ?? false }
  const text = whoSees(incident, shown.organisations.values(), viewer, language, (at) => clockOf(at, zone))
  return <WhoSees lead={t.lead} text={text} />
}

interface PickProps {
  readonly legend: string
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  /** Not offered: the department sees everything anyway, the lead is chosen elsewhere. */
  readonly without?: string | null | undefined
  readonly error?: string | undefined
}

/** Some of the organisations, by visible ticks. */
export function OrganisationPicks({ legend, chosen, onChange, without, error }: PickProps) {
  const { shown } = useSnapshot()
  const offered = [...shown.organisations.values()].filter(
    ({ id, department }) => !department && id !== without,
  )
  return (
    <fieldset className="picks">
      <legend>{legend}</legend>
      {offered.map(({ id, short }) => (
        <Checkbox
          key={id}
          label={short}
          checked={chosen.includes(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

interface VisibilityChoiceProps {
  readonly value: Visibility
  readonly onChange: (value: Visibility) => void
}

export function VisibilityChoice({ value, onChange }: VisibilityChoiceProps) {
  const t = useWords(composerWords)
  return (
    <Choice
      legend={t.visibility}
      value={value}
      onChange={onChange}
      options={[
        { value: 'all', label: t.seeAll, sub: t.seeAllSub },
        { value: 'named', label: t.seeNamed, sub: t.seeNamedSub },
        { value: 'department', label: t.seeDepartment, sub: t.seeDepartmentSub },
      ]}
    />
  )
}

const width: { readonly [V in Visibility]: number } = { all: 2, named: 1, department: 0 }

/** Who may see it; says what narrowing takes away. */
export function VisibilityDialog({ view, onClose }: AskProps) {
  const { incident, info } = view
  const t = useWords(moveWords)
  const composer = useWords(composerWords)
  const { shown } = useSnapshot()
  const [visibility, setVisibility] = useState(incident.visibility)
  const hands = [incident.lead, ...incident.involved].filter((id) => id !== null)
  const outside = hands.filter((id) => shown.organisations.get(id)?.department !== true)
  const [named, setNamed] = useState<readonly string[]>(incident.named.length > 0 ? incident.named : outside)
  const { wrong, setWrong, send } = useAct(view, onClose)
  const sent = visibility === 'named' ? named : []
  const submit = () => {
    if (visibility === 'named' && named.length === 0) return setWrong(composer.namedNeeded)
    void send('incident.visibility', { incident: incident.id, visibility, named: [...sent] })
  }
  return (
    <FormDialog
      title={t.visibilityAsk(incident.code)}
      submit={t.visibilityDo}
      wide
      onSubmit={submit}
      onClose={onClose}
    >
      <VisibilityChoice value={visibility} onChange={setVisibility} />
      {visibility === 'named' ? (
        <OrganisationPicks
          legend={composer.named}
          chosen={named}
          error={wrong ?? undefined}
          onChange={(next) => {
            setWrong(null)
            setNamed(next)
          }}
        />
      ) : null}
      <SightPreview incident={{ ...incident, visibility, named: sent }} zone={info.zone} />
      {width[visibility] < width[incident.visibility] ? <p className="warn">{t.narrowing}</p> : null}
      {visibility !== 'named' && wrong !== null ? (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      ) : null}
    </FormDialog>
  )
}

/** The one sentence that everybody may read. */
export function PublicLineDialog({ view, onClose }: AskProps) {
  const { incident, info } = view
  const t = useWords(moveWords)
  const [publicLine, setLine] = useState(incident.publicLine)
  const { wrong, setWrong, send } = useAct(view, onClose)
  const submit = () => {
    if (publicLine.trim() === '') return setWrong(t.oneLineNeeded)
    void send('incident.public-line', { incident: incident.id, publicLine: publicLine.trim() })
  }
  return (
    <FormDialog title={t.publicAsk(incident.code)} submit={t.publicDo} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t.publicAsk(incident.code)}
        hint={t.publicHint}
        maxLength={160}
        value={publicLine}
        error={wrong ?? undefined}
        onChange={(line) => {
          setWrong(null)
          setLine(line)
        }}
      />
      <SightPreview incident={{ ...incident, publicLine }} zone={info.zone} />
    </FormDialog>
  )
}

/** Who leads and who helps. */
export function InvolveDialog({ view, onClose }: AskProps) {
  const { incident, info } = view
  const t = useWords(moveWords)
  const { shown } = useSnapshot()
  const [lead, setLead] = useState(incident.lead ?? '')
  const [involved, setInvolved] = useState(incident.involved)
  const { wrong, send } = useAct(view, onClose)
  const chosen = { lead: lead === '' ? null : lead, involved: involved.filter((id) => id !== lead) }
  return (
    <FormDialog
      title={t.involveAsk(incident.code)}
      submit={t.involveDo}
      wide
      onSubmit={() => void send('incident.involve', { incident: incident.id, ...chosen })}
      onClose={onClose}
    >
      <Select
        label={t.lead}
        value={lead}
        options={[
          { value: '', label: t.noLead },
          ...[...shown.organisations.values()].map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setLead}
        error={wrong ?? undefined}
      />
      <OrganisationPicks legend={t.involved} chosen={chosen.involved} without={lead} onChange={setInvolved} />
      <SightPreview incident={{ ...incident, ...chosen }} zone={info.zone} />
    </FormDialog>
  )
}
