import './notice.css'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { pollWords } from '../../words/poll.ts'
import { awaiting } from './standing.ts'

/** One's organisation is asked and has not answered yet. */
export function PollNotice() {
  const t = useWords(pollWords)
  const { shown, actor } = useSnapshot()
  const now = useNow(15_000)
  const poll = awaiting(shown, actor?.organisation ?? null, now)
  if (!poll || !shown.info) return null
  return (
    <div className="poll-notice" role="status">
      <p>
        <b>{t.toSign(whenOf(poll.deadline, now, shown.info.zone))}</b>
        <span>{poll.question}</span>
      </p>
      <Link href="/bieu-quyet" className="button primary">
        {t.toPoll}
      </Link>
    </div>
  )
}
