import './door-error.css'
import { lazy, Suspense, useState } from 'react'
import { useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { plainSentence } from '../../app/plainSentence.ts'
import type { NetError } from '../../adapters/net.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { signInWords } from '../../words/sign-in.ts'
import { termWords } from '../../words/terms.ts'
import { PasswordField } from './PasswordField.tsx'
import type { StepWay } from './SecondStep.tsx'

// Most sign in without: the code comes when it is asked for.
const SecondStep = lazy(async () => ({ default: (await import('./SecondStep.tsx')).SecondStep }))
const ProviderEntry = lazy(async () => ({ default: (await import('./ProviderEntry.tsx')).ProviderEntry }))
const PasskeyEntry = lazy(async () => ({ default: (await import('./SecondStep.tsx')).PasskeyEntry }))

/** Why something at the door came to nothing. */
export function DoorError({ error }: { readonly error: NetError | null }) {
  const t = useWords(signInWords)
  const language = useLanguage()
  if (!error) return null
  const known = { 'wrong-sign-in': t.wrong, 'too-many-tries': t.throttled }
  const text = Object.hasOwn(known, error.code)
    ? known[error.code as keyof typeof known]
    : plainSentence(error, language)
  return (
    <p className="door-wrong" role="alert">
      <Icon name="octagon-x" />
      <span>{text}</span>
    </p>
  )
}

function WithoutPassword() {
  const t = useWords(signInWords)
  const [chosen, setChosen] = useState(false)
  return chosen ? (
    <Suspense>
      <PasskeyEntry />
    </Suspense>
  ) : (
    <Button kind="quiet" onPress={() => setChosen(true)}>
      {t.byPasskey}
    </Button>
  )
}

/** Name and password as they are typed, and what the centre makes of them. */
function useSignIn(username: string | undefined) {
  const session = useSession()
  const [name, setName] = useState(username ?? '')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<NetError | null>(null)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [factors, setFactors] = useState<readonly string[] | null>(null)
  const submit = async () => {
    setTried(true)
    if (busy || name.trim() === '' || password === '') return
    setBusy(true)
    const outcome = await session.signIn(name.trim(), password)
    setBusy(false)
    if (!outcome.ok && outcome.error.code === 'second-factor-needed') {
      setError(null)
      return setFactors(outcome.error.factors ?? ['totp'])
    }
    setError(outcome.ok ? null : outcome.error)
    if (!outcome.ok && outcome.error.code === 'wrong-sign-in') setPassword('')
  }
  const back = () => setFactors(null)
  // With name and password the passkey is the second step, and only theirs are asked for.
  const known = { username: name.trim(), password }
  const way: StepWay = {
    code: (code) => session.signIn(known.username, password, code),
    options: () => session.net.post('/api/v1/session/passkey/options', { known }),
    passkey: (response) => session.enterWith('/api/v1/session/passkey', { response }),
  }
  return { way, name, setName, password, setPassword, error, tried, busy, factors, submit, back }
}

/** `username` fixed: only that person may unlock. */
export function SignInForm({ username }: { readonly username?: string }) {
  const t = useWords(signInWords)
  const { required } = useWords(termWords)
  const form = useSignIn(username)
  const { name, setName, password, setPassword, error, tried, busy, factors, submit, back, way } = form
  if (factors)
    return (
      <Suspense>
        <SecondStep way={way} factors={factors} onBack={back} />
      </Suspense>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <DoorError error={error} />
      {username === undefined ? (
        <TextField
          label={t.username}
          name="username"
          value={name}
          onChange={setName}
          autoComplete="username"
          maxLength={80}
          error={tried && name.trim() === '' ? required : undefined}
        />
      ) : null}
      <PasswordField
        label={t.password}
        value={password}
        onChange={setPassword}
        error={tried && !busy && error === null && password === '' ? required : undefined}
      />
      <Button type="submit" kind="primary" size="large">
        {busy ? t.signingIn : t.signIn}
      </Button>
      <WithoutPassword />
      <Suspense>
        <ProviderEntry />
      </Suspense>
    </form>
  )
}
