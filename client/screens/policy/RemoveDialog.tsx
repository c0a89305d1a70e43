import { useState } from 'react'
import type { EscalationPolicy } from '../../../domain/incident/escalation.ts'
import { useWords } from '../../app/language.ts'
import { policyWords } from '../../words/policy.ts'
import { FormDialog } from '../incidents/FormDialog.tsx'
import { useChange } from '../items/change.ts'
import { ReasonField } from './ReasonField.tsx'
import { useScope } from './RuleCard.tsx'

interface RemoveDialogProps {
  readonly rule: EscalationPolicy
  readonly onClose: () => void
}

/** Takes a rule away, and says what holds instead. */
export function RemoveDialog({ rule, onClose }: RemoveDialogProps) {
  const t = useWords(policyWords)
  const [reason, setReason] = useState('')
  const record = useChange(t.removed, onClose)
  const { of, category, clock } = rule
  const scope = useScope(rule)
  const general = of === null && category === null
  const submit = () => void record.send('escalation.remove', { of, category, clock, reason: reason.trim() })
  return (
    <FormDialog title={t.removeAsk(scope)} submit={t.removeDo} danger onSubmit={submit} onClose={onClose}>
      <p>{general ? t.removeGeneral : t.removeOwn}</p>
      <ReasonField label={t.removeReason} value={reason} record={record} onChange={setReason} />
    </FormDialog>
  )
}
