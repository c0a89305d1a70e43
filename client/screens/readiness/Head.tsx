import { useState } from 'react'
import type { Readiness } from '../../../domain/run/readiness.ts'
import { Countdown } from '../../app/Congress.tsx'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { silentSince } from '../../app/heard.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { routeFor } from '../../app/routes.ts'
import { clockOf, whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { verdictWords } from '../../words/terms.ts'
import { summaryWords } from '../../words/wall.ts'
import { capital } from '../items/capital.ts'
import { PublishDialog } from '../summary/PublishDialog.tsx'
import { useT } from './names.ts'
import { whyOf } from './sentence.ts'

const pollPath = '/bieu-quyet'

/** What was published and when, how the poll ended, and whether that still holds. */
function PublishedLine({ found, differs }: { readonly found: Readiness; readonly differs: boolean }) {
  const t = useT()
  const summary = useWords(summaryWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const now = useNow(60_000)
  const { published, info } = shown
  const zone = info?.zone ?? 'UTC'
  if (!published) return <span>{found.total === 0 ? t.unpublished : summary.notPublished}</span>
  const word = verdictWords[published.verdict][language]
  const { polled } = published
  return (
    <span className="ready-published">
      <Lamp verdict={published.verdict} label={word} size={18} />
      <span>
        {summary.published(word, whenOf(published.at, now, zone))}
        {polled
          ? ` ${t.polled(verdictWords[polled.verdict][language], whenOf(polled.closedAt, now, zone))}`
          : ''}
        {differs ? <b> {summary.differs}</b> : null}
      </span>
    </span>
  )
}

/** Figures of a line that was lost say of when they are. */
function Heard() {
  const t = useWords(summaryWords)
  const snapshot = useSnapshot()
  if (snapshot.connection.state !== 'offline') return null
  return (
    <b className="ready-heard">
      {t.asHeard(clockOf(silentSince(snapshot), snapshot.shown.info?.zone ?? 'UTC'))}
    </b>
  )
}

function useMayPublish(): boolean {
  const refusal = useStore().may({ type: 'readiness.publish', payload: {} })
  return refusal === null || refusal.code === 'needs-connection'
}

/** The verdict of what this account sees, why, until when, and what the others were told. */
export function Head({ found, now }: { readonly found: Readiness; readonly now: number }) {
  const t = useT()
  const language = useLanguage()
  const { shown, actor } = useSnapshot()
  const [publishing, setPublishing] = useState(false)
  const mayPublish = useMayPublish()
  const { info, published } = shown
  if (!info) return null
  const own = found.verdict ?? 'unknown'
  // Without rows of one's own there is no verdict but the published one.
  const verdict = found.total === 0 ? (published?.verdict ?? 'unknown') : own
  const hasPoll = routeFor(pollPath) !== null && shown.polls.size + (actor?.department === true ? 1 : 0) > 0
  return (
    <div className="ready-head">
      <PageHead
        title={capital(verdictWords[verdict][language])}
        glyph={<Lamp verdict={verdict} label={verdictWords[verdict][language]} size={40} />}
        sub={found.total === 0 ? undefined : whyOf(shown, found, now, language)}
        actions={
          <>
            {hasPoll ? (
              <Link href={pollPath} className="button">
                <Icon name="check-check" size={18} />
                {t.poll}
              </Link>
            ) : null}
            {mayPublish && found.total > 0 ? (
              <Button kind="primary" icon="megaphone" onPress={() => setPublishing(true)}>
                {t.publish}
              </Button>
            ) : null}
          </>
        }
      />
      <p className="ready-facts">
        <Heard />
        <span className="ready-countdown">
          <Countdown {...info} />
        </span>
        <PublishedLine
          found={found}
          differs={mayPublish && published !== null && published.verdict !== own}
        />
        {actor?.department === true || found.total === 0 ? null : <span>{t.own}</span>}
      </p>
      {publishing ? <PublishDialog verdict={own} onClose={() => setPublishing(false)} /> : null}
    </div>
  )
}
