import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { Choice } from '../../parts/controls/Choice.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { composerWords } from '../../words/composer.ts'
import { lastTime } from './typed-time.ts'

const minute = 60_000
/** Minutes ago that one press gives. */
const ago = [5, 15, 30] as const

interface WhenFieldProps {
  /** ms; null: when the form was opened. */
  readonly value: number | null
  readonly openedAt: number
  readonly zone: string
  readonly nowWord: string
  readonly onChange: (at: number | null) => void
}

const optionOf = (value: number | null, openedAt: number): string => {
  if (value === null) return 'now'
  const found = ago.find((minutes) => value === openedAt - minutes * minute)
  return found === undefined ? 'clock' : String(found)
}

/** When it happened: just now, some minutes ago, or a time of the clock. */
export function WhenField({ value, openedAt, zone, nowWord, onChange }: WhenFieldProps) {
  const t = useWords(composerWords)
  const [asked, setAsked] = useState(false)
  const [clock, setClock] = useState(value === null ? '' : clockOf(value, zone))
  const option = asked ? 'clock' : optionOf(value, openedAt)
  const choose = (chosen: string) => {
    setAsked(chosen === 'clock')
    if (chosen === 'now') onChange(null)
    else if (chosen !== 'clock') onChange(openedAt - Number(chosen) * minute)
  }
  const type = (text: string) => {
    setClock(text)
    const at = lastTime(text, openedAt, zone)
    if (at !== null) onChange(at)
  }
  return (
    <div>
      <Choice
        legend={t.when}
        value={option}
        onChange={choose}
        options={[
          { value: 'now', label: nowWord },
          ...ago.map((minutes) => ({ value: String(minutes), label: t.whenAgo(minutes) })),
          { value: 'clock', label: t.whenClock },
        ]}
      />
      {option === 'clock' ? (
        <TextField label={t.whenClock} type="time" value={clock} onChange={type} />
      ) : null}
    </div>
  )
}
