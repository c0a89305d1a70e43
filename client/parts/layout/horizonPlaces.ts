import type { Tone } from '../kinds.ts'

/** One deadline on the horizon. */
export interface HorizonEvent {
  readonly id: string
  /** Minutes from now; what is past is gathered in one mark and does not come here. */
  readonly minutes: number
  /** Clock time: "03:21". */
  readonly time: string
  readonly text: string
  readonly tone?: Tone | undefined
}
/** An event with its place and how many later ones its label covers. */
export interface PlacedEvent extends HorizonEvent {
  /** Pixels from the left end of the horizon. */
  readonly left: number
  readonly covered: number
}

/** Where now stands, in px from the left; the past lies before it, sunken. */
export const nowLeft = 168
const firstHourPx = 10
const laterHourPx = 122
const letterPx = 7
const gapPx = 18

/** Pixels from the left for a time ahead: 10 px a minute for an hour, then 122 px an hour. */
export const horizonLeft = (minutes: number): number =>
  nowLeft + (minutes <= 60 ? minutes * firstHourPx : 60 * firstHourPx + ((minutes - 60) / 60) * laterHourPx)

/** Estimated width of a label: its longer line. */
const labelWidth = ({ text, time }: HorizonEvent): number =>
  Math.max(text.length, time.length) * letterPx + gapPx

/**
 * Gives every event its place. Labels never overlap: the nearer deadline keeps its words, those it
 * covers are counted on it. Events beyond the right end are left out.
 */
export function placeOnHorizon(events: readonly HorizonEvent[], width: number): readonly PlacedEvent[] {
  const placed: PlacedEvent[] = []
  let free = nowLeft
  const ahead = events
    .filter((event) => event.minutes >= 0 && horizonLeft(event.minutes) < width - 40)
    .sort((one, other) => one.minutes - other.minutes)
  for (const event of ahead) {
    const left = horizonLeft(event.minutes)
    const last = placed.at(-1)
    if (last && left < free) placed[placed.length - 1] = { ...last, covered: last.covered + 1 }
    else {
      placed.push({ ...event, left, covered: 0 })
      free = left + labelWidth(event)
    }
  }
  return placed
}
