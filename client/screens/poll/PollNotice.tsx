import './poll.css'
import { isAsking, voteOf } from '../../../domain/poll/events.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { clockOf } from '../../app/times.ts'
import { pollWords } from '../../words/poll.ts'

/** One's organisation is asked and has not answered yet. */
export function PollNotice() {
  const t = useWords(pollWords)
  const { shown, actor } = useSnapshot()
  const now = useNow(15_000)
  const own = actor?.organisation ?? ''
  const poll = [...shown.polls.values()].find(
    (one) => isAsking(one, now) && one.asked.includes(own) && voteOf(one, own) === null,
  )
  if (!poll) return null
  return (
    <div className="poll-notice">
      <p>{t.toSign(clockOf(poll.deadline, shown.info?.zone ?? 'UTC'))}</p>
      <Link href="/bieu-quyet" className="button primary">
        {t.toPoll}
      </Link>
    </div>
  )
}
