import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { sessionWords } from '../../words/session.ts'
import { PasswordField } from './PasswordField.tsx'

const shortest = 12

export interface NewPassword {
  readonly password: string
  /** Long enough and typed twice alike. The server has the last word. */
  readonly ready: boolean
  readonly fields: React.JSX.Element
  readonly tried: () => void
}

/** Two fields for a password to be, with the rules in words before anything is wrong. */
export function useNewPassword(): NewPassword {
  const t = useWords(sessionWords)
  const [password, setPassword] = useState('')
  const [repeat, setRepeat] = useState('')
  const [tried, setTried] = useState(false)
  const missing = shortest - Array.from(password.normalize('NFC')).length
  const differs = password !== repeat
  const fields = (
    <>
      <PasswordField
        isNew
        label={t.newPassword}
        value={password}
        onChange={setPassword}
        hint={t.rules}
        error={tried && missing > 0 ? t.short(missing) : undefined}
      />
      <PasswordField
        isNew
        label={t.repeat}
        value={repeat}
        onChange={setRepeat}
        error={
          (tried || repeat.length >= password.length) && repeat !== '' && differs ? t.differs : undefined
        }
      />
    </>
  )
  return { password, ready: missing <= 0 && !differs, fields, tried: () => setTried(true) }
}
