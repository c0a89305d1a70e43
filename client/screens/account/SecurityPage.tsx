import '../session/account.css'
import './security.css'
import { useState } from 'react'
import type { NetAnswer } from '../../adapters/net.ts'
import { useDeviceNow, useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { plainSentence } from '../../app/plainSentence.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { securityWords } from '../../words/security.ts'
import { DoorError } from '../session/SignInForm.tsx'
import type { Added, OwnAccount } from './account.ts'
import { isProtected } from './account.ts'
import { Passkeys } from './Passkeys.tsx'
import { PasswordPart } from './PasswordPart.tsx'
import { ProveDialog } from './ProveDialog.tsx'
import { ProviderPart } from './ProviderPart.tsx'
import { RecoverySheet } from './RecoverySheet.tsx'
import { Sessions } from './Sessions.tsx'
import { Totp } from './Totp.tsx'
import { useAccount, useProof } from './useAccount.ts'

/** What every part of the screen is handed: acts that want a proof, and what follows from them. */
export interface Parts {
  readonly account: OwnAccount
  readonly run: (act: (proof: string) => Promise<NetAnswer<unknown>>) => void
  readonly onAdded: (added: Added) => void
  readonly onDone: (text: string) => void
}

function Standing({ account }: { readonly account: OwnAccount }) {
  const t = useWords(securityWords)
  const on = isProtected(account)
  return (
    <section className="sheet">
      <Chip tone={on ? 'ok' : 'warn'} icon={on ? 'check' : 'shield-alert'}>
        {on ? t.on : t.off}
      </Chip>
      {on ? null : <p>{account.required ? `${t.requiredText} ${t.offText}` : t.offText}</p>}
    </section>
  )
}

function Recovery({ account, run, onAdded }: Parts) {
  const t = useWords(securityWords)
  const session = useSession()
  const renew = () =>
    run(async (proof) => {
      const answer = await session.net.post<Added>('/api/v1/account/recovery', { proof })
      if (answer.ok) onAdded(answer.body)
      return answer
    })
  return (
    <section className="sheet">
      <h2>{t.recovery}</h2>
      <p>{t.recoveryLeft(account.recovery)}</p>
      <Button onPress={renew}>{t.renew}</Button>
      <p className="quiet">{t.renewNote}</p>
    </section>
  )
}

/** How this account is entered, and where it is open. */
export default function SecurityPage() {
  const t = useWords(securityWords)
  const language = useLanguage()
  const toast = useToast()
  const now = useDeviceNow(60_000)
  const { account, error, reload } = useAccount()
  const proof = useProof()
  const [sheet, setSheet] = useState<readonly string[] | null>(null)
  const head = <PageHead title={t.title} sub={t.sub} />
  if (!account)
    return (
      <>
        {head}
        {error ? (
          <EmptyState
            title={plainSentence(error, language)}
            action={<Button onPress={reload}>{t.again}</Button>}
          />
        ) : (
          <p aria-busy="true">{t.loading}</p>
        )}
      </>
    )
  const done = (text: string) => {
    toast({ text })
    reload()
  }
  const parts: Parts = {
    account,
    run: proof.run,
    onDone: done,
    onAdded: ({ recovery }) => {
      if (recovery) setSheet(recovery)
      done(isProtected(account) ? t.done : t.sessionsGone)
    },
  }
  return (
    <div className="security">
      {head}
      <div className="sheets">
        {sheet ? <RecoverySheet codes={sheet} at={now} onDone={() => setSheet(null)} /> : null}
        <DoorError error={proof.error ?? error} />
        <Standing account={account} />
        <Totp {...parts} />
        <Passkeys {...parts} />
        {isProtected(account) ? <Recovery {...parts} /> : null}
        {account.provider ? <ProviderPart {...parts} provider={account.provider} /> : null}
        <PasswordPart {...parts} />
        <Sessions {...parts} />
      </div>
      {proof.asking ? <ProveDialog account={account} onProven={proof.proven} onClose={proof.leave} /> : null}
    </div>
  )
}
