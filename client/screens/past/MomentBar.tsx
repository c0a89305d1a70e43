import { instantOf, localParts } from '../../../domain/zone.ts'
import { useWords } from '../../app/language.ts'
import { clockOf, shortDateOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { pastWords } from '../../words/past.ts'
import { atMinutes, held, minutesOf } from './moment.ts'

const minute = 60_000
const lastMinute = 24 * 60 - 1

export interface MomentBarProps {
  readonly at: number
  /** The present: there is nothing behind it. */
  readonly now: number
  readonly zone: string
  readonly onMove: (at: number) => void
}

function Steps({ at, now, onMove }: MomentBarProps) {
  const t = useWords(pastWords)
  const steps = [
    [-60, '−1 g', t.hourBack],
    [-10, '−10 ph', t.back],
    [10, '+10 ph', t.forth],
    [60, '+1 g', t.hourForth],
  ] as const
  return (
    <div className="moment-steps">
      {steps.map(([by, text, label]) => (
        <Button
          key={by}
          unavailable={by > 0 && at + by * minute > now ? t.notYet : undefined}
          onPress={() => onMove(at + by * minute)}
        >
          <span aria-hidden="true">{text}</span>
          <span className="unseen">{label}</span>
        </Button>
      ))}
    </div>
  )
}

/** Which moment is shown: by date and time, in steps, or along the day. */
export function MomentBar(props: MomentBarProps) {
  const { at, now, zone } = props
  const t = useWords(pastWords)
  const { date, time } = localParts(at, zone)
  const onMove = (to: number) => {
    if (Number.isFinite(to)) props.onMove(held(to, now))
  }
  return (
    <div className="moment-bar">
      <TextField
        label={t.date}
        type="date"
        value={date}
        onChange={(typed) => (typed === '' ? undefined : onMove(instantOf(typed, time, zone)))}
      />
      <TextField
        label={t.time}
        type="time"
        value={time}
        onChange={(typed) => (typed === '' ? undefined : onMove(instantOf(date, typed, zone)))}
      />
      <Steps {...props} onMove={onMove} />
      <input
        className="moment-slider"
        type="range"
        min={0}
        max={lastMinute}
        step={1}
        value={minutesOf(at, zone)}
        aria-label={t.slider}
        aria-valuetext={`${clockOf(at, zone)} ${shortDateOf(at, zone)}`}
        onChange={(event) => onMove(atMinutes(at, Number(event.target.value), zone))}
      />
    </div>
  )
}
