import { useState } from 'react'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { deadlineWords, directiveWords } from '../../words/directives.ts'
import type { DeadlinePreset } from '../../words/directives.ts'
import { firstTyped, presetsAt, typedInstant } from './presets.ts'

/** A deadline being chosen; `at` is null while what is typed is no time. */
export interface Choosing {
  readonly preset: DeadlinePreset
  readonly date: string
  readonly clock: string
  readonly at: number | null
  readonly options: readonly { readonly value: DeadlinePreset; readonly label: string }[]
  readonly change: (to: Partial<{ preset: DeadlinePreset; date: string; clock: string }>) => void
}

/** `after`: a deadline that the new one has to be later than, ms. */
export function useDeadline(after = 0): Choosing {
  const language = useLanguage()
  const store = useStore()
  const { info } = useSnapshot().shown
  const [now] = useState(() => store.now())
  const zone = info?.zone ?? 'UTC'
  const presets = info ? presetsAt(now, info, after) : []
  const [chosen, setChosen] = useState<{ preset: DeadlinePreset; date: string; clock: string }>(() => ({
    preset: presets[0]?.id ?? 'other',
    ...firstTyped(Math.max(now, after), zone),
  }))
  const { preset, date, clock } = chosen
  const at =
    preset === 'other'
      ? typedInstant(date, clock, zone)
      : (presets.find(({ id }) => id === preset)?.at ?? null)
  const said = (id: DeadlinePreset, when: number): string =>
    `${deadlineWords[id][language]} · ${whenOf(when, now, zone)}`
  return {
    ...chosen,
    at,
    options: [
      ...presets.map(({ id, at: when }) => ({ value: id, label: said(id, when) })),
      { value: 'other', label: deadlineWords.other[language] },
    ],
    change: (to) => setChosen((before) => ({ ...before, ...to })),
  }
}

/** One of the usual deadlines, or a date and a time of one's own. */
export function DeadlineField({ choosing }: { readonly choosing: Choosing }) {
  const t = useWords(directiveWords)
  const { preset, date, clock, options, change } = choosing
  return (
    <>
      <Select label={t.deadline} value={preset} options={options} onChange={(to) => change({ preset: to })} />
      {preset === 'other' ? (
        <div className="directive-when">
          <TextField
            label={t.day}
            type="date"
            value={date}
            required
            onChange={(to) => change({ date: to })}
          />
          <TextField
            label={t.clock}
            type="time"
            value={clock}
            required
            onChange={(to) => change({ clock: to })}
          />
        </div>
      ) : null}
    </>
  )
}
