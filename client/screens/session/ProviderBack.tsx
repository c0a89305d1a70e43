import { useEffect, useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useSession, useSessionState } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import type { Outcome, Session } from '../../sync/session-state.ts'
import { providerWords } from '../../words/provider.ts'
import { Door } from './Door.tsx'
import { SecondStep } from './SecondStep.tsx'
import { DoorError } from './SignInForm.tsx'

const path = '/api/v1/session/provider'

/** What the provider gave along is good once, so it is taken out of the address and handed in once. */
let handedIn: Promise<Outcome> | null = null
function handIn(session: Session): Promise<Outcome> {
  if (handedIn) return handedIn
  const query = location.search
  history.replaceState(history.state, '', location.pathname)
  handedIn = session.enterWith(`${path}/finish`, { query: query === '' ? '?' : query })
  return handedIn
}

/** The page that a browser comes back to from the provider: hands in what it was given, and goes on from there. */
export default function ProviderBack() {
  const t = useWords(providerWords)
  const session = useSession()
  const open = useSessionState().at === 'open'
  const [error, setError] = useState<NetError | null>(null)
  useEffect(() => {
    void handIn(session).then((outcome) => {
      if (!outcome.ok) setError(outcome.error)
      else go(outcome.signedIn ? '/' : '/tai-khoan/dang-nhap', { replace: true })
    })
  }, [session])
  const home = () => go(open ? '/tai-khoan/dang-nhap' : '/', { replace: true })
  const enter = async (to: '/step' | '/passkey', body: object) => {
    const outcome = await session.enterWith(`${path}${to}`, body)
    if (outcome.ok) go('/', { replace: true })
    return outcome
  }
  if (error?.code === 'second-factor-needed')
    return (
      <Door>
        <SecondStep
          factors={error.factors ?? ['totp']}
          onBack={home}
          way={{
            code: (code) => enter('/step', { code }),
            options: () => session.net.post(`${path}/passkey/options`, {}),
            passkey: (response) => enter('/passkey', { response }),
          }}
        />
      </Door>
    )
  if (error)
    return (
      <Door title={open ? t.bindFailedTitle : t.failedTitle}>
        <DoorError error={error} />
        <Button kind="primary" size="large" onPress={home}>
          {open ? t.toAccount : t.toSignIn}
        </Button>
      </Door>
    )
  return (
    <Door title={t.backTitle}>
      <p className="door-wait" aria-busy="true">
        {t.checking}
      </p>
    </Door>
  )
}
