import { useState } from 'react'
import { useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { providerWords } from '../../words/provider.ts'
import type { OwnProvider } from './account.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import type { Parts } from './SecurityPage.tsx'
import { useWhen } from './useWhen.ts'

const path = '/api/v1/account/provider'

/** Who one is at the province's own sign-in: linked with a proof, and let go again. */
export function ProviderPart({ provider, run, onDone }: Parts & { readonly provider: OwnProvider }) {
  const t = useWords(providerWords)
  const language = useLanguage()
  const when = useWhen()
  const session = useSession()
  const [asking, setAsking] = useState(false)
  const { bound, expected } = provider
  const label = provider.label[language]
  const link = () =>
    run(async (proof) => {
      const begun = await session.net.post<{ readonly url: string }>(path, { proof })
      if (begun.ok) location.assign(begun.body.url)
      return begun
    })
  const remove = () => {
    setAsking(false)
    run(async (proof) => {
      const answer = await session.net.post(`${path}/remove`, { proof })
      if (answer.ok) onDone(t.removed)
      return answer
    })
  }
  const mayCount = bound?.here === true && bound.by === 'admin'
  return (
    <section className="sheet">
      <h2>{t.head}</h2>
      {bound ? (
        <div className="factor">
          <span>
            <b>{bound.name ?? t.unnamed}</b>{' '}
            <Chip tone={bound.here ? 'ok' : 'warn'}>{bound.here ? t.linkedAs : t.elsewhere}</Chip>
            <span className="quiet factor-line">
              {t.since(when(bound.at), bound.usedAt === null ? null : when(bound.usedAt))}
            </span>
          </span>
          <Button onPress={() => setAsking(true)}>{t.remove}</Button>
        </div>
      ) : null}
      {expected ? <p>{t.waiting(expected.name, when(expected.until))}</p> : null}
      {mayCount ? <p>{t.byAdmin}</p> : null}
      {bound ? null : <p>{t.none(label)}</p>}
      {!bound || mayCount || !bound.here ? <Button onPress={link}>{t.link(label)}</Button> : null}
      <p className="quiet">{t.stays}</p>
      {asking ? (
        <RemoveDialog
          title={t.remove}
          text={t.removeText}
          remove={t.remove}
          onRemove={remove}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  )
}
