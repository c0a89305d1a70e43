import { useState } from 'react'
import type { NetAnswer, NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { TextField } from '../../parts/controls/TextField.tsx'
import { securityWords, stepWords } from '../../words/security.ts'
import type { Added } from './account.ts'
import { StepDialog } from './StepDialog.tsx'

/** What an app is given; on this screen only until its first code confirms it. */
export interface NewTotp {
  readonly proof: string
  readonly secret: string
  /** SVG. */
  readonly qr: string
}

const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')
const picture = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

interface TotpDialogProps {
  readonly fresh: NewTotp
  readonly onAdded: (added: Added) => void
  readonly onClose: () => void
}

/** The code that is being typed, and its confirmation. */
function useConfirming({ fresh, onAdded }: TotpDialogProps) {
  const { wrongCode } = useWords(stepWords)
  const session = useSession()
  const [code, setCode] = useState('')
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const settle = (answer: NetAnswer<Added>) => {
    if (answer.ok) return onAdded(answer.body)
    setError(answer.error.code === 'wrong-code' ? { ...answer.error, message: wrongCode } : answer.error)
    setCode('')
  }
  const submit = () => {
    if (busy || code.trim() === '') return
    setBusy(true)
    void session.net
      .post<Added>('/api/v1/account/totp/confirm', { proof: fresh.proof, code })
      .then(settle)
      .finally(() => setBusy(false))
  }
  return { code, setCode, error, submit }
}

/** Scan or type, then show that it worked. */
export function TotpDialog(props: TotpDialogProps) {
  const { fresh, onClose } = props
  const t = useWords(securityWords)
  const { code, setCode, error, submit } = useConfirming(props)
  return (
    <StepDialog
      title={t.addTotp}
      submit={t.totpConfirm}
      onSubmit={submit}
      onClose={onClose}
      error={error}
      lead={
        <>
          <p>{t.scan}</p>
          <img className="totp-qr" src={picture(fresh.qr)} alt={t.qrAlt} width={208} height={208} />
          <p>
            {t.typed} <code className="totp-secret">{inFours(fresh.secret)}</code>
          </p>
        </>
      }
    >
      <TextField
        label={t.totpCode}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={20}
      />
    </StepDialog>
  )
}
