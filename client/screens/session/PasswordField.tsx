import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { IconButton } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { signInWords } from '../../words/sign-in.ts'

export interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isNew?: boolean
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** A password that can be looked at: gloves, a dark room and a Vietnamese keyboard make mistakes. */
export function PasswordField({ label, value, onChange, isNew = false, hint, error }: PasswordFieldProps) {
  const t = useWords(signInWords)
  const [shown, setShown] = useState(false)
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      type={shown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      maxLength={1024}
      hint={hint}
      error={error}
      trailing={
        <IconButton
          icon={shown ? 'eye-off' : 'eye'}
          label={shown ? t.hide : t.show}
          onPress={() => setShown(!shown)}
        />
      }
    />
  )
}
