import { useState } from 'react'
import { tiers } from '../../../domain/duty/events.ts'
import { clockKinds } from '../../../domain/incident/clocks.ts'
import { means, whoses } from '../../../domain/incident/escalation.ts'
import type { EscalationPolicy } from '../../../domain/incident/escalation.ts'
import { severities } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button, IconButton } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { tierWords } from '../../words/duty.ts'
import { clockWords, meansWords, policyWords, whoseWords } from '../../words/policy.ts'
import { FormDialog } from '../incidents/FormDialog.tsx'
import { useChange } from '../items/change.ts'
import { useNaming } from '../incidents/panel/naming.ts'
import { mostSteps, nameable, newStep, ruleDraft, rulePayload, wrongSteps } from './policies.ts'
import type { RuleDraft, StepDraft } from './policies.ts'
import { ReasonField } from './ReasonField.tsx'

interface PartProps {
  readonly draft: RuleDraft
  readonly change: (changes: Partial<RuleDraft>) => void
}

/** Which incidents: the clock, the organisation that leads, the category. */
function Scope({ draft, change }: PartProps) {
  const t = useWords(policyWords)
  const language = useLanguage()
  const { organisations, catalogue } = useSnapshot().shown
  const ofs = [...organisations.values()].map(({ id, name }) => ({ value: id, label: name }))
  const kinds = catalogue.categories.map(({ id, title }) => ({ value: id, label: title[language] }))
  return (
    <div className="field-pair">
      <Select
        label={t.when}
        value={draft.clock}
        options={clockKinds.map((clock) => ({ value: clock, label: clockWords[clock][language] }))}
        onChange={(clock) => change({ clock })}
      />
      <Select
        label={t.of}
        value={draft.of}
        options={[{ value: '', label: t.anyOf }, ...ofs]}
        // Who was named was of the organisation chosen before.
        onChange={(of) => change({ of, steps: draft.steps.map((one) => ({ ...one, person: '' })) })}
      />
      <Select
        label={t.category}
        value={draft.category}
        options={[{ value: '', label: t.anyCategory }, ...kinds]}
        onChange={(category) => change({ category })}
      />
    </div>
  )
}

function Levels({ draft, change }: PartProps) {
  const t = useWords(policyWords)
  const turn = (level: (typeof severities)[number], on: boolean) => {
    const rest = draft.severities.filter((one) => one !== level)
    change({ severities: on ? [...rest, level].sort() : rest })
  }
  return (
    <fieldset className="picks">
      <legend>{t.levels}</legend>
      {severities.map((level) => (
        <Checkbox
          key={level}
          label={String(level)}
          checked={draft.severities.includes(level)}
          onChange={(on) => turn(level, on)}
        />
      ))}
    </fieldset>
  )
}

interface StepProps {
  readonly step: StepDraft
  readonly n: number
  /** Whose incidents the rule is for. */
  readonly of: string
  readonly error: string | undefined
  readonly onChange: (changes: Partial<StepDraft>) => void
  readonly onDrop: () => void
}

/** One step: how long after, whose people, of which tier, by what. */
function Step({ step, n, of, error, onChange, onDrop }: StepProps) {
  const t = useWords(policyWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const naming = useNaming()
  const people = nameable(shown, { of }, step)
  return (
    <div className="policy-step" role="group" aria-label={t.stepNth(n)}>
      <TextField
        label={t.afterNth(n)}
        inputMode="numeric"
        maxLength={4}
        value={step.after}
        error={error}
        onChange={(after) => onChange({ after })}
      />
      <Select
        label={t.tierNth(n)}
        value={step.tier}
        options={tiers.map((tier) => ({ value: tier, label: tierWords[tier][language] }))}
        onChange={(tier) => onChange({ tier })}
      />
      <Select
        label={t.whoseNth(n)}
        value={step.whose}
        options={whoses.map((whose) => ({ value: whose, label: whoseWords[whose][language] }))}
        onChange={(whose) => onChange({ whose, person: '' })}
      />
      {people.length === 0 ? null : (
        <Select
          label={t.personNth(n)}
          value={step.person}
          options={[
            { value: '', label: t.wholeTier },
            ...people.map((person) => ({ value: person, label: naming(person) })),
          ]}
          onChange={(person) => onChange({ person })}
        />
      )}
      <Select
        label={t.meansNth(n)}
        value={step.means}
        options={means.map((one) => ({ value: one, label: meansWords[one][language] }))}
        onChange={(by) => onChange({ means: by })}
      />
      <IconButton icon="x" label={t.dropStep(n)} onPress={onDrop} />
    </div>
  )
}

function Steps({ draft, change, asked }: PartProps & { readonly asked: boolean }) {
  const t = useWords(policyWords)
  const { steps } = draft
  const bad = asked ? wrongSteps(draft) : []
  return (
    <fieldset className="policy-steps">
      <legend>{t.steps}</legend>
      {steps.map((step, index) => (
        <Step
          key={index}
          step={step}
          n={index + 1}
          of={draft.of}
          error={bad.includes(index) ? t.afterWrong : undefined}
          onChange={(changes) =>
            change({ steps: steps.map((one, n) => (n === index ? { ...one, ...changes } : one)) })
          }
          onDrop={() => change({ steps: steps.filter((_one, n) => n !== index) })}
        />
      ))}
      {steps.length === 0 ? <p className="warn">{t.noStepsWarn}</p> : null}
      {steps.length < mostSteps ? (
        <Button size="small" icon="plus" onPress={() => change({ steps: [...steps, newStep] })}>
          {t.addStep}
        </Button>
      ) : null}
    </fieldset>
  )
}

interface RuleDialogProps {
  readonly rule: EscalationPolicy
  /** A rule of its own, begun as a copy of the general one: whose incidents it is for is still to be said. */
  readonly fresh: boolean
  readonly onClose: () => void
}

/** Who is told how long after one clock has run out, and why the rule changes. */
export function RuleDialog({ rule, fresh, onClose }: RuleDialogProps) {
  const t = useWords(policyWords)
  const [draft, setDraft] = useState(() => ruleDraft(rule))
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const record = useChange(t.saved, onClose)
  const change = (changes: Partial<RuleDraft>) => {
    record.setWrong(null)
    setDraft({ ...draft, ...changes })
  }
  const submit = () => {
    setAsked(true)
    if (wrongSteps(draft).length > 0) return
    if (fresh && draft.of === '' && draft.category === '') return record.setWrong(t.scopeNeeded)
    void record.send('escalation.set', rulePayload(draft, reason))
  }
  const part = { draft, change }
  return (
    <FormDialog title={t.ruleAsk} submit={t.ruleDo} wide onSubmit={submit} onClose={onClose}>
      {fresh ? <Scope {...part} /> : null}
      <Levels {...part} />
      <Steps {...part} asked={asked} />
      <ReasonField label={t.reason} value={reason} record={record} onChange={setReason} />
    </FormDialog>
  )
}
