import { useEffect, useEffectEvent, useState } from 'react'
import type { NetAnswer, NetError } from '../../adapters/net.ts'
import { passkeysHere, showPasskey } from '../../adapters/passkey.ts'
import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import type { Outcome } from '../../sync/session-state.ts'
import { signInWords } from '../../words/sign-in.ts'
import { stepWords } from '../../words/security.ts'
import { DoorError } from './SignInForm.tsx'

/** How an answer to the second step is handed in: after the password, or after the sign-in provider. */
export interface StepWay {
  readonly code: (code: string) => Promise<Outcome>
  /** What to ask the authenticator. */
  readonly options: () => Promise<NetAnswer<AskedOptions>>
  readonly passkey: (response: object) => Promise<Outcome>
}
type AskedOptions = { readonly options: { readonly rpId?: string } }

export interface SecondStepProps {
  readonly way: StepWay
  /** `totp`, `passkey`, `recovery`: what the account can be entered with. */
  readonly factors: readonly string[]
  readonly onBack: () => void
}

/** Asks for a passkey and enters with it. Tells what came to nothing. */
function usePasskeyEntry({ options, passkey }: Pick<StepWay, 'options' | 'passkey'>) {
  const t = useWords(stepWords)
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const say = (message: string) => setError({ status: 400, code: 'passkey', message })
  const attempt = async () => {
    const asked = await options()
    if (!asked.ok) return setError(asked.error)
    if (!passkeysHere(asked.body.options.rpId ?? null)) return say(t.cannot)
    const shown = await showPasskey(asked.body.options)
    if (!shown.ok) return say(t[shown.why])
    const entered = await passkey(shown.response)
    if (!entered.ok) setError(entered.error)
  }
  const enter = () => {
    if (busy) return
    setBusy(true)
    setError(null)
    void attempt().finally(() => setBusy(false))
  }
  return { enter, error, busy }
}

/** The code that is being typed: of the app, or of the sheet. */
function useCode({ way, factors }: SecondStepProps) {
  const { wrongCode } = useWords(stepWords)
  const [onPaper, setOnPaper] = useState(!factors.includes('totp'))
  const [code, setCode] = useState('')
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (busy || code.trim() === '') return
    setBusy(true)
    const outcome = await way.code(code)
    setBusy(false)
    if (outcome.ok) return
    setError(outcome.error.code === 'wrong-code' ? { ...outcome.error, message: wrongCode } : outcome.error)
    setCode('')
  }
  const turn = () => {
    setOnPaper(!onPaper)
    setCode('')
    setError(null)
  }
  return { onPaper, code, setCode, error, busy, submit, turn }
}

/** After the right password: a code of the app, of the recovery sheet, or a passkey. */
export function SecondStep(props: SecondStepProps) {
  const { way, factors, onBack } = props
  const t = useWords(stepWords)
  const { signingIn } = useWords(signInWords)
  const { onPaper, code, setCode, error, busy, submit, turn } = useCode(props)
  const passkey = usePasskeyEntry(way)
  const byApp = factors.includes('totp')
  const codes = byApp || factors.includes('recovery')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t.title}</h2>
      <DoorError error={error ?? passkey.error} />
      {codes ? (
        <TextField
          key={onPaper ? 'paper' : 'app'}
          label={onPaper ? t.recovery : t.code}
          hint={onPaper ? t.recoveryHint : t.codeHint}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          inputMode={onPaper ? 'text' : 'numeric'}
          maxLength={20}
          ref={focused}
        />
      ) : null}
      {codes ? (
        <Button type="submit" kind="primary" size="large">
          {busy ? signingIn : t.confirm}
        </Button>
      ) : null}
      {factors.includes('passkey') ? (
        <Button size="large" kind={codes ? 'plain' : 'primary'} onPress={passkey.enter}>
          {t.usePasskey}
        </Button>
      ) : null}
      {byApp && factors.includes('recovery') ? (
        <Button kind="quiet" onPress={turn}>
          {onPaper ? t.useApp : t.useRecovery}
        </Button>
      ) : null}
      <Button kind="quiet" onPress={onBack}>
        {t.back}
      </Button>
    </form>
  )
}

/** The one thing to do here is to type the code. */
const focused = (input: HTMLInputElement | null): void => input?.focus()

/** In place of name and password, for who has a passkey on this device. */
export function PasskeyEntry() {
  const t = useWords(stepWords)
  const session = useSession()
  const { enter, error } = usePasskeyEntry({
    options: () => session.net.post('/api/v1/session/passkey/options', {}),
    passkey: (response) => session.enterWith('/api/v1/session/passkey', { response }),
  })
  // It was pressed for already; the button is for once more.
  const first = useEffectEvent(enter)
  useEffect(() => first(), [])
  return (
    <>
      <DoorError error={error} />
      <Button size="large" onPress={enter}>
        {t.usePasskey}
      </Button>
    </>
  )
}
