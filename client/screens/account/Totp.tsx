import { useState } from 'react'
import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { securityWords } from '../../words/security.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import type { Parts } from './SecurityPage.tsx'
import { TotpDialog } from './TotpDialog.tsx'
import type { NewTotp } from './TotpDialog.tsx'
import { useWhen } from './useWhen.ts'

/** The authenticator app: one at most. */
export function Totp({ account, run, onAdded, onDone }: Parts) {
  const t = useWords(securityWords)
  const session = useSession()
  const when = useWhen()
  const [fresh, setFresh] = useState<NewTotp | null>(null)
  const [removing, setRemoving] = useState(false)
  const begin = () =>
    run(async (proof) => {
      const answer = await session.net.post<Omit<NewTotp, 'proof'>>('/api/v1/account/totp', { proof })
      if (answer.ok) setFresh({ ...answer.body, proof })
      return answer
    })
  const remove = () => {
    setRemoving(false)
    run(async (proof) => {
      const answer = await session.net.post('/api/v1/account/totp/remove', { proof })
      if (answer.ok) onDone(t.done)
      return answer
    })
  }
  const { totp } = account
  const ask = { title: t.removeAsk(t.totp), text: t.removeText, remove: t.remove }
  return (
    <section className="sheet">
      <h2>{t.totp}</h2>
      {totp ? (
        <p className="factor">
          <span>
            {t.added(when(totp.addedAt))}
            <span className="quiet"> · {totp.usedAt === null ? t.unused : t.used(when(totp.usedAt))}</span>
          </span>
          <Button onPress={() => setRemoving(true)}>{t.removeTotp}</Button>
        </p>
      ) : (
        <>
          <p>{t.totpText}</p>
          <Button kind={account.passkeys.length > 0 ? 'plain' : 'primary'} icon="smartphone" onPress={begin}>
            {t.addTotp}
          </Button>
        </>
      )}
      {fresh ? (
        <TotpDialog
          fresh={fresh}
          onClose={() => setFresh(null)}
          onAdded={(added) => {
            setFresh(null)
            onAdded(added)
          }}
        />
      ) : null}
      {removing ? <RemoveDialog {...ask} onRemove={remove} onClose={() => setRemoving(false)} /> : null}
    </section>
  )
}
