import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { incidentStateWords } from '../../words/terms.ts'
import type { ItemView } from './ItemPage.tsx'
import { composerFor } from './ReasonDialog.tsx'

/** How it is done, and what counts as proof. */
export function Howto({ row }: ItemView) {
  const language = useLanguage()
  const t = useWords(itemPageWords)
  const { howto, evidence } = row.item
  const note = language === 'en' ? (evidence.noteEn ?? evidence.note) : evidence.note
  return (
    <section className="item-howto">
      <h2 className="unseen">{t.howto}</h2>
      <p lang={language === 'en' && howto.en === undefined ? 'vi' : undefined}>
        {language === 'en' ? (howto.en ?? howto.vi) : howto.vi}
      </p>
      {note === undefined ? null : (
        <p className="quiet">
          {t.evidenceNote}: {note}
        </p>
      )}
    </section>
  )
}

/** Incidents raised for this item that this account sees; a failed one without any offers to raise it. */
export function Linked({ row, status }: ItemView) {
  const { shown, actor } = useSnapshot()
  const language = useLanguage()
  const t = useWords(itemPageWords)
  const linked = [...shown.incidents.values()].filter(({ rows }) => rows.includes(row.id))
  const offer = status.state === 'failed' && linked.length === 0 && actor?.organisation === row.owner
  if (linked.length === 0 && !offer) return null
  return (
    <section className="item-linked">
      <h2>{t.linked}</h2>
      {linked.map((incident) => (
        <p key={incident.id}>
          <Link href={`/su-co/${incident.id}`}>
            <b className="code">{incident.code}</b> {incident.title}
          </Link>{' '}
          <span className="quiet">· {incidentStateWords[incident.status][language]}</span>
        </p>
      ))}
      {offer ? (
        <Link href={composerFor(row.id)} className="button danger">
          {t.openIncident}
        </Link>
      ) : null}
    </section>
  )
}

/** Where the duty comes from. */
export function Sources({ row }: ItemView) {
  const t = useWords(itemPageWords)
  const { source } = row.item
  if (source.length === 0) return null
  return (
    <section className="item-sources">
      <h2>{t.sourceHead}</h2>
      <ul>
        {source.map(({ ref, note }) => (
          <li key={ref}>{note === undefined ? ref : `${ref} · ${note}`}</li>
        ))}
      </ul>
    </section>
  )
}
