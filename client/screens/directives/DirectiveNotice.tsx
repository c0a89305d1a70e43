import '../poll/notice.css'
import type { Directive } from '../../../domain/directive/events.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { directiveWords } from '../../words/directives.ts'
import { headlineOf } from './headline.ts'

export interface DirectiveNoticeProps {
  /** The most pressing one. */
  readonly directive: Directive
  /** How many more there are. */
  readonly more: number
  readonly now: number
  readonly zone: string
}

/** One's organisation is addressed and has not said that it has it. */
export function DirectiveNotice({ directive, more, now, zone }: DirectiveNoticeProps) {
  const t = useWords(directiveWords)
  return (
    <div className="poll-notice" role="status">
      <p>
        <b>{t.notice(whenOf(directive.deadline, now, zone))}</b>
        <span>
          {headlineOf(directive)}
          {more > 0 ? ` · ${t.noticeMore(more)}` : ''}
        </span>
      </p>
      <Link href="/chi-dao" className="button primary">
        {t.open}
      </Link>
    </div>
  )
}
