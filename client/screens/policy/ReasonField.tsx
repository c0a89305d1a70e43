import { TextField } from '../../parts/controls/TextField.tsx'
import type { useChange } from '../items/change.ts'

interface ReasonFieldProps {
  readonly label: string
  readonly value: string
  /** Whose refusal is shown here, until something else is typed. */
  readonly record: Pick<ReturnType<typeof useChange>, 'wrong' | 'setWrong'>
  readonly onChange: (text: string) => void
}

/** Why a rule is changed: on record, and shown beside it. */
export function ReasonField({ label, value, record, onChange }: ReasonFieldProps) {
  const { wrong, setWrong } = record
  return (
    <TextField
      label={label}
      maxLength={300}
      value={value}
      error={wrong ?? undefined}
      onChange={(text) => {
        setWrong(null)
        onChange(text)
      }}
    />
  )
}
