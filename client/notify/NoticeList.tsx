import type { Notice } from '../../domain/notice/notice.ts'
import { lastNotices } from '../../domain/notice/notices.ts'
import { useMe, useNow, useSnapshot } from '../app/context.ts'
import { useLanguage, useWords } from '../app/language.ts'
import { Link } from '../app/Link.tsx'
import { whenOf } from '../app/times.ts'
import { Icon } from '../parts/glyphs/Icon.tsx'
import type { IconName } from '../parts/glyphs/iconPaths.ts'
import { SeverityGlyph } from '../parts/glyphs/SeverityGlyph.tsx'
import { EmptyState } from '../parts/layout/EmptyState.tsx'
import { noticesPageWords } from '../words/notify.ts'
import { recipientOf } from './recipient.ts'
import { pathOf, sentenceOf } from './sentence.ts'
import { useSettings } from './settings.ts'

/** So many of the last ones are shown. */
const most = 50

const icons: { readonly [K in Notice['kind']]?: IconName } = {
  recovered: 'check',
  cancelled: 'circle-slash',
  overdue: 'clock',
  directive: 'megaphone',
  'directive-late': 'megaphone',
  handover: 'users-round',
}

function Line({
  notice,
  now,
  zone,
}: {
  readonly notice: Notice
  readonly now: number
  readonly zone: string
}) {
  const t = useWords(noticesPageWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { what, line } = sentenceOf(notice, snapshot, language)
  const icon = icons[notice.kind]
  return (
    <li className={`notice ${notice.level}`}>
      <span aria-hidden="true">
        {icon === undefined && notice.severity !== null ? (
          <SeverityGlyph severity={notice.severity} ink="outline" label="" size={24} />
        ) : (
          <Icon name={icon ?? 'bell-ring'} size={22} />
        )}
      </span>
      <Link href={pathOf(notice)} className="notice-words">
        <b>{what}</b>
        <span>{line}</span>
      </Link>
      <span className="notice-when">
        <time dateTime={new Date(notice.at).toISOString()}>{whenOf(notice.at, now, zone)}</time>
        {notice.level === 'info' ? <small>{t.onlyList}</small> : null}
      </span>
    </li>
  )
}

/** The last notices, newest first, out of the record itself. */
export function NoticeList() {
  const t = useWords(noticesPageWords)
  const snapshot = useSnapshot()
  const now = useNow(30_000)
  const settings = useSettings(useMe().person)
  const who = recipientOf(snapshot, now)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  const notices = who ? lastNotices(snapshot.shown, who, settings, now, most) : []
  if (notices.length === 0) return <EmptyState title={t.none} text={t.noneText} />
  return (
    <ol className="notices" aria-label={t.list}>
      {notices.map((notice) => (
        <Line key={notice.id} notice={notice} now={now} zone={zone} />
      ))}
    </ol>
  )
}
