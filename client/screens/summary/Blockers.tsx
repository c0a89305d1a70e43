import type { Blocker, Readiness } from '../../../domain/run/readiness.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { shortSpanOf, whenOf } from '../../app/times.ts'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { rowStateWords, verdictWords } from '../../words/terms.ts'
import { summaryWords } from '../../words/wall.ts'

const mostShown = 5

function Row({ blocker, now }: { readonly blocker: Blocker; readonly now: number }) {
  const t = useWords(summaryWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const { row, status, verdict } = blocker
  const zone = shown.info?.zone ?? 'UTC'
  const area = row.area === null ? null : (shown.areas.get(row.area)?.short ?? row.area)
  const when = status.overdue
    ? t.late(shortSpanOf(now - status.dueAt, language))
    : t.due(whenOf(status.dueAt, now, zone))
  return (
    <li className="summary-row">
      <Lamp verdict={verdict} label={verdictWords[verdict][language]} size={28} />
      <span>
        <b>{row.item.title[language]}</b>
        <span className="quiet">
          {[
            row.item.id,
            area,
            shown.organisations.get(row.owner)?.short ?? row.owner,
            rowStateWords[status.state][language],
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </span>
      <span className={status.overdue ? 'summary-age act' : 'summary-age'}>{when}</span>
    </li>
  )
}

/** What keeps the verdict from go, the worst first, and how much of it is whose. */
export function Blockers({ found, now }: { readonly found: Readiness; readonly now: number }) {
  const t = useWords(summaryWords)
  const { shown } = useSnapshot()
  const { blockers, byOwner } = found
  if (found.total === 0) return null
  const owners = [...byOwner]
    .filter(([, { blocking }]) => blocking > 0)
    .sort((a, b) => b[1].blocking - a[1].blocking)
  return (
    <section className="summary-list">
      <h2>{t.blockers}</h2>
      {blockers.length === 0 ? (
        <p className="quiet">
          {t.noBlockers}. {t.noBlockersText}
        </p>
      ) : null}
      <ul>
        {blockers.slice(0, mostShown).map((blocker) => (
          <Row key={blocker.row.id} blocker={blocker} now={now} />
        ))}
      </ul>
      {blockers.length > mostShown ? (
        <p className="summary-more quiet">{t.moreBlockers(blockers.length - mostShown)}</p>
      ) : null}
      {owners.length > 1 ? (
        <p className="summary-owners">
          <b>{t.byOwner}</b>{' '}
          {owners
            .map(([id, { blocking }]) => t.ownerLine(shown.organisations.get(id)?.short ?? id, blocking))
            .join(' · ')}
        </p>
      ) : null}
      <Link href="/san-sang" className="summary-more">
        {t.readiness}
      </Link>
    </section>
  )
}
