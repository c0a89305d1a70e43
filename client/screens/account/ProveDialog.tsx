import { useState } from 'react'
import type { NetAnswer, NetError } from '../../adapters/net.ts'
import { passkeysHere, showPasskey } from '../../adapters/passkey.ts'
import { useMe, useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { securityWords, stepWords } from '../../words/security.ts'
import { signInWords } from '../../words/sign-in.ts'
import { PasswordField } from '../session/PasswordField.tsx'
import type { OwnAccount } from './account.ts'
import { isProtected } from './account.ts'
import { StepDialog } from './StepDialog.tsx'

interface ProveDialogProps {
  readonly account: OwnAccount
  readonly onProven: (proof: string) => void
  readonly onClose: () => void
}
type Proof = { readonly proof: string }
const path = '/api/v1/account/prove'

/** Asks the centre for a proof, by password and code or by a passkey. */
function useProving({ account, onProven }: ProveDialogProps) {
  const words = useWords(stepWords)
  const session = useSession()
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const settle = (answer: NetAnswer<Proof>) => {
    if (answer.ok) onProven(answer.body.proof)
    else setError(answer.error)
  }
  const byPassword = async (password: string, code: string) =>
    settle(await session.net.post<Proof>(path, { password, ...(code === '' ? {} : { code }) }))
  const byPasskey = async () => {
    const asked = await session.net.post<{ readonly options: object }>(`${path}/passkey/options`, {})
    if (!asked.ok) return setError(asked.error)
    const shown = await showPasskey(asked.body.options)
    if (!shown.ok) return setError({ status: 400, code: 'passkey', message: words[shown.why] })
    settle(await session.net.post<Proof>(`${path}/passkey`, { response: shown.response }))
  }
  const once = (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    void work().finally(() => setBusy(false))
  }
  return {
    error,
    byPassword: (password: string, code: string) => once(() => byPassword(password, code)),
    byPasskey:
      account.passkeys.length > 0 && passkeysHere(account.passkeyHost) ? () => once(byPasskey) : null,
  }
}

/** Whoever merely sits down at an open screen, or has stolen its cookie, does not get past this. */
export function ProveDialog(props: ProveDialogProps) {
  const { account, onClose } = props
  const t = useWords(securityWords)
  const door = useWords(signInWords)
  const me = useMe()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { error, byPassword, byPasskey } = useProving(props)
  const known = error?.code === 'wrong-sign-in' ? { ...error, message: door.wrong } : error
  const wantsCode = isProtected(account) && (account.totp !== null || account.recovery > 0)
  const submit = () => {
    if (password !== '' && (!wantsCode || code.trim() !== '')) byPassword(password, code.trim())
  }
  return (
    <StepDialog
      title={t.proveTitle}
      submit={t.prove}
      onSubmit={submit}
      onClose={onClose}
      error={known}
      lead={<p>{t.proveText}</p>}
    >
      {byPasskey ? (
        <Button kind="primary" onPress={byPasskey}>
          {t.provePasskey}
        </Button>
      ) : null}
      <input type="text" autoComplete="username" value={me.username} readOnly hidden />
      <PasswordField label={door.password} value={password} onChange={setPassword} />
      {wantsCode ? (
        <TextField
          label={t.proveCode}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          maxLength={20}
        />
      ) : null}
    </StepDialog>
  )
}
