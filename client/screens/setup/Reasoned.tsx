import type { ReactNode } from 'react'
import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { courseWords } from '../../words/setup.ts'
import { termWords } from '../../words/terms.ts'

/** A form whose change goes on record with its reason; `wrong` is said beside it. */
export function Reasoned(props: {
  readonly button: string
  readonly kind?: 'primary' | 'danger'
  /** Only the department reads the reason. */
  readonly inner?: boolean
  readonly wrong: string | null
  readonly onSave: (reason: string) => void
  readonly children?: ReactNode
}) {
  const t = useWords(courseWords)
  const { noSecrets } = useWords(termWords)
  const [reason, setReason] = useState('')
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave(reason)
      }}
    >
      {props.children}
      <TextField
        label={props.inner ? t.reasonInner : t.reason}
        hint={noSecrets}
        value={reason}
        maxLength={300}
        required
        error={props.wrong ?? undefined}
        onChange={setReason}
      />
      <Button type="submit" kind={props.kind ?? 'primary'}>
        {props.button}
      </Button>
    </form>
  )
}
