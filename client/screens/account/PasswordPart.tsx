import { useState } from 'react'
import type { NetAnswer, NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { securityWords } from '../../words/security.ts'
import { useNewPassword } from '../session/NewPassword.tsx'
import type { Parts } from './SecurityPage.tsx'
import { StepDialog } from './StepDialog.tsx'

interface NewPasswordDialogProps {
  readonly proof: string
  readonly onSettled: (answer: NetAnswer<unknown>) => void
  readonly onClose: () => void
}

/** Twice the new one; what is wrong with it, or with the line, is said in the dialog and takes nothing that was typed. */
function NewPasswordDialog({ proof, onSettled, onClose }: NewPasswordDialogProps) {
  const t = useWords(securityWords)
  const session = useSession()
  const fresh = useNewPassword()
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    fresh.tried()
    if (busy || !fresh.ready) return
    setBusy(true)
    const answer = await session.net.post('/api/v1/account/password', { proof, password: fresh.password })
    setBusy(false)
    if (answer.ok || answer.error.code === 'prove-again') onSettled(answer)
    else setError(answer.error)
  }
  return (
    <StepDialog
      title={t.changePassword}
      submit={t.changePassword}
      onSubmit={() => void submit()}
      onClose={onClose}
      error={error}
    >
      {fresh.fields}
      <p className="quiet">{t.passwordNote}</p>
    </StepDialog>
  )
}

/** One's own password, changed with a proof and without an administrator. */
export function PasswordPart({ run, onDone }: Parts) {
  const t = useWords(securityWords)
  const [proof, setProof] = useState<string | null>(null)
  // Nothing is asked of the centre yet: an empty step that only wants the proof.
  const begin = (given: string) => {
    setProof(given)
    return Promise.resolve({ ok: true, body: null } as const)
  }
  const settled = (answer: NetAnswer<unknown>) => {
    setProof(null)
    if (answer.ok) onDone(t.passwordChanged)
    // The proof ran out meanwhile: another is asked for, then it goes on.
    else run((given) => (given === proof ? Promise.resolve(answer) : begin(given)))
  }
  return (
    <section className="sheet">
      <h2>{t.password}</h2>
      <p>{t.passwordText}</p>
      <Button onPress={() => run(begin)}>{t.changePassword}</Button>
      {proof === null ? null : (
        <NewPasswordDialog proof={proof} onSettled={settled} onClose={() => setProof(null)} />
      )}
    </section>
  )
}
