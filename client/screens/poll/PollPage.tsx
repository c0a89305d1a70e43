import './poll.css'
import { useState } from 'react'
import { isAsking } from '../../../domain/poll/events.ts'
import type { Poll } from '../../../domain/poll/events.ts'
import { resultOf } from '../../../domain/poll/result.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { pollWords } from '../../words/poll.ts'
import { verdictWords } from '../../words/terms.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { CancelPoll, ClosePoll, OpenPoll } from './PollDialogs.tsx'
import { PollTable } from './PollTable.tsx'

/** What it comes to: frozen once it is closed, until then as it stands. */
function Result({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  const language = useLanguage()
  const { actor } = useSnapshot()
  const result = poll.closed ? poll.closed.result : actor?.department ? resultOf(poll) : null
  if (!result) return poll.closed ? <p className="quiet">{t.waitPublish}</p> : null
  const word = verdictWords[result.verdict][language]
  return (
    <p className="poll-result">
      <Lamp verdict={result.verdict} label={word} size={36} />
      <span>
        <b>{word}</b>
        <br />
        <span className="quiet">
          {t.counts(result.go, result.conditions, result.noGo, result.silent)} ·{' '}
          {poll.unanimous ? t.all : t.most}
        </span>
      </span>
    </p>
  )
}

function When({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  const at = (time: number) => whenOf(time, now, shown.info?.zone ?? 'UTC')
  if (poll.cancelled) return <p className="quiet">{t.cancelled(poll.cancelled.reason)}</p>
  if (poll.closed)
    return (
      <p className="quiet">
        {t.closed(at(poll.closed.at))}
        {poll.closed.note ? ` · ${poll.closed.note}` : ''}
      </p>
    )
  const over = now > poll.deadline
  return <p className={over ? 'act' : undefined}>{(over ? t.over : t.until)(at(poll.deadline))}</p>
}

type Asking = 'open' | 'again' | 'close' | 'cancel'

function PollCard({ poll, onAsk }: { readonly poll: Poll; readonly onAsk: (asking: Asking) => void }) {
  const t = useWords(pollWords)
  const store = useStore()
  const mayClose = store.may({ type: 'poll.close', payload: { poll: poll.id } }) === null
  const leads =
    store.may({ type: 'poll.cancel', payload: { poll: poll.id, reason: '.' } })?.code !== 'not-allowed'
  const settled = poll.closed !== null || poll.cancelled !== null
  return (
    <section className="poll-card" aria-label={poll.question}>
      <h2>{poll.question}</h2>
      <When poll={poll} />
      <Result poll={poll} />
      <PollTable poll={poll} />
      <div className="poll-buttons">
        {mayClose ? (
          <>
            <Button kind="primary" onPress={() => onAsk('close')}>
              {t.close}
            </Button>
            <Button onPress={() => onAsk('cancel')}>{t.cancel}</Button>
          </>
        ) : null}
        {settled && leads ? <Button onPress={() => onAsk('again')}>{t.again}</Button> : null}
        {poll.closed ? (
          <Button icon="printer" onPress={() => window.print()}>
            {t.minutes}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

/** The go/no-go poll: open, answer, close, and what former ones came to. */
export default function PollPage() {
  const t = useWords(pollWords)
  const store = useStore()
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  const [asking, setAsking] = useState<Asking | null>(null)
  const polls = [...shown.polls.values()].reverse()
  const [current, ...former] = polls
  const probe = { question: '.', deadline: now + 120_000, organisations: ['-'], unanimous: true }
  const leads = store.may({ type: 'poll.open', payload: probe })?.code !== 'not-allowed'
  const done = () => setAsking(null)
  const underway = current && current.closed === null && current.cancelled === null
  return (
    <div className="poll">
      <PageHead
        title={t.title}
        actions={
          leads && !underway ? (
            <Button kind="primary" onPress={() => setAsking('open')}>
              {t.open}
            </Button>
          ) : undefined
        }
      />
      {current ? null : <EmptyState title={t.none} text={t.noneText} />}
      {current && isAsking(current, now) ? <AnswerForm key={current.id} poll={current} /> : null}
      {current ? <PollCard poll={current} onAsk={setAsking} /> : null}
      {former.length > 0 ? <h2 className="unseen">{t.former}</h2> : null}
      {former.map((poll) => (
        <details key={poll.id} className="poll-card">
          <summary>
            {t.former}: {poll.question}
          </summary>
          <When poll={poll} />
          <Result poll={poll} />
          <PollTable poll={poll} />
        </details>
      ))}
      {asking === 'open' ? <OpenPoll follows={null} onClose={done} /> : null}
      {asking === 'again' && current ? <OpenPoll follows={current} onClose={done} /> : null}
      {asking === 'close' && current ? <ClosePoll poll={current} onClose={done} /> : null}
      {asking === 'cancel' && current ? <CancelPoll poll={current} onClose={done} /> : null}
    </div>
  )
}
