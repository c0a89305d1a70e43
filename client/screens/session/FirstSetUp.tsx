import { useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { sessionWords } from '../../words/session.ts'
import { signInWords } from '../../words/sign-in.ts'
import { termWords } from '../../words/terms.ts'
import { Door } from './Door.tsx'
import { hashToken } from './hashToken.ts'
import { useNewPassword } from './NewPassword.tsx'
import { DoorError } from './SignInForm.tsx'

/** The first account of an installation: an administrator, through the link printed at start. */
export default function FirstSetUp() {
  const t = useWords(sessionWords)
  const { signingIn, username: usernameLabel } = useWords(signInWords)
  const { required } = useWords(termWords)
  const session = useSession()
  const [token] = useState(() => hashToken() ?? '')
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [error, setError] = useState<NetError | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const fresh = useNewPassword()
  const submit = async () => {
    setTried(true)
    fresh.tried()
    if (busy || !fresh.ready || name.trim() === '' || username.trim() === '') return
    setBusy(true)
    const outcome = await session.setUp(token, username.trim(), name.trim(), fresh.password)
    setBusy(false)
    if (outcome.ok) go('/', { replace: true })
    else setError(outcome.error)
  }
  const missing = (value: string) => (tried && value.trim() === '' ? required : undefined)
  return (
    <Door title={t.firstTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p>{t.firstText}</p>
        <DoorError error={error} />
        <TextField
          label={t.firstName}
          hint={t.firstNameHint}
          value={name}
          onChange={setName}
          maxLength={120}
          error={missing(name)}
        />
        <TextField
          label={usernameLabel}
          hint={t.usernameHint}
          name="username"
          autoComplete="username"
          value={username}
          onChange={setUsername}
          maxLength={40}
          error={missing(username)}
        />
        {fresh.fields}
        <Button type="submit" kind="primary" size="large">
          {busy ? signingIn : t.makeAdmin}
        </Button>
      </form>
    </Door>
  )
}
