import type { ReactNode } from 'react'
import { Icon } from '../glyphs/Icon.tsx'
import type { IconName } from '../glyphs/iconPaths.ts'
import type { Tone } from '../kinds.ts'
import { classes } from '../kinds.ts'

export interface ChipProps {
  readonly children: ReactNode
  readonly tone?: Tone | undefined
  /** `solid` only for what nobody has yet, `outline` for a plain remark. */
  readonly look?: 'tint' | 'solid' | 'outline' | undefined
  readonly icon?: IconName | undefined
}

/** A 24 px remark in a word or two: "trễ 21 ph". */
export function Chip({ children, tone = 'quiet', look = 'tint', icon }: ChipProps) {
  return (
    <span className={classes('chip', tone, look !== 'tint' && look)}>
      {icon === undefined ? null : <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}

export interface CountEntry<T extends string> {
  readonly id: T
  readonly label: string
  readonly count: number
  /** `loud` turns solid red while the count is above 0, `late` only reddens the number. */
  readonly manner?: 'loud' | 'late' | undefined
}
export interface CountFilterProps<T extends string> {
  readonly label: string
  readonly counts: readonly CountEntry<T>[]
  readonly chosen: T | undefined
  readonly onChoose: (id: T) => void
}

/** Counts that filter: each number is a button showing only its rows. */
export function CountFilter<T extends string>({ label, counts, chosen, onChoose }: CountFilterProps<T>) {
  return (
    <div className="count-filter" role="group" aria-label={label}>
      {counts.map((entry) => (
        <button
          key={entry.id}
          type="button"
          className={classes('count', entry.count > 0 && entry.manner)}
          aria-pressed={entry.id === chosen}
          onClick={() => onChoose(entry.id)}
        >
          <b>{entry.count}</b>
          {entry.label}
        </button>
      ))}
    </div>
  )
}
