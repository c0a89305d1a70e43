import type { Poll } from '../../../domain/poll/events.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { pollWords } from '../../words/poll.ts'
import { organisationOf } from '../items/who.ts'
import { AnswerForm, WillFreeze } from './AnswerForm.tsx'
import { Former, Said, Signed } from './Said.tsx'
import { lineOf, stageOf } from './standing.ts'
import type { Line } from './standing.ts'

/** What one's organisation has said so far. */
function SoFar({ line, asking }: { readonly line: Line; readonly asking: boolean }) {
  const t = useWords(pollWords)
  const { vote } = line
  if (!vote) return asking ? null : <p>{t.silentAfter}</p>
  return (
    <div className="poll-own">
      <Said answer={vote.answer} />
      {vote.reason === null ? null : <p>{vote.reason}</p>}
      <p>
        <Signed vote={vote} /> · <span className="quiet">{t.openRows(vote.openTotal)}</span>
      </p>
      <Former votes={line.former} />
    </div>
  )
}

/** The part of an organisation that is asked: its answer so far and, for whoever signs, the form. */
export function OwnAnswer({ poll, organisation }: { readonly poll: Poll; readonly organisation: string }) {
  const t = useWords(pollWords)
  const store = useStore()
  const snapshot = useSnapshot()
  const now = useNow(15_000)
  const { shown, names } = snapshot
  if (!shown.info || !poll.asked.includes(organisation)) return null
  const line = lineOf(shown, shown.info, poll, organisation, now)
  const asking = stageOf(poll, now) === 'asking'
  const no = store.may({ type: 'poll.answer', payload: { poll: poll.id, answer: 'go' } })
  const signers = line.signers.flatMap((person) => names.get(person) ?? [])
  const name = organisationOf(snapshot, organisation)
  return (
    <section className="poll-card" aria-label={t.yourAnswer(name)}>
      <h2>{t.yourAnswer(name)}</h2>
      <SoFar line={line} asking={asking} />
      {asking && no?.code === 'not-allowed' ? (
        <>
          <p>{signers.length > 0 ? t.othersSign(signers.join(', ')) : t.signer}</p>
          {line.vote ? null : <WillFreeze poll={poll} organisation={organisation} />}
        </>
      ) : null}
      {asking && no?.code !== 'not-allowed' ? <AnswerForm poll={poll} organisation={organisation} /> : null}
    </section>
  )
}
