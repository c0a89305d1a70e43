import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { clockOf, shortSpanOf } from '../../app/times.ts'
import { SeverityGlyph } from '../../parts/glyphs/SeverityGlyph.tsx'
import { severityWords, termWords } from '../../words/terms.ts'
import { summaryWords, wallWords } from '../../words/wall.ts'
import { openIncidents } from '../wall/worst.ts'

/** The three worst open incidents with what is being done about each. */
export function WorstThree({ now }: { readonly now: number }) {
  const t = useWords(summaryWords)
  const wall = useWords(wallWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const open = openIncidents(shown)
  const zone = shown.info?.zone ?? 'UTC'
  const short = (id: string | null) => (id === null ? null : (shown.organisations.get(id)?.short ?? id))
  return (
    <section className="summary-list">
      <h2>{t.worst}</h2>
      {open.length === 0 ? <p className="quiet">{wall.noIncident}</p> : null}
      <ul>
        {open.slice(0, 3).map((incident) => (
          <li key={incident.id}>
            <Link href={`/su-co/${incident.id}`} className="summary-row">
              <SeverityGlyph
                severity={incident.severity}
                ink={incident.acknowledged ? 'outline' : 'solid'}
                label={`${terms.severity(incident.severity)}, ${severityWords[incident.severity][language]}`}
                size={28}
              />
              <span>
                <b>{incident.title}</b>
                <span className="quiet">
                  {[
                    incident.code,
                    short(incident.lead),
                    incident.acknowledged ? incident.doing : wall.nobody,
                    incident.restoreAt === null ? null : wall.restore(clockOf(incident.restoreAt, zone)),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </span>
              <span className="summary-age">{shortSpanOf(now - incident.occurredAt, language)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {open.length > 3 ? (
        <Link href="/su-co" className="summary-more">
          {t.allIncidents(open.length)}
        </Link>
      ) : null}
    </section>
  )
}
