import type { FollowUp } from '../../../../domain/incident/events.ts'
import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { Button } from '../../../parts/controls/Button.tsx'
import { FactList, Section, TextButton } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { termWords } from '../../../words/terms.ts'
import { organisationOf, whoOf } from '../../items/who.ts'
import type { Conduct } from '../conduct/index.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { useOffer } from './offer.ts'

interface ReviewProps {
  readonly view: IncidentView
  readonly onConduct: (kind: Conduct) => void
}

function FollowUpLine({ one, view }: { readonly one: FollowUp; readonly view: IncidentView }) {
  const t = useWords(conductWords)
  const snapshot = useSnapshot()
  const when = (at: number) => whenOf(at, view.now, view.info.zone)
  const late = one.done === null && one.due !== null && one.due < view.now
  const state = one.done ? t.followUpDone(when(one.done.at)) : one.due === null ? '' : t.dueBy(when(one.due))
  return (
    <li className={one.done ? 'done' : late ? 'late' : undefined}>
      <span>{one.text}</span>
      <small>{[organisationOf(snapshot, one.owner), state].filter((part) => part !== '').join(' · ')}</small>
    </li>
  )
}

function FollowUps({ view, onConduct }: ReviewProps) {
  const t = useWords(conductWords)
  const offer = useOffer(view)
  const { id, review } = view.incident
  const followUps = review?.followUps ?? []
  if (followUps.length === 0) return null
  const offered = followUps
    .map((_one, index) => offer({ type: 'incident.follow-up', payload: { incident: id, index } }))
    .find((one) => one !== null)
  return (
    <div className="link-group">
      <h4>{t.followUps}</h4>
      <ol className="follow-ups" aria-label={t.followUps}>
        {followUps.map((one) => (
          <FollowUpLine key={`${one.owner} ${one.text}`} one={one} view={view} />
        ))}
      </ol>
      {offered ? (
        <div className="part-actions">
          <Button unavailable={offered.unavailable} onPress={() => onConduct('follow-up')}>
            {`${t.followUpReport}…`}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** What was learnt from it, once it is over. */
export function ReviewSection({ view, onConduct }: ReviewProps) {
  const { incident, info, now } = view
  const t = useWords(conductWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const offer = useOffer(view)
  const { id, status, review } = incident
  if (isOpen(status)) return null
  const offered = offer({
    type: 'incident.review',
    payload: { incident: id, cause: '.', worked: '.', followUps: [] },
  })
  if (!review && (!offered || status === 'cancelled')) return null
  const write = offered ? (
    <TextButton onPress={() => onConduct('review')}>{review ? `${t.reviewAgain}…` : t.reviewDo}</TextButton>
  ) : undefined
  if (!review)
    return (
      <Section title={t.review} action={write}>
        <p className="quiet">{t.reviewNone}</p>
      </Section>
    )
  const facts = [
    { term: t.cause, text: review.cause },
    { term: t.worked, text: review.worked },
    ...(review.improve === null ? [] : [{ term: t.improve, text: review.improve }]),
  ]
  const by = `${whenOf(review.at, now, info.zone)} · ${whoOf(snapshot, review.by, unknownPerson)}`
  return (
    <Section title={t.review} note={by} action={write}>
      <FactList facts={facts} />
      <FollowUps view={view} onConduct={onConduct} />
    </Section>
  )
}
