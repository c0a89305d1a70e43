import { useState } from 'react'
import { useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { providerWords } from '../../words/provider.ts'
import { termWords } from '../../words/terms.ts'
import type { OwnProvider } from './account.ts'
import type { Parts } from './SecurityPage.tsx'
import { useWhen } from './useWhen.ts'

const path = '/api/v1/account/provider'

/** Says what follows before the link is taken away. */
function AskRemove({ onRemove, onClose }: { readonly onRemove: () => void; readonly onClose: () => void }) {
  const t = useWords(providerWords)
  const { close, cancel } = useWords(termWords)
  return (
    <Dialog
      title={t.remove}
      closeLabel={close}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="danger" onPress={onRemove}>
            {t.remove}
          </Button>
        </>
      }
    >
      <p>{t.removeText}</p>
    </Dialog>
  )
}

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
      {asking ? <AskRemove onRemove={remove} onClose={() => setAsking(false)} /> : null}
    </section>
  )
}
