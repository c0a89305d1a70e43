import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import type { SessionState } from '../../sync/session-state.ts'
import { sessionWords } from '../../words/session.ts'
import { signInWords } from '../../words/sign-in.ts'
import { Door } from './Door.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The session ended: nothing of the congress is shown, what was recorded stays for the same person. */
export default function Locked({ state }: { readonly state: Extract<SessionState, { at: 'locked' }> }) {
  const t = useWords(sessionWords)
  const { signInTitle } = useWords(signInWords)
  const [other, setOther] = useState(false)
  const reasons: { readonly [reason: string]: string } = {
    disabled: t.lockedDisabled,
    'password-changed': t.lockedPassword,
    'factors-changed': t.lockedFactors,
    'sessions-ended': t.lockedEnded,
    'signed-out': t.lockedSignedOut,
    'other-account': t.lockedOther,
  }
  return (
    <Door title={other ? signInTitle : t.lockedTitle(state.name)}>
      {other ? (
        <p className="door-wait">{t.otherPersonNote}</p>
      ) : (
        <p className="door-wait">
          {reasons[state.reason] ?? t.lockedExpired}{' '}
          {state.unsent > 0 ? <b>{t.lockedUnsent(state.unsent)}</b> : t.lockedNothing}
        </p>
      )}
      {other ? <SignInForm key="other" /> : <SignInForm key="same" username={state.username} />}
      <Button kind="quiet" onPress={() => setOther(!other)}>
        {other ? t.lockedTitle(state.name) : t.otherPerson}
      </Button>
    </Door>
  )
}
