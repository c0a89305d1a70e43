import { useState } from 'react'
import type { SeverityTargets } from '../../../domain/catalogue/incidents.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { policyWords } from '../../words/policy.ts'
import { FormDialog } from '../incidents/FormDialog.tsx'
import { useChange } from '../items/change.ts'
import type { TimeField, TimesDraft } from './policies.ts'
import { targetsPayload, timeFields, timesDraft, wrongTimes } from './policies.ts'
import { ReasonField } from './ReasonField.tsx'

interface TimesProps {
  readonly draft: TimesDraft
  readonly bad: readonly TimeField[]
  readonly onChange: (changes: Partial<TimesDraft>) => void
}

function Times({ draft, bad, onChange }: TimesProps) {
  const t = useWords(policyWords)
  return (
    <div className="field-pair">
      {timeFields.map((field) => (
        <TextField
          key={field}
          label={t[field]}
          hint={field === 'ackExpiresMin' ? t.expiresHint : undefined}
          inputMode="numeric"
          maxLength={5}
          trailing={<small>{t.minutes}</small>}
          value={draft[field]}
          error={bad.includes(field) ? t.wholeMinutes : undefined}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
    </div>
  )
}

/** The times of one severity, and why they change. */
export function TargetsDialog({
  targets,
  onClose,
}: {
  readonly targets: SeverityTargets
  readonly onClose: () => void
}) {
  const t = useWords(policyWords)
  const { shipped } = useSnapshot().shown.catalogue
  const [draft, setDraft] = useState(() => timesDraft(targets))
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const record = useChange(t.saved, onClose)
  const bad = asked ? wrongTimes(draft) : []
  const level = Number(targets.id.slice(1))
  const came = shipped?.find(({ id }) => id === targets.id)
  const type = (changes: Partial<TimesDraft>) => {
    record.setWrong(null)
    setDraft({ ...draft, ...changes })
  }
  const submit = () => {
    setAsked(true)
    if (wrongTimes(draft).length > 0) return
    void record.send('targets.set', targetsPayload(targets.id, draft, reason))
  }
  return (
    <FormDialog title={t.targetsAsk(level)} submit={t.targetsDo} onSubmit={submit} onClose={onClose}>
      <Times draft={draft} bad={bad} onChange={type} />
      {came ? (
        <p>
          <Button size="small" onPress={() => setDraft(timesDraft(came))}>
            {t.takeShipped}
          </Button>
        </p>
      ) : null}
      <ReasonField label={t.reason} value={reason} record={record} onChange={setReason} />
    </FormDialog>
  )
}
