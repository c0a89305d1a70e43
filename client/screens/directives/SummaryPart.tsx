import './strip.css'
import { inOrder, isOverdue, isRunning, stepOf } from '../../../domain/directive/standing.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { shortSpanOf, whenOf } from '../../app/times.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { directiveWords } from '../../words/directives.ts'
import { headlineOf } from './headline.ts'

const mostShown = 3

/** The running directives among a leader's twenty seconds. */
export function SummaryPart({ now }: { readonly now: number }) {
  const t = useWords(directiveWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const zone = shown.info?.zone ?? 'UTC'
  const running = [...shown.directives.values()].filter(isRunning).sort(inOrder(now))
  if (running.length === 0) return null
  return (
    <section className="summary-list">
      <h2>{t.title}</h2>
      <ul>
        {running.slice(0, mostShown).map((directive) => {
          const { id, to, deadline } = directive
          const silent = to.filter((one) => stepOf(directive, one) === 'silent').length
          const done = to.filter((one) => stepOf(directive, one) === 'completed').length
          const late = isOverdue(directive, now)
          return (
            <li key={id}>
              <Link href="/chi-dao" className="summary-row">
                <Icon name="megaphone" size={22} />
                <span>
                  <b>{headlineOf(directive)}</b>
                  <span className="quiet">
                    {silent > 0 ? t.wallSilent(silent, to.length) : t.wallDone(done, to.length)} ·{' '}
                    {t.wallDue(whenOf(deadline, now, zone))}
                  </span>
                </span>
                {late ? (
                  <span className="summary-age directive-overdue">
                    {t.wallLate(shortSpanOf(now - deadline, language))}
                  </span>
                ) : null}
              </Link>
            </li>
          )
        })}
      </ul>
      {running.length > mostShown ? (
        <Link href="/chi-dao" className="summary-more">
          {t.all(running.length)}
        </Link>
      ) : null}
    </section>
  )
}
