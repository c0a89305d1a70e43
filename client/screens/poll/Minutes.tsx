import './poll.css'
import './minutes.css'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { SYSTEM } from '../../../domain/ids.ts'
import type { Poll } from '../../../domain/poll/events.ts'
import type { Author } from '../../../domain/stamp.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { goBack } from '../../app/place.ts'
import type { ScreenProps } from '../../app/routes.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PaperRecord } from '../../parts/layout/PaperRecord.tsx'
import { pollWords } from '../../words/poll.ts'
import { termWords } from '../../words/terms.ts'
import { PrintedAnchor } from '../audit/PrintedAnchor.tsx'
import { organisationOf, whoOf } from '../items/who.ts'
import { OpenRows } from './OpenRows.tsx'
import { Result } from './Result.tsx'
import { Former, Said, Signed } from './Said.tsx'
import { lineOf } from './standing.ts'

function useWho() {
  const t = useWords(pollWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  return (by: Author | null): string =>
    by?.person === SYSTEM ? t.byCentre : by === null ? t.byDepartment : whoOf(snapshot, by, unknownPerson)
}

/** Who asked, when, until when, and who closed it. */
function Times({ poll, zone }: { readonly poll: Poll; readonly zone: string }) {
  const t = useWords(pollWords)
  const who = useWho()
  const at = (time: number) => `${clockOf(time, zone)} ${dateOf(time, zone)}`
  return (
    <dl className="poll-times">
      <dt>{t.openedLabel}</dt>
      <dd>{t.atBy(at(poll.openedAt), who(poll.openedBy))}</dd>
      <dt>{t.deadline}</dt>
      <dd>{at(poll.deadline)}</dd>
      <dt>{t.closedLabel}</dt>
      <dd>{poll.closed ? t.atBy(at(poll.closed.at), who(poll.closed.by)) : t.notClosed}</dd>
    </dl>
  )
}

/** One organisation's answer with the items that were frozen with it, written out. */
function Answered({
  poll,
  organisation,
  info,
}: {
  readonly poll: Poll
  readonly organisation: string
  readonly info: CongressInfo
}) {
  const t = useWords(pollWords)
  const snapshot = useSnapshot()
  const { shown } = snapshot
  const { vote, former } = lineOf(shown, info, poll, organisation, poll.deadline)
  return (
    <section className="minutes-answer">
      <h3>{shown.organisations.get(organisation)?.name ?? organisationOf(snapshot, organisation)}</h3>
      {vote ? (
        <>
          <Said answer={vote.answer} />
          {vote.reason === null ? null : <p>{vote.reason}</p>}
          <p>
            <Signed vote={vote} />
          </p>
          <p>{vote.openTotal === 0 ? t.noneOpenThen : t.openRows(vote.openTotal)}</p>
          <OpenRows open={vote.open} total={vote.openTotal} />
          <Former votes={former} open />
        </>
      ) : (
        <p>{t.silentAfter}</p>
      )}
    </section>
  )
}

/** The minutes of a poll, for the screen and for paper. */
export default function Minutes({ params }: ScreenProps) {
  const t = useWords(pollWords)
  const { back } = useWords(termWords)
  const { shown } = useSnapshot()
  const now = useNow(60_000)
  const poll = shown.polls.get(params['poll'] ?? '')
  const { info } = shown
  if (!poll || !info) return <EmptyState title={t.noSuch} text={t.noneText} />
  return (
    <PaperRecord
      className="poll minutes"
      backLabel={back}
      onBack={() => goBack('/bieu-quyet')}
      printLabel={t.print}
      onPrint={() => window.print()}
      congress={info.name}
      title={t.minutes}
      of={<p className="minutes-question">{poll.question}</p>}
      printed={t.printed(`${clockOf(now, info.zone)} ${dateOf(now, info.zone)}`)}
    >
      <Times poll={poll} zone={info.zone} />
      <Result poll={poll} />
      <h2>{t.answers}</h2>
      {poll.asked.map((organisation) => (
        <Answered key={organisation} poll={poll} organisation={organisation} info={info} />
      ))}
      <PrintedAnchor />
    </PaperRecord>
  )
}
