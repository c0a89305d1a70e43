import './poll.css'
import { useState } from 'react'
import type { Poll } from '../../../domain/poll/events.ts'
import { voteOf } from '../../../domain/poll/asking.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { pollWords } from '../../words/poll.ts'
import { termWords } from '../../words/terms.ts'
import { History } from './History.tsx'
import { OwnAnswer } from './OwnAnswer.tsx'
import { CancelPoll, ClosePoll, OpenPoll } from './PollDialogs.tsx'
import { PollTable } from './PollTable.tsx'
import { Result, When } from './Result.tsx'
import { isUnderway, newestFirst, stageOf } from './standing.ts'

type Asking = 'open' | 'again' | 'close' | 'cancel'
type OnAsk = (asking: Asking) => void

/** Whether others know the result: it goes out with the verdict that a leader publishes. */
function Publishing({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  if (!poll.closed || !shown.info) return null
  const { published } = shown
  if (published?.polled?.closedAt === poll.closed.at)
    return <p className="quiet">{t.published(whenOf(published.at, now, shown.info.zone))}</p>
  return (
    <p>
      {t.notPublished} <Link href="/tom-tat">{t.toPublish}</Link>
    </p>
  )
}

/** What a leader can do with it now, likeliest first. */
function Buttons({ poll, onAsk }: { readonly poll: Poll; readonly onAsk: OnAsk }) {
  const t = useWords(pollWords)
  const { noLine } = useWords(termWords)
  const { connection } = useSnapshot()
  const unavailable = connection.state === 'live' ? undefined : noLine
  if (!isUnderway(poll))
    return (
      <Button unavailable={unavailable} onPress={() => onAsk('again')}>
        {t.again}
      </Button>
    )
  return (
    <>
      <Button kind="primary" unavailable={unavailable} onPress={() => onAsk('close')}>
        {t.close}
      </Button>
      <Button unavailable={unavailable} onPress={() => onAsk('cancel')}>
        {t.cancel}
      </Button>
    </>
  )
}

/** The latest poll as this account may see it. */
function Current({
  poll,
  leads,
  onAsk,
}: {
  readonly poll: Poll
  readonly leads: boolean
  readonly onAsk: OnAsk
}) {
  const t = useWords(pollWords)
  const { actor } = useSnapshot()
  const now = useNow(1_000)
  const department = actor?.department ?? false
  const answered = poll.asked.filter((organisation) => voteOf(poll, organisation) !== null).length
  return (
    <section className="poll-card" aria-label={poll.question}>
      <h2>{poll.question}</h2>
      <When poll={poll} />
      {department && isUnderway(poll) ? <p>{t.answered(answered, poll.asked.length)}</p> : null}
      <Result poll={poll} />
      {department ? <Publishing poll={poll} /> : null}
      {leads || poll.closed ? (
        <div className="poll-buttons">
          {leads ? <Buttons poll={poll} onAsk={onAsk} /> : null}
          {poll.closed ? (
            <Link href={`/bieu-quyet/${poll.id}`} className="button plain">
              {t.minutes}
            </Link>
          ) : null}
        </div>
      ) : null}
      {department ? <PollTable poll={poll} settled={stageOf(poll, now) !== 'asking'} /> : null}
      {department && poll.cancelled === null ? <p className="quiet">{t.freezeNote}</p> : null}
    </section>
  )
}

/** The go/no-go poll: open, answer, close, and what former ones came to. */
export default function PollPage() {
  const t = useWords(pollWords)
  const { noLine } = useWords(termWords)
  const { actor, shown, connection } = useSnapshot()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [current, ...former] = newestFirst(shown.polls)
  const leads = actor?.department === true && actor.role === 'leader'
  const done = () => setAsking(null)
  const own = actor?.organisation ?? null
  return (
    <div className="poll">
      <PageHead
        title={t.title}
        actions={
          leads && !current ? (
            <Button
              kind="primary"
              unavailable={connection.state === 'live' ? undefined : noLine}
              onPress={() => setAsking('open')}
            >
              {t.open}
            </Button>
          ) : undefined
        }
      />
      {current ? null : <EmptyState title={t.none} text={leads ? t.noneLeader : t.noneText} />}
      {current ? <Current poll={current} leads={leads} onAsk={setAsking} /> : null}
      {current && own !== null ? <OwnAnswer key={current.id} poll={current} organisation={own} /> : null}
      <History polls={former} />
      {asking === 'open' ? <OpenPoll follows={null} onClose={done} /> : null}
      {asking === 'again' && current ? <OpenPoll follows={current} onClose={done} /> : null}
      {asking === 'close' && current ? <ClosePoll poll={current} onClose={done} /> : null}
      {asking === 'cancel' && current ? <CancelPoll poll={current} onClose={done} /> : null}
    </div>
  )
}
