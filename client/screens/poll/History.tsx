import type { Poll } from '../../../domain/poll/events.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { pollWords } from '../../words/poll.ts'
import { verdictWords } from '../../words/terms.ts'
import { PlainLamp } from './Said.tsx'
import { knownResult } from './standing.ts'

function Former({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const now = useNow(60_000)
  const at = (time: number) => whenOf(time, now, shown.info?.zone ?? 'UTC')
  const verdict = knownResult(shown, poll)?.verdict ?? null
  const told = poll.cancelled
    ? t.cancelled(at(poll.cancelled.at), poll.cancelled.reason)
    : t.closed(at(poll.closed?.at ?? poll.deadline))
  return (
    <li>
      <PlainLamp verdict={verdict ?? 'none'} size={24} />
      <span>
        {poll.closed ? <Link href={`/bieu-quyet/${poll.id}`}>{poll.question}</Link> : poll.question}
        <small>
          {[verdict && verdictWords[verdict][language], told].filter((part) => part !== null).join(' · ')}
        </small>
      </span>
    </li>
  )
}

/** Polls before the latest, newest first; each closed one leads to its minutes. */
export function History({ polls }: { readonly polls: readonly Poll[] }) {
  const t = useWords(pollWords)
  if (polls.length === 0) return null
  return (
    <section className="poll-card">
      <h2>{t.former}</h2>
      <ul className="poll-history">
        {polls.map((poll) => (
          <Former key={poll.id} poll={poll} />
        ))}
      </ul>
    </section>
  )
}
