import './notice.css'
import type { Poll } from '../../../domain/poll/events.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { pollWords } from '../../words/poll.ts'

export interface PollNoticeProps {
  readonly poll: Poll
  readonly now: number
  readonly zone: string
}

/** One's organisation is asked and has not answered yet. */
export function PollNotice({ poll, now, zone }: PollNoticeProps) {
  const t = useWords(pollWords)
  return (
    <div className="poll-notice" role="status">
      <p>
        <b>{t.toSign(whenOf(poll.deadline, now, zone))}</b>
        <span>{poll.question}</span>
      </p>
      <Link href="/bieu-quyet" className="button primary">
        {t.toPoll}
      </Link>
    </div>
  )
}
