import './summary.css'
import { lazy, Suspense, useState } from 'react'
import { readiness } from '../../../domain/run/readiness.ts'
import { Countdown } from '../../app/Congress.tsx'
import { useMe, useNow, useSnapshot, useStore } from '../../app/context.ts'
import { silentSince } from '../../app/heard.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, secondsOf, whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { SeverityGlyph } from '../../parts/glyphs/SeverityGlyph.tsx'
import { severityWords, verdictStamps, verdictWords } from '../../words/terms.ts'
import { summaryWords, wallWords } from '../../words/wall.ts'
import { scopeOf } from '../wall/fit.ts'
import { lightOf } from '../wall/verdict.ts'
import { countBySeverity, openIncidents } from '../wall/worst.ts'
import { Blockers } from './Blockers.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { WorstThree } from './WorstThree.tsx'

/** What was published, whether it still holds, and the leader's button. */
function Publishing() {
  const t = useWords(summaryWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const store = useStore()
  const now = useNow(1000)
  const [asking, setAsking] = useState(false)
  const { info, published } = shown
  if (!info) return null
  const verdict = readiness(shown.rows.values(), info, now).verdict ?? 'unknown'
  const refusal = store.may({ type: 'readiness.publish', payload: {} })
  const mayPublish = refusal === null || refusal.code === 'needs-connection'
  const differs = mayPublish && published !== null && published.verdict !== verdict
  return (
    <div className="summary-publish">
      <p>
        {published
          ? t.published(verdictWords[published.verdict][language], whenOf(published.at, now, info.zone))
          : t.notPublished}
        {differs ? <b> {t.differs}</b> : null}
      </p>
      {mayPublish ? (
        <Button kind="primary" icon="megaphone" onPress={() => setAsking(true)}>
          {published?.verdict === verdict ? t.publishAgainAs : t.publishAs(verdictWords[verdict][language])}
        </Button>
      ) : null}
      {asking ? <PublishDialog verdict={verdict} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}

function Counts() {
  const t = useWords(wallWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const counts = countBySeverity(openIncidents(shown))
  return (
    <ul className="summary-counts" aria-label={t.counts}>
      {counts.map(({ severity, count, loose, ink }) => (
        <li key={severity} className={count === 0 ? 'nothing' : undefined}>
          <SeverityGlyph
            severity={severity}
            ink={count === 0 ? 'plain' : ink}
            size={28}
            label={t.countOf(severity, severityWords[severity][language], count, loose)}
          />
          <b aria-hidden="true">{count}</b>
        </li>
      ))}
    </ul>
  )
}

/** When the centre last looked at what is due; old, it says so. The board itself never waits for it. */
function Scheduled({ zone }: { readonly zone: string }) {
  const t = useWords(wallWords)
  const now = useNow(5_000)
  const { scheduledAt } = useSnapshot().connection
  const old = scheduledAt === null || now - scheduledAt > 60_000
  return (
    <p className={old ? 'summary-scheduled warn' : 'summary-scheduled quiet'}>
      {scheduledAt === null ? t.unscheduled : t.scheduled(secondsOf(scheduledAt, zone))}
    </p>
  )
}

const Directives = lazy(async () => ({
  default: (await import('../directives/SummaryPart.tsx')).SummaryPart,
}))

/** A leader's twenty seconds: verdict, countdown, counts, the worst three, and what blocks go. */
export default function Summary() {
  const t = useWords(summaryWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { shown, congress, connection } = snapshot
  const me = useMe()
  const now = useNow(1000)
  const { info } = shown
  if (!info) return null
  const found = readiness(shown.rows.values(), info, now)
  const scope = scopeOf(shown)
  const { verdict, word, sentence } = lightOf(shown, found, scope, now, language)
  const heard =
    connection.state === 'offline'
      ? t.asHeard(clockOf(silentSince(snapshot), info.zone))
      : t.asOf(clockOf(now, info.zone))
  const mine = me.congresses.find(({ id }) => id === congress)
  return (
    <div className="summary">
      <h1 className="unseen">{t.title}</h1>
      <section className={`summary-verdict ${verdict}`} aria-label={verdictStamps[verdict][language]}>
        <Lamp verdict={verdict} label={verdictWords[verdict][language]} size={64} />
        <div>
          <p className="summary-word">{word}</p>
          <p className="quiet">{heard}</p>
        </div>
        <p className="summary-sentence">{sentence}</p>
        <Scheduled zone={info.zone} />
        <p className="summary-countdown">
          <Countdown {...info} />
        </p>
      </section>
      {mine?.department === true || scope.kind !== 'all' ? <Publishing /> : null}
      <Counts />
      <div className="summary-columns">
        <WorstThree now={now} />
        {shown.directives.size === 0 ? null : (
          <Suspense>
            <Directives now={now} />
          </Suspense>
        )}
        <Blockers found={found} now={now} />
      </div>
      {mine?.department === true ? null : <p className="summary-note">{t.shared}</p>}
    </div>
  )
}
