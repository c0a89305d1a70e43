import type { Poll, PollResult } from '../../../domain/poll/events.ts'
import { resultOf } from '../../../domain/poll/result.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { countdownOf, whenOf } from '../../app/times.ts'
import { pollWords } from '../../words/poll.ts'
import { verdictWords } from '../../words/terms.ts'
import { organisationOf } from '../items/who.ts'
import { PlainLamp } from './Said.tsx'
import { conditionsOf, knownResult, stageOf } from './standing.ts'

/** Where a poll stands in time, in one sentence. */
export function When({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const now = useNow(1_000)
  const at = (time: number) => whenOf(time, now, shown.info?.zone ?? 'UTC')
  const stage = stageOf(poll, now)
  if (stage === 'cancelled')
    return <p className="quiet">{t.cancelled(at(poll.cancelled?.at ?? 0), poll.cancelled?.reason ?? '')}</p>
  if (stage === 'closed') return <p className="quiet">{t.closed(at(poll.closed?.at ?? 0))}</p>
  if (stage === 'over') return <p className="poll-over">{t.over(at(poll.deadline))}</p>
  return <p>{t.until(at(poll.deadline), countdownOf(poll.deadline - now, language))}</p>
}

function Counted({ poll, result }: { readonly poll: Poll; readonly result: PollResult }) {
  const t = useWords(pollWords)
  const language = useLanguage()
  const word = verdictWords[result.verdict][language]
  const listed = result.verdict === 'go' && result.conditions > 0
  return (
    <div className={`poll-result ${result.verdict}`}>
      <PlainLamp verdict={result.verdict} size={44} />
      <div>
        <p className="quiet">{poll.closed ? t.result : t.resultNow}</p>
        <p className="poll-verdict">{listed ? t.goWithConditions : word}</p>
        <p className="quiet">{t.counts(result.go, result.conditions, result.noGo, result.silent)}</p>
      </div>
    </div>
  )
}

/** The conditions under which it is a go, each with whose it is. */
function Conditions({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  const snapshot = useSnapshot()
  const conditions = conditionsOf(poll)
  if (conditions.length === 0) return null
  return (
    <div>
      <h3>{t.theConditions}</h3>
      <ul className="poll-conditions">
        {conditions.map(({ organisation, reason }) => (
          <li key={organisation}>
            <b>{organisationOf(snapshot, organisation)}</b>: {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What it comes to: frozen once it is closed; until then, to the department, as it stands. */
export function Result({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  const { actor, shown } = useSnapshot()
  if (poll.cancelled) return null
  const department = actor?.department ?? false
  const result = knownResult(shown, poll) ?? (department && !poll.closed ? resultOf(poll) : null)
  if (!result) return poll.closed ? <p className="quiet">{t.waitPublish}</p> : null
  return (
    <>
      <Counted poll={poll} result={result} />
      {department ? <p className="quiet">{poll.unanimous ? t.unanimous : t.majority}</p> : null}
      {department ? <Conditions poll={poll} /> : null}
      {poll.closed?.note ? <p>{t.noted(poll.closed.note)}</p> : null}
    </>
  )
}
