import type { Author, Stamp } from '../stamp.ts'

/** What a critical notice was about: the incident is new, was raised to critical, or was escalated to the person. */
export const abouts = ['new', 'raised', 'escalated'] as const
export type About = (typeof abouts)[number]

/** The best first: what a second device reports only counts when it is better than what is known. */
export const outcomes = ['shown', 'muted', 'no-permission'] as const
/** `muted`: on the screen while its person had muted the sound; `no-permission`: the page lay in the background and may not notify. */
export type Outcome = (typeof outcomes)[number]

/** That a critical notice reached one person, as their own device says. */
export interface Delivery {
  readonly by: Author | null
  readonly about: About
  readonly outcome: Outcome
  readonly at: number
}

export interface NoticeState {
  /** By incident, in order of arrival; one for each person and thing it was about. */
  readonly deliveries: Map<string, readonly Delivery[]>
}

export interface NoticeEvent {
  readonly type: 'notice.delivered'
  readonly incident: string
  readonly about: About
  readonly outcome: Outcome
}

/** What is known of a person's notice; null before their first report. */
export const deliveryOf = (
  { deliveries }: NoticeState,
  incident: string,
  person: string,
  about: About,
): Delivery | null =>
  deliveries.get(incident)?.find((one) => one.by?.person === person && one.about === about) ?? null

export const evolveNotice = {
  'notice.delivered': (
    state: NoticeState,
    { incident, about, outcome }: NoticeEvent,
    { by, at }: Stamp,
  ): void => {
    const others = (state.deliveries.get(incident) ?? []).filter(
      (one) => one.about !== about || one.by?.person !== by?.person,
    )
    state.deliveries.set(incident, [...others, { by, about, outcome, at }])
  },
}

export const noticeText = { 'notice.delivered': [] } as const
