import { localParts } from '../../../../domain/zone.ts'
import type { Incident } from '../../../../domain/incident/events.ts'
import type { PayloadOf } from '../../../sync/snapshot.ts'
import { typedInstant } from '../../directives/presets.ts'

/** One follow-up being written; `due` as the browser's field has it: `2020-10-14T18:00`, or ''. */
export interface FollowUpDraft {
  readonly text: string
  readonly owner: string
  readonly due: string
}
export interface ReviewDraft {
  readonly cause: string
  readonly worked: string
  readonly improve: string
  readonly followUps: readonly FollowUpDraft[]
}

export const mostFollowUps = 20
export const newFollowUp: FollowUpDraft = { text: '', owner: '', due: '' }

/** What was recorded before, to go on from; empty at first. */
export function reviewDraft({ review }: Pick<Incident, 'review'>, zone: string): ReviewDraft {
  if (!review) return { cause: '', worked: '', improve: '', followUps: [] }
  const typed = (at: number) => {
    const { date, time } = localParts(at, zone)
    return `${date}T${time}`
  }
  const followUps = review.followUps.map(({ text, owner, due }) => ({
    text,
    owner,
    due: due === null ? '' : typed(due),
  }))
  return { cause: review.cause, worked: review.worked, improve: review.improve ?? '', followUps }
}

export type ReviewProblem = 'cause' | 'worked' | 'followUps'
const isEmpty = ({ text, owner, due }: FollowUpDraft): boolean =>
  text.trim() === '' && owner === '' && due === ''

/** What is still missing; a follow-up line left wholly empty is no line. */
export function reviewProblems({ cause, worked, followUps }: ReviewDraft): readonly ReviewProblem[] {
  const half = followUps.some((one) => !isEmpty(one) && (one.text.trim() === '' || one.owner === ''))
  return [
    ...(cause.trim() === '' ? (['cause'] as const) : []),
    ...(worked.trim() === '' ? (['worked'] as const) : []),
    ...(half ? (['followUps'] as const) : []),
  ]
}

/** What is sent; only for a draft without problems. */
export function reviewPayload(
  incident: string,
  { cause, worked, improve, followUps }: ReviewDraft,
  zone: string,
): PayloadOf<'incident.review'> {
  return {
    incident,
    cause: cause.trim(),
    worked: worked.trim(),
    ...(improve.trim() === '' ? {} : { improve: improve.trim() }),
    followUps: followUps
      .filter((one) => !isEmpty(one))
      .map(({ text, owner, due }) => {
        const [date = '', clock = ''] = due.split('T')
        return { text: text.trim(), owner, due: typedInstant(date, clock.slice(0, 5), zone) }
      }),
  }
}
