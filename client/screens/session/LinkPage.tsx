import { useEffect, useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import type { LinkLook } from '../../sync/session-state.ts'
import { sessionWords } from '../../words/session.ts'
import { signInWords } from '../../words/sign-in.ts'
import { Door } from './Door.tsx'
import { hashToken } from './hashToken.ts'
import { useNewPassword } from './NewPassword.tsx'
import { DoorError } from './SignInForm.tsx'

const noToken: NetError = { status: 410, code: 'link-not-valid' }

function SetPassword({ token, look }: { readonly token: string; readonly look: LinkLook }) {
  const t = useWords(sessionWords)
  const { signIn, signingIn } = useWords(signInWords)
  const session = useSession()
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const [set, setSet] = useState(false)
  const { password, ready, fields, tried } = useNewPassword()
  const submit = async () => {
    tried()
    if (!ready || busy) return
    setBusy(true)
    const outcome = await session.useLink(token, password)
    setBusy(false)
    if (!outcome.ok) return setError(outcome.error)
    if (outcome.signedIn) go('/', { replace: true })
    else setSet(true)
  }
  if (set)
    return (
      <>
        <p className="door-wait">{t.passwordSet}</p>
        <Button kind="primary" size="large" onPress={() => go('/', { replace: true })}>
          {signIn}
        </Button>
      </>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p>{t.linkFor(look.name, look.username)}</p>
      {/* So that the phone's password store files it under the right name. */}
      <input type="text" name="username" autoComplete="username" value={look.username} readOnly hidden />
      <DoorError error={error} />
      {fields}
      <Button type="submit" kind="primary" size="large">
        {busy ? signingIn : t.setAndEnter}
      </Button>
    </form>
  )
}

/** A single-use link: says whose account it is, sets the password, signs in. */
export default function LinkPage() {
  const t = useWords(sessionWords)
  const { signIn } = useWords(signInWords)
  const session = useSession()
  const [token] = useState(hashToken)
  const [look, setLook] = useState<LinkLook | null>(null)
  const [error, setError] = useState<NetError | null>(token === null ? noToken : null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (token === null) return
    let here = true
    void session.lookLink(token).then((answer) => {
      if (!here) return
      if (answer.ok) setLook(answer.body)
      setError(answer.ok ? null : answer.error)
    })
    return () => {
      here = false
    }
  }, [session, token, tries])
  const dead = error !== null && error.status !== 0
  return (
    <Door title={t.linkTitle}>
      {look && token !== null ? <SetPassword token={token} look={look} /> : null}
      {!look && error === null ? <p aria-busy="true">{t.linkLooking}</p> : null}
      {!look && error !== null ? (
        <>
          {dead ? <p className="door-wrong">{t.linkBad}</p> : <DoorError error={error} />}
          {dead ? null : <Button onPress={() => setTries(tries + 1)}>{t.linkAgain}</Button>}
          {dead ? <Button onPress={() => go('/')}>{signIn}</Button> : null}
        </>
      ) : null}
    </Door>
  )
}
