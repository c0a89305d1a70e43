import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { securityWords } from '../../words/security.ts'
import type { OwnSession } from './account.ts'
import type { Parts } from './SecurityPage.tsx'
import { useWhen } from './useWhen.ts'

function Line({ one, onEnd }: { readonly one: OwnSession; readonly onEnd: () => void }) {
  const t = useWords(securityWords)
  const when = useWhen()
  const device = one.agent ?? t.unknownDevice
  const how = {
    none: t.byNone,
    totp: t.byTotp,
    passkey: t.byPasskey,
    recovery: t.byRecovery,
    provider: t.byProviderStep,
  }
  const by = one.via === 'provider' && one.factor === null ? t.byProvider : how[one.factor ?? 'none']
  return (
    <li className="factor">
      <span>
        <b>{device}</b> {one.current ? <Chip tone="ok">{t.thisOne}</Chip> : null}
        <span className="quiet">
          {t.since(when(one.createdAt), when(one.lastSeen))} · {by}
        </span>
      </span>
      {one.current ? null : (
        <Button onPress={onEnd}>
          {t.end}
          <span className="unseen"> {device}</span>
        </Button>
      )}
    </li>
  )
}

/** Where the account is open; every other place can be closed from here. */
export function Sessions({ account, run, onDone }: Parts) {
  const t = useWords(securityWords)
  const session = useSession()
  const end = (path: string) =>
    run(async (proof) => {
      const answer = await session.net.post<{ readonly ended: number }>(`/api/v1/account/sessions/${path}`, {
        proof,
      })
      if (answer.ok) onDone(t.ended(answer.body.ended))
      return answer
    })
  const others = account.sessions.some(({ current }) => !current)
  return (
    <section className="sheet">
      <h2>{t.sessions}</h2>
      <ul className="factors">
        {account.sessions.map((one) => (
          <Line key={one.id} one={one} onEnd={() => end(`${one.id}/end`)} />
        ))}
      </ul>
      {others ? (
        <Button onPress={() => end('end-others')}>{t.endOthers}</Button>
      ) : (
        <p className="quiet">{t.onlyThis}</p>
      )}
    </section>
  )
}
