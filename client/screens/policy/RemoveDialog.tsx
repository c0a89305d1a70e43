import { useState } from 'react'
import type { EscalationPolicy } from '../../../domain/incident/escalation.ts'
import { useWords } from '../../app/language.ts'
import { TextField } from '../../parts/controls/TextField.tsx'
import { policyWords } from '../../words/policy.ts'
import { FormDialog } from '../incidents/FormDialog.tsx'
import { useChange } from '../items/change.ts'
import { useScope } from './RuleCard.tsx'

interface RemoveDialogProps {
  readonly rule: EscalationPolicy
  readonly onClose: () => void
}

/** Takes a rule away, and says what holds instead. */
export function RemoveDialog({ rule, onClose }: RemoveDialogProps) {
  const t = useWords(policyWords)
  const [reason, setReason] = useState('')
  const { send, wrong, setWrong } = useChange(t.removed, onClose)
  const { of, category, clock } = rule
  const scope = useScope(rule)
  const general = of === null && category === null
  const submit = () => void send('escalation.remove', { of, category, clock, reason: reason.trim() })
  return (
    <FormDialog title={t.removeAsk(scope)} submit={t.removeDo} danger onSubmit={submit} onClose={onClose}>
      <p>{general ? t.removeGeneral : t.removeOwn}</p>
      <TextField
        label={t.removeReason}
        maxLength={300}
        value={reason}
        error={wrong ?? undefined}
        onChange={(text) => {
          setWrong(null)
          setReason(text)
        }}
      />
    </FormDialog>
  )
}
