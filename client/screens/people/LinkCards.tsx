import { useState } from 'react'
import { useLanguage, useWords } from '../../app/language.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { netSentence } from '../../app/netSentence.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { peopleWords } from '../../words/admin.ts'
import { pictureOf } from './people.ts'
import type { ShownLink } from './people.ts'

function Card({ link }: { readonly link: ShownLink }) {
  const t = useWords(peopleWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const now = useNow(60_000)
  const [copied, setCopied] = useState(false)
  const { url, qr, expiresAt, name, username } = link
  const copy = async () => {
    await navigator.clipboard.writeText(url ?? '')
    setCopied(true)
  }
  return (
    <li className="link-card">
      <div>
        <b className="link-name">{name}</b>
        <p>
          {shown.organisations.get(link.organisation)?.name ?? ''} · <b>{username}</b>
        </p>
        {url === null ? (
          <p className="quiet">
            {link.error ? netSentence({ status: 422, ...link.error }, language) : t.hasPassword}
          </p>
        ) : (
          <>
            <p className="link-url">{url}</p>
            <p className="quiet">
              {t.howTo} {t.linkExpires(whenOf(expiresAt ?? 0, now, shown.info?.zone ?? 'UTC'))}
            </p>
            <Button icon="copy" onPress={() => void copy()}>
              {copied ? t.copied : t.copy}
            </Button>
          </>
        )}
      </div>
      {qr === null ? null : <img src={pictureOf(qr)} alt={t.linkFor(name)} width={176} height={176} />}
    </li>
  )
}

/** Links just made, one card per person, for handing over or printing; they are shown once. */
export function LinkCards({
  links,
  onDone,
}: {
  readonly links: readonly ShownLink[]
  readonly onDone: () => void
}) {
  const t = useWords(peopleWords)
  return (
    <section className="sheet link-sheet">
      <h2>{t.linksTitle}</h2>
      <p>{t.linksNote}</p>
      <div className="outbox-actions">
        <Button kind="primary" icon="printer" onPress={() => window.print()}>
          {t.print}
        </Button>
        <Button onPress={onDone}>{t.linksDone}</Button>
      </div>
      <ul className="link-cards">
        {links.map((link) => (
          <Card key={link.username} link={link} />
        ))}
      </ul>
    </section>
  )
}
