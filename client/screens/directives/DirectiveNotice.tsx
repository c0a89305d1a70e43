import '../poll/notice.css'
import { inOrder, isRunning, stepOf } from '../../../domain/directive/standing.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { directiveWords } from '../../words/directives.ts'
import { headlineOf } from './headline.ts'

/** One's organisation is addressed and has not said that it has it. */
export function DirectiveNotice() {
  const t = useWords(directiveWords)
  const { shown, actor } = useSnapshot()
  const now = useNow(15_000)
  const own = actor?.organisation ?? null
  const waiting = [...shown.directives.values()]
    .filter((one) => own !== null && one.to.includes(own) && isRunning(one) && stepOf(one, own) === 'silent')
    .sort(inOrder(now))
  const [first] = waiting
  if (!first || !shown.info) return null
  return (
    <div className="poll-notice" role="status">
      <p>
        <b>{t.notice(whenOf(first.deadline, now, shown.info.zone))}</b>
        <span>
          {headlineOf(first)}
          {waiting.length > 1 ? ` · ${t.noticeMore(waiting.length - 1)}` : ''}
        </span>
      </p>
      <Link href="/chi-dao" className="button primary">
        {t.open}
      </Link>
    </div>
  )
}
